package netnsh.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import netnsh.sys.Fd;

/** The main program of a JVM in which nothing has happened yet, for {@link NamespaceIsFreedIT}. */
final class FreshJvm {
    private FreshJvm() {}

    /** Opens its first channel inside the namespace, says so, and stays until input ends. */
    public static void main(String[] args) throws IOException {
        try (Fd ns = NetnsDir.open(args[0])) {
            NsThread.run(ns, () -> {
                try (FileChannel channel = FileChannel.open(Path.of("/proc/self/stat"))) {
                    channel.position(0);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        System.out.println("used");
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
    }
}
