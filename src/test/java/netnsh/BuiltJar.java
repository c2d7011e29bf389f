package netnsh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jar that was built, and how a JVM starts from it as under the launcher: with an archive of class data, which takes a third of
 * the time. Some hundred processes of the tests are started so. The archive is made by whichever test asks first.
 */
final class BuiltJar {
    private static final Path JAR = Path.of("target", "netnsh.jar").toAbsolutePath();
    private static final Path ARCHIVE =
            JAR.resolveSibling("netnsh-" + Runtime.version() + ".jsa").toAbsolutePath();

    /** {@code scripts/archive} waits five seconds for another one that is at work. */
    private static final int TRIES = 20;

    private BuiltJar() {}

    /** What java is given in front of its main class. */
    static List<String> options() {
        List<String> all = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xlog:disable"));
        List<String> kind = ofArchive();
        all.addAll(kind);
        if (isMade(kind)) {
            all.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        all.addAll(List.of("-cp", JAR.toString()));
        return all;
    }

    /** An archive serves a JVM that is started with the same ones only. */
    private static List<String> ofArchive() {
        List<String> kind = new ArrayList<>();
        if (Runtime.version().feature() >= 21) {
            kind.add("-XX:+UseSerialGC");
        }
        if (Runtime.version().feature() >= 22) {
            kind.add("--enable-native-access=ALL-UNNAMED");
        }
        // libraries that are not unpacked at every start
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        Path libraries = JAR.resolveSibling("native");
        kind.add("-Djffi.boot.library.path=" + libraries.resolve("jni/" + machine + "-Linux"));
        kind.add("-Dlibrary.jline.path="
                + libraries.resolve("org/jline/nativ/Linux/" + machine.replace("aarch64", "arm64")));
        return kind;
    }

    private static boolean isMade(List<String> kind) {
        List<String> make = new ArrayList<>(
                List.of("scripts/archive", System.getProperty("java.home"), JAR.toString(), ARCHIVE.toString()));
        make.addAll(kind);
        for (int i = 0; i < TRIES && !isOfJar(); i++) {
            Stock.run(make.toArray(String[]::new));
        }
        return isOfJar();
    }

    private static boolean isOfJar() {
        try {
            return Files.exists(ARCHIVE) && Files.getLastModifiedTime(ARCHIVE).equals(Files.getLastModifiedTime(JAR));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
