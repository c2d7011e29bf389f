package netnsh.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Makes at home what the JVM makes once and keeps for ever; first used inside a namespace, it would pin that namespace
 * until the process ends. Costs two or three milliseconds, once.
 */
final class Warmup {
    private Warmup() {}

    private static final class Once {
        static {
            // The first channel makes a hidden socket pair (in JDK 17: sun.nio.ch.FileDispatcherImpl.init).
            try (FileChannel channel = FileChannel.open(Path.of("/dev/null"), StandardOpenOption.READ)) {
                channel.size();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static void touch() {}
    }

    /** Does it unless it has been done. Must be called from a thread at home. */
    static void once() {
        Once.touch();
    }
}
