package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Await;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.script.Replay;
import netnsh.value.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session on the running kernel, with real programs that write into files. */
class SessionIT {
    private static final List<String> NAMES = List.of("sit-left", "sit-right");

    @TempDir
    private Path folder;

    private Kernel kernel;
    private TwoFiles out;
    private Session session;

    /** Output into two files, so that programs have descriptors to write to. */
    private static final class TwoFiles extends Heard {
        private final Kernel kernel;
        private final Path outFile;
        private final Path errorFile;
        private final int outFd;
        private final int errorFd;

        TwoFiles(Kernel kernel, Path folder) {
            this.kernel = kernel;
            this.outFile = folder.resolve("out");
            this.errorFile = folder.resolve("err");
            this.outFd = kernel.programs().openForWriting(outFile.toString(), true);
            this.errorFd = kernel.programs().openForWriting(errorFile.toString(), true);
        }

        @Override
        public void text(String more) {
            kernel.programs().write(outFd, Utf8.encode(more));
        }

        @Override
        public void error(String more) {
            kernel.programs().write(errorFd, Utf8.encode(more));
        }

        @Override
        public int outFd() {
            return outFd;
        }

        @Override
        public int errorFd() {
            return errorFd;
        }

        void close() {
            kernel.programs().close(outFd);
            kernel.programs().close(errorFd);
        }
    }

    @BeforeEach
    void sit_down() {
        kernel = LinuxKernel.open();
        out = new TwoFiles(kernel, folder);
        session = new Session(kernel, LinuxKernel::open, out, Options.PLAIN);
        session.sourcing(new Replay());
        assertEquals(0, run("netns add " + String.join(" ", NAMES)));
    }

    @AfterEach
    void leave() {
        session.close();
        for (String name : NAMES) {
            run("netns del " + name + " 2>/dev/null");
        }
        out.close();
        kernel.close();
    }

    private int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    private String said() throws IOException {
        String all = Utf8.decode(Files.readAllBytes(out.outFile));
        Files.write(out.outFile, new byte[0]);
        return all;
    }

    private String complained() throws IOException {
        String all = Utf8.decode(Files.readAllBytes(out.errorFile));
        Files.write(out.errorFile, new byte[0]);
        return all;
    }

    private static String inode(String output) {
        return output.strip();
    }

    @Test
    void runs_programs_and_shell_lines_in_the_namespace_where_it_stands() throws IOException {
        assertEquals(0, run("readlink /proc/self/ns/net"));
        String home = inode(said());
        assertEquals(0, run("use sit-left"));
        assertEquals(0, run("readlink /proc/self/ns/net"));
        String left = inode(said());
        assertEquals(0, run("readlink /proc/self/ns/net | cat"));
        assertEquals(left, inode(said()));
        assertEquals(0, run("@/ readlink /proc/self/ns/net"));
        assertEquals(home, inode(said()));
        assertEquals(0, run("ip netns exec sit-left readlink /proc/self/ns/net"));
        assertEquals(left, inode(said()));
        assertFalse(home.equals(left));
        assertEquals("", complained());
    }

    @Test
    void joins_verbs_and_programs_with_pipes_and_files() throws IOException {
        Path file = folder.resolve("links");
        assertEquals(0, run("@sit-left ip -o link show | cut -d: -f2 | tr -d ' '"));
        assertEquals("lo\n", said());
        assertEquals(0, run("@sit-left ip -o link show lo > " + file));
        assertTrue(Files.readString(file).startsWith("1: lo: <LOOPBACK>"));
        assertEquals(0, run("echo more >> " + file));
        assertTrue(Files.readString(file).endsWith("more\n"));
        assertEquals(0, run("ls " + folder + "/li* && false || echo other"));
        assertEquals(file + "\nother\n", said());
        assertEquals(3, run("echo x | sh -c 'cat >/dev/null; exit 3'"));
        assertEquals(0, run("X=$(echo hello | tr a-z A-Z); echo $X"));
        assertEquals("HELLO\n", said());
        assertEquals("", complained());
    }

