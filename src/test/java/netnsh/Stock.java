package netnsh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The installed programs, asked by tests; only from home, never from a thread in a namespace. */
public final class Stock {
    private Stock() {}

    /** Runs a program with nothing to read; its two streams in one, and its exit status. */
    public static Netnsh.Ended run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Netnsh.Ended(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a program prints; it must succeed. */
    public static String output(String... command) {
        Netnsh.Ended ended = run(command);
        if (ended.status() != 0) {
            throw new AssertionError(String.join(" ", List.of(command)) + ": " + ended.text());
        }
        return ended.text();
    }

    /** What a script of sh prints, whatever its status. */
    public static String sh(String script) {
        return run("/bin/sh", "-c", script).text();
    }
}
