package netnsh.notes;

import java.util.List;
import netnsh.notes.Block.What;
import netnsh.notes.Step.Kind;
import netnsh.value.Text;
import netnsh.word.Numbers;

/** How notes were understood, for people: each command with its line and its place, and what is not clear. */
public final class Listing {
    private final StringBuilder out = new StringBuilder();
    private final Notes notes;

    private Listing(Notes notes) {
        this.notes = notes;
    }

    /** The whole listing, escaped for a terminal. */
    public static String of(Notes notes) {
        Listing l = new Listing(notes);
        notes.blocks().forEach(l::block);
        l.summary();
        return l.out.toString();
    }

    private void block(Block b) {
        String name = Text.visible(b.name());
        String what = switch (b.what()) {
            case TRANSCRIPT -> "transcript";
            case COMMANDS -> "commands";
            case OWN -> "command lines of netnsh";
            case FILE -> "the file " + name;
            case OTHER -> name.isEmpty() ? "left alone" : "left alone: " + name;
        };
        line(b.line(), what + said(b.says()));
        if (b.fenced() && !b.foreign().isEmpty() && b.what() != What.OTHER && b.what() != What.FILE) {
            String words = String.join(" ", b.foreign());
            out.append("      # no directive: ").append(Text.visible(words)).append('\n');
        }
        for (Step s : b.steps()) {
            step(s);
        }
        if (b.what() == What.OWN) {
            b.lines().stream()
                    .map(Row::text)
                    .filter(l -> !l.isBlank())
                    .forEach(l -> out.append("      ").append(Text.visible(l)).append('\n'));
        }
    }

    private static String said(Directives d) {
        return (d.skip() ? ", skipped" : "")
                + (d.fails() ? ", meant to fail" : "")
                + (d.timeout() == null ? "" : ", at most " + Numbers.DURATION.write(d.timeout()));
    }

    private void step(Step s) {
        String place = s.place() == null ? "/" : s.place();
        String command = s.kind() == Kind.ENTER
                ? "(a shell in " + (s.command().isEmpty() ? "/" : s.command()) + ")"
                : s.kind() == Kind.LEAVE ? "(back to " + place + ")" : s.inShort();
        StringBuilder more = new StringBuilder();
        if (s.why() != null) {
            more.append(s.kind() == Kind.INCOMPLETE ? "incomplete: " : "unclear: ")
                    .append(s.why());
        } else if (!s.shown().isEmpty() || s.stopped()) {
            int n = s.shown().size();
            more.append(n)
                    .append(n == 1 ? " line" : " lines")
                    .append(" shown")
                    .append(s.stopped() ? ", then Ctrl-C" : "");
        }
        String said = said(s.says());
        more.append(more.length() == 0 && !said.isEmpty() ? said.substring(2) : said);
        String line = String.format("  %4d  %-10s %s", s.line(), Text.visible(place), Text.visible(command));
        out.append(line)
                .append(more.length() == 0 ? "" : "\n        " + " ".repeat(11) + "# " + Text.visible(more.toString()))
                .append('\n');
    }

    private void line(int number, String text) {
        out.append(Text.visible(notes.name()))
                .append(':')
                .append(number)
                .append(": ")
                .append(text)
                .append('\n');
    }

    private void summary() {
        List<Step> steps = notes.steps();
        long run = steps.stream().filter(s -> s.kind() == Kind.RUN).count();
        out.append('\n').append(run).append(run == 1 ? " command" : " commands");
        count(steps, Kind.INCOMPLETE, "incomplete");
        count(steps, Kind.UNCLEAR, "unclear");
        out.append("; nothing was run\n");
        for (Step s : steps) {
            if (s.why() != null) {
                line(
                        s.line(),
                        (s.kind() == Kind.INCOMPLETE ? "incomplete: " : "unclear: ") + Text.visible(s.inShort()));
            }
        }
    }

    private void count(List<Step> steps, Kind kind, String word) {
        long n = steps.stream().filter(s -> s.kind() == kind).count();
        if (n > 0) {
            out.append(", ").append(n).append(' ').append(word);
        }
    }
}
