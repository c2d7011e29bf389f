package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of their own. */
class SpawnIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void sit_down() {
        bench = new Bench(folder);
    }

    @AfterEach
    void leave() {
        bench.close();
    }

    @Test
    void it_has_a_name_process_numbers_and_a_proc_of_its_own() throws Exception {
        String here = bench.output("uname -n");
        bench.all("spawn web sh -c 'uname -n; echo $$; ls -d /proc/[0-9]*; ip -br link; exec sleep 60'");
        Await.until("it has spoken", () -> bench.output("logs web").contains("lo "));
        String said = bench.output("logs web");
        assertTrue(said.startsWith("web\n1\n/proc/1\n"), said);
        assertFalse(said.contains("/proc/10"), said);
        assertEquals(here, bench.output("uname -n"));
        assertTrue(bench.output("spawn list").matches("web +\\d+  net,uts,pid,mount,ipc .*\n"));
        assertEquals("web\n", bench.output("@web uname -n"));
        bench.all("use web");
        assertEquals("1\n", bench.output("pgrep -x sleep"));
        assertTrue(bench.output("link show lo").contains("UP"));
        bench.all("use", "@web ping -c 1 -q 127.0.0.1");
    }

    @Test
    void another_netnsh_enters_it_too_and_lists_it() throws Exception {
        bench.all("spawn web sleep 60", "spawn db --uts sleep 60");
        String list = Netnsh.run(List.of(), "spawn", "list").text();
        assertTrue(list.matches("(?s)db +\\d+  net,uts .*\nweb +\\d+  net,uts,pid,mount,ipc .*"), list);
        assertEquals(
                "web\n1\n",
                Netnsh.run(List.of(), "-c", "use web", "-c", "uname -n; pgrep -x sleep")
                        .text());
        assertEquals("db\n", Netnsh.run(List.of(), "@db", "uname", "-n").text());
        assertEquals(
                "web\n",
                Netnsh.run(List.of(), "exec", "web", "--", "uname", "-n").text());
        bench.all("@web start --name name sh -c 'uname -n; sleep 60'");
        Await.until("it has spoken", () -> bench.output("logs name").equals("web\n"));
    }

    /** On a machine that takes its time to make one: unshare(1) is what makes them. */
    @Test
    void whoever_enters_it_at_once_is_inside() throws Exception {
        Path slow = folder.resolve("unshare");
        Files.writeString(slow, """
            #!/usr/bin/python3
            import os, sys, time
            time.sleep(1)
            os.execv("/usr/bin/unshare", sys.argv)
            """);
        assertTrue(slow.toFile().setExecutable(true));
        String path = "PATH=" + folder + ":" + System.getenv("PATH");
        List<String> words = new ArrayList<>();
        for (String line : List.of(
                "spawn web sleep 60",
                "@web sh -c 'uname -n; pgrep -x sleep'",
                "spawn db --uts sleep 60",
                "@db uname -n")) {
            words.addAll(List.of("-c", line));
        }
        Netnsh.Ended ended = Netnsh.run(List.of("env", path), words.toArray(String[]::new));
        assertEquals("web\n1\ndb\n", ended.text());
    }

    @Test
    void what_is_left_of_a_host_that_is_gone_is_taken_for_nothing() throws Exception {
        bench.all("spawn web sleep 60");
        Path file = Path.of("/run/netnsh/web.host");
        byte[] written = Files.readAllBytes(file);
        bench.all("stop web");
        Await.until("its file is gone", () -> !Files.exists(file));
        Files.write(file, written);
        try {
            assertEquals("", bench.output("spawn list"));
            bench.all("netns add web", "@web uname -n");
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Test
    void it_goes_with_its_last_program() throws Exception {
        bench.all("spawn once sh -c '" + untilToldTo("end") + "'");
        assertTrue(bench.output("netns list").contains("once"));
        Files.createFile(folder.resolve("end"));
        nothingIsLeft();
        bench.all("spawn web sleep 60", "stop web");
        nothingIsLeft();
    }

    @Test
    void its_last_program_need_not_be_its_first() throws Exception {
        bench.all("spawn db --uts sh -c 'echo $$; { " + untilToldTo("end") + "; } & exit 0'");
        Await.until("it has spoken", () -> bench.output("logs db").endsWith("\n"));
        Path first = Path.of("/proc", bench.output("logs db").strip());
        Await.until("the first one has ended", () -> !Files.exists(first));
        assertTrue(bench.output("netns list").contains("db"));
        Files.createFile(folder.resolve("end"));
        nothingIsLeft();
    }

    /** A line of sh that ends when there is a file of that name. */
    private String untilToldTo(String file) {
        return "until [ -e " + folder.resolve(file) + " ]; do sleep 0.05; done";
    }

    private void nothingIsLeft() {
        Await.until("no host any more", () -> (bench.output("netns list") + bench.output("spawn list")).isEmpty());
    }

    @Test
    void only_what_is_asked_for_is_apart() throws Exception {
        bench.all("spawn db --uts sh -c 'uname -n; echo $$; exec sleep 60'");
        Await.until("it has spoken", () -> bench.output("logs db").lines().count() == 2);
        assertTrue(bench.output("logs db").matches("db\n\\d{2,}\n"));
    }

    @Test
    void what_has_the_terminal_is_waited_for_and_goes_with_its_name() {
        assertEquals("h1\n", bench.output("spawn h1 -t sh -c 'uname -n; exit 0'"));
        assertEquals("", bench.output("netns list"));
        assertEquals(7, bench.run("spawn h1 -t --uts --pid sh -c 'exit 7'"));
        assertEquals("", bench.output("netns list"));
    }

    @Test
    void what_cannot_be_is_refused() {
        bench.all("netns add left");
        assertTrue(bench.refused("spawn left sleep 9").contains("the namespace left exists already"));
        assertTrue(bench.refused("spawn web").contains("a program is missing behind spawn web"));
        assertTrue(bench.refused("spawn web --net sleep 9").contains("spawn has no option --net"));
        assertTrue(bench.refused("spawn a/b sleep 9").contains("letters, digits"));
        String absent = bench.refused("spawn web no-such-program");
        assertTrue(absent.startsWith("netnsh: there is no program \"no-such-program\" on the PATH\n"), absent);
        assertFalse(absent.contains("stands"), absent);
        assertEquals("left\n", bench.output("netns list"));
    }
}
