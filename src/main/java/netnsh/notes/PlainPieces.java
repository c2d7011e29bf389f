package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Plain text in paragraphs. A function of a shell is one piece, also over empty lines; paragraphs of a transcript that
 * follow each other are one, because output has empty lines too.
 */
final class PlainPieces {
    private static final Pattern FUNCTION = Pattern.compile("(?:function\\s+\\S+.*|[\\w-]+\\s*\\(\\)\\s*)\\{\\s*");
    /** What can only be the middle of output: ping's summary. */
    private static final Pattern GOES_ON =
            Pattern.compile("--- .* ---|\\d+ packets (?:transmitted|captured).*|rtt min/.*");

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Row> now = new ArrayList<>();
    private String before = "";
    private boolean transcript;

    private PlainPieces() {}

    static List<Piece> of(String text) {
        PlainPieces all = new PlainPieces();
        String[] lines = text.split("\n", -1);
        boolean function = false;
        boolean script = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].endsWith("\r") ? lines[i].substring(0, lines[i].length() - 1) : lines[i];
            Row row = new Row(i + 1, 0, Entities.plain(line));
            boolean opens = FUNCTION.matcher(row.text()).matches();
            boolean begins = row.text().startsWith("#!") && all.now.isEmpty();
            script = begins || script && (!row.blank() || goesOn(lines, i));
            if (script) {
                all.now.add(row);
            } else if (function) {
                all.now.add(row);
                function = !row.text().startsWith("}");
                if (!function) {
                    all.end();
                }
            } else if (opens) {
                all.end();
                all.now.add(row);
                function = true;
            } else if (row.blank()) {
                all.end();
            } else {
                all.now.add(row);
            }
        }
        all.end();
        return List.copyOf(all.pieces);
    }

    /** Whether a script, see execve(2), goes on behind empty lines. */
    private static boolean goesOn(String[] lines, int at) {
        int next = at;
        while (next < lines.length && lines[next].isBlank()) {
            next++;
        }
        String line = next < lines.length ? lines[next] : "";
        return !line.isBlank()
                && (Character.isWhitespace(line.charAt(0))
                        || FUNCTION.matcher(line.strip()).matches()
                        || NoteReader.CODE.matcher(line).matches()
                        || Shape.fits(line, 1));
    }

    private void end() {
        if (now.isEmpty()) {
            return;
        }
        List<Row> rows = List.copyOf(now);
        now.clear();
        if (rows.get(0).text().startsWith("#!")) {
            add(rows);
            transcript = false;
            return;
        }
        int start = 0;
        while (start < rows.size() && !Prompt.isTranscript(rows.get(start).text())) {
            start++;
        }
        boolean goesOn = transcript
                && !pieces.isEmpty()
                && (start == 0 || GOES_ON.matcher(rows.get(0).text()).matches());
        if (goesOn) {
            Piece last = pieces.remove(pieces.size() - 1);
            List<Row> all = new ArrayList<>(last.lines());
            Row end = all.get(all.size() - 1);
            for (int n = end.number() + 1; n < rows.get(0).number(); n++) {
                all.add(new Row(n, 0, ""));
            }
            all.addAll(rows);
            pieces.add(new Piece(last.line(), "", false, false, last.before(), Directives.NONE, List.copyOf(all)));
        } else if (start < rows.size() && start > 0) {
            add(rows.subList(0, start));
            before = rows.get(start - 1).text();
            add(rows.subList(start, rows.size()));
            transcript = true;
        } else {
            add(rows);
            transcript = start == 0;
        }
        if (!transcript) {
            before = String.join(" ", rows.stream().map(Row::text).toList());
        }
    }

    private void add(List<Row> rows) {
        pieces.add(new Piece(rows.get(0).number(), "", false, false, before, Directives.NONE, List.copyOf(rows)));
    }
}
