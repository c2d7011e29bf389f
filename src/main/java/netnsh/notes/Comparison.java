package netnsh.notes;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Output that notes show beside what came. What is never the same twice agrees when it has the same shape; a line {@code …}
 * stands for any lines, {@code …} in a line for any text, and a line that ends in {@code (re)} is a regular expression.
 */
public final class Comparison {
    private static final Pattern GAP = Pattern.compile("\\s*(?:\u2026|\\.\\.\\.|\\[\\.\\.\\.]|# \\.\\.\\.)\\s*");
    private static final Pattern GAPS = Pattern.compile("\u2026|(?<!\\.)\\.\\.\\.(?!\\.)");
    private static final String REGEX = " (re)";
    private static final int CONTEXT = 2;

    private final List<String> shown;
    private final List<String> came;
    private final Patch<String> patch;
    private final List<AbstractDelta<String>> differences = new ArrayList<>();

    private Comparison(List<String> shown, List<Said> said, boolean open, String playing) {
        this.shown = shown;
        this.came = said.stream().map(Said::text).toList();
        StandIn standIn = new StandIn(playing);
        Fallback fallback = new Fallback();
        List<Line> left = shown.stream()
                .map(l -> new Line(standIn.reduced(l), null, standIn.isItsOwn(l), fallback.isOne(l)))
                .toList();
        standIn.other();
        fallback.other();
        List<Line> right = said.stream()
                .map(s -> new Line(
                        null, s.as(standIn.reduced(s.text())), standIn.isItsOwn(s.text()), fallback.isOne(s.text())))
                .toList();
        Patch<Line> lines = DiffUtils.diff(left, right, Line::agrees);
        this.patch = new Patch<>();
        for (AbstractDelta<Line> d : lines.getDeltas()) {
            boolean gap = !d.getSource().getLines().isEmpty()
                    && d.getSource().getLines().stream()
                            .allMatch(l -> GAP.matcher(l.shown()).matches());
            boolean rest = open && d.getSource().size() == 0 && d.getSource().getPosition() == shown.size();
            boolean blank =
                    d.getSource().getLines().stream().allMatch(l -> l.shown().isBlank())
                            && d.getTarget().getLines().stream()
                                    .allMatch(l -> l.said().text().isBlank());
            boolean other = Stream.concat(d.getSource().getLines().stream(), d.getTarget().getLines().stream())
                    .allMatch(l -> l.standIn() || l.fallback());
            if (!gap && !rest && !blank && !other) {
                AbstractDelta<String> delta = Deltas.of(d, shown, came);
                differences.add(delta);
                patch.addDelta(delta);
            }
        }
    }

    private record Line(String shown, Said said, boolean standIn, boolean fallback) {
        /** Either may come first: the library asks in both orders. */
        static boolean agrees(Line a, Line b) {
            if (a.shown == null && b.shown == null) {
                return a.said.text().equals(b.said.text());
            } else if (a.shown != null && b.shown != null) {
                return a.shown.equals(b.shown);
            }
            boolean both = a.standIn && b.standIn; // two lines about what plays another one say the same
            return both || (a.shown != null ? matches(a.shown, b.said) : matches(b.shown, a.said));
        }
    }

    /**
     * Compares.
     *
     * @param shown the lines of the notes
     * @param open whether more may come than is shown: what still ran, or was cut off
     */
    public static Comparison of(List<String> shown, List<Said> came, boolean open) {
        return new Comparison(shown, came, open, null);
    }

    /**
     * The same.
     *
     * @param playing an interface that plays the author's, or null: of it only name and state must agree
     */
    public static Comparison of(List<String> shown, List<Said> came, boolean open, String playing) {
        return new Comparison(shown, came, open, playing);
    }

    private static boolean matches(String shown, Said said) {
        if (GAP.matcher(shown).matches()) {
            return false; // it stands for as many lines as are left over between its neighbours
        }
        if (shown.stripTrailing().endsWith(REGEX)) {
            String regex = shown.stripTrailing();
            regex = regex.substring(0, regex.length() - REGEX.length());
            try {
                return Pattern.compile(regex).matcher(said.text()).matches();
            } catch (PatternSyntaxException e) {
                return false;
            }
        }
        String left = Volatile.shape(shown);
        String right = Volatile.shape(said.text());
        if (left.equals(right) || said.spellings().contains(left) || Volatile.sameButForNumbers(left, right)) {
            return true;
        }
        String[] parts = GAPS.split(left, -1);
        if (parts.length == 1) {
            return false;
        }
        StringBuilder regex = new StringBuilder();
        for (String p : parts) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(p));
        }
        return Pattern.matches(regex.toString(), right);
    }

    /** Whether the notes still tell the truth. */
    public boolean agrees() {
        return differences.isEmpty();
    }

    /** The differences as a unified diff with these names for the two sides; lines without line ends. */
    public List<String> diff(String left, String right) {
        return UnifiedDiffUtils.generateUnifiedDiff(left, right, shown, patch, CONTEXT);
    }

    /** The lines that the notes should show: where they agree the old ones, else what came. */
    public List<String> updated() {
        List<String> out = new ArrayList<>(shown);
        for (int i = differences.size() - 1; i >= 0; i--) {
            AbstractDelta<String> d = differences.get(i);
            List<String> old = out.subList(
                    d.getSource().getPosition(),
                    d.getSource().getPosition() + d.getSource().size());
            old.clear();
            out.addAll(d.getSource().getPosition(), d.getTarget().getLines());
        }
        return out;
    }
}
