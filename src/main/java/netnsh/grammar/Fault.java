package netnsh.grammar;

/**
 * What is wrong with the writing of a line: an open quote, an unset variable.
 *
 * @param id what kind it is, stable
 * @param message what is wrong, one sentence without a full stop
 * @param start first column of what it is about, counted from 0
 * @param end column behind the last one
 * @param hint advice, or null
 */
public record Fault(String id, String message, int start, int end, String hint) {
    /** The place as a word of the line. */
    public Token at(String line) {
        int from = Math.min(start, line.length());
        int to = Math.max(from, Math.min(end, line.length()));
        return new Token(line.substring(from, to), from, to, true);
    }
}
