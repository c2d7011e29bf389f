package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are known by an entry of their environment, whatever they are doing. */
class MarksIT {
    private static final String MARK = "NETNSH_JOB=1-abc";

    @TempDir
    private Path folder;

    private final Programs programs = new LinuxPrograms();

    private Process marked(String... command) throws Exception {
        ProcessBuilder b = new ProcessBuilder(List.of(command));
        b.environment().put("NETNSH_JOB", "1-abc");
        Process made = b.start();
        Await.until("it is seen", () -> Marks.has("" + made.pid(), MARK));
        return made;
    }

    /** A second of looking meets some hundred of the moments in which /proc has no environment to show. */
    @Test
    void one_that_becomes_another_program_is_seen_all_the_time() throws Exception {
        Path script = Files.writeString(folder.resolve("again.sh"), "exec /bin/sh \"$0\"\n");
        Process restless = marked("/bin/sh", script.toString());
        try {
            long looks = 0;
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1); System.nanoTime() < end; looks++) {
                assertTrue(Marks.has("" + restless.pid(), MARK), "not seen at look " + looks);
            }
            assertEquals(Map.of((int) restless.pid(), "1-abc"), programs.marked("NETNSH_JOB"));
        } finally {
            restless.destroyForcibly().waitFor();
        }
    }

    @Test
    void one_without_any_environment_and_one_that_has_ended_have_no_mark() throws Exception {
        Process bare = new ProcessBuilder("env", "-i", "/bin/sleep", "60").start();
        try {
            Await.until(
                    "it has become sleep",
                    () -> Stock.sh("pgrep -fx '/bin/sleep 60'").strip().equals("" + bare.pid()));
            long began = System.nanoTime();
            assertEquals(0, programs.signalMarked(MARK, 0));
            long millis = (System.nanoTime() - began) / 1_000_000;
            assertTrue(millis < 20_000, "nothing is waited for: " + millis + " ms");
        } finally {
            bare.destroyForcibly().waitFor();
        }
    }

    /** Each of a thousand has an heir before it can be killed, unless the heirs are looked for as well. */
    @Test
    void killed_are_also_those_that_were_started_while_the_others_were_looked_for() throws Exception {
        Path script = Files.writeString(
                folder.resolve("heirs.sh"),
                "[ $1 -gt 0 ] && { setsid /bin/sh \"$0\" $(($1 - 1)) & exec sleep 0.01; }\n");
        for (int i = 0; i < 10; i++) {
            marked("/bin/sh", script.toString(), "1000");
            programs.killMarked(MARK);
            assertEquals(0, programs.signalMarked(MARK, 0), "round " + i);
            assertEquals("", Stock.sh("pgrep -f '[h]eirs.sh'"), "round " + i);
        }
    }
}
