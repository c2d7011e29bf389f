package netnsh.kernel;

import java.util.function.Supplier;
import netnsh.sys.Fd;
import netnsh.sys.Namespaces;

/**
 * The only place where a thread enters a namespace. Each call has a platform thread of its own, started from a thread at
 * home, that enters, does one small thing by way of {@code netnsh.sys}, and ends. The work must start no thread and use
 * nothing of the JDK that keeps a thread or a descriptor (processes, channels, sockets, name look-ups): whatever it leaves
 * behind would hold the namespace until the JVM exits.
 */
public final class NsThread {
    private NsThread() {}

    /**
     * Does {@code work} in a network namespace.
     *
     * @return what the work returned
     * @throws netnsh.sys.SysException when the namespace cannot be entered, and whatever the work throws
     */
    public static <T> T call(Fd netns, Supplier<T> work) {
        return apart(() -> {
            Namespaces.enter(netns, Namespaces.CLONE_NEWNET);
            return work.get();
        });
    }

    /** As {@link #call}, for work without a result. */
    public static void run(Fd netns, Runnable work) {
        call(netns, () -> {
            work.run();
            return null;
        });
    }

    /**
     * Does {@code work} among the mounts of another process, in the network namespace that the caller stands in. The work
     * may be more than one small thing, for no network namespace is held by it; what it starts must end with it.
     *
     * @param mounts a mount namespace
     * @throws netnsh.sys.SysException when it cannot be entered, and whatever the work throws
     */
    static <T> T among(Fd mounts, Supplier<T> work) {
        return apart(() -> {
            Namespaces.unshare(
                    Namespaces.CLONE_FS); // a thread that shares its root and folder with others may not move
            Namespaces.enter(mounts, Namespaces.CLONE_NEWNS);
            return work.get();
        });
    }

    /**
     * Does {@code work} on a thread of its own that stays where the caller is, for work that moves itself (unshare).
     */
    static <T> T apart(Supplier<T> work) {
        return begin(work).result();
    }

    /** The same, not waited for. What it answers must be asked for: nobody else closes what it has opened. */
    static <T> Work<T> begin(Supplier<T> work) {
        Warmup.once();
        Result<T> result = new Result<>();
        Thread thread = new Thread(null, () -> result.fill(work), "netns", 0, false);
        thread.setDaemon(true);
        thread.start();
        return new Work<>(thread, result);
    }

    /** Work on a thread of its own. */
    static final class Work<T> {
        private final Thread thread;
        private final Result<T> result;

        private Work(Thread thread, Result<T> result) {
            this.thread = thread;
            this.result = result;
        }

        /** Waits until it is done; what the work returned or threw. */
        T result() {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    // The work is short and owns descriptors: let it end, tell the caller afterwards.
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return result.get();
        }
    }

    private static final class Result<T> {
        private T value;
        private RuntimeException exception;
        private Error error;

        void fill(Supplier<T> work) {
            try {
                value = work.get();
            } catch (RuntimeException e) {
                exception = e;
            } catch (Error e) {
                error = e;
            }
        }

        T get() {
            if (exception != null) {
                throw exception;
            }
            if (error != null) {
                throw error;
            }
            return value;
        }
    }
}
