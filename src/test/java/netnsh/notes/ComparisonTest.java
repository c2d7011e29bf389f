package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    private static Comparison compare(String shown, String came) {
        return Comparison.of(
                shown.lines().toList(), came.lines().map(Said::line).toList(), false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        7: eth0@if6: <UP> mtu 1500 qdisc noop state UP qlen 1000 | 2: eth0@if3: <UP> mtu 1500 qdisc noqueue state UP
        link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff | link/ether fa:ce:b0:0c:00:02 brd ff:ff:ff:ff:ff:ff
        link/ether **:**:**:**:**:** brd ff:ff:ff:ff:ff:ff | link/ether fa:ce:b0:0c:00:02 brd ff:ff:ff:ff:ff:ff
        inet6 fe80::1:2/64 scope link tentative | inet6 fe80::42:acff:fe11:2/64 scope link
        64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.1 ms | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=22.5 ms
        2 packets transmitted, 2 received, 0% packet loss, time 9ms | 2 packets transmitted, 2 received, 0% packet loss, time 1001ms
        rtt min/avg/max/mdev = 0.1/0.2/0.3/0.1 ms | rtt min/avg/max/mdev = 1.1/1.2/1.3/0.1 ms
        valid_lft 2802sec preferred_lft 2802sec | valid_lft 99sec preferred_lft 12sec
        target     prot opt source               destination | target  prot opt source  destination
        12:00:01.5 IP 10.0.0.1 > 10.0.0.2 | 23:59:59.123456 IP 10.0.0.1 > 10.0.0.2
        3: v0@if2: <NO-CARRIER,UP> mtu 1500 state DOWN | 3: v0@if2: <NO-CARRIER,UP> mtu 1500 state LOWERLAYERDOWN
        RTNETLINK answers: File exists | whatever: File exists
        10.0.0.0/24 dev … scope link | 10.0.0.0/24 dev eth0 proto kernel scope link
        """)
    void takes_what_is_never_the_same_twice_by_its_shape(String shown, String came) {
        assertTrue(compare(shown, came).agrees());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        7: eth0@if6: <UP> mtu 1500 state UP | 7: eth1@if6: <UP> mtu 1500 state UP
        7: eth0@if6: <UP> mtu 1500 state UP | 7: eth0@if6: <UP> mtu 1500 state DOWN
        7: eth0@if6: <UP,LOWER_UP> mtu 1500 | 7: eth0@if6: <UP> mtu 1500
        7: eth0@if6: <UP> mtu 1500 | 7: eth0@if6: <UP> mtu 1400
        inet 10.0.0.1/24 scope global eth0 | inet 10.0.0.2/24 scope global eth0
        valid_lft forever preferred_lft forever | valid_lft 99sec preferred_lft 12sec
        2 packets transmitted, 2 received, 0% packet loss, time 9ms | 2 packets transmitted, 1 received, 50% packet loss, time 9ms
        default via 10.0.0.1 dev eth0 | default via 10.0.0.2 dev eth0
        ping: connect: Network is unreachable | ping: connect: Permission denied
        link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 | link/loopback 02:00:00:00:00:00 brd 00:00:00:00:00:00
        """)
    void holds_names_states_flags_addresses_and_results(String shown, String came) {
        assertFalse(compare(shown, came).agrees());
    }

    @Test
    void a_line_of_dots_stands_for_any_lines_and_also_for_none() {
        assertTrue(compare("a\n...\nd\n", "a\nb\nc\nd\n").agrees());
        assertTrue(compare("a\n\u2026\n", "a\nb\nc\n").agrees());
        assertTrue(compare("a\n...\nb\n", "a\nb\n").agrees());
        assertFalse(compare("a\n...\nd\n", "a\nb\nc\n").agrees());
        assertFalse(compare("a\n...\nd\n", "x\nb\nd\n").agrees());
    }

    @Test
    void a_line_may_be_a_regular_expression() {
        assertTrue(compare("port \\d+ (re)\n", "port 8080\n").agrees());
        assertFalse(compare("port \\d+ (re)\n", "port http\n").agrees());
        assertFalse(compare("port ( (re)\n", "port (\n").agrees());
    }

    @Test
    void more_may_come_only_behind_what_was_cut_off() {
        List<Said> came = List.of(Said.line("a"), Said.line("b"));
        assertTrue(Comparison.of(List.of("a"), came, true).agrees());
        assertFalse(Comparison.of(List.of("a"), came, false).agrees());
        assertFalse(Comparison.of(List.of("b"), came, true).agrees());
    }

    @Test
    void knows_a_message_of_netnsh_by_the_words_of_other_tools() {
        List<Said> exists =
                List.of(Said.message("the address is there already", "ipv4: Address already assigned", "EEXIST"));
        assertTrue(Comparison.of(List.of("RTNETLINK answers: File exists"), exists, false)
                .agrees());
        assertTrue(Comparison.of(List.of("Error: ipv4: Address already assigned."), exists, false)
                .agrees());
        assertFalse(Comparison.of(List.of("RTNETLINK answers: Invalid argument"), exists, false)
                .agrees());
    }

    @Test
    void shows_a_difference_and_keeps_what_agrees() {
        Comparison c = compare(
                "7: a: <UP> mtu 1500 state UP\n    inet 10.0.0.1/24\nend\n",
                "9: a: <UP> mtu 1500 state UP\n    inet 10.0.0.2/24\nend\nmore\n");
        assertFalse(c.agrees());
        assertEquals(
                List.of(
                        "--- n.md:3",
                        "+++ now",
                        "@@ -1,3 +1,4 @@",
                        " 7: a: <UP> mtu 1500 state UP",
                        "-    inet 10.0.0.1/24",
                        "+    inet 10.0.0.2/24",
                        " end",
                        "+more"),
                c.diff("n.md:3", "now"));
        assertEquals(List.of("7: a: <UP> mtu 1500 state UP", "    inet 10.0.0.2/24", "end", "more"), c.updated());
    }
}
