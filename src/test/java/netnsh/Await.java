package netnsh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Waits for what comes some time later: as long as it takes, and on a slow and busy machine that is long. What is waited for is
 * all that is asserted afterwards; a part of it that comes first says nothing of the rest.
 */
public final class Await {
    /** Less than the minute for which a JDK's idle thread holds a namespace ({@code NamespaceIsFreedIT} would not see that). */
    private static final long PATIENCE_SECONDS = 40;

    private static final long PAUSE_MILLIS = 10;

    private Await() {}

    /** What is to come; a file that it cannot read yet has not come either. */
    public interface Condition {
        /** Whether it has come. */
        boolean holds() throws IOException;
    }

    /** Waits until it holds. */
    public static void until(String what, Condition condition) {
        until(() -> what, condition);
    }

    /** The same; {@code what} is asked when it has not come. */
    public static void until(Supplier<String> what, Condition condition) {
        until(what, PATIENCE_SECONDS, condition);
    }

    /** The same of something that takes this machine seconds when nobody else is at work. */
    public static void until(Supplier<String> what, long seconds, Condition condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (true) {
            Exception unreadable = null;
            try {
                if (condition.holds()) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                unreadable = e;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not in " + seconds + " s: " + what.get(), unreadable);
            }
            pause();
        }
    }

    /** Waits until two that come to rest by themselves say the same. */
    public static void same(String what, Supplier<?> one, Supplier<?> other) {
        until(
                () -> what + "\n" + one.get() + "\nand not\n" + other.get(),
                () -> one.get().equals(other.get()));
    }

    /** A moment, for loops of their own: whoever looks takes the processor from what is to come. */
    public static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
