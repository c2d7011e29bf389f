package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.notes.Step.Kind;

/** Takes a transcript apart: prompts, commands, what they printed, and which shell each was typed in. */
final class TranscriptReader {
    private static final Pattern INTERRUPT = Pattern.compile("\\s*(?:\\^C|C-c(?: C-c)*|Ctrl[-+][Cc])\\s*");
    private static final Pattern PROGRAM =
            Pattern.compile("(?:[A-Za-z_]\\w*=\\S*\\s*)+.*|[A-Za-z_./~][\\w.+/-]*(?:\\s.*)?", Pattern.DOTALL);
    /** What prints files, in which lines may begin as a prompt does. */
    private static final Pattern PRINTS =
            Pattern.compile("(?:cat|head|tail|less|more|grep|sed|awk)\\s(?!/proc/|/sys/).*");

    private final Steps steps;
    private final Levels levels;
    private final Piece piece;
    private final boolean console;
    private final List<Step> all = new ArrayList<>();
    private final List<Step.Shown> shown = new ArrayList<>();
    private Step now;
    private int until = -1;
    private boolean begun;
    private boolean hashes;
    private String printer;

    TranscriptReader(Adaptation adaptation, Judge judge, Levels levels, Piece piece, boolean console) {
        this.steps = new Steps(adaptation, judge, levels);
        this.levels = levels;
        this.piece = piece;
        this.console = console;
    }

    List<Step> steps() {
        List<Row> rows = piece.lines();
        int i = 0;
        while (i < rows.size()) {
            Row row = rows.get(i++);
            Prompt p = Prompt.of(row.text());
            if (p != null && counts(p)) {
                begin(p);
                StringBuilder command = new StringBuilder(p.command());
                while (i < rows.size() && open(command.toString(), rows.get(i).text())) {
                    String more = rows.get(i++).text().stripLeading();
                    more = more.startsWith(">") && !more.startsWith(">>") ? more.substring(1) : more;
                    command.append('\n').append(more);
                }
                prompted(row, p, command.toString().strip());
            } else if (row.text().strip().equals("^D")) {
                end(false);
                levels.leave();
            } else {
                output(row);
            }
        }
        end(true);
        return all;
    }

    private static boolean open(String command, String next) {
        if (command.isEmpty() || Prompt.of(next) != null && !next.stripLeading().startsWith(">")) {
            return false;
        }
        Scan.Open open = Lexer.scan(command).open();
        boolean marked = next.stripLeading().startsWith(">");
        return open == Scan.Open.BACKSLASH || marked && open != Scan.Open.NOTHING;
    }

    /** Whether a line that begins like a prompt is one: # may also begin a comment or a line of output. */
    private boolean counts(Prompt p) {
        boolean hash = p.kind() == Prompt.Kind.HASH;
        if (!begun) {
            return true;
        }
        return !hash || hashes || levels.any() || console || Shape.fits(p.command(), 1);
    }

    private void begin(Prompt p) {
        if (!begun) {
            begun = true;
            hashes = p.kind() == Prompt.Kind.HASH;
            levels.begin(p.sign());
        }
    }

    private void prompted(Row row, Prompt p, String command) {
        end(false);
        levels.prompt(p);
        if (command.isEmpty() || p.kind() != Prompt.Kind.HASH && command.startsWith("#")) {
            return;
        }
        boolean host = p.kind() == Prompt.Kind.HOST;
        boolean hash = p.kind() == Prompt.Kind.HASH;
        boolean any = host
                || piece.code() && !hash
                || hash && Wrapping.layers(command).size() > 1 && piece.code();
        if (printer != null && !host) {
            now = Steps.unclear(row, p.column(), command, "it may be a line of what \"" + printer + "\" printed");
        } else if (hash && !hashes && !levels.any()) {
            now = Steps.unclear(
                    row, p.column(), command, "it may be a comment: no line before opens a shell with this prompt");
        } else if (hash && !Shape.fits(command, 1) && !command.startsWith("exit")) {
            patched(
                    row,
                    p,
                    command,
                    "it may be a comment: \"" + command.split("\\s+")[0]
                            + "\" so written is no command of the network's tools");
        } else if (any && !PROGRAM.matcher(command).matches()) {
            now = Steps.unclear(row, p.column(), command, "it does not begin with the name of a program");
        } else {
            now = steps.of(row, p.column(), command, any);
        }
        printer = PRINTS.matcher(command).matches() ? command : printer;
    }

    private void patched(Row row, Prompt p, String command, String why) {
        Step other = steps.patched(row, p.column(), command);
        now = other != null ? other : Steps.unclear(row, p.column(), command, why);
    }

    private void output(Row row) {
        if (now == null) {
            return;
        }
        String text = row.text();
        if (INTERRUPT.matcher(text).matches()) {
            until = shown.size();
            return;
        } else if (text.startsWith("^C")) {
            until = shown.size();
            text = text.substring(2);
        }
        shown.add(new Step.Shown(row.number(), text));
    }

    /** The command that was typed last has printed all that the notes show of it. */
    private void end(boolean last) {
        while (!shown.isEmpty() && shown.get(shown.size() - 1).text().isBlank()) {
            shown.remove(shown.size() - 1);
        }
        if (now != null) {
            boolean left = last && now.kind() == Kind.RUN && until < 0;
            all.add(new Step(
                    now.kind(),
                    now.line(),
                    now.column(),
                    now.command(),
                    now.place(),
                    now.why(),
                    List.copyOf(shown),
                    until,
                    left));
        }
        now = null;
        until = -1;
        shown.clear();
    }
}
