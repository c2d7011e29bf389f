package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of the systemd template, run as systemd runs them: with its environment only, and no terminal. */
class ServiceIT {
    @TempDir
    private Path folder;

    @AfterEach
    void leave() {
        Stock.sh("for n in sv-a sv-b sv-mine; do ip netns del $n 2>/dev/null; done; true");
    }

    private static List<String> unit() throws IOException {
        return Files.readAllLines(Path.of("scripts/netnsh@.service"));
    }

    private static List<String> values(String key) throws IOException {
        return unit().stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    /** Runs what stands behind a key, for the instance {@code name}; its files lie in our folder. */
    private Netnsh.Ended run(String key, String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("setsid", "env", "-i"));
        for (String variable : values("Environment")) {
            String value = variable.replace("%i", name);
            command.add(value.startsWith("PATH=") ? value.replace("PATH=", "PATH=" + folder + ":") : value);
        }
        assertEquals(1, values(key).size(), key);
        String line = values(key).get(0).replace("%i", name).replace("/etc/netnsh/", folder + "/");
        command.addAll(List.of(line.split(" ")));
        Process p = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Netnsh.Ended(p.waitFor(), text);
    }

    private void file(String name, String text) throws IOException {
        Path program = folder.resolve("netnsh");
        Files.writeString(program, "#!/bin/sh\nexec '" + String.join("' '", Netnsh.command()) + "' \"$@\"\n");
        Files.setPosixFilePermissions(program, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve(name + ".nsh"), text);
    }

    @Test
    void start_makes_the_lab_reload_mends_it_and_stop_takes_down_that_one_only() throws Exception {
        file("lab", "netns add sv-a\n@sv-a link set lo up\n");
        file("other", "netns add sv-b\n");
        Stock.sh("ip netns add sv-mine");
        assertEquals(new Netnsh.Ended(0, ""), run("ExecStart", "lab"));
        assertEquals(new Netnsh.Ended(0, ""), run("ExecStart", "other"));
        assertEquals(new Netnsh.Ended(0, ""), run("ExecStart", "lab"));
        Stock.sh("ip -n sv-a link set lo down");
        assertEquals(new Netnsh.Ended(0, ""), run("ExecReload", "lab"));
        assertTrue(Stock.sh("ip -n sv-a link show lo").contains("UP"));
        Netnsh.Ended stopped = run("ExecStop", "lab");
        assertEquals(0, stopped.status(), stopped.text());
        assertEquals(List.of("sv-b", "sv-mine"), names());
        assertEquals(0, run("ExecStop", "lab").status(), "nothing stands of it any more");
        assertEquals(List.of("sv-b", "sv-mine"), names());
        run("ExecStop", "other");
        assertEquals(List.of("sv-mine"), names());
    }

    @Test
    void a_file_with_a_mistake_changes_nothing_and_fails() throws Exception {
        file("lab", "netns add sv-a\n@sv-a link set lo upp\n");
        Netnsh.Ended started = run("ExecStart", "lab");
        assertFalse(started.status() == 0, started.text());
        assertTrue(started.text().contains("lab.nsh:2:"), started.text());
        assertEquals(List.of(), names());
    }

    private static List<String> names() {
        return Stock.sh("ip netns list")
                .lines()
                .map(l -> l.split(" ")[0])
                .sorted()
                .toList();
    }
}
