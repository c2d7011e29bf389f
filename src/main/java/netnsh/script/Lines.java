package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.grammar.Compounds;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.notes.Block;
import netnsh.notes.Row;

/**
 * The lines of a file; those that a backslash or an operator at the end leaves open are joined with the next one.
 *
 * @param all the lines that say something
 * @param programs whether a word that is no verb may be a program
 */
record Lines(List<One> all, boolean programs) {
    /** Without such a word a line closes no loop, so that what is open needs no look. */
    private static final Pattern CLOSER = Pattern.compile("\\b(?:done|fi|esac)\\b");

    /**
     * One line.
     *
     * @param text as it stands there, joined lines with the line ends between them
     * @param number of its first line, from 1
     * @param column where it starts in the file's line, from 0
     */
    record One(String text, int number, int column) {}

    /** The lines of a command file. */
    static Lines of(String text) {
        List<One> all = new ArrayList<>();
        add(all, text, 1, 0);
        return new Lines(List.copyOf(all), true);
    }

    /** The lines of a fence in notes. */
    static Lines of(Block fence) {
        List<One> all = new ArrayList<>();
        if (!fence.lines().isEmpty()) {
            Row first = fence.lines().get(0);
            String text =
                    String.join("\n", fence.lines().stream().map(Row::text).toList());
            add(all, text, first.number(), first.column());
        }
        return new Lines(List.copyOf(all), false);
    }

    /** Adds the lines of a text whose first line has this number. */
    private static void add(List<One> all, String text, int firstNumber, int column) {
        int number = firstNumber;
        int from = 0;
        while (from < text.length()) {
            int end = lineEnd(text, from);
            int first = number++;
            String line = line(text, from, end);
            Scan.Open open = open(line);
            while (end + 1 < text.length() && joins(open)) {
                int next = lineEnd(text, end + 1);
                String more = line(text, end + 1, next);
                line = line + "\n" + more;
                open = open == Scan.Open.COMPOUND && !CLOSER.matcher(more).find() ? open : open(line);
                end = next;
                number++;
            }
            if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
                all.add(new One(line, first, column));
            }
            from = end + 1;
        }
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String line(String text, int from, int end) {
        return text.substring(from, end > from && text.charAt(end - 1) == '\r' ? end - 1 : end);
    }

    private static boolean joins(Scan.Open open) {
        return open == Scan.Open.BACKSLASH || open == Scan.Open.OPERATOR || open == Scan.Open.COMPOUND;
    }

    private static Scan.Open open(String line) {
        char last = line.isEmpty()
                ? ' '
                : line.stripTrailing().isEmpty()
                        ? ' '
                        : line.stripTrailing().charAt(line.stripTrailing().length() - 1);
        boolean may = last == '\\' || last == '|' || last == '&' || line.indexOf('#') >= 0 || Compounds.mayBegin(line);
        return may ? Lexer.scan(line).open() : Scan.Open.NOTHING; // most lines need no look
    }
}
