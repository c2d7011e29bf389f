package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.state.Snapshot;
import netnsh.sys.Fatal;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A transaction that changes, moves and deletes what others have made is killed at its calls to the system; then {@code
 * rollback} (or {@code down}) in another process makes everything what it was. See {@link CrashIT}.
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
        Set<NsRef> places = new LinkedHashSet<>(List.of(NsRef.HOME));
        others.namespaces().stream().map(ns -> ns.name()).sorted().forEach(name -> places.add(new NsRef.Named(name)));
        return Snapshot.of(others, places, Snapshot.Depth.ALL);
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
    void killed_anywhere_everything_is_what_it_was_when_it_is_taken_back() throws InterruptedException {
        long seed = Long.getLong("netnsh.seed", 1);
        Random random = new Random(seed);
        Snapshot before = now();
        Life whole = Life.atPrompt();
        long places = 2L
                * Fatal.calls(() -> whole.does(LINES)).values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        whole.does("rollback");
        same(before, "not killed at all", "");
        whole.close();
        for (int i = 0; i < POINTS; i++) {
            long at = places * i / POINTS + random.nextInt((int) Math.max(1, places / POINTS));
            Life life = Life.atPrompt();
            String where = "at place " + at + " of " + places + ", " + Fatal.at(at, () -> life.does(LINES)) + " (seed "
                    + seed + ")";
            life.die();
            String said = i % 2 == 0 ? rollback() : Life.down("--all");
            assertTrue(!said.matches("(?s)[0-9]+: .*") && !said.contains("left alone"), where + ": " + said);
            same(before, where, said);
            Life.down("--all");
        }
    }

    /** The same, at once or when the kernel has done what it does later. */
    private void same(Snapshot before, String where, String said) throws InterruptedException {
        Snapshot now = now();
        for (int i = 0; i < 40 && !now.equals(before); i++) {
            Thread.sleep(25);
            now = now();
        }
        List<String> missing = new ArrayList<>(before.toString().lines().toList());
        missing.removeAll(now.toString().lines().toList());
        List<String> strange = new ArrayList<>(now.toString().lines().toList());
        strange.removeAll(before.toString().lines().toList());
        assertTrue(
                before.equals(now),
                () -> "killed " + where + ": " + said + "\nmissing: " + missing + "\nthere: " + strange);
    }
}
