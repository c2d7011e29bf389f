package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes replayed on the real kernel. */
class NotesReplayIT {
    @TempDir
    private Path folder;

    @AfterEach
    void leave_nothing_behind() {
        Stock.sh("ip link del v0; ip -all netns del; ip link set lo up");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Netnsh.Ended run(String... words) throws Exception {
        return Netnsh.run(List.of(), words);
    }

    private static void runs(Netnsh.Ended ended) {
        assertEquals(0, ended.status(), ended.text());
    }

    @Test
    void replays_a_transcript_in_the_namespaces_of_its_shells() throws Exception {
        String notes = file("n.md", """
            Make one and look inside:

            ```
            # ip netns add red
            # ip netns exec red bash
            # ip link set lo up
            # ping 127.0.0.1
            PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.
            64 bytes from 127.0.0.1: icmp_seq=1 ttl=64 time=0.019 ms
            ^C
            --- 127.0.0.1 ping statistics ---
            1 packets transmitted, 1 received, 0% packet loss, time 0ms
            # ping 10.1.1.1
            ping: connect: Network is unreachable
            # exit
            # ip netns
            red
            ```
            """);
        Netnsh.Ended ended = run(notes);
        runs(ended);
        assertTrue(ended.text().contains("red> ip link set lo up\n"), ended.text());
        assertTrue(ended.text().contains("1 packets transmitted, 1 received"), ended.text());
        assertTrue(ended.text().endsWith("/> ip netns\nred\n"), ended.text());
    }

    @Test
    void stops_where_a_command_fails_that_did_not_fail_in_the_notes() throws Exception {
        String notes = file("n.txt", "ip netns add red\nip netns add red\nip netns add blue\n");
        Netnsh.Ended ended = run(notes);
        assertFalse(ended.status() == 0);
        assertTrue(ended.text().contains("n.txt:2: the command ended with status"), ended.text());
        assertEquals("red\n", run("netns").text());
        assertFalse(run("-k", notes).status() == 0);
        assertEquals(
                List.of("blue", "red"), run("netns").text().lines().sorted().toList());
    }

    @Test
    void goes_on_where_notes_say_again_what_is_done_and_take_away_first_what_is_not_there_yet() throws Exception {
        String notes = file("n.txt", """
            ip netns del red
            ip netns add red

            All of it together:

            ip netns add red
            ip netns add blue
            """);
        Netnsh.Ended ended = run(notes);
        runs(ended);
        assertTrue(ended.text().contains("n.txt:1: it is not there yet, and line 2 makes it"), ended.text());
        assertTrue(ended.text().contains("n.txt:6: it is done already, in the block of line 1"), ended.text());
        assertEquals(
                List.of("blue", "red"), run("netns").text().lines().sorted().toList());
        Netnsh.run(List.of(), "-c", "-all netns del");
        Netnsh.Ended checked = run("--check", notes);
        assertEquals(0, checked.status(), checked.text());
        assertFalse(run("--check", file("m.txt", "ip netns del green\nip netns add white\n"))
                        .status()
                == 0);
        String transcript = file("t.md", "```\n# ip netns add pink\n```\n\nAgain:\n\n```\n# ip netns add pink\n```\n");
        assertFalse(run(transcript).status() == 0);
    }

    @Test
    void runs_nothing_of_notes_in_which_words_are_missing_until_a_patch_supplies_them() throws Exception {
        String notes = file("n.txt", "ip netns add red\nip -n red addr add dev lo\n");
        Netnsh.Ended ended = run(notes);
        assertEquals(1, ended.status());
        assertTrue(ended.text().contains("n.txt:2: incomplete: ip -n red addr add dev lo: "), ended.text());
        assertEquals("", run("netns").text());
        String patch = file("p", "ip -n red addr add dev lo -> ip -n red addr add 10.9.9.9/32 dev lo\n");
        runs(run("--patch", patch, notes));
        assertTrue(run("-n", "red", "ip", "-br", "a").text().contains("10.9.9.9/32"));
    }

    @Test
    void interrupts_a_program_when_it_has_said_what_the_notes_show() throws Exception {
        String program = file("talk.sh", "trap 'echo done; exit 3' INT\nwhile :; do echo tick; sleep 0.05; done\n");
        String notes = file("n.md", """
            ```
            $ bash talk.sh
            tick
            tick
            ^C
            done
            $ ip netns
            ```
            """);
        Netnsh.Ended ended = run(notes);
        runs(ended);
        assertTrue(Files.exists(Path.of(program)));
        assertTrue(
                ended.text().contains("tick\ntick\n") && ended.text().contains("\ndone\n/> ip netns\n"), ended.text());
    }

    @Test
    void makes_a_job_of_a_server_that_the_notes_leave_running() throws Exception {
        List<String> words =
                new ArrayList<>(List.of("--files", folder.resolve("work").toString()));
        words.add(file("n.md", """
            The server is in `hello.py`:

            ```
            import http.server
            class Hello(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(b"hello from inside\\n")
            server = http.server.HTTPServer(("127.0.0.1", 8099), Hello)
            print("serving")
            server.serve_forever()
            ```

            ```
            # ip link set lo up
            # ip netns add red
            # ip netns exec red bash
            # ip link set lo up
            # python3 hello.py
            serving
            ```

            ```
            $ sudo ip netns exec red curl -s http://127.0.0.1:8099/
            hello from inside
            ```
            """));
        Netnsh.Ended ended = run(words.toArray(String[]::new));
        runs(ended);
        assertTrue(ended.text().endsWith("hello from inside\n"), ended.text());
        assertTrue(Files.isRegularFile(folder.resolve("work/hello.py")));
        assertFalse(Files.exists(folder.resolve("hello.py")));
    }

    @Test
    void plays_the_outside_behind_an_uplink_and_renames_what_the_author_had() throws Exception {
        String notes = file("n.md", """
            ```
            # ip link set dev ens5 up
            # ping -c 1 198.51.100.77
            ```
            """);
        Netnsh.Ended ended = run("--map", "ens5=v0", "--uplink", "v0", notes);
        runs(ended);
        assertTrue(ended.text().contains("1 packets transmitted, 1 received, 0% packet loss"), ended.text());
        assertEquals(2, run("--map", "nothing", notes).status());
    }

    @Test
    void another_machines_prompt_speaks_from_the_outside() throws Exception {
        String notes = file("n.md", """
            Port 81 of this machine is the port 8099 of red. The server is `hi.sh`:

            ```
            #!/bin/sh
            exec python3 -c 'import http.server, socketserver
            class Hi(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    self.send_response(200); self.end_headers(); self.wfile.write(b"hi\\n")
            server = http.server.HTTPServer(("", 8099), Hi)
            print("serving")
            server.serve_forever()'
            ```

            ```
            # ip netns add red
            # ip link add v0 type veth peer name eth0 netns red
            # ip addr add 10.7.7.1/24 dev v0
            # ip link set v0 up
            # sysctl -w net.ipv4.ip_forward=1
            net.ipv4.ip_forward = 1
            # iptables -t nat -A PREROUTING -i ens5 -p tcp --dport 81 -j DNAT --to-destination 10.7.7.2:8099
            # ip netns exec red bash
            # ip addr add 10.7.7.2/24 dev eth0
            # ip link set eth0 up
            # ip route add default via 10.7.7.1
            # sh hi.sh
            serving
            ```

            ```
            $ curl http://203.0.113.80:81/
            hi
            ```
            """);
        Netnsh.Ended ended = Netnsh.run(
                List.of(),
                "test",
                "--uplink",
                "ens5",
                "--map",
                "203.0.113.80=192.0.2.2",
                "--map",
                "$=@outside",
                "--files",
                folder.resolve("work").toString(),
                notes);
        runs(ended);
        assertTrue(ended.text().contains("(11 commands, "), ended.text());
        Netnsh.Ended without = run("--dry-run", "--uplink", "ens5", notes);
        assertTrue(without.text().contains("not run: sh hi.sh (the file hi.sh is shown in the notes"), without.text());
    }

    @Test
    void a_bash_program_of_the_notes_runs_with_netnshs_functions() throws Exception {
        String notes = file("n.md", """
            ```
            #!/bin/bash

            function up() {
                ip netns add "$1"
                ip -n "$1" link set lo up
                type -t ip
            }

            up "$1" || echo "not up"
            ```

            ```
            $ sudo bash lab.sh red
            function
            $ ip netns
            red
            $ ip netns exec red ip -br link
            lo               UNKNOWN        00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP>
            ```
            """);
        Netnsh.Ended ended =
                Netnsh.run(List.of(), "test", "--files", folder.resolve("w").toString(), notes);
        runs(ended);
        assertTrue(ended.text().contains("(3 commands, "), ended.text());
    }

    @Test
    void ends_what_takes_too_long_and_leaves_out_what_says_skip() throws Exception {
        String notes = file("n.md", """
            ```console timeout=2s
            $ sleep 20
            $ ip netns add never
            ```

            ```console skip
            $ ip netns add never
            ```
            """);
        Netnsh.Ended ended = run(notes);
        assertEquals(124, ended.status(), ended.text());
        assertTrue(ended.text().contains("n.md:2: it did not end within 2s: sleep 20"), ended.text());
        assertFalse(run("-k", notes).status() == 0);
        assertEquals("never\n", run("netns").text());
    }

    @Test
    void runs_the_net_tools_where_notes_mean_them_and_returns_home_after_a_source() throws Exception {
        String notes = file("n.md", """
            ```
            # ip netns exec red bash
            # NET=10.4.4
            # ip addr add $NET.1/24 dev lo
            # ip addr show dev lo | grep -c 10.4.4.1
            1
            ```
            """);
        Netnsh.Ended ended =
                run("-c", "netns add red blue", "-c", "use blue", "-c", "source " + notes, "-c", "ip netns identify");
        runs(ended);
        assertTrue(ended.text().contains("red> ip addr show dev lo | grep -c 10.4.4.1\n1\n"), ended.text());
        assertTrue(ended.text().endsWith("blue\n"), ended.text());
    }

    @Test
    void prints_the_plan_of_notes_and_touches_nothing() throws Exception {
        String notes = file("n.md", "```\n# ip netns add red\n# ip netns exec red bash\n# ip link set lo up\n```\n");
        Netnsh.Ended ended = run("--dry-run", notes);
        runs(ended);
        assertEquals("ip netns add red\nip -n red link set lo up\n", ended.text());
        assertEquals("", run("netns").text());
    }
}
