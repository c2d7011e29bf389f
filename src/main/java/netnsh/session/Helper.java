package netnsh.session;

import java.util.List;

/** Writes help. */
@FunctionalInterface
public interface Helper {
    /**
     * The text for a topic, final newline included.
     *
     * @param topic the words of a command; none for the overview
     * @throws netnsh.plan.Problem when there is no such command
     */
    String help(List<String> topic);
}
