package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same as {@link CrashIT} with a netnsh of its own that is really killed: strace(1) sends SIGKILL at a call. */
class KilledIT {
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static List<String> killing(String call, int when) {
        return List.of(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":signal=KILL:when=" + when);
    }

    @ParameterizedTest
    @CsvSource({"fdatasync,9", "linkat,3", "mount,1", "sendto,30", "sendto,55", "setns,1", "fdatasync,35"})
    void what_a_killed_process_has_left_goes(String call, int when) throws IOException, InterruptedException {
        Stock.sh("ip netns add lef; ip link add br00 type bridge");
        List<String> before = Life.standing();
        Path lab = folder.resolve("lab.nsh");
        Files.write(lab, CrashIT.LAB);
        Netnsh.Ended ended = Netnsh.run(killing(call, when), lab.toString());
        assertEquals(KILLED, ended.status(), ended.text());
        assertTrue(Life.standing().size() > before.size(), "it was killed before it did anything: " + ended.text());
        String said = Netnsh.run(List.of(), "down").text();
        assertFalse(said.contains("left alone"), said);
        assertEquals(before, Life.standing(), said);
    }

    /** Namespaces are made before their line comes, without a name: nobody has to take them away. */
    @Test
    void what_a_process_has_made_beforehand_goes_with_it() throws IOException, InterruptedException {
        Path lab = folder.resolve("lab.nsh");
        Files.write(lab, CrashIT.LAB);
        List<String> before = Life.standing();
        assertEquals(KILLED, Netnsh.run(killing("unshare", 1), lab.toString()).status());
        Netnsh.run(List.of(), "down");
        assertEquals(before, Life.standing());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void after_an_error_of_the_disk_nothing_more_is_changed(int when) throws IOException, InterruptedException {
        Path lab = folder.resolve("lab.nsh");
        Files.writeString(lab, "netns add left\nlink add br0 type bridge\nlink add br1 type bridge\nnetns add right\n");
        List<String> failing = List.of(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=fdatasync",
                "-e",
                "inject=fdatasync:error=EIO:when=" + when);
        Netnsh.Ended ended = Netnsh.run(failing, "-k", lab.toString());
        assertTrue(ended.status() != 0 && ended.text().contains("Input/output error"), ended.text());
        // the first one is that of the journal's own first line: the next line finds that another journal can be made
        assertFalse(Files.exists(Path.of("/run/netns", when == 1 ? "left" : "right")), ended.text());
        Netnsh.run(List.of(), "down", "--all");
        assertEquals(List.of(), Life.standing(), ended.text());
    }

    /** Descriptors run out at some socket, and from then on. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void without_descriptors_it_says_so_and_what_was_made_is_known(int when) throws IOException, InterruptedException {
        Path lab = folder.resolve("lab.nsh");
        Files.write(lab, CrashIT.LAB);
        List<String> failing = List.of(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "-e",
                "trace=socket",
                "-e",
                "inject=socket:error=EMFILE:when=" + when + "+");
        Netnsh.Ended ended = Netnsh.run(failing, lab.toString());
        assertTrue(ended.status() != 0 && ended.text().contains("Too many open files"), ended.text());
        assertFalse(ended.text().contains("\tat "), ended.text());
        Netnsh.run(List.of(), "down", "--all");
        assertEquals(List.of(), Life.standing(), ended.text());
    }

    @Test
    void what_a_killed_down_has_left_goes_with_the_next() throws IOException, InterruptedException {
        Path lab = folder.resolve("lab.nsh");
        Files.write(lab, CrashIT.LAB);
        assertEquals(0, Netnsh.run(List.of(), lab.toString()).status());
        assertEquals(KILLED, Netnsh.run(killing("umount2", 2), "down").status());
        assertTrue(Files.exists(Path.of("/run/netns/left")));
        assertEquals(0, Netnsh.run(List.of(), "down").status());
        assertEquals(List.of(), Life.standing());
    }
}
