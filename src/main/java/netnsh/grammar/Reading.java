package netnsh.grammar;

import java.util.List;
import java.util.Optional;

/**
 * How far a reader came.
 *
 * @param taken number of words that fit
 * @param args what they were bound to when the line is complete as it stands, else empty
 * @param soFar what the words that fit were bound to, the first way to understand them, complete or not
 * @param expected what could come next (after the words that fit), in the order declared, each once
 * @param mistake what is wrong with the first word that does not fit; empty when all fit (then the line is complete or
 *     just too short)
 * @param roles for each taken word its colour role: {@code keyword}, {@code rest} or a {@link ValueType#role()}
 */
public record Reading(
        int taken,
        Optional<Args> args,
        Args soFar,
        List<Syntax> expected,
        Optional<Mistake> mistake,
        List<String> roles) {
    /**
     * A word that fits nothing.
     *
     * @param token the word
     * @param reason what a value type said of it, or null when only keywords were possible here
     * @param offset where in the word the trouble starts
     * @param repeated true when it is a keyword that was given before
     */
    public record Mistake(Token token, String reason, int offset, boolean repeated) {}

    /** Whether the line can be run as it stands. */
    public boolean complete() {
        return args.isPresent();
    }
}