    @Test
    void stops_listing_when_the_reader_has_seen_enough() throws IOException {
        assertEquals(0, run("@sit-left up lo"));
        assertEquals(0, run("@sit-left ping -i 0.01 127.0.0.1 | head -2"));
        assertEquals(2, said().split("\n").length);
        assertEquals("", complained());
    }

    @Test
    void writes_a_parameter_of_the_namespace_that_it_stands_in() throws IOException {
        assertEquals(0, run("@sit-left echo 1 > /proc/sys/net/ipv4/ip_forward"));
        assertEquals(0, run("@sit-left run cat /proc/sys/net/ipv4/ip_forward"));
        assertEquals(0, run("@sit-right run cat /proc/sys/net/ipv4/ip_forward"));
        assertEquals("1\n0\n", said());
        assertEquals(1, run("echo x > /proc/sys/kernel/hostname"), "only net.* belongs to a namespace");
        assertTrue(complained().contains("^"));
    }

    @Test
    void keeps_programs_and_verbs_beside_it_until_they_end() throws Exception {
        assertEquals(0, run("run sleep 30 &"));
        assertEquals(0, run("@sit-left up lo && @sit-left ping -c 2 -i 0.05 -q 127.0.0.1 > /dev/null &"));
        assertTrue(session.jobs().any());
        assertEquals(0, run("wait %2"));
        assertEquals(0, run("jobs"));
        assertEquals("[1]+  Running                 run sleep 30\n", said());
        assertEquals(0, run("kill %1"));
        assertEquals(143, run("wait %1"));
        assertFalse(session.jobs().any());
        assertEquals(1, run("fg %1"));
        assertTrue(complained().contains("there is no job %1"));
    }

    @Test
    void ends_what_runs_beside_it_when_it_ends() throws Exception {
        assertEquals(0, run("sh -c 'trap \"\" HUP TERM; echo $$; exec sleep 30' &"));
        Await.until("its number", () -> Files.size(out.outFile) > 0);
        Path process = Path.of("/proc", said().strip(), "stat");
        assertTrue(Files.exists(process));
        session.close();
        Await.until("its end", () -> !running(process));
    }

    private static boolean running(Path stat) {
        try {
            return !Files.readString(stat).contains(") Z ");
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void tries_a_program_again_and_shows_only_its_last_attempt() throws IOException {
        Path counter = folder.resolve("counter");
        Files.writeString(counter, "");
        String program =
                "sh -c 'echo x >> " + counter + "; wc -l < " + counter + "; test $(wc -l < " + counter + ") -ge 3'";
        assertEquals(0, run("retry 10s " + program));
        assertEquals("3\n", said());
        assertEquals(1, run("retry 100ms false"));
    }

    @Test
    void says_so_when_the_namespace_it_stands_in_goes_or_is_made_anew() throws IOException {
        assertEquals(0, run("use sit-left"));
        assertEquals(0, run("run ip netns del sit-left"));
        assertTrue(session.lost());
        run("echo x");
        assertEquals("note: the namespace sit-left that you stand in was deleted; \"use\" goes home\nx\n", said());
        assertTrue(run("link show") != 0);
        assertTrue(complained().contains("there is no namespace"));
        assertEquals(0, run("@/ netns add sit-left"));
        run("echo y");
        assertTrue(said().contains("was made anew"));
        assertFalse(session.lost());
    }

    @Test
    void replays_a_file_and_leaves_what_was_made_before_the_failure() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lab.nsh"),
                "link add sit0 type veth peer name sit1 netns sit-left\n"
                        + "link set sit0 master nosuch\n"
                        + "netns del sit-left\n");
        assertTrue(run("source " + file) != 0);
        String text = complained();
        assertTrue(text.contains("lab.nsh:2:22: "), text);
        assertTrue(text.contains("\n                       ^~~~~~\n"), text);
        assertEquals(0, run("link del sit0"));
    }
}
