package netnsh.kernel;

import netnsh.sys.Fd;
import netnsh.sys.Namespaces;

/**
 * A namespace without a name: it goes when this is closed, and with the process.
 *
 * @param namespace holds it
 * @param wire a socket in it
 * @param cookie what it is known by, see {@link Kernel#cookie}
 */
record Newborn(Fd namespace, SysWire wire, long cookie) implements AutoCloseable {
    /** Makes one out of the calling thread's namespace, which changes: to be called on a thread that ends afterwards. */
    static Newborn here() {
        Namespaces.unshare(Namespaces.CLONE_NEWNET);
        SysWire wire = SysWire.here();
        try {
            return new Newborn(Namespaces.openOwnNet(), wire, wire.socket().namespaceCookie());
        } catch (RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    @Override
    public void close() {
        namespace.close();
        wire.close();
    }
}
