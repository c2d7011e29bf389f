package netnsh.kernel;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Function;
import netnsh.netlink.Conversation;
import netnsh.netlink.Wire;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/**
 * One netlink socket for each namespace in use, few at a time. An open socket keeps its namespace alive, so a socket is
 * used only while its namespace's file still shows the same namespace, and all but home's are closed as soon as nothing
 * was asked for a moment: a namespace that somebody else deletes is not held by us.
 */
final class Sockets implements AutoCloseable {
    private static final int MOST = 64;
    private static final long IDLE_MILLIS = 250;

    private static final class Open {
        final Conversation conversation;
        final Stat identity;
        final Wire wire;
        final Map<String, Told> told = new HashMap<>();
        long lastUse;
        long cookie;

        Open(Wire wire, Stat identity) {
            this.wire = wire;
            this.conversation = new Conversation(wire);
            this.identity = identity;
        }

        long idleMillis() {
            return (System.nanoTime() - lastUse) / 1_000_000;
        }
    }

    /** An interface's number, when the kernel told it, and how many changes of names this process had made then. */
    private record Told(int index, long at, long changes) {
        boolean fresh() {
            return changes == CHANGES.get() && System.nanoTime() - at < FRESH_NANOS;
        }
    }

    /** So long a name and its number may be taken to belong together; who asks and then acts waits as long on a busy day. */
    private static final long FRESH_NANOS = 50_000_000L;

    /** How often this process has done something after which a name may mean another interface. */
    private static final AtomicLong CHANGES = new AtomicLong();

    private final Map<NsRef, Open> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Connector connector;
    /** Whether the wires are the kernel's own, with nobody in between. */
    private final boolean direct;

    private Thread sweeper;

    /** Opens the wire into a namespace. */
    interface Connector {
        Wire connect(NsRef ns, Fd namespace);
    }

    Sockets(Connector connector) {
        this(connector, false);
    }

    Sockets() {
        this((ns, namespace) -> ns instanceof NsRef.Home ? SysWire.here() : SysWire.in(namespace), true);
    }

    private Sockets(Connector connector, boolean direct) {
        this.connector = connector;
        this.direct = direct;
    }

    /** Does some talking in a namespace. */
    synchronized <T> T with(NsRef ns, Function<Conversation, T> work) {
        Open socket = socket(ns);
        try {
            return work.apply(socket.conversation);
        } catch (SysException e) {
            drop(ns);
            throw Problem.of("kernel.socket", "cannot talk to the kernel: " + e.call() + ": " + e.words())
                    .kernel(e.errno(), null);
        } catch (Wire.Overrun e) {
            drop(ns);
            throw Problem.of("kernel.socket", "the kernel's answer was lost: the receive buffer was full")
                    .hint("look what has happened before you try again");
        } finally {
            socket.lastUse = System.nanoTime();
            sweepLater();
        }
    }

    /** The cookie of a namespace; 0 where the wire is not the kernel's. */
    synchronized long cookie(NsRef ns) {
        Open socket = socket(ns);
        if (socket.cookie == 0 && socket.wire instanceof SysWire real) {
            socket.cookie = real.socket().namespaceCookie();
        }
        socket.lastUse = System.nanoTime();
        sweepLater();
        return socket.cookie;
    }

    /** What was told before must be asked for again. */
    static void forget() {
        CHANGES.incrementAndGet();
    }

    /** The kernel has just said which number an interface has. */
    synchronized void learn(NsRef ns, String name, int index) {
        Open socket = open.get(ns);
        if (socket != null) {
            socket.told.values().removeIf(t -> !t.fresh());
            socket.told.put(name, new Told(index, System.nanoTime(), CHANGES.get()));
        }
    }

    /** The number that was learned a moment ago in the namespace that {@code ns} means now. */
    synchronized OptionalInt remembered(NsRef ns, String name) {
        Told told = open.containsKey(ns) ? socket(ns).told.get(name) : null;
        return told != null && told.fresh() ? OptionalInt.of(told.index()) : OptionalInt.empty();
    }

