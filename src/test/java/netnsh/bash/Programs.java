package netnsh.bash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netnsh.Netnsh;

/** Bash programs run by bash alone and by netnsh, each in namespaces and with a /run of its own. */
final class Programs {
    private static final String PREPARED =
            "mount -t tmpfs none /run && mount -t sysfs none /sys && ip link set lo up && "
                    + "cd \"$1\" && shift && exec \"$@\"";
    private static final long SECONDS = 50;

    private Programs() {}

    /** How one ended. */
    record Ended(int status, String out, String error) {}

    /** A process in fresh namespaces, with its streams in files of {@code folder}. */
    static Process start(Path folder, String name, List<String> command, Map<String, String> environment)
            throws IOException {
        List<String> all =
                new ArrayList<>(List.of("unshare", "--net", "--mount", "sh", "-c", PREPARED, "sh", folder.toString()));
        all.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(all);
        builder.environment().putAll(environment);
        builder.environment().remove("BASH_ENV");
        builder.environment().putAll(environment);
        builder.redirectOutput(folder.resolve(name + ".out").toFile());
        builder.redirectError(folder.resolve(name + ".err").toFile());
        builder.redirectInput(new java.io.File("/dev/null"));
        return builder.start();
    }

    static Ended ended(Path folder, String name, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(
                    name + " does not end:\n" + read(folder, name + ".out") + read(folder, name + ".err"));
        }
        return new Ended(process.exitValue(), read(folder, name + ".out"), read(folder, name + ".err"));
    }

    static String read(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    }

    /** Runs a program with netnsh. */
    static Ended ours(Path folder, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Netnsh.command());
        command.addAll(List.of(words));
        return ended(folder, "netnsh", start(folder, "netnsh", command, environment));
    }

    /** Runs it with bash. */
    static Ended stock(Path folder, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash"));
        command.addAll(List.of(words));
        return ended(folder, "bash", start(folder, "bash", command, environment));
    }
}
