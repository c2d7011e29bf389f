package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import netnsh.sys.Processes.News;
import netnsh.value.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpawnIT {
    @TempDir
    Path folder;

    private static Spawn sh(String line, String... more) {
        List<String> argv = new java.util.ArrayList<>(List.of("sh", "-c", line, "sh"));
        argv.addAll(List.of(more));
        return Spawn.of("/bin/sh", argv);
    }

    private static String output(Spawn program) {
        return Output.of(out -> program.fd(1, out.number()).start());
    }

    @Test
    void arguments_and_environment_arrive_as_the_bytes_they_are() {
        String odd = "a b\udcff\u00e4\n'";
        assertEquals(
                odd + "|" + odd,
                output(sh("printf '%s|%s' \"$1\" \"$ODD\"", odd).environment(Map.of("ODD", odd))));
        assertEquals(
                "ODD=" + odd + "\0",
                output(Spawn.of("/usr/bin/env", List.of("env", "-0")).environment(Map.of("ODD", odd))));
    }

    @Test
    void the_own_environment_is_handed_on_when_none_is_given() {
        assertEquals(System.getenv("PATH"), output(sh("printf %s \"$PATH\"")));
        assertEquals(System.getenv("PATH"), Spawn.ownEnvironment().get("PATH"));
    }

    @Test
    void only_the_named_descriptors_are_open() {
        try (Fd leak = Fd.open("/etc", Fd.O_RDONLY)) {
            assertTrue(leak.number() > 2);
            String open = output(Spawn.of("/bin/ls", List.of("ls", "/proc/self/fd")));
            // 3 is the folder that ls reads.
            assertEquals("0\n1\n2\n3\n", open);
        }
    }

    @Test
    void descriptors_can_change_places() throws IOException {
        Files.writeString(folder.resolve("a"), "A");
        Files.writeString(folder.resolve("b"), "B");
        try (Fd a = Fd.open(folder.resolve("a").toString(), Fd.O_RDONLY);
                Fd b = Fd.open(folder.resolve("b").toString(), Fd.O_RDONLY)) {
            int x = a.number();
            int y = b.number();
            // Each one's place is the other's source.
            Spawn program = Spawn.of("/bin/sh", List.of("sh", "-c", "cat /proc/self/fd/" + x + " /proc/self/fd/" + y));
            assertEquals("BA", output(program.fd(x, y).fd(y, x)));
        }
    }

    @Test
    void signals_are_as_a_fresh_program_expects_them() {
        String status = output(Spawn.of("/bin/grep", List.of("grep", "^Sig", "/proc/self/status")));
        assertTrue(status.contains("SigBlk:\t0000000000000000\n"), status);
        long ignored = Long.parseLong(status.replaceAll("(?s).*SigIgn:\t(\\p{XDigit}+).*", "$1"), 16);
        // 32 and 33 are the C library's own.
        assertEquals(0, ignored & 0x7FFFFFFF, status);
    }

    @Test
    void a_group_of_its_own_can_be_stopped_continued_and_killed() {
        int pid = sh("kill -STOP $$; exit 5").group(0).start();
        assertEquals(pid, Processes.group(pid));
        assertEquals(new News(pid, News.Change.STOPPED, Processes.SIGSTOP), Processes.waitFor(pid, true));
        assertEquals(News.Change.NONE, Processes.waitFor(pid, false).change());
        Processes.kill(-pid, Processes.SIGCONT);
        News news = Processes.waitFor(pid, true);
        if (news.change() == News.Change.CONTINUED) {
            news = Processes.waitFor(pid, true);
        }
        assertEquals(new News(pid, News.Change.EXITED, 5), news);
        int second = sh("sleep 100; true").group(0).start();
        int third = sh("sleep 100; true").group(second).start();
        assertEquals(second, Processes.group(third));
        Processes.kill(-second, Processes.SIGTERM);
        assertEquals(new News(second, News.Change.KILLED, Processes.SIGTERM), Processes.waitFor(second, true));
        assertEquals(new News(third, News.Change.KILLED, Processes.SIGTERM), Processes.waitFor(third, true));
        assertEquals(
                Errno.ECHILD,
                assertThrows(SysException.class, () -> Processes.waitFor(third, true))
                        .errno());
    }

    @Test
    void the_directory_can_be_another() throws IOException {
        assertEquals(
                folder.toRealPath() + "\n",
                output(Spawn.of("/bin/pwd", List.of("pwd", "-P")).directory(folder.toString())));
    }

    @Test
    void what_cannot_be_executed_is_told_before_anything_runs() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        String absent = folder.resolve("absent").toString();
        for (Map.Entry<String, Integer> one : Map.of(
                        absent, Errno.ENOENT, plain.toString(), Errno.EACCES, folder.toString(), Errno.EACCES)
                .entrySet()) {
            SysException e = assertThrows(
                    SysException.class,
                    () -> Spawn.of(one.getKey(), List.of("x")).start());
            assertEquals(one.getValue(), e.errno(), one.getKey());
            assertEquals("exec", e.call());
        }
    }

    @Test
    void a_script_without_interpreter_line_runs_with_sh() throws IOException {
        Path script = Files.writeString(folder.resolve("script"), "echo \"$1\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertEquals("word\n", output(Spawn.of(script.toString(), List.of("script", "word"))));
    }

    @Test
    void programs_are_found_as_a_shell_finds_them() throws IOException {
        Path plain = Files.writeString(folder.resolve("true"), "x");
        String path = folder + ":/absent:/bin";
        assertEquals("/bin/true", Spawn.find("true", path));
        assertEquals("/bin/true", Spawn.find("/bin/true", ""));
        assertEquals(Errno.EACCES, errno("true", folder.toString()));
        assertEquals(Errno.EACCES, errno(plain.toString(), path));
        assertEquals(Errno.EISDIR, errno("/bin/", path));
        assertEquals(Errno.ENOENT, errno("no-such-program", path));
        assertEquals(Errno.ENOENT, errno("", path));
        assertEquals(Errno.ENOENT, errno("..", path));
    }

    private static int errno(String word, String path) {
        return assertThrows(SysException.class, () -> Spawn.find(word, path)).errno();
    }
}
