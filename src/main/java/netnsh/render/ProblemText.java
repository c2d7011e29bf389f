package netnsh.render;

import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.plan.Problem;
import netnsh.value.Errno;
import netnsh.value.Text;
import org.jline.utils.WCWidth;

/**
 * A problem as a person reads it: {@code file:line:column: message}, the line with a caret under the word, the kernel's
 * own words, a hint, and for a file that was sourced the trail that led there.
 */
public final class ProblemText {
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String DIM = "\u001b[2m";
    private static final String END = "\u001b[0m";
    /** Longer lines are shown in part, around the word. */
    private static final int WIDEST = 160;
    /** Words of a line stand in messages, and a line may have megabytes. */
    private static final int LONGEST = 2000;

    private ProblemText() {}

    /**
     * The text, final newline included.
     *
     * @param line the line that the problem's word stands in (joined lines with their line ends); null when there is none
     * @param where where the line stands
     * @param colored whether the reader understands colours
     */
    public static String text(Problem problem, String line, Source where, boolean colored) {
        StringBuilder out = new StringBuilder();
        Token word = line == null ? null : problem.where();
        int from = word == null ? 0 : Math.min(word.start() + inside(problem, word), line.length() + 1);
        out.append(colored ? BOLD : "").append(position(line, where, word == null ? -1 : from));
        out.append(colored ? RED : "").append(Text.visible(cut(problem.getMessage(), LONGEST)));
        out.append(colored ? END : "").append('\n');
        if (word != null) {
            // What is missing is missing one blank behind the last word.
            caret(
                    out,
                    word.start() > line.length() ? line + " " : line,
                    from,
                    Math.max(from, Math.min(word.end(), line.length())),
                    colored);
        }
        if (problem.kernel() != null || problem.errno() != 0) {
            out.append("  the kernel says: ").append(kernel(problem)).append('\n');
        }
        if (problem.hint() != null) {
            out.append("  hint: ").append(Text.visible(problem.hint())).append('\n');
        }
        trail(out, where, colored);
        return out.toString();
    }

    /** The offset counts in the word's text; where quotes stand around it, the whole word is marked. */
    private static int inside(Problem problem, Token word) {
        boolean asTyped = word.text().length() == word.end() - word.start();
        return asTyped ? Math.min(problem.offset(), Math.max(0, word.text().length() - 1)) : 0;
    }

    /** Where a place in a text is: {@code file:line:column: }. */
    public static String position(String line, Source where, int at) {
        if (!where.isFile()) {
            return "netnsh: ";
        }
        int number = where.line();
        int column = at + where.column();
        for (int i = 0; line != null && i < Math.min(at, line.length()); i++) {
            if (line.charAt(i) == '\n') {
                number++;
                column = at - i - 1;
            }
        }
        return Text.visible(where.name()) + ":" + number + ":" + (at < 0 ? "" : (column + 1) + ":") + " ";
    }

    private static void caret(StringBuilder out, String text, int from, int to, boolean colored) {
        int start = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
        start = from == 0 ? 0 : start;
        int end = text.indexOf('\n', from);
        end = end < 0 ? text.length() : end;
        int last = Math.min(to, end);
        String head = Text.visible(text.substring(start, from));
        String word = Text.visible(text.substring(from, last));
        String tail = Text.visible(text.substring(last, end));
        if (width(head) > WIDEST / 2) {
            head = "…" + head.substring(head.length() - Math.min(head.length(), WIDEST / 2));
        }
        word = cut(word, WIDEST / 2);
        tail = cut(tail, Math.max(0, WIDEST - width(head) - width(word)));
        out.append(("  " + head + word + tail).stripTrailing()).append('\n');
        out.append("  ").append(" ".repeat(width(head)));
        out.append(colored ? RED : "").append('^').append("~".repeat(Math.max(0, width(word) - 1)));
        out.append(colored ? END : "").append('\n');
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += Math.max(0, WCWidth.wcwidth(c));
            i += Character.charCount(c);
        }
        return width;
    }

    private static String kernel(Problem p) {
        String name = p.errno() == 0 ? "" : Errno.name(p.errno());
        String words = p.kernel() != null ? Text.visible(p.kernel()) : Errno.text(p.errno());
        return name.isEmpty() ? words : words + " (" + name + ")";
    }

    private static void trail(StringBuilder out, Source where, boolean colored) {
        if (where.from() == null || !where.from().isFile()) {
            return;
        }
        out.append(colored ? DIM : "").append("  in ").append(place(where));
        for (Source s = where.from(); s != null && s.isFile(); s = s.from()) {
            out.append(", sourced from ").append(place(s));
        }
        out.append(colored ? END : "").append('\n');
    }

    private static String place(Source s) {
        return Text.visible(s.name()) + ":" + s.line();
    }
}
