package netnsh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Programs;
import netnsh.value.NsRef;
import netnsh.value.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process as a shell starts it: arguments, standard input, what is written where, exit status. */
class MainIT {
    @TempDir
    private Path folder;

    private final Kernel kernel = LinuxKernel.open();
    private String out;
    private String err;

    @AfterEach
    void leave() {
        kernel.close();
    }

    private static List<String> command(String... args) {
        List<String> argv = new ArrayList<>(Netnsh.command());
        argv.addAll(List.of(args));
        return argv;
    }

    private int netnsh(String... args) throws IOException {
        return run("", Map.of(), command(args));
    }

    private int run(String input, Map<String, String> environment, List<String> argv) throws IOException {
        Programs programs = kernel.programs();
        Path outFile = folder.resolve("out");
        Path errFile = folder.resolve("err");
        int outFd = programs.openForWriting(outFile.toString(), false);
        int errFd = programs.openForWriting(errFile.toString(), false);
        int[] in = programs.pipe();
        int pid = programs.start(new Programs.Start(NsRef.HOME, argv, environment, in[0], outFd, errFd, 0, false));
        programs.close(in[0]);
        programs.write(in[1], Utf8.encode(input));
        programs.close(in[1]);
        Programs.Status status;
        do {
            status = programs.waitFor(pid, true);
        } while (status.state() == Programs.Status.State.RUNNING);
        programs.close(outFd);
        programs.close(errFd);
        out = Utf8.decode(Files.readAllBytes(outFile));
        err = Utf8.decode(Files.readAllBytes(errFile));
        return status.exit();
    }

    @Test
    void runs_the_words_of_its_command_line_as_one_line() throws IOException {
        assertEquals(0, netnsh("-o", "link", "show", "lo"));
        assertTrue(out.startsWith("1: lo: <LOOPBACK"), out);
        assertEquals("", err);
        assertEquals(0, netnsh("echo", "a  b", "$HOME", "'", "*"));
        assertEquals("a  b $HOME ' *\n", out);
        assertEquals(127, netnsh("nosuchword", "x y"));
        assertEquals("", out);
        assertTrue(
                err.startsWith("netnsh: \"nosuchword\" is neither a command nor a program\n  nosuchword 'x y'\n  ^~~~"),
                err);
        assertEquals(7, netnsh("sh", "-c", "exit 7"));
        assertEquals(0, netnsh("!", "use", "nosuch"));
        assertEquals("", err);
    }

    @Test
    void runs_lines_and_stops_at_the_first_that_fails() throws IOException {
        assertEquals(0, netnsh("-c", "X=1", "-c", "echo $X $1", "-c", "addr show lo | grep -c LOOPBACK", "arg"));
        assertEquals("1 arg\n1\n", out);
        assertTrue(netnsh("-c", "echo a", "-c", "use nosuch", "-c", "echo b") != 0);
        assertEquals("a\n", out);
        assertTrue(err.startsWith("-c:1:5: there is no namespace \"nosuch\"\n"), err);
    }

    @Test
    void replays_a_file_with_its_arguments_and_standard_input() throws IOException {
        Path file = Files.writeString(folder.resolve("lab.nsh"), "echo $# $1\nfalse\necho never\n");
        assertEquals(1, netnsh(file.toString(), "one two", "-k"));
        assertEquals("2 one two\n", out);
        assertEquals(
                "lab.nsh:2:1: the line ended with status 1\n  false\n  ^~~~~\n"
                        + "lab.nsh:2: stopped; the line before it was run and stands\n",
                err.replace(folder + "/", ""));
        assertEquals(1, netnsh("-k", file.toString()));
        assertTrue(out.endsWith("never\n"));
        assertEquals(3, run("echo in\nexit 3\necho no\n", Map.of(), command("-")));
        assertEquals("in\n", out);
        assertEquals(0, run("echo in\n", Map.of(), command()));
        assertEquals("in\n", out);
    }

