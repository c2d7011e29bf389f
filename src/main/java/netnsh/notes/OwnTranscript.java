package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.notes.Step.Kind;
import netnsh.session.Session;

/** A transcript of netnsh's own prompt, as {@code record} writes it: the prompt says where each line runs. */
final class OwnTranscript {
    /** {@code /> }, {@code left:eth0> }, {@code 'a b'> }; in front of it perhaps the status of the line before. */
    private static final Pattern PROMPT = Pattern.compile(
            "(?:\\[\\d+] )?((?:/|'[^']+'|[\\w@%+=,.-]+(?::[\\w/.-]+)?)(?: \\(gone\\))?(?::[^\\s>]+)?)>(?: (.*))?");

    private final Adaptation adaptation;
    private final Piece piece;
    private final String name;
    private final List<Step> all = new ArrayList<>();
    private final Printed printed = new Printed();
    private Step now;

    OwnTranscript(Adaptation adaptation, Piece piece, String name) {
        this.adaptation = adaptation;
        this.piece = piece;
        this.name = name;
    }

    /** Whether a line of output would be taken for a prompt. */
    static boolean isPrompt(String line) {
        return PROMPT.matcher(line).matches();
    }

    List<Step> steps() {
        List<Row> rows = piece.lines();
        int i = 0;
        while (i < rows.size()) {
            Row row = rows.get(i++);
            Matcher prompt = PROMPT.matcher(row.text());
            if (!prompt.matches()) {
                printed.add(row);
                continue;
            }
            end(false);
            StringBuilder line = new StringBuilder(prompt.group(2) == null ? "" : prompt.group(2));
            while (i < rows.size() && Lexer.scan(line.toString()).open() == Scan.Open.BACKSLASH) {
                line.append('\n').append(rows.get(i++).text());
            }
            int column = prompt.group(2) == null ? row.text().length() : prompt.start(2);
            begin(row, column, prompt.group(1), line.toString().strip());
        }
        end(true);
        return all;
    }

    private void begin(Row row, int column, String place, String typed) {
        if (typed.isEmpty() || typed.startsWith("#")) {
            return;
        }
        int comment = Directives.behind(typed);
        Directives says = comment < 0
                ? Directives.NONE
                : Directives.of(Directives.inLine(typed.substring(comment).strip()), name + ":" + row.number());
        String line = comment < 0 ? typed : typed.substring(0, comment).stripTrailing();
        String command = adaptation.command(row.number(), line);
        if (command.isEmpty()) {
            return;
        }
        String wrong = Session.check(command).map(Throwable::getMessage).orElse(null);
        String where = place.equals("/") ? null : place.replace(" (gone)", "");
        now = new Step(
                wrong == null ? Kind.RUN : Kind.INCOMPLETE,
                row.number(),
                row.column() + column,
                command,
                where,
                wrong,
                List.of(),
                -1,
                false,
                true,
                says);
    }

    private void end(boolean last) {
        Step whole = printed.of(now, last);
        if (whole != null) {
            all.add(whole);
        }
        now = null;
    }
}
