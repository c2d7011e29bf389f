package netnsh.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Programs run at home by tests, to set things up and to look at them with other eyes. */
final class Host {
    private Host() {}

    /** Runs a line of sh; answers what it wrote to standard output and error. */
    static String sh(String line) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", line)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(line + ": " + out);
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
