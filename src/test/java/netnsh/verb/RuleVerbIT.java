package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleVerbIT {
    private static final List<String> RULES = List.of(
            "rule add from 10.0.0.0/24 table 100",
            "rule add to 10.9.0.0/16 from 10.0.0.1 lookup 1000 pref 500",
            "rule add not from 10.0.0.0/24 to 192.0.2.1 priority 600 lookup main suppress_prefixlength 0",
            "rule add fwmark 0x1/0xff order 700 table 7 suppress_ifgroup default",
            "rule add fwmark 9 pref 701 table 7 realms 3/4",
            "rule add iif lo oif v9 pref 800 table 7",
            "rule add tos 0x10 pref 900 prohibit",
            "rule add pref 901 uidrange 0-0 unreachable",
            "rule add pref 902 ipproto tcp dport 80 blackhole",
            "rule add pref 903 ipproto udp sport 1000-2000 table 8 protocol 77",
            "rule add pref 904 goto 905",
            "rule add pref 905 nop",
            "rule add pref 906 goto 9999",
            "rule add pref 907 tun_id 5 table 9",
            "rule add pref 908 l3mdev protocol static");

    private final Live live = new Live();

    @BeforeEach
    void make_two_namespaces() {
        sh("ip netns add a; ip netns add b");
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    private void both(String options, String line) {
        String ip = sh("ip -n a " + options + line);
        if (ip.isEmpty()) {
            assertEquals("", live.run("ip -n b " + options + line), line);
        } else {
            assertThrows(Problem.class, () -> live.run("ip -n b " + options + line), ip);
        }
    }

    private static String state(String ns) {
        return sh("ip -d -n " + ns + " rule; ip -d -6 -n " + ns + " rule");
    }

    @Test
    void adds_and_deletes_the_rules_that_ip_would() {
        for (String rule : RULES) {
            both("", rule);
            both("", rule);
        }
        both("-6 ", "rule add from fd00::/64 table 100");
        both("-6 ", "rule add to 2001:db8::1 iif lo prohibit pref 12");
        assertEquals(state("a"), state("b"));
        both("", "rule del pref 904");
        both("", "rule del from 10.0.0.0/24 table 100");
        both("", "rule del fwmark 9");
        both("", "rule del prohibit");
        both("", "rule del table 4711");
        both("-6 ", "rule del from fd00::/64");
        assertEquals(state("a"), state("b"));
    }

    @Test
    void finds_the_family_in_the_addresses() {
        live.run("ip -n b rule add from fd00::/64 table 100");
        sh("ip -6 -n a rule add from fd00::/64 table 100");
        assertEquals(state("a"), state("b"));
    }

    @Test
    void flushes_what_ip_would() {
        for (String rule : RULES) {
            both("", rule);
        }
        both("", "rule flush table 7");
        assertEquals(state("a"), state("b"));
        both("", "rule flush");
        assertEquals(state("a"), state("b"));
    }

    @Test
    void prints_what_ip_prints() {
        for (String rule : RULES) {
            sh("ip -n b " + rule);
        }
        sh("ip -6 -n b rule add from fd00::/64 to ::1 table 100");
        for (String selector : List.of(
                "rule",
                "rule list",
                "-6 rule show",
                "rule show table 7",
                "rule show pref 900",
                "rule show from 10.0.0.0/24",
                "rule show from 10.0.0.0/8",
                "rule show to 10.9.0.0/16",
                "rule show not",
                "rule show fwmark 0x1/0xff",
                "rule show fwmark 1",
                "rule show iif lo",
                "rule show oif v9",
                "rule show tos 0x10",
                "rule show uidrange 0-0",
                "rule show ipproto tcp",
                "rule show sport 1000-2000",
                "rule show dport 80",
                "rule show tun_id 5",
                "rule show l3mdev",
                "rule show lookup main")) {
            for (String options : List.of("", "-d ", "-o ", "-s ", "-j ", "-j -p ", "-N ", "-d -j -p ", "-c ")) {
                String line = "ip -n b " + options + selector;
                assertEquals(sh(line), live.run(line, options.equals("-c ")), line);
            }
        }
    }
}
