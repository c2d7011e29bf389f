package netnsh.value;

/** The one escape function that stands in front of every write of foreign text to a terminal. */
public final class Text {
    private Text() {}

    /**
     * The text with everything that could steer a terminal or deceive a reader made visible: C0 and C1 controls, format
     * characters (bidirectional marks, zero-width), separators and raw bytes (lone surrogates U+DC80..U+DCFF, see
     * {@link Utf8}) become {@code \xNN} per byte, or {@code \t} and {@code \n}.
     */
    public static String visible(String text) {
        int i = 0;
        while (i < text.length() && plain(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        out.append(text, 0, i);
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int n = Character.charCount(c);
            if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (harmless(c)) {
                out.appendCodePoint(c);
            } else {
                for (byte b : Utf8.encode(text.substring(i, i + n))) {
                    out.append(String.format("\\x%02x", b & 0xff));
                }
            }
            i += n;
        }
        return out.toString();
    }

    private static final String SPECIAL = " \t\n\r'\"\\$`|&;<>()*?[]#~{}!^";

    /** A word so that sh(1) and netnsh read it back as it is: in single quotes where that is needed. */
    public static String word(String text) {
        boolean bare = !text.isEmpty();
        for (int i = 0; i < text.length() && bare; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            bare = SPECIAL.indexOf(c) < 0 && harmless(c) && !Character.isWhitespace(c);
        }
        return bare ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    /** A line of such words. */
    public static String words(Iterable<String> words) {
        StringBuilder out = new StringBuilder();
        for (String w : words) {
            out.append(out.isEmpty() ? "" : " ").append(word(w));
        }
        return out.toString();
    }

    /** A line of output made visible; its tabs stay, they only set columns. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder();
        int start = 0;
        for (int tab = text.indexOf('\t'); tab >= 0; tab = text.indexOf('\t', start)) {
            out.append(visible(text.substring(start, tab))).append('\t');
            start = tab + 1;
        }
        return out.append(visible(text.substring(start))).toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7f;
    }

    /** Whether a code point may reach a terminal as it is. */
    public static boolean harmless(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