    /** Makes sure that a namespace can be entered. */
    synchronized void reach(NsRef ns) {
        socket(ns).lastUse = System.nanoTime();
        sweepLater();
    }

    private Open socket(NsRef ns) {
        Open known = open.get(ns);
        if (known != null) {
            // while the socket is open its namespace lives, so its inode number cannot have been given to another one
            if (ns instanceof NsRef.Home || known.identity.sameFile(identityNow(ns))) {
                return known;
            }
            drop(ns);
        }
        Open made = connect(ns);
        keep(ns, made);
        return made;
    }

    private Stat identityNow(NsRef ns) {
        try {
            return Places.identity(ns);
        } catch (Problem gone) {
            drop(ns);
            throw gone;
        }
    }

    /** Takes over the socket of a namespace that has just got this name, so that none need be opened; else leaves it. */
    synchronized void adopt(NsRef ns, Newborn made) {
        if (!direct) {
            return;
        }
        drop(ns);
        Open socket = new Open(made.wire().handOver(), made.namespace().stat());
        socket.cookie = made.cookie();
        socket.lastUse = System.nanoTime();
        keep(ns, socket);
        sweepLater();
    }

    private void keep(NsRef ns, Open made) {
        open.put(ns, made);
        if (open.size() > MOST) {
            Iterator<Map.Entry<NsRef, Open>> eldest = open.entrySet().iterator();
            eldest.next().getValue().conversation.close();
            eldest.remove();
        }
    }

    private Open connect(NsRef ns) {
        try (Fd namespace = Places.open(ns)) {
            return new Open(connector.connect(ns, namespace), namespace.stat());
        } catch (SysException e) {
            if (e.is(Errno.EPERM)) {
                throw Refusals.privilege("enter the namespace " + ns, "CAP_SYS_ADMIN")
                        .kernel(e.errno(), null);
            }
            throw Problem.of("netns.enter", "cannot use the namespace " + ns + ": " + e.words() + " (" + e.call() + ")")
                    .kernel(e.errno(), null);
        }
    }

    /** Closes the socket of one reference. */
    synchronized void drop(NsRef ns) {
        Open old = open.remove(ns);
        if (old != null) {
            old.conversation.close();
        }
    }

    /** Closes every socket in a namespace, by whatever name it was opened. */
    synchronized void drop(Stat namespace) {
        closeIf((ns, socket) -> socket.identity.sameFile(namespace));
    }

    private void sweepLater() {
        if (sweeper == null && foreign() > 0) {
            sweeper = new Thread(null, this::sweep, "netnsh-sockets", 0, false);
            sweeper.setDaemon(true);
            sweeper.start();
        }
    }

    private int foreign() {
        return open.size() - (open.containsKey(NsRef.HOME) ? 1 : 0);
    }

    private synchronized void sweep() {
        try {
            while (foreign() > 0) {
                long rest = IDLE_MILLIS;
                for (Map.Entry<NsRef, Open> one : open.entrySet()) {
                    if (!(one.getKey() instanceof NsRef.Home)) {
                        rest = Math.min(rest, IDLE_MILLIS - one.getValue().idleMillis());
                    }
                }
                if (rest > 0) {
                    wait(rest);
                }
                closeIf((ns, socket) -> !(ns instanceof NsRef.Home) && socket.idleMillis() >= IDLE_MILLIS);
            }
        } catch (InterruptedException e) {
            closeIf((ns, socket) -> !(ns instanceof NsRef.Home));
            Thread.currentThread().interrupt();
        }
        sweeper = null;
    }

    private void closeIf(BiPredicate<NsRef, Open> chosen) {
        open.entrySet().removeIf(one -> {
            boolean close = chosen.test(one.getKey(), one.getValue());
            if (close) {
                one.getValue().conversation.close();
            }
            return close;
        });
    }

    @Override
    public synchronized void close() {
        closeIf((ns, socket) -> true);
        notifyAll();
    }
}
