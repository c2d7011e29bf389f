package netnsh.front;

import java.util.ArrayList;
import java.util.List;

/** The lines of a batch, cut into words as getcmdline() and makeargs() of iproute2's lib/utils.c do it. */
final class Batch {
    private static final String BLANK = " \t\r\n";

    private Batch() {}

    /**
     * One command of a batch.
     *
     * @param words its words, none for a line that is blank
     * @param line the number of its last line, from 1
     * @param fault what is wrong with its writing, or null
     */
    record Command(List<String> words, int line, String fault) {}

    /** Cuts a text into commands; {@code #} starts a comment, a backslash at the end goes on in the next line. */
    static List<Command> read(String text) {
        List<Command> all = new ArrayList<>();
        String[] lines = text.split("(?<=\n)");
        for (int i = 0; i < lines.length && !text.isEmpty(); i++) {
            String line = plain(lines[i]);
            String fault = null;
            for (int cut = line.indexOf("\\\n"); cut >= 0; cut = line.indexOf("\\\n")) {
                if (i + 1 == lines.length) {
                    fault = "Missing continuation line";
                    break;
                }
                line = line.substring(0, cut) + plain(lines[++i]);
            }
            if (fault != null) {
                all.add(new Command(List.of(), i + 1, fault));
            } else {
                all.add(words(line, i + 1));
            }
        }
        return all;
    }

    private static String plain(String line) {
        int comment = line.indexOf('#');
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static Command words(String line, int number) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < line.length() && BLANK.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            if (at == line.length()) {
                return new Command(words, number, null);
            }
            char first = line.charAt(at);
            int end;
            if (first == '\'' || first == '"') {
                end = line.indexOf(first, ++at);
                if (end < 0) {
                    return new Command(words, number, "Unterminated quoted string");
                }
            } else {
                end = at;
                while (end < line.length() && BLANK.indexOf(line.charAt(end)) < 0) {
                    end++;
                }
            }
            words.add(line.substring(at, end));
            at = Math.min(end + 1, line.length());
        }
    }
}
