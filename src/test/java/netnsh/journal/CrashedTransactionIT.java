package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.session.Network;
import netnsh.state.Snapshot;
import netnsh.sys.Fatal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A session that changes, moves and deletes what others have made is killed at its calls to the system, while it does so
 * and while it takes that back; then {@code rollback} (or {@code down}) in another process makes everything what it was.
 * See {@link CrashIT}.
 */
@Timeout(300)
class CrashedTransactionIT {
    private static final String OTHERS = """
        ip netns add other; ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up
        ip addr add 10.3.0.1/24 dev v0; ip addr add 10.3.0.2/24 dev v0; ip route add 10.4.0.0/16 via 10.3.0.9
        ip neigh add 10.3.0.9 lladdr 02:00:00:00:00:09 dev v0; ip link add br0 type bridge; ip link set br0 up
        ip link add w0 type veth peer name w1 netns other; ip link set w0 up; ip link set w0 master br0
        ip -n other addr add 10.6.0.1/24 dev w1; ip -n other link set w1 up; ip rule add from 10.7.0.0/16 table 77
        """;

    private static final List<String> LINES = List.of(
            "transaction",
            "netns add left",
            "cable left:eth0 /:c0",
            "link set v0 mtu 1400 alias theirs",
            "neigh del 10.3.0.9 dev v0",
            "route del 10.4.0.0/16",
            "addr del 10.3.0.1/24 dev v0",
            "addr change 10.3.0.2/24 dev v0 valid_lft 5000 preferred_lft 4000",
            "link set v1 down",
            "link set v1 name x1",
            "link set x1 netns left name eth9",
            "@left addr add 10.5.0.1/24 dev eth9",
            "link set w0 nomaster",
            "link set br0 name br9",
            "link set br9 type bridge ageing_time 1000",
            "link add type bridge",
            "tuntap add mode tap",
            "sysctl -q net.ipv4.ip_default_ttl=70",
            "rule del from 10.7.0.0/16 table 77",
            "link set w0 down",
            "link del w0",
            "netns del other");

    private static final int POINTS = Integer.getInteger("netnsh.points", 30);

    private final LinuxKernel others = LinuxKernel.open();

    @BeforeEach
    void others_are_there() {
        Life.tidy();
        assertEquals("", Stock.sh(OTHERS));
    }

    @AfterEach
    void tidy() {
        Stock.sh("ip rule del from 10.7.0.0/16 table 77; sysctl -q -w net.ipv4.ip_default_ttl=64");
        Life.tidy();
        others.close();
    }

    private Snapshot now() {
        return Network.now(others, Snapshot.Depth.ALL);
    }

    private static String rollback() {
        try (Life other = new Life(Journal.ofLines())) {
            int status = other.run("rollback session:1");
            String said = other.said() + other.complained();
            boolean none = said.contains("nothing stands of") || said.contains("no transaction is open");
            return status == 0 || none ? said : status + ": " + said;
        }
    }

    @Test
    void killed_anywhere_everything_is_what_it_was_when_it_is_taken_back() {
        killed(POINTS, life -> {}, life -> life.does(LINES), "rollback");
    }

    @Test
    void killed_anywhere_in_a_rollback_it_is_what_it_was_when_another_one_is_through() {
        killed(POINTS / 3, life -> life.does(LINES), life -> life.does("rollback"), "down");
    }

    /** What was deleted is not what down brings back. */
    private static Consumer<Life> changes(String... more) {
        return life -> {
            life.session.ports().undoing().keep();
            life.does(LINES.stream()
                            .filter(l -> !l.matches("transaction|.*(del| netns left name|eth9).*"))
                            .toList())
                    .does(more);
        };
    }

    @Test
    void killed_anywhere_in_an_undo_it_is_what_it_was_when_it_is_down() {
        killed(POINTS / 3, changes(), life -> life.does("undo 99"), "");
    }

    @Test
    void killed_anywhere_in_a_redo_it_is_what_it_was_when_it_is_down() {
        killed(POINTS / 3, changes("undo 99"), life -> life.does("redo 99"), "");
    }

    /** {@code last} ends the life that nobody kills. */
    private void killed(int points, Consumer<Life> first, Consumer<Life> fatal, String last) {
        long seed = Long.getLong("netnsh.seed", 1);
        Random random = new Random(seed);
        Snapshot before = now();
        Life whole = Life.atPrompt();
        first.accept(whole);
        int places = Fatal.places(() -> fatal.accept(whole)).size();
        whole.does(last.isEmpty() ? "down" : last);
        same(before, "not killed at all", "");
        whole.close();
        for (int i = 0; i < points; i++) {
            int at = places * i / points + random.nextInt(Math.max(1, places / points));
            Life life = Life.atPrompt();
            first.accept(life);
            String where = "at place " + at + " of " + places + ", " + Fatal.at(at, () -> fatal.accept(life))
                    + " (seed " + seed + ")";
            life.die();
            String said = i % 2 == 0 && !last.isEmpty() ? rollback() : Life.down("--all");
            assertTrue(!said.matches("(?s)[0-9]+: .*") && !said.contains("left alone"), where + ": " + said);
            same(before, where, said);
            Life.down("--all");
        }
    }

    private void same(Snapshot before, String where, String said) {
        Network.same(others, before, Snapshot.Depth.ALL, "killed " + where + ": " + said);
    }
}
