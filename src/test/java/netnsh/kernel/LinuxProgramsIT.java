package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netnsh.kernel.Programs.Status;
import netnsh.kernel.Programs.Status.State;
import netnsh.plan.Problem;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinuxProgramsIT {
    private static final NsRef THERE = new NsRef.Named("programs");

    private final Programs programs = new LinuxPrograms();

    @TempDir
    Path folder;

    @BeforeEach
    void make() {
        NetnsDir.create("programs");
    }

    @AfterEach
    void remove() {
        NetnsDir.remove("programs");
    }

    private int start(NsRef ns, int group, String... argv) {
        return programs.start(new Programs.Start(ns, List.of(argv), Map.of(), 0, 1, 2, group, false));
    }

    private Problem refused(String... argv) {
        return assertThrows(Problem.class, () -> start(THERE, -1, argv));
    }

    @Test
    void a_program_runs_in_the_namespace_with_its_output_where_it_was_told() {
        String file = folder + "/out";
        int out = programs.openForWriting(file, false);
        for (NsRef ns : List.of(THERE, NsRef.HOME)) {
            List<String> argv = List.of("sh", "-c", "readlink /proc/self/ns/net; echo $WORD");
            int pid = programs.start(new Programs.Start(ns, argv, Map.of("WORD", "word"), 0, out, out, -1, false));
            assertEquals(new Status(State.EXITED, 0), programs.waitFor(pid, true));
        }
        assertTrue(programs.write(out, "end\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        programs.close(out);
        String there =
                "net:[" + NetnsDir.find("programs").orElseThrow().identity().ino() + "]";
        String home = SysFiles.readlink("/proc/self/ns/net");
        assertEquals(there + "\nword\n" + home + "\nword\nend\n", SysFiles.readText(file));
    }

    @Test
    void what_cannot_be_run_is_told_in_one_sentence_with_the_shell_s_status() throws IOException {
        Problem absent = refused("no-such-program-here", "x");
        assertEquals(127, absent.exit());
        assertEquals("there is no program \"no-such-program-here\" on the PATH", absent.getMessage());
        assertEquals(127, refused(folder + "/absent").exit());
        Path plain = Files.writeString(folder.resolve("plain"), "x");
        assertEquals(126, refused(plain.toString()).exit());
        Problem directory = refused(folder.toString());
        assertEquals(126, directory.exit());
        assertEquals("cannot execute " + folder + ": Is a directory", directory.getMessage());
        assertEquals(Errno.E2BIG, refused("true", "x".repeat(200_000)).errno());
        Problem nowhere = assertThrows(Problem.class, () -> start(new NsRef.Named("nowhere"), -1, "true"));
        assertEquals("netns.absent", nowhere.id());
    }

    @Test
    void a_group_can_be_stopped_continued_and_ended() {
        int pid = start(THERE, 0, "sleep", "100");
        assertEquals(State.RUNNING, programs.waitFor(pid, false).state());
        programs.signal(pid, 19);
        assertEquals(new Status(State.STOPPED, 19), programs.waitFor(pid, true));
        programs.signal(pid, 18);
        programs.signal(pid, 15);
        Status status = programs.waitFor(pid, true);
        while (status.state() == State.RUNNING) {
            status = programs.waitFor(pid, true);
        }
        assertEquals(new Status(State.KILLED, 15), status);
        assertEquals(143, status.exit());
        // Gone: nothing to signal, and nobody to wait for.
        programs.signal(pid, 15);
        assertEquals(State.EXITED, programs.waitFor(pid, true).state());
    }

    @Test
    void a_reader_that_has_gone_away_is_told_apart_from_a_failure() {
        int[] pipe = programs.pipe();
        int nothing = programs.openForWriting("/dev/null", true);
        int pid = programs.start(
                new Programs.Start(THERE, List.of("head", "-c1"), Map.of(), pipe[0], nothing, 2, -1, false));
        programs.close(pipe[0]);
        programs.close(nothing);
        boolean more = true;
        for (int i = 0; i < 100 && more; i++) {
            more = programs.write(pipe[1], new byte[65536]);
        }
        assertFalse(more);
        programs.close(pipe[1]);
        assertEquals(0, programs.waitFor(pid, true).exit());
        assertThrows(Problem.class, () -> programs.openForWriting(folder.toString(), true));
        assertThrows(Problem.class, () -> programs.write(pipe[1], new byte[1]));
    }

    @Test
    void without_a_terminal_handing_it_over_does_nothing() {
        int pid = programs.start(new Programs.Start(THERE, List.of("true"), Map.of(), 0, 1, 2, 0, true));
        assertEquals(new Status(State.EXITED, 0), programs.waitFor(pid, true));
        programs.giveTerminal(pid);
        programs.reclaimTerminal();
    }

    @Test
    void a_file_is_emptied_or_added_to() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        int add = programs.openForWriting(file.toString(), true);
        programs.write(add, new byte[] {'+'});
        programs.close(add);
        assertEquals("old+", Files.readString(file));
        programs.close(programs.openForWriting(file.toString(), false));
        assertArrayEquals(new byte[0], Files.readAllBytes(file));
    }
}
