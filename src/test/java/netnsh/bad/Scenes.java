package netnsh.bad;

import static netnsh.bad.Machine.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.grammar.Source;

/** Bad inputs that need a scene: strange files under /run/netns, command files of every sort. */
final class Scenes {
    private Scenes() {}

    static void play(String scene, Machine m) throws Exception {
        switch (scene) {
            case "stale" -> stale(m);
            case "fifo" -> foreign(m, "mkfifo /run/netns/fifo", "fifo", "FIFO");
            case "symlink" -> foreign(m, "ln -s /etc/passwd /run/netns/lnk", "lnk", "symbolic link");
            case "uts" ->
                foreign(
                        m,
                        "touch /run/netns/uts && mount --bind /proc/self/ns/uts /run/netns/uts",
                        "uts",
                        "another kind");
            case "directory" -> foreign(m, "mkdir /run/netns/dir", "dir", "directory");
            case "absent" -> absent(m);
            case "in-use" -> inUse(m);
            case "race" -> race(m);
            case "crash" -> crash(m);
            case "dummy" -> dummy(m);
            default -> withFolder(dir -> ScriptScenes.play(scene, m, dir));
        }
    }

    private interface InFolder {
        void play(Path dir) throws Exception;
    }

    private static void withFolder(InFolder scene) throws Exception {
        Path dir = Files.createTempDirectory("netnsh-bad");
        try {
            scene.play(dir);
        } finally {
            sh("chmod -R u+rwX " + dir + "; rm -rf " + dir);
        }
    }

    private static void refused(Machine m, String line, String says) {
        m.errors.setLength(0);
        String before = Machine.picture();
        assertNotEquals(0, m.run(line), line);
        assertTrue(m.errors.toString().contains(says), m.errors.toString());
        assertEquals(before, Machine.picture(), line);
    }

    private static void stale(Machine m) {
        sh("touch /run/netns/stale");
        assertEquals(0, m.run("netns list"), m.errors.toString());
        assertTrue(m.out.toString().contains("stale"), m.out.toString());
        refused(m, "@stale link", "stale");
        refused(m, "-n stale link", "stale");
        assertEquals(0, m.run("netns del stale"), m.errors.toString());
        assertFalse(Files.exists(Path.of("/run/netns/stale")));
    }

    private static void foreign(Machine m, String make, String name, String says) {
        assertEquals("", sh(make));
        assertTimely(() -> assertEquals(0, m.run("netns list"), m.errors.toString()));
        assertTrue(m.out.toString().contains(name), m.out.toString());
        assertTimely(() -> refused(m, "netns exec " + name + " true", says));
        assertTimely(() -> refused(m, "use " + name, says));
        assertTimely(() -> refused(m, "-n " + name + " link", says));
        sh("umount -l /run/netns/uts 2>/dev/null");
    }

    private static void assertTimely(Runnable work) {
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(40), work::run);
    }

    /** Without privilege and without /run/netns: one line that says how to get on. */
    private static void absent(Machine m) throws Exception {
        List<String> helpless = List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all", "--ambient-caps=-all");
        Netnsh.Ended ended = Netnsh.run(helpless, "-c", "netns add zz");
        assertNotEquals(0, ended.status(), ended.text());
        String text = ended.text();
        assertTrue(text.contains("CAP_") && text.contains("--sandbox") && text.contains("sudo"), text);
        assertFalse(Files.exists(Path.of("/run/netns/zz")));
        assertFalse(text.contains("\tat "), text);
    }

    /** The name goes, the processes are named, and no cable is left hanging; a container's cable is not cut. */
    private static void inUse(Machine m) throws Exception {
        assertEquals("", sh("ip -n red link add cut type veth peer name far netns t"));
        Process holder = new ProcessBuilder("ip", "netns", "exec", "red", "sleep", "30").start();
        Process container = new ProcessBuilder("unshare", "-n", "sleep", "30").start();
        try {
            Await.until("a process in red", () -> !sh("ip netns pids red").isBlank());
            String there = "readlink /proc/" + container.pid() + "/ns/net";
            Await.until("a namespace of its own", () -> !sh(there).equals(sh("readlink /proc/self/ns/net")));
            Thread.sleep(100); // a process's start is told in hundredths of a second
            assertEquals(
                    "",
                    sh("ip netns attach box " + container.pid()
                            + "; ip -n box link add kept type veth peer name near netns t"));
            assertEquals(0, m.run("netns del red"), m.errors.toString());
            assertTrue(m.out.toString().contains(Long.toString(holder.pid())), m.out.toString());
            assertFalse(Files.exists(Path.of("/run/netns/red")));
            assertEquals(0, m.run("netns del box"), m.errors.toString());
            String links = sh("ip -n t -br link");
            assertFalse(links.contains("far"), links);
            assertTrue(links.contains("near"), links);
        } finally {
            holder.destroyForcibly().waitFor();
            container.destroyForcibly().waitFor();
        }
    }

    private static void race(Machine m) throws Exception {
        int[] statuses = new int[2];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int n = i;
            Thread t = new Thread(() -> {
                try {
                    statuses[n] = Netnsh.run(List.of(), "-c", "netns add both").status();
                } catch (IOException | InterruptedException e) {
                    statuses[n] = -1;
                }
            });
            t.start();
            threads.add(t);
        }
        for (Thread t : threads) {
            t.join();
        }
        assertTrue(statuses[0] == 0 ^ statuses[1] == 0, "exactly one wins: " + statuses[0] + " " + statuses[1]);
        assertTrue(sh("ip netns list").contains("both"));
    }

    /** What a killed {@code netns add} leaves is recognised, and can be removed and made again. */
    private static void crash(Machine m) {
        sh("install -m 0 /dev/null /run/netns/half");
        refused(m, "netns add half", "half");
        assertTrue(m.errors.toString().contains("netns del half"), m.errors.toString());
        assertEquals(0, m.run("netns del half"), m.errors.toString());
        assertEquals(0, m.run("netns add half"), m.errors.toString());
        assertTrue(sh("ip netns exec half true && echo good").contains("good"));
    }

    /** A kind that the kernel lacks: the words of the kernel and the module's name. Where it has it, it is made. */
    private static void dummy(Machine m) {
        boolean there = sh("ip -n red link add probe type dummy").isEmpty();
        int status = m.run("link add d0 type dummy");
        if (there) {
            assertEquals(0, status, m.errors.toString());
        } else {
            assertNotEquals(0, status);
            assertTrue(m.errors.toString().contains("dummy"), m.errors.toString());
            assertTrue(m.errors.toString().contains("the kernel says"), m.errors.toString());
        }
        assertEquals(there, sh("ip -n t link show d0").contains("d0:"));
        assertEquals(0, m.session.run("link show x", Source.PROMPT));
    }

    /** A file too large to be read into memory at once by accident: comments, and one line that does something. */
    static Path large(Path dir, long bytes) throws Exception {
        Path file = dir.resolve("big.nsh");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            String comment = "# " + "x".repeat(1021) + "\n";
            for (long n = 0; n < bytes; n += comment.length()) {
                out.write(comment);
            }
            out.write("link add last type ifb\n");
        }
        return file;
    }
}
