package netnsh.notes;

import java.util.regex.Pattern;

/** How output is written in a transcript of netnsh's own prompt, so that it is read back as output and means itself. */
public final class OwnPrompts {
    private static final Pattern MEANT = Pattern.compile(
            "\\s*(?:\u2026|\\.\\.\\.|\\[\\.\\.\\.]|# \\.\\.\\.)\\s*|.* \\(re\\)\\s*|\\s*(?:\\^D|C-c(?: C-c)*|Ctrl[-+][Cc])\\s*");

    private OwnPrompts() {}

    /** A line of output; one that would be taken for a prompt, or for what a writer says, as a regular expression. */
    public static String printed(String line) {
        boolean other = OwnTranscript.isPrompt(line) || MEANT.matcher(line).matches();
        return other && !line.equals("...") ? quoted(line) + " (re)" : line;
    }

    /** A regular expression that means the line, and has no {@code >} that a prompt could end with. */
    private static String quoted(String line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(c == '>' ? "\\x3e" : "\\^$.|?*+()[]{}".indexOf(c) < 0 ? String.valueOf(c) : "\\" + c);
        }
        return out.toString();
    }
}
