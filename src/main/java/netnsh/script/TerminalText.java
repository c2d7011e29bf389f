package netnsh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.value.Text;

/** What a program wrote to a terminal, as the lines that stood there in the end: no colours, no steps of a progress bar. */
final class TerminalText {
    /** ECMA-48: control sequences, command strings (titles, links), and escape sequences of two bytes. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\u001b\\[[0-?]*[ -/]*[@-~]|\u001b[\\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|\u001b[ -/]*[0-~]");
    /** The alternate screen, a cleared one, or a cursor that is moved about: what is left of such text says nothing. */
    private static final Pattern FULL_SCREEN =
            Pattern.compile("\u001b\\[\\?(?:1049|1047|47)h|\u001b\\[[0-9;]*[HfJ]|\u001bc");

    private TerminalText() {}

    /** Whether a program took the whole screen. */
    static boolean isFullScreen(String text) {
        return FULL_SCREEN.matcher(text).find();
    }

    /** The lines, harmless to every terminal; without blank ones at the end. */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            lines.add(line(line));
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** One of them. */
    static String line(String raw) {
        String line = SEQUENCE.matcher(raw).replaceAll("");
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\r') {
                at = 0;
            } else if (c == '\b') {
                at = Math.max(0, at - 1);
            } else if (at < out.length()) {
                out.setCharAt(at++, c);
            } else {
                out.append(c);
                at++;
            }
        }
        StringBuilder safe = new StringBuilder();
        String[] parts = out.toString().split("\t", -1);
        for (int i = 0; i < parts.length; i++) {
            safe.append(i == 0 ? "" : "\t").append(Text.visible(parts[i]));
        }
        return safe.toString();
    }
}
