package netnsh.journal;

import netnsh.plan.Problem;
import netnsh.sys.Processes;
import netnsh.value.Text;

/** Which single lines share a journal: those of one terminal, or those whose caller gives them a name. */
final class LineGroup {
    private static final String VARIABLE = "NETNSH_SESSION";

    /** What a session of single lines may be called in NETNSH_SESSION; names of systemd's units are among them. */
    static final String NAME = "[A-Za-z0-9:_.\\\\-]{1,128}";

    private LineGroup() {}

    /**
     * The session of single lines: the name in NETNSH_SESSION, or else the process that leads the terminal's session and
     * when it was started.
     */
    static String now() {
        if (isNamed()) {
            String named = System.getenv(VARIABLE);
            if (!named.matches(NAME)) {
                throw Problem.of("session.name", VARIABLE + " is no name of a session: \"" + Text.visible(named) + "\"")
                        .hint("letters, digits and : _ . \\ - are meant, 128 at most");
            }
            return "@" + named;
        }
        int leader = Processes.sessionLeader();
        return leader + "." + Processes.startTicks(leader);
    }

    /** Whether the caller has given the session of single lines a name. */
    static boolean isNamed() {
        String named = System.getenv(VARIABLE);
        return named != null && !named.isEmpty();
    }
}
