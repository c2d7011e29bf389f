package netnsh;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher, started in a copy of the project's skeleton with a JDK whose java is a shell script that reports what it
 * was given. The sandbox of the tests makes them root there; an ordinary user and a root without capabilities are made by
 * unshare(1) and setpriv(1).
 */
abstract class LauncherLab {
    static final Path LAUNCHER = Path.of("scripts/netnsh").toAbsolutePath();
    static final String REPORT_ARGUMENTS = "printf '%s\\n' \"$@\" >\"$REPORT\"";
    static final String[] AS_USER = {"unshare", "--user", "--map-user=1000", "--map-group=1000"};
    static final String[] WITHOUT_CAPABILITIES = {"setpriv", "--bounding-set=-all"};

    /** Makes the kernel refuse user namespaces: one setting is real, the other is a file where the kernel's would be. */
    static final String[] WHERE_SANDBOXES_ARE_REFUSED = {
        "unshare", "--user", "--map-root-user", "--mount", "sh", "-c", """
            echo 0 >/proc/sys/user/max_user_namespaces
            mount -t tmpfs tmpfs /proc/sys/kernel
            echo 1 >/proc/sys/kernel/apparmor_restrict_unprivileged_userns
            exec setpriv --bounding-set=-all "$@"
            """, "sh"
    };

    @TempDir
    Path lab;

    Path project;
    Path jdk;
    Path report;
    final Map<String, String> environment = new TreeMap<>();

    record Ended(int status, String out, String err) {}

    @BeforeEach
    void make_a_project_and_a_jdk() throws IOException {
        project = lab.resolve("project");
        report = lab.resolve("report");
        Files.createDirectories(project.resolve("scripts"));
        Files.createDirectories(project.resolve("target"));
        Files.copy(LAUNCHER, project.resolve("scripts/netnsh"));
        executable(project.resolve("scripts/netnsh"), Files.readString(LAUNCHER));
        Files.writeString(project.resolve("target/netnsh.jar"), "not a jar");
        jdk = jdk("jdk", "21.0.2", REPORT_ARGUMENTS);
        environment.put("JAVA_HOME", jdk.toString());
        environment.put("REPORT", report.toString());
    }

    Path jdk(String name, String version, String java) throws IOException {
        Path home = lab.resolve(name);
        executable(home.resolve("bin/java"), "#!/bin/sh\n" + java + "\n");
        executable(home.resolve("bin/javac"), "#!/bin/sh\n");
        Files.writeString(
                home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x86_64\"\n");
        return home;
    }

    static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }

    Ended start(String[] inside, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(inside));
        command.add(project.resolve("scripts/netnsh").toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    Ended start(String... arguments) throws Exception {
        return start(new String[0], arguments);
    }

    Ended run(List<String> command) throws Exception {
        Path out = lab.resolve("out");
        Path err = lab.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, () -> command + " hangs");
        return new Ended(process.exitValue(), text(out), text(err));
    }

    static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    List<String> reported() throws IOException {
        return Files.readAllLines(report);
    }

    void java(String script) throws IOException {
        executable(jdk.resolve("bin/java"), "#!/bin/sh\n" + script + "\n");
    }
}
