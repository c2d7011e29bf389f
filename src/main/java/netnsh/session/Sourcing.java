package netnsh.session;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.plan.Problem;

/** Replays files: what {@code source} does. */
@FunctionalInterface
public interface Sourcing {
    /**
     * Replays a file in a session.
     *
     * @param file as the user named it
     * @param args its arguments
     * @param from the line that asks for it
     * @param at the file's word in that line
     * @return exit status; what went wrong in the file has been reported
     * @throws netnsh.plan.Problem when the file cannot be read or is not well written; then nothing of it was run
     */
    int source(Session session, String file, List<String> args, Source from, Token at);

    /**
     * Runs a loop, or another compound command of bash's, in which netnsh's commands are functions.
     *
     * @param session runs the line that it is in
     * @param bash runs it with the variables that make them known, and answers its exit status
     * @param at its first word
     * @throws Problem where bash programs cannot be run
     */
    default int compound(Session session, ToIntFunction<Map<String, String>> bash, Token at) {
        throw Problem.of("session.compound", "this session runs no loops").at(at);
    }

    /** Whether a file of this name holds lab notes. */
    default boolean isNotes(String file) {
        return false;
    }

    /** Whether it runs bash programs, too, with netnsh's functions in them. */
    default boolean runsBash() {
        return false;
    }
}
