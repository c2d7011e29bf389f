package netnsh.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;

/** Takes a transcript apart: prompts, commands, what they printed, and which shell each was typed in. */
final class TranscriptReader {
    private static final Pattern PROGRAM =
            Pattern.compile("(?:[A-Za-z_]\\w*=\\S*\\s*)+.*|[A-Za-z_./~][\\w.+/-]*(?:\\s.*)?", Pattern.DOTALL);
    private final Steps steps;
    private final Adaptation adaptation;
    private final Levels levels;
    private final Piece piece;
    private final boolean console;
    private final List<Step> all = new ArrayList<>();
    private final Printed printed = new Printed();
    private final String name;
    private Directives next = Directives.NONE;
    private Step now;
    private boolean begun;
    private boolean hashes;
    private String printer;

    TranscriptReader(Adaptation adaptation, Judge judge, Levels levels, Piece piece, boolean console, String name) {
        this.name = name;
        this.steps = new Steps(adaptation, judge, levels);
        this.adaptation = adaptation;
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
            String directive =
                    Directives.inLine(p == null ? row.text() : p.kind() == Prompt.Kind.HASH ? row.text() : p.command());
            if (directive != null && (p != null || row.text().strip().startsWith("#"))) {
                end(false);
                next = next.and(Directives.of(directive, name + ":" + row.number()));
            } else if (p != null && counts(p)) {
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

    private void prompted(Row row, Prompt p, String typed) {
        end(false);
        levels.prompt(p, adaptation.machine(p.sign()));
        int comment = Directives.behind(typed);
        String command = typed;
        if (comment >= 0) {
            String words = Directives.inLine(typed.substring(comment).strip());
            next = next.and(Directives.of(words, name + ":" + row.number()));
            command = typed.substring(0, comment).strip();
        }
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
        now = now == null ? null : now.says(next);
        next = Directives.NONE;
        printer = Prompt.prints(command) ? command : printer;
    }

    private void patched(Row row, Prompt p, String command, String why) {
        Step other = steps.patched(row, p.column(), command);
        now = other != null ? other : Steps.unclear(row, p.column(), command, why);
    }

    private void output(Row row) {
        if (now != null) {
            printed.add(row);
        }
    }

    /** The command that was typed last has printed all that the notes show of it. */
    private void end(boolean last) {
        Step whole = printed.of(now, last);
        if (whole != null) {
            all.add(whole);
        }
        now = null;
    }
}