    @Test
    void touches_nothing_in_a_dry_run() throws IOException {
        assertEquals(0, netnsh("--dry-run", "netns", "add", "main-it"));
        assertEquals("ip netns add main-it\n", out);
        assertTrue(Files.notExists(Path.of("/run/netns/main-it")));
    }

    @Test
    void keeps_the_bytes_of_its_arguments_in_any_locale() throws IOException {
        Map<String, String> plain = Map.of("LC_ALL", "C", "LANG", "C");
        assertEquals(0, run("", plain, command("echo", "caf\u00e9", "\u65e5\u672c")));
        assertEquals("caf\u00e9 \u65e5\u672c\n", out);
        assertEquals(0, run("", plain, command("netns", "add", "caf\u00e9")));
        assertEquals(0, run("", plain, command("netns", "list")));
        assertEquals("caf\u00e9\n", out);
        assertEquals(0, run("", plain, command("netns", "del", "caf\u00e9")));
        assertEquals(1, run("", plain, command("netns", "add", "\udcff\udcfe")));
        assertTrue(err.contains("\"\\xff\\xfe\": byte that is not UTF-8"), err);
    }

    @Test
    void ends_quietly_when_its_reader_has_gone_away() throws IOException {
        Path many = Files.writeString(folder.resolve("many.nsh"), "echo a line of text\n".repeat(20_000));
        List<String> words = command(many.toString());
        String line = "\"$@\" | head -1; echo ${PIPESTATUS[0]}";
        List<String> argv = new ArrayList<>(List.of("bash", "-c", line, "bash"));
        argv.addAll(words);
        assertEquals(0, run("", Map.of(), argv));
        assertEquals("a line of text\n141\n", out);
        assertEquals("", err);
        argv.set(2, "\"$@\" > /dev/full");
        assertEquals(1, run("", Map.of(), argv));
        assertEquals("netnsh: cannot write to standard output: No space left on device\n", err);
    }

    @Test
    void ends_when_told_to_and_takes_its_jobs_along() throws Exception {
        Path file = Files.writeString(folder.resolve("lab.nsh"), "sh -c 'echo $$; exec sleep 60' &\nsleep 60\n");
        Programs programs = kernel.programs();
        Path outFile = folder.resolve("out");
        int fd = programs.openForWriting(outFile.toString(), false);
        int[] in = programs.pipe();
        int pid = programs.start(
                new Programs.Start(NsRef.HOME, command(file.toString()), Map.of(), in[0], fd, fd, 0, false));
        Await.until("the job's number", () -> Files.size(outFile) > 0);
        String child = Files.readString(outFile).strip();
        programs.signal(pid, 15);
        long told = System.nanoTime();
        assertEquals(143, programs.waitFor(pid, true).exit());
        assertTrue(System.nanoTime() - told < 30_000_000_000L, "it waited for its programs");
        Path process = Path.of("/proc", child, "cmdline");
        Await.until("the job's end", () -> !alive(process));
        programs.close(fd);
        programs.close(in[0]);
        programs.close(in[1]);
    }

    @Test
    void somebody_who_watches_is_told_that_it_is_a_rootless_sandbox_and_nobody_else() throws Exception {
        List<String> words = new ArrayList<>(Netnsh.command("-Dnetnsh.mode=rootless"));
        words.addAll(List.of("-c", "netns list"));
        String line = "netnsh 0.1  sandbox (rootless): the host's network is not visible here";
        String quoted = "'" + String.join("' '", words) + "'";
        assertEquals(
                line,
                Stock.sh("script -qec \"" + quoted + "\" /dev/null </dev/null").strip());
        assertEquals("", Stock.sh(quoted).strip());
    }

    private static boolean alive(Path cmdline) {
        try {
            return Files.readAllBytes(cmdline).length > 0;
        } catch (IOException e) {
            return false;
        }
    }
}
