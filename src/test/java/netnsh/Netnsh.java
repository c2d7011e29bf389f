package netnsh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** netnsh as a process of its own: the jar that was built. */
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

    /** What starts a netnsh; its arguments come behind. {@code properties} are java's, {@code -Dnetnsh.mode=sandbox}. */
    public static List<String> command(String... properties) {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        all.addAll(BuiltJar.options());
        all.addAll(List.of(properties));
        all.add("netnsh.Main");
        return all;
    }

    /** The same as a line of sh. */
    public static String commandLine(String... properties) {
        return String.join(
                " ",
                command(properties).stream()
                        .map(w -> "'" + w.replace("'", "'\\''") + "'")
                        .toList());
    }

    /** How a process ended. */
    public record Ended(int status, String text) {}
}
