package netnsh.bash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import netnsh.Netnsh;
import netnsh.bash.Programs.Ended;
import netnsh.sys.Pty;
import netnsh.sys.SlowStart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a bash program is found, started, told to end, and what becomes of it without its session. */
class BashProgramsIT {
    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return name;
    }

    private Ended run(String... words) throws IOException, InterruptedException {
        return Programs.ours(folder, Map.of(), words);
    }

    private void awaitOutput(Process process, String text) throws IOException, InterruptedException {
        while (!Programs.read(folder, "netnsh.out").contains(text)) {
            assertTrue(process.isAlive(), () -> "it has ended before it said " + text);
            Thread.sleep(10);
        }
    }

    @Test
    void starts_no_process_for_a_line() throws IOException, InterruptedException {
        Ended e = run(file("none.sh", """
                # the page faults of children that were waited for, see proc(5)
                children() { read -r -a stat <"/proc/$$/stat"; faults=${stat[10]}; }
                ip link add x type bridge
                children; before=$faults
                for i in {1..50}; do
                    ip link set x mtu $((1400 + i)) && ip -br link show x >/dev/null && sysctl -q net.ipv4.ip_forward=1
                done
                children; echo "no more children: $((faults - before))"
                command ip link show x >/dev/null
                children; [ "$faults" -gt "$before" ] && echo "one is seen"
                type -t ip bridge sysctl brctl ifconfig route arp vconfig | sort | uniq -c | tr -s ' '
                """));
        assertEquals("", e.error());
        assertEquals("no more children: 0\none is seen\n 8 function\n", e.out());
    }

    @Test
    void hands_on_arguments_name_and_status() throws IOException, InterruptedException {
        Ended e = run(file("args.sh", "#!/bin/bash -e\necho \"$0|$#|$1|$2\"\nfalse\necho never\n"), "a b", "");
        assertEquals("args.sh|2|a b|\n", e.out());
        assertEquals(1, e.status());
        assertEquals(137, run(file("killed.sh", "kill -9 $$\n")).status());
    }

    @Test
    void takes_any_name_when_the_first_line_asks_for_bash() throws IOException, InterruptedException {
        String name = file("setup", "#!/usr/bin/env bash\ntype -t ip\n");
        assertEquals("function\n", run("./" + name).out());
    }

    @Test
    void a_program_that_asks_for_sh_needs_a_word() throws IOException, InterruptedException {
        String name = file("posix.sh", "#!/bin/sh\ntype ip >/dev/null && ip -br link show lo | cut -c1,2\n");
        Ended refused = run(name);
        assertEquals(1, refused.status());
        assertTrue(refused.error().contains("asks for sh"), refused.error());
        assertTrue(refused.error().contains("netnsh --bash posix.sh"), refused.error());
        Ended e = run("--bash", name);
        assertEquals("lo\n", e.out(), e.error());
    }

    @Test
    void what_is_no_bash_program_is_said_in_a_sentence() throws IOException, InterruptedException {
        Ended python = run(file("other.sh", "#!/usr/bin/python3\nprint(1)\n"));
        assertTrue(python.error().contains("other.sh asks for python3, not for bash"), python.error());
        Ended crlf = run(file("dos.sh", "#!/bin/bash\r\necho never\r\n"));
        assertTrue(crlf.error().contains("carriage return"), crlf.error());
        assertEquals("", crlf.out());
        Files.createDirectory(folder.resolve("folder.sh"));
        Ended directory = run("./folder.sh");
        assertTrue(directory.error().contains("is a directory"), directory.error());
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("pipe.sh").toString())
                        .start()
                        .waitFor());
        Ended pipe = run("./pipe.sh");
        assertTrue(pipe.error().contains("no plain file"), pipe.error());
        Ended absent = run("./absent.sh");
        assertTrue(absent.error().contains("No such file"), absent.error());
        Ended missing = run(file("missing.sh", "#!/opt/nowhere/bash\necho never\n"));
        assertTrue(missing.error().contains("/opt/nowhere/bash"), missing.error());
        Ended dry = run("--dry-run", file("dry.sh", "echo never\n"));
        assertEquals("", dry.out());
        assertTrue(dry.error().contains("cannot be rehearsed"), dry.error());
    }

    @Test
    void an_error_of_syntax_is_bashs() throws IOException, InterruptedException {
        String name = file("wrong.sh", "ip link (\n");
        Ended e = run(name);
        Ended stock = Programs.stock(folder, Map.of(), name);
        assertEquals(stock.error(), e.error());
        assertEquals(stock.status(), e.status());
    }

    @Test
    void options_in_the_first_line_show_nothing_of_the_functions() throws IOException, InterruptedException {
        for (String options : List.of("-x", "-v", "-eux", "--posix")) {
            String name = file(
                    "options.sh",
                    "#!/bin/bash " + options + "\nip link show lo >/dev/null\nip link show nosuch || echo \"$?\"\n");
            Files.setPosixFilePermissions(
                    folder.resolve(name), java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            Process plain = Programs.start(folder, "bash", List.of("./" + name), Map.of());
            Ended stock = Programs.ended(folder, "bash", plain);
            Ended ours = run("./" + name);
            assertEquals(stock.out(), ours.out(), options);
            assertEquals(stock.error(), ours.error(), options);
            assertEquals(stock.status(), ours.status(), options);
        }
    }

    @Test
    void the_users_own_bash_env_is_read_too() throws IOException, InterruptedException {
        file("mine", "mine() { echo mine; ip -br link show lo | cut -c1,2; }\n");
        Map<String, String> environment = Map.of("BASH_ENV", "$PWD/mine");
        Ended e = Programs.ours(folder, environment, file("env.sh", "mine\nbash -c mine\n"));
        assertEquals("mine\nlo\nmine\nlo\n", e.out(), e.error());
        assertEquals("", e.error());
    }

    @Test
    void many_at_once_get_each_their_own_answer() throws IOException, InterruptedException {
        Ended e = run(file("many.sh", """
                for i in {1..60}; do ip link add m$i type bridge & done; wait
                for i in {1..60}; do
                    { x=$(ip -o link show m$i); [[ $x == *" m$i:"* ]] && echo right || echo "wrong $i: $x"; } &
                done
                wait
                """));
        assertEquals("right\n".repeat(60), e.out(), e.error());
        assertEquals("", e.error());
    }

    @Test
    void nobody_else_can_write_to_the_session() throws IOException, InterruptedException {
        Ended e = run(file("folder.sh", """
                folder=${BASH_ENV%/*}
                stat -c '%a %u %F' "$folder" "$folder/calls" "$folder/calls/call" "$BASH_ENV"
                ls -l /proc/self/fd | grep -c netnsh-bash
                """));
        assertEquals("711 0 directory\n700 0 directory\n600 0 fifo\n644 0 regular file\n0\n", e.out(), e.error());
    }

    @Test
    void leaves_nothing_behind() throws IOException, InterruptedException {
        Ended e = run(file("nothing.sh", "ip link show lo >/dev/null; echo \"$BASH_ENV\"\n"));
        assertTrue(e.out().startsWith("/run/netnsh-bash-"), e.out());
        Process ls = Programs.start(folder, "ls", netnshAnd("nothing.sh", "ls /run | grep -c netnsh-bash"), Map.of());
        assertEquals(
                "0",
                Programs.ended(folder, "ls", ls)
                        .out()
                        .lines()
                        .reduce((a, b) -> b)
                        .orElse(""));
    }

    @Test
    void what_a_killed_session_has_left_goes_at_the_next_start() throws IOException, InterruptedException {
        file("killed.sh", "[ -e \"$BASH_ENV\" ] && kill -9 $PPID\nwhile kill -0 $PPID 2>/dev/null; do :; done\n");
        file("next.sh", """
                ls -d /run/netnsh-bash-* | while read -r one; do
                    [ "$one" = "${BASH_ENV%/*}" ] && echo own || echo "${one##*-}"
                done
                """);
        // none of these is a process's: the biggest number is PID_MAX_LIMIT, see proc(5)
        String others = "cd /run && mkdir netnsh-bash-999999991 netnsh-bash-999999992 netnsh-bash-$$ elsewhere"
                + " && touch elsewhere/env && ln -s elsewhere netnsh-bash-999999993"
                + " && exec 9<netnsh-bash-999999992 && flock 9 && cd - >/dev/null; ";
        String next = Netnsh.commandLine() + " next.sh; ls /run/elsewhere; echo $$";
        Process process = Programs.start(folder, "netnsh", netnshAnd("killed.sh", others + next), Map.of());
        List<String> said =
                Programs.ended(folder, "netnsh", process).out().lines().toList();
        String shell = said.get(said.size() - 1);
        List<String> stands = said.subList(0, said.size() - 1);
        assertTrue(stands.contains(shell), () -> shell + " lives: " + said);
        assertEquals(
                List.of("999999992", "999999993", "env", "own"),
                stands.stream().filter(l -> !l.equals(shell)).sorted().toList());
    }

    private static List<String> netnshAnd(String program, String then) {
        return List.of("sh", "-c", Netnsh.commandLine() + " " + program + "; " + then);
    }

    @Test
    void a_program_without_its_session_says_so_and_does_not_hang() throws IOException, InterruptedException {
        file("orphan.sh", """
                ip link show lo >/dev/null
                kill -9 $PPID
                while kill -0 $PPID 2>/dev/null; do :; done
                ip link show lo
                echo "status $?"
                """);
        Process process = Programs.start(
                folder,
                "netnsh",
                netnshAnd("orphan.sh", "while ! grep -q status netnsh.out; do sleep 0.1; done"),
                Map.of());
        Ended e = Programs.ended(folder, "netnsh", process);
        assertEquals("status 255\n", e.out());
        assertTrue(e.error().contains("netnsh: ip: the session that ran this program has died"), e.error());
    }

    /** Also while the session is still taking its folder away, at which strace(1) makes it slow. */
    @ParameterizedTest
    @ValueSource(strings = {"", "strace -f -o /dev/null -e trace=unlinkat -e inject=unlinkat:delay_enter=300000 "})
    void what_outlives_an_ended_session_runs_the_programs(String slow) throws IOException, InterruptedException {
        file("daemon.sh", """
                { while [ -e "$BASH_ENV" ]; do sleep 0.1; done; ip -br link show lo | cut -c1,2; echo over; } &
                """);
        String then = "; while ! grep -q over netnsh.out; do sleep 0.1; done";
        List<String> command = List.of("sh", "-c", slow + Netnsh.commandLine() + " daemon.sh" + then);
        Ended e = Programs.ended(folder, "netnsh", Programs.start(folder, "netnsh", command, Map.of()));
        assertEquals("lo\nover\n", e.out(), e.error());
        assertEquals("", e.error());
    }

    @Test
    void told_to_end_it_lets_the_program_clean_up() throws IOException, InterruptedException {
        file("trap.sh", """
                trap 'ip link del t1 && echo cleaned; exit 5' TERM
                ip link add t1 type bridge && echo ready
                while :; do sleep 0.1; done
                """);
        Ended e = Programs.ended(folder, "netnsh", told("trap.sh"));
        assertEquals("ready\ncleaned\n", e.out(), e.error());
        assertEquals("", e.error());
        assertEquals(5, e.status());
    }

    @Test
    void told_to_end_it_ends_as_the_program_does() throws IOException, InterruptedException {
        file("goeson.sh", """
                trap 'asked=yes' TERM
                ip link add t1 type bridge && echo ready
                until [ "${asked-}" ]; do sleep 0.1; done
                ip link del t1 && echo "it has more to do"; sleep 1; echo done
                """);
        file("dies.sh", "echo ready; while :; do sleep 0.1; done\n");
        Process process = told("goeson.sh");
        Ended e = Programs.ended(folder, "netnsh", process);
        assertEquals("ready\nit has more to do\ndone\n", e.out(), e.error());
        assertEquals(0, e.status());
        assertEquals(143, Programs.ended(folder, "netnsh", told("dies.sh")).status());
    }

    @Test
    void told_to_end_before_it_has_seen_the_programs_start_it_tells_the_program_all_the_same()
            throws IOException, InterruptedException {
        file("trap.sh", "trap 'echo cleaned; exit 5' TERM; echo ready; while :; do sleep 0.1; done\n");
        Ended e = Programs.ended(folder, "netnsh", told(Pty.java(SlowStart.class), "trap.sh"));
        assertEquals("ready\ncleaned\n", e.out(), e.error());
        assertEquals(5, e.status(), e.error());
    }

    private Process told(String program) throws IOException, InterruptedException {
        return told(Netnsh.command(), program);
    }

    private Process told(List<String> netnsh, String program) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(netnsh);
        command.add(program);
        Process process = Programs.start(folder, "netnsh", command, Map.of());
        awaitOutput(process, "ready");
        process.toHandle().destroy();
        return process;
    }

    /** Ctrl-C goes to the whole process group; it has one of its own here. */
    private Ended inGroup(String name) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("setsid"));
        command.addAll(Netnsh.command());
        command.add(name);
        return Programs.ended(folder, "netnsh", Programs.start(folder, "netnsh", command, Map.of()));
    }

    @Test
    void ctrl_c_is_the_programs_affair() throws IOException, InterruptedException {
        Ended trapped = inGroup(file("trapped.sh", """
                        ip link add t1 type bridge
                        trap 'ip link del t1 && echo cleaned; exit 3' INT
                        kill -INT 0
                        """));
        assertEquals("cleaned\n", trapped.out(), trapped.error());
        assertEquals(3, trapped.status());
        Ended untrapped = inGroup(file("untrapped.sh", "kill -INT 0\necho never\n"));
        assertEquals("", untrapped.out() + untrapped.error());
        assertEquals(130, untrapped.status());
    }

    @Test
    void who_has_other_rights_runs_the_programs() throws IOException, InterruptedException {
        Ended e = run(file("rights.sh", """
                ip link add r1 type bridge
                setpriv --bounding-set -net_admin --inh-caps -net_admin bash -c 'ip link del r1'
                echo "status $?"
                unshare --pid --fork --mount-proc bash -c 'type -t ip; ip -br link show r1 | cut -c1,2'
                (BASH_COMPAT=50; ip -br link show r1 | cut -c1,2)
                """));
        assertEquals("status 2\nfile\nr1\nr1\n", e.out(), e.error());
        assertEquals("RTNETLINK answers: Operation not permitted\n", e.error());
    }

    @Test
    void tests_programs_each_in_a_sandbox_of_its_own() throws IOException, InterruptedException {
        file("good.sh", "ip link add g1 type bridge && ip -br link show g1 >/dev/null\n");
        file("bad.sh", "#!/bin/sh\nip link show nosuch\n");
        Ended e = run("test", "--bash", "good.sh", "bad.sh");
        assertTrue(e.out().contains("ok     good.sh  (status 0"), e.out() + e.error());
        assertTrue(e.out().contains("FAILED bad.sh  (status 1"), e.out());
        assertTrue(e.out().contains("  Device \"nosuch\" does not exist."), e.out());
        assertEquals(1, e.status());
    }

    @Test
    void a_program_that_another_file_sources_is_one_of_its_lines() throws IOException, InterruptedException {
        file("inner.sh", "ip link add i1 type bridge && echo \"in with $1 $WORD\"; exit \"$1\"\n");
        file("outer.nsh", "export WORD=word\nsource inner.sh 0\n! source inner.sh 4\nlink show i1\n");
        Ended e = run("outer.nsh");
        assertTrue(e.out().startsWith("in with 0 word\n"), e.out() + e.error());
        assertTrue(e.out().contains(": i1: "), e.out() + e.error());
        assertEquals(0, e.status());
    }
}
