package netnsh.session;

import netnsh.value.Account;

/**
 * How a session works.
 *
 * @param interactive a person types: programs get the terminal and a process group of their own
 * @param dryRun plans are printed and not done
 * @param verbose every step is printed in iproute2's words before it is done
 * @param keepGoing a command file goes on after a line that failed
 * @param as who its programs run as; null for netnsh's own user
 */
public record Options(boolean interactive, boolean dryRun, boolean verbose, boolean keepGoing, Account as) {
    /** Programs run as netnsh's own user. */
    public Options(boolean interactive, boolean dryRun, boolean verbose, boolean keepGoing) {
        this(interactive, dryRun, verbose, keepGoing, null);
    }

    /** Nothing asked for. */
    public static final Options PLAIN = new Options(false, false, false, false);
}
