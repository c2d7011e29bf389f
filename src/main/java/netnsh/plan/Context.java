package netnsh.plan;

import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * Where a line runs.
 *
 * @param ns the namespace
 * @param dev the interface chosen with {@code use NS dev IF}, or null
 * @param strict nothing that a line leaves out is supplied: it must say all that ip(8) wants to be told
 */
public record Context(NsRef ns, Dev dev, boolean strict) {
    /** The namespace that netnsh started in. */
    public static final Context HOME = new Context(NsRef.HOME, null);

    /** A place in a session, which supplies what lines leave out. */
    public Context(NsRef ns, Dev dev) {
        this(ns, dev, false);
    }
}
