package netnsh.bash;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** The end of this process, which a signal may have begun already: then the status would be the signal's. */
public final class Leaving {
    private static final CountDownLatch LEFT = new CountDownLatch(1);
    private static volatile int with;
    private static volatile boolean delayed;
    private static volatile IntConsumer halt = status -> {};

    private Leaving() {}

    /** How to end the process at once, in the middle of an end that a signal has begun. */
    public static void early(IntConsumer how) {
        halt = how;
    }

    /** A program that this process runs has the last word from now on. */
    static void delay() {
        delayed = true;
    }

    /**
     * What is to be done when this process is told to go; not while a program has the last word, which may still change
     * something: the session ends after it, as ever.
     */
    public static Thread hook(Runnable end) {
        return new Thread(() -> {
            if (!delayed) {
                end.run();
            }
        });
    }

    /**
     * Everything is done, and this is the status to end with; answers it. Where a signal has begun the end, System.exit waits
     * for ever, and {@link #end} does it.
     */
    public static int with(int status) {
        with = status;
        LEFT.countDown();
        return status;
    }

    /** The status that {@link #with} was told. */
    public static int status() {
        return with;
    }

    /** Whether the process ends when its main thread does. */
    public static boolean isAlone() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        Thread[] threads = new Thread[group.activeCount() + 1];
        int count = group.enumerate(threads);
        for (int i = 0; i < count; i++) {
            if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
                return false;
            }
        }
        return count < threads.length; // else there may be more
    }

    /**
     * Waits until everything is done, and ends the process.
     *
     * @param home the thread that will say it; when it dies of a mistake before, the end takes its course
     */
    static void end(Thread home) {
        while (home.isAlive()) {
            try {
                if (LEFT.await(1, TimeUnit.SECONDS)) {
                    halt.accept(with);
                    return;
                }
            } catch (InterruptedException again) {
                continue;
            }
        }
    }
}
