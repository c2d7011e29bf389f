package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import netnsh.Await;
import netnsh.Stock;
import netnsh.sys.Fatal;
import netnsh.sys.Processes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was deleted is not brought back over what others have made under the same name since. */
class DecoysIT {
    private static final Path JOURNAL = Path.of("/run/netnsh/1.journal");

    private static final String OTHERS = """
        ip netns add other; ip -n other link add br0 type bridge; ip -n other link set lo up
        ip link add w0 type veth peer name w1 netns other; ip -n other addr add 10.6.0.1/24 dev w1; ip link set w0 up
        ip -n other link set w1 up; ip -n other route add 10.8.0.0/16 via 10.6.0.2
        """;

    /** Somebody else's from here on: nothing of it may change. */
    private static final String DECOY = "ip netns del other 2>/dev/null || rm -f /run/netns/other; ip netns add other;"
            + " ip -n other link add br0 type bridge; ip -n other link add keep type ifb";

    private static final int POINTS = Integer.getInteger("netnsh.points", 12);

    @BeforeEach
    void others_are_there() {
        Life.tidy();
        assertEquals("", Stock.sh(OTHERS));
    }

    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static String decoy() {
        return Stock.sh("ip -n other -o -d link; ip -n other -o addr; ip -n other route; ip netns pids other");
    }

    @Test
    void a_namespace_that_others_have_made_again_is_left_alone() {
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "@other link set br0 mtu 1400", "link del w0", "netns del other");
            assertEquals("", Stock.sh(DECOY));
            String before = decoy();
            life.does("rollback");
            String said = life.said();
            assertTrue(said.contains("left alone: namespace other: somebody else has made it since"), said);
            assertEquals(before, decoy(), said);
        }
    }

    @Test
    void a_link_that_others_have_made_again_is_left_alone() {
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "link del w0");
            assertEquals("", Stock.sh("ip link add w0 type bridge; ip link set w0 mtu 1444"));
            life.does("rollback");
            String said = life.said();
            assertTrue(said.contains(": somebody else has made one of that name since"), said);
            assertTrue(Stock.sh("ip link show w0").contains("mtu 1444"));
        }
    }

    @Test
    void also_when_whoever_was_bringing_it_back_was_killed() {
        long seed = Long.getLong("netnsh.seed", System.nanoTime());
        Random random = new Random(seed);
        int places = 0;
        for (int i = 0; i <= POINTS; i++) {
            Life life = Life.atPrompt();
            life.does("transaction", "@other link set br0 mtu 1400", "netns del other");
            String where = "nowhere";
            if (i == 0) {
                places = Fatal.places(() -> life.does("rollback")).size();
            } else {
                int at = places * (i - 1) / POINTS + random.nextInt(Math.max(1, places / POINTS));
                where = Fatal.at(at, () -> life.does("rollback")) + ", place " + at + " of " + places;
            }
            life.die();
            assertEquals("", Stock.sh(DECOY));
            String before = decoy();
            String said = Life.down("--all");
            assertEquals(before, decoy(), "killed " + where + " (seed " + seed + "): " + said);
            assertTrue(!said.matches("(?s)[0-9]+: .*"), said);
            Life.tidy();
            assertEquals("", Stock.sh(OTHERS));
        }
    }

    /** As if the process had ended and its number were another one's by now. */
    @Test
    void a_name_is_not_given_to_the_namespace_of_another_process() throws IOException, InterruptedException {
        Process inside = new ProcessBuilder("ip", "netns", "exec", "other", "sleep", "60").start();
        Process stranger = new ProcessBuilder("unshare", "--net", "sleep", "60").start();
        try {
            Await.until(
                    "a process in other and one in a namespace of its own",
                    () -> Stock.sh("ip netns pids other").equals(inside.pid() + "\n")
                            && !Stock.sh("readlink /proc/" + stranger.pid() + "/ns/net")
                                    .equals(Stock.sh("readlink /proc/self/ns/net")));
            Life life = Life.atPrompt();
            life.does("transaction", "netns del other");
            life.die();
            renumber(inside.pid(), stranger.pid());
            String said = Life.down("--all");
            assertTrue(said.contains("left alone: namespace other: the process that was in it has ended"), said);
            assertEquals("", Stock.sh("ls /run/netns"), said);
            assertTrue(stranger.isAlive());
        } finally {
            inside.destroyForcibly().waitFor();
            stranger.destroyForcibly().waitFor();
        }
    }

    /** What was started is known by an entry of its environment, a spawned host by the moment when it was started, too. */
    @Test
    void a_process_that_has_the_number_of_one_that_has_ended_is_never_signalled() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Life life = Life.atPrompt();
            life.does("start --keep --name a sleep 98765", "confirm 50s", "netns add left");
            life.die();
            Stock.sh("pkill -KILL -fx 'sleep 98765'; pkill -KILL -f '[n]etnsh-confirm'");
            String number = Long.toString(stranger.pid());
            for (String started : List.of("1", Long.toString(Processes.startTicks((int) stranger.pid())))) {
                String host = Checked.line("left", number, started, "uts", "spawn left --uts sleep 60");
                Files.writeString(JOURNAL.resolveSibling("left.host"), host);
                assertEquals(started.equals("1") ? 0 : 1, SpawnedHost.all().size(), host);
            }
            Life.down("--all");
            assertTrue(stranger.isAlive());
            assertEquals("other\n", Stock.sh("ls /run/netns"));
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    private static void renumber(long one, long other) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readString(JOURNAL, StandardCharsets.UTF_8).split("\n")) {
            List<String> fields = Checked.fields(line).orElseThrow();
            boolean attach = fields.get(0).equals("B") && fields.get(2).equals("ip netns attach other " + one);
            text.append(attach ? Checked.line("B", fields.get(1), "ip netns attach other " + other) : line + "\n");
        }
        Files.writeString(JOURNAL, text, StandardCharsets.UTF_8);
    }
}
