package netnsh.shell;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import netnsh.model.Link;
import netnsh.plan.View;

/**
 * The links of the home namespace, remembered until the kernel says that one of them has changed. They are read while
 * somebody looks at the prompt and types: ten thousand of them take longer than a key may.
 */
final class HomeLinks implements AutoCloseable {
    /** So long the prompt has the processor for itself. */
    private static final long PROMPT_FIRST_NANOS = 50_000_000;

    private final Supplier<View.Watch> read;
    private View.Watch watch = View.Watch.BLIND;
    private Reading reading;

    /**
     * None is known yet.
     *
     * @param read reads them; called on a thread of its own
     */
    HomeLinks(Supplier<View.Watch> read) {
        this.read = read;
    }

    /** On its way to become {@link #watch}. */
    private static final class Reading extends Thread {
        private final Supplier<View.Watch> read;
        private volatile boolean wanted;
        private volatile View.Watch watch = View.Watch.BLIND;

        Reading(Supplier<View.Watch> read) {
            super("netnsh-links");
            this.read = read;
            setDaemon(true);
        }

        @Override
        public void run() {
            long until = System.nanoTime() + PROMPT_FIRST_NANOS;
            for (long rest = PROMPT_FIRST_NANOS; !wanted && rest > 0; rest = until - System.nanoTime()) {
                LockSupport.parkNanos(rest);
            }
            try {
                watch = read.get();
            } catch (RuntimeException e) {
                watch = View.Watch.BLIND; // who wants to know asks by himself, and is told
            }
        }

        /** Waits until it is done. */
        View.Watch get() {
            wanted = true;
            LockSupport.unpark(this);
            boolean interrupted = false;
            while (isAlive()) {
                try {
                    join();
                } catch (InterruptedException e) {
                    interrupted = true; // for whoever reads the line
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return watch;
        }
    }

    /** Begins to read them unless they are known. */
    void prepare() {
        if (reading == null && !watch.quiet()) {
            reading = new Reading(read);
            reading.start();
        }
    }

    /** All of them as they are now; empty where nobody can look after them. */
    Optional<List<Link>> links() {
        // what was read ahead may be old by now; where they change all the time, what was read a moment ago will do
        boolean blind = false;
        for (int i = 0; i < 2 && !blind && !watch.quiet(); i++) {
            prepare();
            watch.close();
            watch = reading.get();
            reading = null;
            blind = watch == View.Watch.BLIND;
        }
        return watch == View.Watch.BLIND ? Optional.empty() : Optional.of(watch.links());
    }

    @Override
    public void close() {
        watch.close();
        watch = View.Watch.BLIND;
        if (reading != null) {
            reading.get().close();
            reading = null;
        }
    }
}
