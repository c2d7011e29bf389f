package netnsh.script;

import java.util.Arrays;
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

    private static final int UNKNOWN = -2;
    private static final int HARMFUL = -1;

    private final List<Lines.One> lines;
    /** How many namespaces each line makes, as far as it was looked at. */
    private final int[] made;

    Ahead(List<Lines.One> lines) {
        this.lines = lines;
        this.made = new int[lines.size()];
        Arrays.fill(made, UNKNOWN);
    }

    /**
     * How many namespaces will be made by the lines from {@code at} on, as far as nothing stands between that could change
     * what a new namespace is like: a kernel parameter, a program.
     */
    int namespaces(int at) {
        int count = 0;
        for (int i = at; i < lines.size() && i < at + LINES; i++) {
            if (made[i] == UNKNOWN) {
                made[i] = madeBy(lines.get(i).text());
            }
            if (made[i] == HARMFUL) {
                break;
            }
            count += made[i];
        }
        return count;
    }

    private static int madeBy(String text) {
        if (!HARMLESS.matcher(text).matches()) {
            return HARMFUL;
        }
        Matcher add = NEW.matcher(text);
        return add.matches() ? add.group(1).strip().split("\\s+").length : 0;
    }
}
