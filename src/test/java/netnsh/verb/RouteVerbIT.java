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

/** The program ip is the oracle: same kernel, same words, same text. */
class RouteVerbIT {
    private final Live live = new Live();

    /** Two namespaces that look the same: a is changed by ip, b by netnsh. */
    @BeforeEach
    void make_two_of_everything() {
        for (String ns : List.of("a", "b")) {
            sh("ip netns add " + ns
                    + "; ip -n " + ns + " link add v0 type veth peer name v1"
                    + "; for i in lo v0 v1; do ip -n " + ns + " link set $i up; done"
                    + "; ip -n " + ns + " addr add 10.0.0.1/24 dev v0"
                    + "; ip -n " + ns + " addr add 10.0.9.1/24 dev v1"
                    + "; ip -n " + ns + " -6 addr add fd00::1/64 dev v0 nodad");
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    /** Runs a line with ip in a and with netnsh in b. */
    private void both(String line) {
        String[] words = line.split(" (?=route|rule|neigh)", 2);
        String options = words.length == 2 ? words[0] + " " : "";
        String command = words[words.length - 1];
        assertEquals("", sh("ip -n a " + options + command), line);
        assertEquals("", live.run("ip -n b " + options + command), line);
    }

    private static String state(String ns) {
        // link-local addresses are random
        return sh("ip -d -n " + ns + " route show table all; ip -d -6 -n " + ns + " route show table all")
                .replaceAll("(?m)^.*(fe80|ff00)::.*\n", "")
                .replaceAll("expires \\d+sec", "expires Nsec");
    }

    private void same(String... lines) {
        for (String line : lines) {
            both(line);
        }
        Await.same("both", () -> state("a"), () -> state("b"));
        assertTrue(state("b").contains("10.0.0.0/24"));
    }

    @Test
    void adds_the_routes_that_ip_would_add() {
        same(
                "route add 10.1.0.0/16 via 10.0.0.2",
                "route add 10.2.0.0/16 dev v0 metric 7 src 10.0.0.1",
                "route add default via 10.0.0.2 dev v0 proto static table 100",
                "route add default via 10.0.0.2 table 100000",
                "route add blackhole 192.0.2.0/24",
                "route add unreachable 198.51.100.0/24 metric 9",
                "route add prohibit 203.0.113.0/24",
                "route add throw 203.0.114.0/24 table 7",
                "route add local 10.77.0.1 dev v0",
                "route add broadcast 10.77.0.255 dev v0",
                "route add multicast 239.0.0.0/8 dev v1",
                "route add 10.3.0.0/16 via 10.55.0.1 dev v0 onlink",
                "route add 10.4.0.0/16 via inet6 fe80::7 dev v0",
                "route add 10.5.0.0/16 tos 0x10 via 10.0.0.2",
                "route add 10.6.0.1 via 10.0.0.2 scope global realms 3/4",
                "route add 10.7.0.0/16 via 10.0.0.2 mtu 1400 advmss lock 1300 window 20000 rtt 200ms rttvar 50ms"
                        + " rto_min 5ms initcwnd 20 initrwnd 30 hoplimit 9 quickack 1 features ecn congctl reno"
                        + " cwnd lock 9 ssthresh 70 reordering 5 fastopen_no_cookie 1");
    }

    @Test
    void adds_ways_of_several_hops_and_ipv6() {
        same(
                "route add 10.1.0.0/16 nexthop via 10.0.0.2 weight 3 nexthop via 10.0.9.2 dev v1 weight 1",
                "route add 10.2.0.0/16 proto 99 nexthop via inet6 fe80::2 dev v0 nexthop via 10.44.0.1 dev v1 onlink",
                "route add 2001:db8::/32 via fd00::2",
                "-6 route add default via fd00::2 metric 5 expires 900",
                "route add 2001:db8:1::/48 dev v0 pref high",
                "route add 2001:db8:2::/48 nexthop via fd00::3 dev v0 weight 2 nexthop via fd00::4 dev v0",
                "route add unreachable 2001:db8:3::/48 metric 4096",
                "-6 route add blackhole default table 200",
                "route add 2001:db8:4::1 from 2001:db8:5::/48 dev v0 mtu 1300");
    }

    @Test
    void changes_replaces_appends_and_deletes_as_ip_does() {
        same(
                "route add 10.1.0.0/16 via 10.0.0.2",
                "route change 10.1.0.0/16 via 10.0.0.3",
                "route replace 10.1.0.0/16 via 10.0.0.4 mtu 1200",
                "route replace 10.2.0.0/16 via 10.0.0.4",
                "route append 10.1.0.0/16 via 10.0.0.5",
                "route prepend 10.1.0.0/16 via 10.0.0.6",
                "route add 10.3.0.0/16 via 10.0.0.2 metric 5",
                "route add 10.3.0.0/16 via 10.0.0.2 metric 6",
                "route del 10.3.0.0/16 metric 6",
                "route del 10.1.0.0/16 via 10.0.0.5",
                "route add 2001:db8::/32 via fd00::2",
                "route del 2001:db8::/32",
                "r a 10.9.0.0/16 via 10.0.0.2 p 9",
                "ro del 10.9.0.0/16".replace("ro ", "route "));
    }

    @Test
    void prints_what_ip_prints() {
        for (String line : List.of(
                "add 10.1.0.0/16 via 10.0.0.2 metric 5 proto static",
                "add 10.2.0.0/16 nexthop via 10.0.0.2 weight 3 nexthop via 10.0.9.2 dev v1",
                "add blackhole 192.0.2.0/24 table 100",
                "add 10.3.0.0/16 via 10.55.0.1 dev v0 onlink src 10.0.9.1 realms 7/8",
                "add 10.4.0.0/16 via inet6 fe80::7 dev v0 tos 0x28 mtu lock 1400 rtt 1500ms features ecn",
                "add 2001:db8::/32 via fd00::2 metric 9 pref low congctl reno",
                "add unreachable 2001:db8:3::/48",
                "add 2001:db8:2::/48 nexthop via fd00::3 dev v0 nexthop via fd00::4 dev v0 weight 4",
                "add default via fd00::2 expires 900 table 999")) {
            assertEquals("", sh("ip -n b route " + line), line);
        }
        for (String selector : List.of(
                "route",
                "route show",
                "-6 route",
                "route show table all",
                "-6 route list table all",
                "-4 route show table local",
                "route show table 100",
                "route show dev v0",
                "route show via 10.0.0.2",
                "route show via 10.0.0.0/24",
                "route show proto static",
                "route show proto kernel table local",
                "route show scope link",
                "route show type blackhole table all",
                "route show 10.1.0.0/16",
                "route show root 10.0.0.0/13",
                "route show match 10.1.2.3",
                "route show exact default",
                "route show src 10.0.9.1",
                "route show realms 7/8",
                "route show realms 8",
                "route show metric 5",
                "route show tos 0x28",
                "-6 route show root 2001:db8::/32",
                "-6 route show match 2001:db8:3::1",
                "route show cached",
                "route show table 200 type unicast")) {
            for (String options : List.of("", "-d ", "-o ", "-j ", "-d -j -p ", "-N ", "-c ", "-r ")) {
                String line = "ip -n b " + options + selector;
                // a link's own address counts once the kernel has looked for others that have it
                Await.same(line, () -> printed(line), () -> run(line, options.equals("-c ")));
            }
        }
    }

    private static String printed(String line) {
        return sh(line).replaceAll("(?s)(Dump terminated\n)\\[.*", "$1");
    }

    private String run(String line, boolean colored) {
        try {
            return live.run(line, colored);
        } catch (Problem p) {
            // a table that is not there: ip prints what the kernel says, here it is a problem with the same words
            return "Error: " + p.kernel() + ".\nDump terminated\n";
        }
    }

    @Test
    void answers_which_way_a_packet_goes() {
        sh("ip -n b route add 10.1.0.0/16 via 10.0.0.2; ip -n b route add unreachable 10.2.0.0/16");
        for (String question : List.of(
                "route get 10.0.0.7",
                "route get 10.1.2.3",
                "route get 10.0.0.1",
                "route get to 10.1.2.3 from 10.0.9.1 oif v0",
                "route get 10.0.0.7 from 10.5.5.5 iif v0",
                "route get 10.0.0.255",
                "route get 10.1.2.3 mark 0x20 uid 1000",
                "route get 10.1.2.3 mark 7",
                "route get fibmatch 10.1.2.3",
                "route get 10.1.2.3 connected",
                "route get 10.1.2.3 ipproto tcp sport 1000 dport 80",
                "route get fd00::9",
                "route get fd00::1",
                "route get 239.1.1.1 oif v0")) {
            for (String options : List.of("", "-d ", "-o ", "-s ", "-j ", "-j -p ", "-c ")) {
                String line = "ip -n b " + options + question;
                if (question.endsWith("connected") && options.contains("-j")) {
                    continue; // ip prints half of it as text
                }
                String wanted = sh(line).replaceAll("(users|used|age) \\d+(sec)? ", "");
                if (wanted.startsWith("RTNETLINK") || wanted.startsWith("Error")) {
                    assertThrows(Problem.class, () -> live.run(line), line + " " + wanted);
                } else {
                    assertEquals(
                            wanted,
                            live.run(line, options.equals("-c ")).replaceAll("(users|used|age) \\d+(sec)? ", ""),
                            line);
                }
            }
        }
        assertThrows(Problem.class, () -> live.run("ip -n b route get 10.2.0.1"));
    }

    @Test
    void flushes_what_ip_would_flush() {
        for (String line : List.of("10.1.0.0/16", "10.2.0.0/16", "10.1.2.0/24")) {
            both("route add " + line + " via 10.0.0.2");
            both("route add " + line + " via 10.0.0.2 table 100");
        }
        both("route add 2001:db8::/32 via fd00::2");
        for (int i = 0; i < 2; i++) {
            assertEquals(sh("ip -s -n a route flush 10.2.0.0/16"), live.run("ip -s -n b route flush 10.2.0.0/16"));
        }
        same("route flush root 10.1.0.0/16");
        same("route flush table 100");
        same("-6 route flush proto boot");
        same("route flush scope global");
        same("route flush type local table local dev v1");
        same("route flush cache");
    }

    @Test
    void the_short_forms_are_the_long_ones() {
        live.in("b").run("route 10.1.0.0/16 via 10.0.0.2");
        live.in("b").run("route 10.2.0.0/16 dev v1");
        live.in("b").run("gw 10.0.0.3");
        live.in("b").run("gw fd00::3");
        sh("ip -n a route add 10.1.0.0/16 via 10.0.0.2; ip -n a route add 10.2.0.0/16 dev v1");
        sh("ip -n a route add default via 10.0.0.3; ip -n a route add default via fd00::3");
        Await.same("both", () -> state("a"), () -> state("b"));
    }

    @Test
    void what_the_kernel_refuses_is_drawn_under_the_word() {
        assertEquals("192.0.2.1", refused("route add default via 192.0.2.1"));
        assertEquals("nosuch", refused("route add 10.7.0.0/24 dev nosuch"));
        assertEquals("10.5.0.1/24", refused("route add 10.5.0.1/24 via 10.0.0.9"));
        assertEquals("10.99.0.0/24", refused("route del 10.99.0.0/24"));
        live.run("ip -n b route add 10.5.0.0/24 via 10.0.0.9");
        assertEquals("10.5.0.0/24", refused("route add 10.5.0.0/24 via 10.0.0.9"));
        assertEquals("nosuch", refused("route show dev nosuch"));
    }

    private String refused(String line) {
        return assertThrows(Problem.class, () -> live.run("ip -n b " + line), line)
                .where()
                .text();
    }
}
