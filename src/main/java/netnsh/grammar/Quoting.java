package netnsh.grammar;

import java.util.List;

/** Writes words so that sh(1) and netnsh read them back as they are. */
public final class Quoting {
    private Quoting() {}

    private static final String SPECIAL = " \t\n\r'\"\\$`|&;<>()*?[]#~{}!^";

    /** The word, in single quotes where that is needed. */
    public static String word(String word) {
        if (word.isEmpty()) {
            return "''";
        }
        for (int i = 0; i < word.length(); i++) {
            if (SPECIAL.indexOf(word.charAt(i)) >= 0) {
                return "'" + word.replace("'", "'\\''") + "'";
            }
        }
        return word;
    }

    /** A line of these words. */
    public static String line(List<String> words) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append(line.length() == 0 ? "" : " ").append(word(word));
        }
        return line.toString();
    }
}
