package netnsh.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.notes.Said;

/** What a line said, with netnsh's own messages told from the rest. */
final class Sayings {
    private static final Pattern KERNEL = Pattern.compile("(?m)^  the kernel says: (.*) \\((E[A-Z0-9]+)\\)$");

    private Sayings() {}

    /**
     * All lines; messages of netnsh's own only by what they say, without place and advice.
     *
     * @param all what was said
     * @param messages the messages among it, in order
     */
    static List<Said> of(String all, List<String> messages) {
        String rest = all;
        List<Said> lines = new ArrayList<>();
        for (String message : messages) {
            int at = rest.indexOf(message);
            if (at >= 0) {
                add(lines, rest.substring(0, at));
                lines.add(message(message));
                rest = rest.substring(at + message.length());
            }
        }
        add(lines, rest);
        return lines;
    }

    private static void add(List<Said> lines, String text) {
        String[] all = text.split("\n", -1); // not lines(): what comes behind a carriage return is the same line
        int n = text.endsWith("\n") || text.isEmpty() ? all.length - 1 : all.length;
        Arrays.stream(all).limit(n).map(TerminalText::line).map(Said::line).forEach(lines::add);
    }

    private static Said message(String coloured) {
        String text = String.join("\n", TerminalText.lines(coloured));
        String first = text.lines().findFirst().orElse("").replaceFirst("^(?:.*?:\\d+(?::\\d+)?|netnsh): ", "");
        Matcher kernel = KERNEL.matcher(text);
        return kernel.find() ? Said.message(first, kernel.group(1), kernel.group(2)) : Said.message(first, null, null);
    }
}
