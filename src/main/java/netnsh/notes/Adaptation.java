package netnsh.notes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.plan.Problem;

/**
 * What is to be different from the notes.
 *
 * @param names words of the author's machine and what they are called here; prompts, and the namespace behind an {@code @}
 *     that plays their machine
 * @param lines commands, or numbers of lines, and what stands in their place; nothing: the line is left out
 * @param shell whether fences in the language of a shell are taken for commands, where all their lines are
 */
public record Adaptation(Map<String, String> names, Map<String, String> lines, boolean shell) {
    /** The notes as they stand. */
    public static final Adaptation NONE = new Adaptation(Map.of(), Map.of(), false);

    /** Reads a patch: lines {@code OLD -> NEW} (or an arrow), OLD a command or a line's number; {@code #} begins a comment. */
    public static Map<String, String> patch(String name, String text) {
        Map<String, String> all = new LinkedHashMap<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip().replace("\u2192", "->");
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int arrow = line.indexOf("->");
            if (arrow < 1) {
                throw Problem.of("notes.patch", name + ":" + (i + 1) + ": a line of a patch is written OLD -> NEW");
            }
            all.put(
                    squeezed(line.substring(0, arrow)),
                    line.substring(arrow + 2).strip());
        }
        return all;
    }

    private static String squeezed(String line) {
        return line.strip().replaceAll("[\\s\u00a0]+", " ");
    }

    /** The command that stands in this line, as it is to be run; empty when it is to be left out. */
    String command(int line, String typed) {
        String other = lines.get(String.valueOf(line));
        other = other == null ? lines.get(squeezed(typed)) : other;
        return other != null ? other : renamed(typed);
    }

    /** Whether a patch is about this line. */
    boolean patches(int line, String typed) {
        return lines.containsKey(String.valueOf(line)) || lines.containsKey(squeezed(typed));
    }

    /** A line with the author's names replaced, each where it is a word of its own. */
    public String renamed(String line) {
        String out = line;
        for (Map.Entry<String, String> e : names.entrySet()) {
            out = isPlace(e) ? out : replaced(out, e.getKey(), e.getValue());
        }
        return out;
    }

    /** A line with the author's names again. */
    public String original(String line) {
        String out = line;
        for (Map.Entry<String, String> e : names.entrySet()) {
            out = isPlace(e) ? out : replaced(out, e.getValue(), e.getKey());
        }
        return out;
    }

    /** {@code PROMPT=@NS}: what is typed at this prompt is another machine's, which this namespace plays. */
    private static boolean isPlace(Map.Entry<String, String> name) {
        return name.getValue().startsWith("@") && name.getValue().length() > 1;
    }

    /**
     * The namespace that plays the machine with this prompt, or null.
     *
     * @param sign the prompt without a folder: {@code $}, {@code me@there$}
     */
    String machine(String sign) {
        String bare = sign.endsWith("$") || sign.endsWith("#") ? sign.substring(0, sign.length() - 1) : sign;
        String place = names.getOrDefault(sign, bare.isEmpty() ? "" : names.getOrDefault(bare, ""));
        return place.startsWith("@") ? place.substring(1) : null;
    }

    private static String replaced(String line, String from, String to) {
        String word = "(?<![\\w.-])" + Pattern.quote(from) + "(?![\\w-]|\\.\\w)";
        return line.replaceAll(word, Matcher.quoteReplacement(to));
    }
}
