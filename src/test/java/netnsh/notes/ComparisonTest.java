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
        netnsh: Cannot find device "x" | Cannot find device "x"
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
    void tunnels_that_a_kernel_gives_every_namespace_by_itself_may_be_there_or_not() {
        String lo = "1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN qlen 1000\n"
                + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n";
        String gre =
                "2: gre0@NONE: <NOARP> mtu 1476 qdisc noop state DOWN qlen 1000\n    link/gre 0.0.0.0 brd 0.0.0.0\n";
        String used = gre.replace("<NOARP>", "<NOARP,UP,LOWER_UP>").replace("state DOWN", "state UNKNOWN");
        assertTrue(compare(lo + gre, lo).agrees());
        assertTrue(compare(lo, lo + gre).agrees());
        assertTrue(compare("gre0@NONE        DOWN           0.0.0.0 <NOARP> \n", "")
                .agrees());
        assertFalse(compare(lo + used, lo).agrees());
        assertFalse(compare(lo + gre.replace("gre0@NONE", "gre1@NONE"), lo).agrees());
        assertFalse(compare(lo + gre + "    inet 10.0.0.1/24 scope global gre0\n", lo)
                .agrees());
    }

    /** What issue 4 calls volatile, item by item; both spellings mean the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ifindex | 9: lo    inet 127.0.0.1/8 scope host lo | 1: lo    inet 127.0.0.1/8 scope host lo
        ifindex | Deleted 9: v0@v1: <UP> state UP | Deleted 4: v0@v1: <UP> state UP
        ifindex | 7: v0@if6: <UP> link-netnsid 4 | 2: v0@if3: <UP> link-netnsid 0
        a namespace's number | 7: v0@if6: link-netnsid 0 | 7: v0@if6: link-netns red
        MAC | ether 02:AA:00:00:00:01  txqueuelen 1000 | ether fe:ce:b0:0c:00:02  txqueuelen 1000
        MAC | bridge_id 8000.2:42:ac:11:0:2 | bridge_id 8000.2:42:ac:11:0:2
        MAC | 10.0.0.2 dev v0 lladdr 02:aa:00:00:00:01 REACHABLE | 10.0.0.2 dev v0 lladdr 5e:aa:00:00:00:02 REACHABLE
        link-local address | fe80::aa/64 dev v0 proto kernel metric 256 | fe80::1:2:3:4/64 dev v0 proto kernel metric 256
        link-local address | inet6 fe80::1/64 scope link proto kernel_ll | inet6 fe80::2/64 scope link
        time | 10:00:00.000001 ARP, Request who-has 10.0.0.2 | 23:11:59.9 ARP, Request who-has 10.0.0.2
        time | real 0m0.012s | real 0m1.512s
        time | 1  10.0.0.1  0.045 ms  0.010 ms  0.008 ms | 1  10.0.0.1  1.145 ms  0.110 ms *
        rtt | rtt min/avg/max/mdev = 0.1/0.2/0.3/0.1 ms, pipe 4 | rtt min/avg/max/mdev = 9.1/9.2/9.3/9.1 ms
        lifetime | default dev v0 expires 300sec | default dev v0 expires 12sec
        qdisc | 1: v0: <UP> mtu 1500 qdisc pfifo_fast state UP qlen 1000 | 1: v0: <UP> mtu 1500 qdisc noqueue state UP
        txqlen | ether MAC txqueuelen 1000 | ether MAC txqueuelen 500
        host name | PING here.example (10.0.0.1) 56(84) bytes of data. | PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.
        host name | 64 bytes from a.b.c (10.0.0.1): icmp_seq=1 ttl=64 time=1 ms | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=1 ms
        host name | Jan 19 10:00:00 here kernel: link up | Dec  1 11:22:33 there kernel: link up
        pid | LISTEN users:(("nc",pid=4242,fd=3)) | LISTEN users:(("nc",pid=17,fd=5))
        pid | tcp 0 0 0.0.0.0:80 0.0.0.0:* LISTEN 4242/nginx | tcp 0 0 0.0.0.0:80 0.0.0.0:* LISTEN 3/nginx
        pid | [1] 4242 | [1] 99
        counter | 1500 12 0 0 0 0 | 0 0 0 0 0 0
        counter | RX packets:12 bytes:1500 | RX packets:0 bytes:0
        counter | counter packets 12 bytes 1500 accept | counter packets 0 bytes 0 accept
        counter | Chain INPUT (policy ACCEPT 12 packets, 15K bytes) | Chain INPUT (policy ACCEPT 0 packets, 0 bytes)
        counter | 12  1500 ACCEPT  tcp  --  any any | 0  0 ACCEPT  tcp  --  any any
        counter | 5 packets captured | 2 packets captured
        counter | Sent 1500 bytes 12 pkt (dropped 0, overlimits 0 requeues 0) | Sent 0 bytes 0 pkt (dropped 0, overlimits 0 requeues 0)
        counter | 10.0.0.2 dev v0 lladdr MAC used 12/9/3 probes 1 | 10.0.0.2 dev v0 lladdr MAC used 1/2/0 probes 1
        measured | [  5]   0.00-1.00   sec  1.20 GBytes  10.3 Gbits/sec | [  5]   0.00-1.02   sec  900 MBytes  7.3 Gbits/sec
        hops | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=112 time=1 ms | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=63 time=1 ms
        date | Date: Sat, 28 Nov 2026 07:12:01 GMT | Date: Mon, 01 Jan 2024 00:00:00 GMT
        date | 127.0.0.1 - - [19/Jan/2014 12:00:00] "GET / HTTP/1.1" 200 - | 127.0.0.1 - - [28/Nov/2026 07:00:01] "GET / HTTP/1.1" 200 -
        date | 2026-11-28 07:12:01.5 up | 2014-01-19T00:00:00 up
        date | Timestamp: Sat Nov 28 07:12:01 2026 | Timestamp: Mon Jan  1 00:00:00 2024
        """)
    void what_is_volatile_agrees_by_its_shape(String what, String shown, String came) {
        assertTrue(compare(shown, came).agrees(), what);
        assertTrue(compare(came, shown).agrees(), what);
        assertFalse(compare(shown, came + " and more").agrees(), what);
    }

    /** What must agree, item by item; neither line may be taken for the other one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        name | 7: eth0@if6: <UP> mtu 1500 state UP | 7: eth0@v1: <UP> mtu 1500 state UP
        name | red (id: 0) | blue (id: 0)
        name | 7: v0@if6: link-netns red | 7: v0@if6: link-netns blue
        name | net.ipv4.ip_forward = 1 | net.ipv6.ip_forward = 1
        state | 7: v0: <UP> state UP | 7: v0: <UP> state UNKNOWN
        state | 7: v0: <UP> state UNKNOWN | 7: v0: <UP> state DOWN
        state | 10.0.0.2 dev v0 lladdr 02:aa:00:00:00:01 REACHABLE | 10.0.0.2 dev v0 lladdr 02:aa:00:00:00:01 STALE
        state | 10.0.0.2 dev v0 FAILED | 10.0.0.2 dev v0 INCOMPLETE
        flag | 7: v0: <BROADCAST,UP,LOWER_UP> state UP | 7: v0: <NO-CARRIER,BROADCAST,UP> state UP
        flag | inet6 fd00::1/64 scope global | inet6 fd00::1/64 scope global tentative
        address | inet6 fd00::1/64 scope global | inet6 fd00::2/64 scope global
        address | inet 10.0.0.1/24 scope global v0 | inet 10.0.0.1/16 scope global v0
        address | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=1 ms | 64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=1 ms
        address | PING a.b (10.0.0.1) 56(84) bytes of data. | PING a.b (10.0.0.2) 56(84) bytes of data.
        route | 10.0.0.0/24 dev v0 scope link | 10.0.0.0/24 dev v1 scope link
        route | default via 10.0.0.1 dev v0 metric 100 | default via 10.0.0.1 dev v0
        route | 10.0.0.0/24 via 10.0.0.1 dev v0 | 10.0.1.0/24 via 10.0.0.1 dev v0
        hop | 1  10.0.0.1  0.045 ms  0.010 ms | 1  10.0.0.2  0.045 ms  0.010 ms
        transmitted | 3 packets transmitted, 3 received, 0% packet loss, time 9ms | 2 packets transmitted, 2 received, 0% packet loss, time 9ms
        loss | 2 packets transmitted, 0 received, 100% packet loss, time 9ms | 2 packets transmitted, 2 received, 0% packet loss, time 9ms
        echo | 64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=1 ms | 64 bytes from 10.0.0.1: icmp_seq=2 ttl=64 time=1 ms
        error | RTNETLINK answers: File exists | RTNETLINK answers: No such device
        error | Cannot find device "a" | Cannot find device "b"
        error | curl: (7) Failed to connect | curl: (28) Failed to connect
        value | 1 | 0
        value | mtu 1500 | mtu 9000
        rule | 0 0 ACCEPT tcp -- any any | 0 0 DROP tcp -- any any
        lifetime | valid_lft forever preferred_lft forever | valid_lft 10sec preferred_lft 10sec
        port | tcp LISTEN 0 5 0.0.0.0:8080 | tcp LISTEN 0 5 0.0.0.0:8081
        """)
    void what_the_network_is_must_be_the_same(String what, String shown, String came) {
        assertFalse(compare(shown, came).agrees(), what);
        assertFalse(compare(came, shown).agrees(), what);
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
    void of_an_interface_that_plays_the_authors_only_name_flags_and_state_count() {
        String author = """
            1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
            2: ens5: <BROADCAST,UP> mtu 9001 qdisc mq state UP
                link/ether 02:00:00:00:00:01 brd ff:ff:ff:ff:ff:ff
                inet 10.0.0.173/24 brd 10.0.0.255 scope global dynamic ens5
                   valid_lft 2802sec preferred_lft 2802sec
            3: v0@v1: <UP> mtu 1500 qdisc noop state DOWN
            """;
        String here = """
            1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN
                link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
            2: ens5@if2: <BROADCAST,UP> mtu 1500 qdisc noqueue state UP
                link/ether 02:00:00:00:00:02 brd ff:ff:ff:ff:ff:ff link-netns outside
                inet 192.0.2.2/24 scope global ens5
            3: v0@v1: <UP> mtu 1500 qdisc noop state DOWN
            """;
        List<String> shown = author.lines().toList();
        assertTrue(Comparison.of(shown, said(here), false, "ens5").agrees());
        assertFalse(Comparison.of(shown, said(here), false).agrees());
        assertFalse(Comparison.of(shown, said(here), false, "v0").agrees());
        assertFalse(Comparison.of(shown, said(here.replace("state UP", "state DOWN")), false, "ens5")
                .agrees());
        assertFalse(Comparison.of(shown, said(here.replace("3: v0@v1: <UP>", "3: v0@v1: <>")), false, "ens5")
                .agrees());
        assertFalse(Comparison.of(shown, said(here.replace("ens5", "ens6")), false, "ens5")
                .agrees());
    }

    private static List<Said> said(String text) {
        return text.lines().map(Said::line).toList();
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
