package netnsh.kernel;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import netnsh.Stock;

/** Programs run at home by tests, to set things up and to look at them with other eyes. */
final class Host {
    private Host() {}

    /** Runs a line of sh; answers what it wrote to standard output and error. */
    static String sh(String line) {
        return Stock.output("/bin/sh", "-c", line);
    }

    /** Whether something comes true within a second. */
    static boolean withinASecond(BooleanSupplier what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        do {
            if (what.getAsBoolean()) {
                return true;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        } while (System.nanoTime() < end);
        return false;
    }
}
