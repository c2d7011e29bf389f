package netnsh.script;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the lines to come for namespaces that can be made beforehand. */
final class Ahead {
    /** How far it looks. */
    private static final int LINES = 32;

    private static final Pattern NEW = Pattern.compile("\\s*(?:ip\\s+)?netns\\s+add\\s+(\\S.*)");

    /** Commands that change links and what belongs to them, in words that mean nothing to a shell. */
    private static final Pattern HARMLESS = Pattern.compile(
            "\\s*(?:@\\S+\\s+)?(?:ip\\s+(?:-n\\s+\\S+\\s+)?)?(?:netns\\s+add|link|addr|address|route|neigh|rule)\\s[\\w\\s.:/@,+%-]*");

    private Ahead() {}

    /**
     * How many namespaces will be made by the lines from {@code at} on, as far as nothing stands between that could change
     * what a new namespace is like: a kernel parameter, a program.
     */
    static int namespaces(List<Lines.One> lines, int at) {
        int count = 0;
        for (int i = at; i < lines.size() && i < at + LINES; i++) {
            String text = lines.get(i).text();
            if (!HARMLESS.matcher(text).matches()) {
                break;
            }
            Matcher add = NEW.matcher(text);
            count += add.matches() ? add.group(1).strip().split("\\s+").length : 0;
        }
        return count;
    }
}
