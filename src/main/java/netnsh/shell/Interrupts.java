package netnsh.shell;

import netnsh.session.Session;
import org.jline.utils.Signals;

/** Ctrl-C while a file or a single line runs: ends what is running, so that it can still say how far it came. */
public final class Interrupts {
    private Interrupts() {}

    /** From now on the signal reaches the session instead of ending the process. */
    public static void reach(Session session) {
        Signals.register("INT", session::interrupt);
    }
}
