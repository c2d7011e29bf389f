package netnsh;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.session.Session;

/** netnsh as a process of its own, from the classes under test. */
public final class Netnsh {
    private Netnsh() {}

    /** A whole netnsh in a process of its own, behind {@code prefix}; what it prints, both streams, and its exit status. */
    public static Ended run(List<String> prefix, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(command());
        command.addAll(List.of(words));
        Process p = new ProcessBuilder(command).redirectErrorStream(true).start();
        p.getOutputStream().close();
        String text = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(p.waitFor(), text);
    }

    /** What starts a netnsh from the classes under test; its arguments come behind. */
    public static List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "netnsh.Main");
    }

    /** How a process ended. */
    public record Ended(int status, String text) {}

    /** Where the classes of this test run lie, however it was started. */
    public static String classPath() {
        Set<String> places = new LinkedHashSet<>();
        try {
            places.add(Path.of(Session.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
            for (URL jar : Collections.list(Netnsh.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
                String path = jar.getPath();
                places.add(path.indexOf('!') < 0 ? path : path.substring(path.indexOf(':') + 1, path.indexOf('!')));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        String given = System.getProperty("java.class.path");
        return String.join(":", places) + ":" + given;
    }
}
