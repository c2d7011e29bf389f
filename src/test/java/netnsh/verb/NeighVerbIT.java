package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Await;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NeighVerbIT {
    private static final List<String> ENTRIES = List.of(
            "neigh add 10.0.0.2 lladdr 02:00:00:00:00:02 dev v0",
            "neigh add 10.0.0.3 lladdr 02:00:00:00:00:03 dev v0 nud reachable router",
            "neigh add 10.0.0.4 lladdr 02:00:00:00:00:04 nud stale dev v1 protocol static",
            "neigh add 10.0.0.5 lladdr 02:00:00:00:00:05 nud noarp dev v1",
            "neigh add 10.0.0.6 lladdr 02:00:00:00:00:06 dev v1 extern_learn nud perm",
            "neigh add 10.0.0.7 nud failed dev v1",
            "neigh add fd00::2 lladdr 02:00:00:00:00:12 dev v0 protocol 99",
            "neigh add proxy 10.0.0.9 dev v0",
            "neigh add proxy fd00::9 dev v0",
            "neigh replace 10.0.0.2 lladdr 02:00:00:00:00:22 dev v0 nud stale",
            "neigh change 10.0.0.3 lladdr 02:00:00:00:00:33 dev v0 nud permanent",
            "neigh replace to 10.0.0.8 lladdr null nud none dev v0");

    private final Live live = new Live();

    @BeforeEach
    void make_two_of_everything() {
        for (String ns : List.of("a", "b")) {
            sh("ip netns add " + ns + "; ip -n " + ns + " link add v0 type veth peer name v1"
                    + "; for i in v0 v1; do ip netns exec " + ns + " sysctl -qw net.ipv6.conf.$i.disable_ipv6=0"
                    + "; ip -n " + ns + " link set $i up; done; ip -n " + ns + " addr add 10.0.0.1/24 dev v0");
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private void both(String line) {
        String ip = sh("ip -n a " + line);
        if (ip.isEmpty()) {
            assertEquals("", live.run("ip -n b " + line), line);
        } else {
            assertThrows(Problem.class, () -> live.run("ip -n b " + line), ip);
        }
    }

    /** Sorted: the kernel lists by hash. Multicast entries come and go by themselves. */
    private static List<String> state(String ns) {
        String text = sh("ip -n " + ns + " neigh show nud all; ip -n " + ns + " neigh show proxy; ip -6 -n " + ns
                + " neigh show proxy");
        return text.lines().filter(l -> !l.startsWith("ff02")).sorted().toList();
    }

    private static void alike() {
        Await.same("both", () -> state("a"), () -> state("b"));
    }

    @Test
    void makes_and_deletes_the_entries_that_ip_would() {
        ENTRIES.forEach(this::both);
        ENTRIES.forEach(this::both);
        alike();
        assertTrue(state("b").size() > 8, state("b").toString());
        both("neigh del 10.0.0.2 dev v0");
        both("neigh del 10.0.0.4 dev v1");
        both("neigh del proxy 10.0.0.9 dev v0");
        both("neigh del 10.0.0.99 dev v0");
        alike();
    }

    /** The kernel adds entries of its own (multicast listeners) when it likes: what was read across that is read again. */
    private void same(String line, boolean coloured) {
        Await.same(line, () -> timeless(sh(line)), () -> timeless(live.run(line, coloured)));
    }

    @Test
    void prints_what_ip_prints() {
        for (String line : ENTRIES) {
            sh("ip -n b " + line);
        }
        for (String selector : List.of(
                "neigh",
                "neigh show",
                "neighbour list dev v0",
                "-6 neigh",
                "-4 neigh show",
                "neigh show nud permanent",
                "neigh show nud stale nud noarp",
                "neigh show nud all",
                "neigh show nud none",
                "neigh show proxy",
                "-6 neigh show proxy dev v0",
                "neigh show 10.0.0.0/30",
                "neigh show to 10.0.0.4 dev v1",
                "neigh show unused",
                "neigh show protocol 99",
                "neigh get 10.0.0.6 dev v1")) {
            for (String options : List.of("", "-d ", "-o ", "-s ", "-j ", "-j -p ", "-N ", "-br ", "-br -j ", "-c ")) {
                String line = "ip -n b " + options + selector;
                if (!(selector.startsWith("neigh get") && options.contains("-j"))) {
                    same(line, options.equals("-c "));
                }
            }
        }
    }

    private static String timeless(String text) {
        // the question about one entry itself holds a reference
        return text.replaceAll(" ref 1 used", " used").replaceAll("used \\d+/\\d+/\\d+", "used N/N/N");
    }

    @Test
    void flushes_what_ip_would() {
        ENTRIES.forEach(this::both);
        both("neigh flush 10.0.0.4");
        alike();
        both("neigh flush dev v0");
        alike();
        both("neigh flush dev v0 nud permanent");
        alike();
    }

    @Test
    void the_interface_that_is_missing_is_named_as_missing() {
        Problem p = assertThrows(Problem.class, () -> live.run("ip -n b neigh add 10.0.0.7 lladdr 02:00:00:00:00:01"));
        assertEquals("neigh.dev", p.id());
        assertEquals(
                "nosuch",
                assertThrows(Problem.class, () -> live.run("ip -n b neigh add 10.0.0.7 dev nosuch"))
                        .where()
                        .text());
    }
}
