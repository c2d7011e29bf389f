package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.sys.Fatal;
import netnsh.sys.SysFiles;
import netnsh.uapi.Ifa;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A lab is killed at its calls to the system, before one and behind it, while it is built and while it is taken down; then
 * {@code down} in another process leaves nothing of it and everything else. Death is played inside this process ({@link
 * Fatal}); {@link KilledIT} repeats some of it with real signals.
 */
@Timeout(300) // some hundred labs a test: a loaded machine needs longer than a minute
class CrashIT {
    /** Up and down again in thirty lines: every kind of change that leaves something behind somewhere. */
    static final List<String> LAB = List.of(
            "netns add left mid",
            "netns add right",
            "up lo",
            "link add v0 type veth peer name eth9 netns mid",
            "link set v0 up",
            "switch br0 left:eth0 right:eth0",
            "cable left:eth1 mid:eth0",
            "link add w0 type veth peer name w1",
            "link set w0 name x0",
            "addr add 10.9.0.254/24 dev br0",
            "@left addr add 10.9.0.1/24 dev eth0",
            "@right addr add 10.9.0.2/24 dev eth0",
            "@left,right link set lo up",
            "@left route add 10.10.0.0/24 via 10.9.0.2",
            "route add 10.11.0.0/24 via 10.9.0.1",
            "! addr add 10.9.0.254/24 dev br0",
            "@left sysctl -q net.ipv4.ip_forward=1",
            "@mid neigh add 10.12.0.1 lladdr 02:00:00:00:00:01 dev eth0",
            "@mid rule add from 10.12.0.0/24 table 77",
            "netns attach again " + ProcessHandle.current().pid(),
            "! netns add left",
            "@left run true",
            "link add br1 type bridge",
            "link set x0 master br1",
            "link set x0 nomaster",
            "link del br1",
            "netns del again",
            "link set w1 netns mid",
            "@mid link set w1 name back");

    /** Those of them that leave something which must be taken down. */
    private static final List<String> STANDING =
            LAB.stream().filter(l -> !l.matches("!.*|.*(br1|again|true).*")).toList();

    /** Names that look like the lab's, made by others. */
    private static final String DECOYS = """
        ip netns add lef; ip netns add left2; ip link add br00 type bridge; ip link add v00 type veth peer name eth90
        ip -n lef link add br0 type bridge; ip -n lef link add v0 type veth peer name eth0; : >/run/netns/righ
        """;

    /** How many places each of the four parts tries: 420 together. */
    private static final int POINTS = 105;

    private final LinuxKernel others = LinuxKernel.open();
    private Set<String> before;

    @BeforeEach
    void plant_decoys() {
        Life.tidy();
        assertEquals("", Stock.sh(DECOYS));
        before = standing();
    }

    @AfterEach
    void tidy() {
        Life.tidy();
        others.close();
    }

    /** All that there is to see, in this process because it is looked at some hundred times. */
    private Set<String> standing() {
        Set<String> all = new TreeSet<>();
        for (NamedNs ns : others.namespaces()) {
            all.add("netns " + ns.name() + " " + ns.state());
        }
        for (Link l : others.links(NsRef.HOME)) {
            all.add("link " + l.index() + " " + l.name());
        }
        for (Link l : others.links(new NsRef.Named("lef"))) {
            all.add("link in lef " + l.index() + " " + l.name());
        }
        others.addresses(NsRef.HOME, 0).stream()
                .filter(a -> a.dev().index() == 1)
                .forEach(a ->
                        all.add("address " + a.attrs().get(Ifa.IFA_ADDRESS).orElseThrow() + "/" + a.prefixLength()));
        others.rules(NsRef.HOME, 2).forEach(r -> all.add("rule " + r.table()));
        if (SysFiles.exists("/run/netnsh")) {
            SysFiles.list("/run/netnsh").forEach(f -> all.add("journal " + f));
        }
        return all;
    }

    private void nothingIsLeft(String where) {
        String said = Life.down("--all");
        assertEquals(before, standing(), () -> "killed " + where + "; down said: " + said);
        assertTrue(!said.contains("left alone") && !said.contains("could not"), () -> "killed " + where + ": " + said);
    }

    @Test
    void the_lab_and_its_end_make_calls_of_every_kind() {
        Life life = Life.atPrompt();
        Map<String, Integer> calls = Fatal.calls(() -> life.does(LAB).does("down"));
        life.close();
        assertEquals(before, standing());
        for (String call : List.of(
                "openat",
                "write",
                "fdatasync",
                "unshare",
                "setns",
                "mount",
                "umount2",
                "unlinkat",
                "linkat",
                "sendto",
                "recvfrom",
                "posix_spawn",
                "flock",
                "mkdirat",
                "socket")) {
            assertTrue(calls.getOrDefault(call, 0) > 0, call + " is missing in " + calls);
        }
    }

    @Test
    void killed_anywhere_in_the_first_half_of_its_making_down_leaves_nothing() {
        killed(0, life -> {}, life -> life.does(LAB));
    }

    @Test
    void killed_anywhere_in_the_second_half_of_its_making_down_leaves_nothing() {
        killed(1, life -> {}, life -> life.does(LAB));
    }

    @Test
    void killed_anywhere_in_the_first_half_of_a_down_another_one_leaves_nothing() {
        killed(0, life -> life.does(STANDING), life -> life.does("down"));
    }

    @Test
    void killed_anywhere_in_the_second_half_of_a_down_another_one_leaves_nothing() {
        killed(1, life -> life.does(STANDING), life -> life.does("down"));
    }

    /** At places spread over one half of all of them, others in every run. */
    private void killed(int half, Consumer<Life> first, Consumer<Life> fatal) {
        long seed = Long.getLong("netnsh.seed", System.nanoTime());
        Random random = new Random(seed);
        Life whole = Life.atPrompt();
        first.accept(whole);
        long places = Fatal.calls(() -> fatal.accept(whole)).values().stream()
                .mapToInt(Integer::intValue)
                .sum(); // a half of twice as many: before and behind each call
        whole.run("down");
        whole.close();
        assertEquals(before, standing());
        for (int i = 0; i < POINTS; i++) {
            long at = half * places + places * i / POINTS + random.nextInt((int) Math.max(1, places / POINTS));
            Life life = Life.atPrompt();
            first.accept(life);
            String where = Fatal.at(at, () -> fatal.accept(life));
            life.die();
            nothingIsLeft("at place " + at + " of " + 2 * places + ", " + where + " (seed " + seed + ")");
        }
    }
}
