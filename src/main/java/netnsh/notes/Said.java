package netnsh.notes;

import java.util.List;

/**
 * A line that a command printed when it was replayed.
 *
 * @param text as it came
 * @param spellings for a message of netnsh's own, what other tools call the same; else empty
 */
public record Said(String text, List<String> spellings) {
    /** A line of output. */
    public static Said line(String text) {
        return new Said(text, List.of());
    }

    /**
     * A message of netnsh's own.
     *
     * @param kernel the kernel's words, or null
     * @param errno the name of the kernel's error, or null
     */
    public static Said message(String text, String kernel, String errno) {
        return new Said(text, Volatile.spellings(text, kernel, errno));
    }

    /** The same with another text. */
    Said as(String other) {
        return other.equals(text) ? this : new Said(other, spellings);
    }
}
