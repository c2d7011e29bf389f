package netnsh.bash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loops and conditions in command files and single lines: bash runs them, netnsh's commands are known in them. */
class LoopsIT {
    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void tidy() {
        Stock.sh("for n in $(ls /run/netns | grep ^lp-); do ip netns del $n; done; rm -rf /run/netnsh");
    }

    private static Netnsh.Ended lines(String... lines) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        for (String line : lines) {
            words.addAll(List.of("-c", line));
        }
        return Netnsh.run(List.of(), words.toArray(String[]::new));
    }

    private Netnsh.Ended file(String text, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(
                List.of(Files.writeString(folder.resolve("loop.nsh"), text).toString()));
        words.addAll(List.of(arguments));
        return Netnsh.run(List.of(), words.toArray(String[]::new));
    }

    @Test
    void a_lab_is_built_in_loops_of_own_commands_and_iproute2s() throws Exception {
        Netnsh.Ended ended = file("""
            net=10.7
            netns add lp-hub
            for i in $(seq $1); do
                netns add lp-$i # one more
                cable lp-hub:p$i lp-$i:eth0
                ip -n lp-$i addr add $net.$i.$((i + 1))/24 dev eth0
            done
            use lp-hub
            for i in $(seq $1); do up p$i; addr $net.$i.1/24 dev p$i; done
            for i in x y; do netns add lp-$i; cable v$i lp-$i:eth0; ip netns exec lp-$i ip link set lo up; done
            ip -n lp-y -br link show lo | grep -c LOWER_UP
            if ping -c 1 -q $net.3.4 >/dev/null; then echo reached; else echo lost; fi
            for i in 1 2 3; do echo $i; done | sort -r > %s/out
            """.formatted(folder), "3");
        assertEquals("1\nreached\n", ended.text());
        assertEquals(0, ended.status());
        assertEquals("3\n2\n1\n", Files.readString(folder.resolve("out")));
        assertEquals(6, Stock.sh("ls /run/netns | grep ^lp-").lines().count());
        assertEquals(
                "down: 6 namespaces\n", Netnsh.run(List.of(), "down", "--all").text());
    }

    @Test
    void what_fails_in_a_loop_is_said_there_and_the_loops_status_counts() throws Exception {
        Netnsh.Ended ended =
                file("for i in 1 2; do\n  netns add lp-$i || exit 3\n  netns add lp-$i || exit 4\ndone\nnetns list\n");
        assertEquals(4, ended.status());
        assertTrue(
                ended.text().startsWith("netnsh: the namespace lp-1 exists already\n  netns add lp-1\n"), ended.text());
        assertTrue(ended.text().contains("loop.nsh:1:1: the line ended with status 4\n"), ended.text());
    }

    @Test
    void files_are_saved_compared_and_applied_in_a_loop() throws Exception {
        Path saved = folder.resolve("saved.nsh");
        Netnsh.Ended ended = file("netns add lp-a\nfor f in " + saved
                + "; do\n  save $f lp-a\n  netns del lp-a\n  apply $f\n  netns list\n  apply $f\ndone\n");
        assertEquals("lp-a\n", ended.text());
        assertEquals(0, ended.status());
    }

    @Test
    void a_loop_that_fails_is_taken_back_with_its_file() throws Exception {
        Path lab = Files.writeString(folder.resolve("a.nsh"), "for i in 1 2; do netns add lp-$i; done\nfalse\n");
        assertEquals(1, Netnsh.run(List.of(), "--atomic", lab.toString()).status());
        assertEquals("", Stock.sh("ls /run/netns | grep ^lp- || true"));
    }

    @Test
    void undo_takes_back_what_a_loop_has_done_as_one_line() throws Exception {
        Netnsh.Ended ended =
                file("netns add lp-a\nfor i in 1 2; do netns add lp-$i; done\nundo\nnetns list\nredo\nnetns list\n");
        assertEquals(
                "lp-a\nlp-2\nlp-1\nlp-a\n", ended.text().replaceAll("(?m)^(taken back|done again|note): .*\n", ""));
        assertEquals(0, ended.status());
    }

    @Test
    void what_cannot_stand_in_a_loop_and_what_no_loop_can_do_is_refused() throws Exception {
        assertEquals(
                "netnsh: use is about the session itself, and cannot stand in a loop\n  use lp-1\n  ^~~\n",
                lines("for i in 1; do use lp-$i; done").text());
        assertTrue(lines("for i in 1; do frobnicate; done")
                .text()
                .startsWith("netnsh: \"frobnicate\" is neither a command"));
        assertTrue(lines("for i in 1; do echo; done &").text().contains("does not run in the background"));
        assertTrue(lines("start for i in 1; do echo; done").text().contains("behind start stands a program"));
        Netnsh.Ended open = file("netns add lp-x\nfor i in 1 2; do\n  echo $i\n");
        assertEquals(1, open.status());
        assertTrue(open.text().contains("loop.nsh:2:1: \"for\" is never closed by done"), open.text());
        assertTrue(open.text().contains("nothing of the file was run"), open.text());
    }

    @Test
    void a_loop_is_shown_and_not_run_in_a_rehearsal() throws Exception {
        Netnsh.Ended ended = Netnsh.run(List.of(), "--dry-run", "-c", "for i in 1 2; do netns add lp-$i; done");
        assertEquals("for i in 1 2; do netns add lp-$i; done\n", ended.text());
        assertEquals("", Stock.sh("ls /run/netns | grep ^lp- || true"));
    }
}
