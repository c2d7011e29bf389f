package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import netnsh.sys.Fatal;
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
    static final List<String> STANDING =
            LAB.stream().filter(l -> !l.matches("!.*|.*(br1|again|true).*")).toList();

    /** How many places each of the four parts tries: 420 together. */
    private static final int POINTS = 105;

    private final Deaths deaths = new Deaths();

    @BeforeEach
    void plant_decoys() {
        deaths.begin();
    }

    @AfterEach
    void tidy() {
        deaths.close();
    }

    @Test
    void the_lab_and_its_end_make_calls_of_every_kind() {
        Life life = Life.atPrompt();
        Map<String, Integer> calls = Fatal.calls(() -> life.does(LAB).does("down"));
        life.close();
        deaths.nothingIsLeft();
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
        deaths.killed(POINTS, 0, life -> {}, life -> life.does(LAB));
    }

    @Test
    void killed_anywhere_in_the_second_half_of_its_making_down_leaves_nothing() {
        deaths.killed(POINTS, 1, life -> {}, life -> life.does(LAB));
    }

    @Test
    void killed_anywhere_in_the_first_half_of_a_down_another_one_leaves_nothing() {
        deaths.killed(POINTS, 0, life -> life.does(STANDING), life -> life.does("down"));
    }

    @Test
    void killed_anywhere_in_the_second_half_of_a_down_another_one_leaves_nothing() {
        deaths.killed(POINTS, 1, life -> life.does(STANDING), life -> life.does("down"));
    }
}
