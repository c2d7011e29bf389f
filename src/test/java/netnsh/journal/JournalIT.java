package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import netnsh.Stock;
import netnsh.model.Address;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.session.Options;
import netnsh.sys.Fatal;
import netnsh.sys.Fd;
import netnsh.sys.Meanwhile;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down, where, and what is made of journals that tell lies: on the real kernel. */
class JournalIT {
    private static final Path FOLDER = Path.of("/run/netnsh");

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static void ip(String words) {
        Stock.output(("ip " + words).split(" "));
    }

    private static boolean there(String words) {
        return Stock.run(("ip " + words).split(" ")).status() == 0;
    }

    private static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
    }

    // --- what is written ------------------------------------------------------------------------------------------

    /** Nothing is known then: not that there is nothing to be saved, and not what undo would need. */
    @Test
    void who_cannot_read_because_something_is_short_saves_and_changes_nothing() {
        int[] missing = {0};
        Life life = new Life(Journal.ofPrompt(), Options.PLAIN, kernel -> new PassingKernel(kernel) {
            @Override
            public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
                if (missing[0] == Errno.EMFILE && query instanceof Query.Disciplines) {
                    throw Problem.of("test.short", "too many open files").kernel(Errno.EMFILE, null);
                }
                return super.query(ns, query, blame);
            }

            @Override
            public List<Address> addresses(NsRef ns, int family) {
                if (missing[0] == Errno.ENOBUFS) {
                    throw Problem.of("test.short", "no room in the socket").kernel(Errno.ENOBUFS, null);
                }
                return super.addresses(ns, family);
            }
        });
        try (life) {
            life.does("link add br0 type bridge", "transaction");
            missing[0] = Errno.ENOBUFS;
            assertNotEquals(0, life.run("link del br0"));
            assertTrue(life.complained().contains("no room in the socket"));
            life.said();
            missing[0] = Errno.EMFILE;
            assertNotEquals(0, life.run("save -"));
            assertTrue(life.complained().contains("too many open files"));
            assertEquals("", life.said());
            life.does("commit");
        }
        assertTrue(Life.standing().contains("br0"));
    }

    @Test
    void writes_the_intent_before_and_what_came_of_it_after() throws IOException {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "link add br0 type bridge");
            String text = text("1.journal");
            Story story = Story.read(text, "1.journal");
            assertEquals(2, story.steps().size());
            Made left = story.steps().get(0).made.get(0);
            assertEquals(life.kernel.cookie(new netnsh.value.NsRef.Named("left")), left.cookie());
            Made br0 = story.steps().get(1).made.get(0);
            assertEquals(
                    life.kernel
                            .link(netnsh.value.NsRef.HOME, "br0")
                            .orElseThrow()
                            .index(),
                    br0.index());
            assertEquals(Folder.bootId(), story.header.boot());
            assertEquals("drwx------", Stock.sh("stat -c %A /run/netnsh").strip());
            assertEquals(
                    "-rw-------", Stock.sh("stat -c %A /run/netnsh/1.journal").strip());
            int intent = text.indexOf("ip link add br0 type bridge");
            assertTrue(intent < text.indexOf("D\t", intent), text);
        }
    }

    @Test
    void whoever_only_reads_leaves_nothing() {
        try (Life life = Life.atPrompt()) {
            life.does("addr", "link show lo", "netns", "sessions", "down", "sysctl net.ipv4.ip_forward");
        }
        assertFalse(Files.exists(FOLDER));
    }

    @Test
    void what_has_nothing_left_standing_leaves_no_journal() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "link add br0 type bridge", "link del br0", "netns del left");
            assertEquals(2, life.run("link del lo"));
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void what_down_has_taken_back_is_forgotten_and_the_next_change_begins_anew() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "cable v0 left:eth0", "down");
            assertEquals(null, life.journal.story());
            assertEquals(List.of(), Life.standing());
            life.does("netns add right");
            assertEquals(1, life.journal.story().steps().size());
            life.does("down");
            assertFalse(Files.exists(Path.of("/run/netns/right")));
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void neither_environment_nor_output_of_programs_is_written() throws IOException {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "export PASSWORD=geheim", "run true secret", "@left run true secret");
            assertFalse(text("1.journal").matches("(?s).*(geheim|secret).*"), text("1.journal"));
        }
    }

    // --- where it may be written ----------------------------------------------------------------------------------

    private static void refuses(String why) {
        try (Life life = Life.atPrompt()) {
            assertTrue(life.run("netns add left") != 0);
            String said = life.complained();
            assertTrue(said.contains(why), said);
            assertFalse(Files.exists(Path.of("/run/netns/left")));
            assertEquals(0, life.run("link show lo"), "reading needs no journal");
        }
    }

    @Test
    void a_folder_that_is_a_symbolic_link_is_refused() throws IOException {
        Path target = Files.createTempDirectory("journal");
        Files.createSymbolicLink(FOLDER, target);
        refuses("no folder but a symbolic link");
        assertEquals(0, Files.list(target).count());
        Files.delete(target);
    }

    @Test
    void a_folder_that_others_may_use_or_own_is_refused() {
        Stock.output("install", "-d", "-m", "0777", "/run/netnsh");
        refuses("its mode is 0777");
        Stock.output("chmod", "0750", "/run/netnsh");
        refuses("its mode is 0750");
    }

    @Test
    void where_run_is_read_only_the_path_is_named() {
        Stock.output(
                "mount", "-t", "tmpfs", "-o", "ro", "tmpfs", "/run"); // over it: what is open there may be written to
        try {
            refuses("cannot make the folder of the journal /run/netnsh: Read-only file system");
        } finally {
            Stock.output("umount", "--lazy", "/run");
        }
    }

    @Test
    void a_file_in_the_folder_that_is_no_journal_is_left_alone() throws IOException {
        Stock.output("install", "-d", "-m", "0700", "/run/netnsh");
        Files.createSymbolicLink(FOLDER.resolve("1.journal"), Path.of("/etc/hostname"));
        Stock.output("mkfifo", "/run/netnsh/2.journal");
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "sessions");
            String said = life.said();
            assertTrue(said.contains("session:1  "), said);
            assertTrue(said.contains("session:2  it is no file") || said.contains("session:2  the folder"), said);
            assertTrue(said.contains("session:3"), said);
            life.does("down --all");
        }
        assertTrue(Files.isSymbolicLink(FOLDER.resolve("1.journal")));
        assertFalse(Files.exists(Path.of("/run/netns/left")));
    }

    @Test
    void a_full_disk_stops_before_the_change() throws IOException {
        Stock.output("install", "-d", "-m", "0700", "/run/netnsh");
        Stock.output("mount", "-t", "tmpfs", "-o", "size=4k,mode=700", "tmpfs", "/run/netnsh");
        try (Life life = Life.atPrompt()) {
            int made = 0;
            while (life.run("netns add n" + made) == 0) {
                made++;
                assertTrue(made < 100, "4 KiB hold more than they can");
            }
            assertTrue(life.complained().contains("No space left on device"));
            assertTrue(made > 3, "only " + made);
            assertEquals(made, Stock.sh("ls /run/netns").lines().count());
            assertTrue(life.run("link add br0 type bridge") != 0);
            assertFalse(there("link show br0"));
        }
        assertTrue(Life.down().contains("namespaces"));
        assertEquals("", Stock.sh("ls /run/netns"));
    }

    // --- others at the same moment ----------------------------------------------------------------------------------

    /** Whether a journal of its own is made, or that of the lines before is gone on with. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void killed_at_any_call_of_its_making_a_journal_goes(boolean alone) {
        try (Life whole = Life.atPrompt()) {
            whole.journal.appear(); // what is read once in the life of a JVM is read before
        }
        String where = "";
        for (int place = 0; where != null; place++) {
            try (Life before = new Life(Journal.ofLines())) {
                before.journal.appear();
            }
            Life life = new Life(alone ? Journal.ofPrompt() : Journal.ofLines());
            where = Fatal.at(place, life.journal::appear);
            life.die();
            Life.down("--all");
            assertEquals(List.of(), Life.standing(), "killed " + where);
        }
    }

    @Test
    void a_journal_that_somebody_takes_for_one_that_was_left_is_made_anew() {
        Life life = Life.atPrompt();
        // the first lock is that on the folder
        Meanwhile.before("flock", 2, Sessions::known, () -> life.does("netns add left"));
        life.die();
        assertTrue(Life.down().contains("1 namespace"));
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void whoever_finds_a_journal_that_is_being_removed_leaves_the_next_of_that_name() throws IOException {
        Stock.output("install", "-d", "-m", "0700", "/run/netnsh");
        Files.createFile(FOLDER.resolve("1.journal"));
        Life life = Life.atPrompt();
        Runnable others = () -> {
            Sessions.known();
            life.does("netns add left");
        };
        Meanwhile.before("flock", 1, others, Sessions::known);
        assertTrue(Files.exists(FOLDER.resolve("1.journal")));
        life.die();
        assertTrue(Life.down().contains("1 namespace"));
    }

    @Test
    void whoever_only_looks_at_a_session_keeps_nobody_from_taking_it_down() throws IOException {
        for (String how : List.of("down", "down session:1", "rollback session:1")) {
            Life life = new Life(Journal.ofLines());
            life.does("transaction", "netns add left");
            life.die();
            try (Stream<Path> files = Files.list(FOLDER);
                    Fd looker = Fd.open(files.findFirst().orElseThrow().toString(), Fd.O_RDONLY);
                    Life other = new Life(Journal.ofLines())) {
                assertTrue(looker.tryLock(false));
                Meanwhile.before("flock", 2, looker::close, () -> other.does(how));
            }
            assertEquals(List.of(), Life.standing(), how);
        }
    }

    // --- journals that tell lies ------------------------------------------------------------------------------------

    private static void append(String... lines) throws IOException {
        for (String line : lines) {
            Files.writeString(FOLDER.resolve("1.journal"), line, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }

    @Test
    void an_entry_that_somebody_has_added_removes_nothing_that_is_not_what_it_says() throws IOException {
        ip("link add eth7 type bridge");
        ip("netns add red");
        Life life = Life.atPrompt();
        life.does("netns add blue");
        long home = life.kernel.cookie(netnsh.value.NsRef.HOME);
        life.die();
        int index = Integer.parseInt(Stock.sh("cat /sys/class/net/lo/ifindex").strip());
        append(
                Checked.line("I", "9.1", "/", "" + home, "MAKES", "ip link add eth7", ""),
                Checked.line("W", "9.1", "LINK", "/", "" + home, "eth7", "" + index, "veth"),
                Checked.line("D", "9.1"),
                Checked.line("I", "9.2", "/", "" + home, "MAKES", "ip netns add red", ""),
                Checked.line("W", "9.2", "NAMESPACE", "/", "4711", "red", "0", "1:1"),
                Checked.line("D", "9.2"),
                Checked.line("I", "9.3", "/", "" + home, "MAKES", "ip netns add x", ""),
                Checked.line("W", "9.3", "NAMESPACE", "/", "0", "../../etc", "0", "1:1"),
                Checked.line("D", "9.3"),
                Checked.line("I", "9.4", "../../etc", "77", "ADDS", "x", ""),
                Checked.line("B", "9.4", "ip link del eth7"),
                Checked.line("D", "9.4"));
        String said = Life.down();
        assertTrue(said.contains("left alone: namespace red"), said);
        assertTrue(there("link show eth7"));
        assertTrue(there("netns pids red"));
        assertTrue(Files.isDirectory(Path.of("/etc")));
        assertFalse(Files.exists(Path.of("/run/netns/blue")));
        ip("link del eth7");
    }

    @Test
    void of_an_earlier_start_of_the_machine_nothing_is_removed() throws IOException {
        Life life = Life.atPrompt();
        life.does("netns add red");
        life.die();
        String text = text("1.journal");
        String first = text.substring(0, text.indexOf('\n'));
        List<String> h = Checked.fields(first).orElseThrow();
        String header = Checked.line("H", "1", "another-boot", h.get(3), h.get(4), "0", "prompt", "", h.get(8));
        Files.writeString(FOLDER.resolve("1.journal"), header + text.substring(text.indexOf('\n') + 1));
        try (Life other = Life.atPrompt()) {
            other.does("sessions");
            assertTrue(other.said().contains("of an earlier start of the machine"), other.said());
        }
        Life.down("--all");
        assertTrue(Files.exists(Path.of("/run/netns/red")));
        assertTrue(Files.exists(FOLDER.resolve("1.old")));
    }

    @Test
    void a_journal_of_zero_bytes_is_named_and_kept() throws IOException {
        Stock.output("install", "-d", "-m", "0700", "/run/netnsh");
        Files.writeString(FOLDER.resolve("1.journal"), "\0".repeat(512));
        String said = Life.down("session:1");
        assertTrue(said.startsWith("1: ") && said.contains("its first line is damaged"), said);
        assertTrue(Files.exists(FOLDER.resolve("1.journal")));
    }
}
