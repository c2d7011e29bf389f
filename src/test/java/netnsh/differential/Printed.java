package netnsh.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** What the installed programs print of a line, and what netnsh prints of the same. */
final class Printed {
    /** What both print when a line is refused; what was printed before is not held against anybody. */
    static final String REFUSED = "refused\n";

    private static final String NEXT = "\u0001";

    /** How often a difference is looked at again: counters and timers run on between two looks. */
    private static final int LOOKS = 10;

    private final Ours ours;

    Printed(Ours ours) {
        this.ours = ours;
    }

    /** Hands over each line with what the installed program prints of it; all are asked in one script, which is fast. */
    void stock(List<Line> lines, BiConsumer<Line, String> each) {
        StringBuilder script = new StringBuilder();
        for (Line line : lines) {
            script.append(command(line)).append("; printf '\\001'\n");
        }
        String[] theirs = Stock.here(script.toString()).split(NEXT, -1);
        for (int i = 0; i < lines.size(); i++) {
            each.accept(lines.get(i), settle(theirs[i]));
        }
    }

    /** The lines that are not printed in the same way, each with what differs. */
    List<String> differences(List<Line> lines) {
        List<String> differences = new ArrayList<>();
        stock(lines, (line, theirs) -> {
            String difference = difference(line, theirs);
            if (difference != null) {
                differences.add(difference);
            }
        });
        return differences;
    }

    /** A line and what differs from what was printed first; null when nothing does. */
    String difference(Line line, String first) {
        String theirs = first;
        String our = ours(line);
        for (int i = 0; i < LOOKS && !theirs.equals(our); i++) {
            theirs = settle(Stock.here(command(line)));
            our = ours(line);
        }
        return theirs.equals(our) ? null : line + "\n" + Twins.lines(theirs, our);
    }

    private static String command(Line line) {
        return line.shell() + " 2>/dev/null || echo refused";
    }

    private String ours(Line line) {
        StringBuilder text = new StringBuilder();
        Verdict verdict = ours.run(line, text, line.options().contains("-c=always"));
        return settle(verdict.taken() ? text.toString() : text + REFUSED);
    }

    private static String settle(String text) {
        return (text.endsWith(REFUSED) ? REFUSED : text)
                .replaceAll("((_timer|_time)\"?:? *)[0-9.]+", "$1T")
                .replaceAll("(temp( proto \\S+)? +|\"timer\": *\" *)[0-9.]+", "$1T")
                .replaceAll("(lft |lft\":|expires |expires\":)\\d+", "$1N")
                .replaceAll("used \\d+/\\d+(/\\d+)?", "used N")
                .replaceAll("\"(used|updated|confirmed)\": *\\d+", "\"$1\":N");
    }
}
