package netnsh.session;

import java.util.List;
import netnsh.grammar.Source;
import netnsh.grammar.Token;

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

    /** Whether it runs bash programs, too, with netnsh's functions in them. */
    default boolean runsBash() {
        return false;
    }
}
