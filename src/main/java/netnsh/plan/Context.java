package netnsh.plan;

import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * Where a line runs.
 *
 * @param ns the namespace
 * @param dev the interface chosen with {@code use NS dev IF}, or null
 */
public record Context(NsRef ns, Dev dev) {
    /** The namespace that netnsh started in. */
    public static final Context HOME = new Context(NsRef.HOME, null);
}
