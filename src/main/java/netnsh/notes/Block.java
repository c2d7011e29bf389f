package netnsh.notes;

import java.util.List;

/**
 * A block of the notes.
 *
 * @param what what it is
 * @param line number of its first line
 * @param name for a file its name, else the language that the notes give
 * @param words what stands behind the language in the fence's info string: {@code skip}, {@code timeout=5s}
 * @param steps its commands
 * @param lines all of its lines
 * @param fenced whether it stands in a fence of Markdown
 */
public record Block(
        What what, int line, String name, List<String> words, List<Step> steps, List<Row> lines, boolean fenced) {
    /** What a block can be. */
    public enum What {
        /** Prompts, commands and their output. */
        TRANSCRIPT,
        /** Commands without prompts and without output. */
        COMMANDS,
        /** A fence in netnsh's own language: command lines. */
        OWN,
        /** The text of a file. */
        FILE,
        /** Output, another language, text: left alone. */
        OTHER
    }

    /** What a word {@code name=value} of the info string gives, or null. */
    public String word(String name) {
        for (String w : words) {
            if (w.equals(name)) {
                return "";
            } else if (w.startsWith(name + "=")) {
                return w.substring(name.length() + 1);
            }
        }
        return null;
    }
}
