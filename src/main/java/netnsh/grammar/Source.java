package netnsh.grammar;

/**
 * Where a line stands.
 *
 * @param name the file as the user named it; null at the prompt and for the process's own arguments
 * @param line number of its first line, from 1; 0 when lines are not counted
 * @param column what must be added to its columns, 0 unless the text was indented
 * @param from the line that asked for the file, or null
 */
public record Source(String name, int line, int column, Source from) {
    /** The prompt. */
    public static final Source PROMPT = new Source(null, 0, 0, null);

    /** A line of a file. */
    public static Source of(String name, int line, Source from) {
        return new Source(name, line, 0, from);
    }

    /** Whether it is in a file. */
    public boolean isFile() {
        return name != null;
    }

    /** How deep the file was asked for: 0 for the prompt, 1 for a file that was started, and so on. */
    public int depth() {
        int n = 0;
        for (Source s = this; s != null; s = s.from()) {
            n += s.isFile() ? 1 : 0;
        }
        return n;
    }
}
