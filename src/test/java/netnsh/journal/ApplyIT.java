package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import netnsh.Netnsh;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.session.Network;
import netnsh.state.Snapshot;
import netnsh.sys.Fatal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code apply} makes everything that a file makes, or nothing: on the real kernel, with a journal. */
class ApplyIT {
    /** What others have made, and the file changes, adds to and takes away from. */
    private static final String OTHERS = "ip netns add old; ip link add v0 type veth peer name eth0 netns old;"
            + " ip link set v0 up; ip -n old link set eth0 up; ip -n old addr add 10.1.0.1/24 dev eth0;"
            + " ip -n old route add 10.2.0.0/16 via 10.1.0.9; ip link add br0 type bridge";

    private static final String LAB = """
        netns add left right
        cable left:eth0 right:eth0
        @left addr 10.0.0.1/24
        link set v0 mtu 1400 master br0
        @old link set eth0 mtu 1400
        @old addr add 10.3.0.1/24 dev eth0
        @old route replace 10.2.0.0/16 via 10.1.0.7
        sysctl -q net.ipv4.ip_default_ttl=70
        """;

    /** No line can make it so, and that is found out last. */
    private static final String IMPOSSIBLE = "@right route add 10.9.0.0/24 via 192.0.2.1\n";

    private static final int POINTS = Integer.getInteger("netnsh.points", 12);

    @TempDir
    private Path folder;

    private final LinuxKernel others = LinuxKernel.open();
    private Path good;
    private Path bad;

    @BeforeEach
    void others_are_there() throws IOException {
        Life.tidy();
        assertEquals("", Stock.sh(OTHERS));
        good = Files.writeString(folder.resolve("good.nsh"), LAB);
        bad = Files.writeString(folder.resolve("bad.nsh"), LAB + IMPOSSIBLE);
    }

    @AfterEach
    void tidy() {
        Stock.sh("sysctl -q -w net.ipv4.ip_default_ttl=64");
        Life.tidy();
        others.close();
    }

    private Snapshot now() {
        return Network.now(others, Snapshot.Depth.ALL);
    }

    private void same(Snapshot before, String what) {
        Network.same(others, before, Snapshot.Depth.ALL, what);
    }

    @Test
    void a_line_that_fails_is_shown_and_everything_is_taken_back() {
        Snapshot before = now();
        try (Life life = Life.atPrompt()) {
            life.session.ports().undoing().keep();
            assertEquals(2, life.run("apply " + bad));
            String why = life.complained();
            assertTrue(why.contains("(apply):") && why.contains("route add 10.9.0.0/24") && why.contains("^"), why);
            assertTrue(why.contains("the kernel says: ") && why.contains("(ENETUNREACH)"), why);
            assertTrue(
                    why.matches("(?s).*\napply: stopped; the [0-9]+ lines before it were done and are taken back; .*"),
                    why);
            same(before, why);
            life.does("sessions");
            assertEquals("", life.said(), "nothing stands of it");
            assertEquals(1, life.run("undo"), "there is nothing to take back");
        }
        assertFalse(Files.exists(Path.of("/run/netnsh/1.journal")));
    }

    @Test
    void what_was_applied_before_stands_and_is_taken_back_by_undo_and_down() {
        Snapshot before = now();
        try (Life life = Life.atPrompt()) {
            life.session.ports().undoing().keep();
            life.does("apply " + good);
            Snapshot applied = now();
            assertNotEquals(before, applied);
            assertEquals(2, life.run("apply " + bad));
            same(applied, life.complained());
            life.does("undo");
            same(before, "undo");
            life.does("redo");
            same(applied, "redo");
            life.does("undo", "apply " + good, "down");
        }
    }

    @Test
    void in_a_transaction_only_its_own_part_goes_and_the_transaction_stays_open() {
        Snapshot before = now();
        try (Life life = Life.atPrompt()) {
            life.session.ports().undoing().keep();
            life.does("transaction", "netns add mine", "link set v0 mtu 1300");
            Snapshot within = now();
            assertEquals(2, life.run("apply " + bad));
            same(within, life.complained());
            life.does("history -p");
            assertTrue(life.said().startsWith("    2  netns add mine\n"));
            life.does("netns add more", "rollback");
            same(before, "rollback");
        }
    }

    @Test
    void killed_anywhere_down_takes_back_what_was_done_of_it() {
        long seed = Long.getLong("netnsh.seed", System.nanoTime());
        Random random = new Random(seed);
        Snapshot before = now();
        Life whole = new Life(Journal.ofLines());
        int places = Fatal.places(() -> whole.run("apply " + bad)).size();
        whole.close();
        for (int i = 0; i < POINTS; i++) {
            int at = places * i / POINTS + random.nextInt(Math.max(1, places / POINTS));
            Life life = new Life(Journal.ofLines());
            String where = Fatal.at(at, () -> life.run("apply " + bad));
            life.die();
            String said = Life.down("--all");
            same(before, "at place " + at + " of " + places + ", killed " + where + " (seed " + seed + "): " + said);
        }
    }

    /** What is made in it goes as a whole, so that nobody looks at everything before each line. */
    @Test
    void what_it_asks_for_grows_with_the_file_and_not_with_its_square() throws IOException {
        asks(2); // what is asked once
        int few = asks(6);
        int many = asks(18);
        assertTrue(many < 4 * few, few + " calls for 6 hosts, " + many + " for 18");
    }

    private int asks(int hosts) throws IOException {
        StringBuilder lab = new StringBuilder("link add hub type bridge\n");
        for (int i = 0; i < hosts; i++) {
            lab.append("netns add h%1$d\nlink add p%1$d type veth peer name eth0 netns h%1$d\n".formatted(i));
            lab.append("link set p%1$d master hub up\n@h%1$d addr 10.7.0.%1$d/24 dev eth0\n".formatted(i));
        }
        Path file = Files.writeString(folder.resolve("hosts.nsh"), lab);
        try (Life life = new Life(Journal.ofLines())) {
            int calls = Fatal.places(() -> life.does("apply " + file)).size();
            life.does("down");
            return calls;
        }
    }

    /** Lines of one session write into one journal. */
    @Test
    void it_confirms_nothing_that_waits_for_it() throws IOException, InterruptedException {
        List<String> box = List.of("env", "NETNSH_SESSION=box");
        assertEquals(
                0, Netnsh.run(box, "-c", "confirm 60s", "-c", "netns add left").status());
        Netnsh.Ended applied = Netnsh.run(box, "apply", good.toString());
        assertEquals(0, applied.status(), applied.text());
        Netnsh.Ended confirmed = Netnsh.run(box, "confirm");
        assertEquals(0, confirmed.status(), confirmed.text());
        assertEquals(1, Netnsh.run(box, "confirm").status());
    }
}
