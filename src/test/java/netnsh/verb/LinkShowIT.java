package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace with something of everything, built by iproute2; what we print of it is what iproute2 prints. */
class LinkShowIT {
    private static final List<String> FORMATS = List.of(
            "",
            "-o",
            "-br",
            "-d",
            "-s",
            "-s -s",
            "-d -s -s",
            "-j",
            "-j -p",
            "-br -j",
            "-d -j",
            "-d -j -p",
            "-s -j -p",
            "-s -s -j",
            "-o -d -s",
            "-h -s",
            "-iec -s -s",
            "-N -d",
            "-4",
            "-6",
            "-0",
            "-d -4",
            "-d -6",
            "-br -6");

    private final Live live = new Live();

    @BeforeEach
    void build() {
        String out = sh(String.join(
                "; ",
                "set -e",
                "ip netns add lab",
                "ip netns add far",
                "ip -n lab link add v0 type veth peer name v1",
                "ip -n lab link add v2 mtu 1400 type veth peer name eth0 netns far",
                "ip -n lab link add v3 type veth peer name eth1 netns $$",
                "ip -n lab link add br0 type bridge stp_state 1 ageing_time 1000 group_fwd_mask 8",
                "ip -n lab link set v0 master br0",
                "ip -n lab link set v0 type bridge_slave hairpin on group_fwd_mask 16388",
                "ip -n lab link add br1 type bridge",
                "ip -n lab link add m0 link v1 type macvlan mode bridge",
                "ip -n lab link add m1 link v2 type macvlan mode source macaddr add 02:00:00:00:00:05",
                "ip -n lab link add x0 type vxlan id 42 remote 192.0.2.1 local 192.0.2.2 dstport 4789 dev v1 ttl 9 tos"
                        + " 0x10",
                "ip -n lab link add x1 type vxlan id 43 group ff05::100 dev v1 dstport 4790 nolearning udp6zerocsumtx",
                "ip -n lab link add x2 type vxlan external dstport 4791 ttl inherit",
                "ip -n lab link add i0 numtxqueues 3 type ifb",
                "ip -n lab link set i0 group 42 alias 'a \"b\" c' txqueuelen 7",
                "ip -n lab link property add dev i0 altname a-long-alternative-name altname second",
                "ip -n lab link set lo up",
                "ip -n lab link set v0 up",
                "ip -n lab link set v1 up promisc on",
                "ip -n lab link set v2 up",
                "ip -n lab link set br0 up",
                "ip -n lab link set m1 arp off multicast off allmulticast on",
                "ip -n lab link set x0 addrgenmode none",
                "ip -n lab link add caf\u00e9 type ifb",
                "ip -n lab addr add 10.0.0.1/24 brd + dev v1",
                "ip -n lab addr add fd00::1/64 dev v1 nodad"));
        assertEquals("", out);
    }

    @AfterEach
    void tidy() {
        sh("ip link del eth1");
        live.close();
    }

    private void same(String line) {
        live.same(line, false, LinkShowIT::settle);
    }

    /** Timers of the spanning tree run between two looks. */
    private static String settle(String text) {
        return text.replaceAll("(_timer\"?:? *)[0-9.]+", "$1T");
    }

    @Test
    void prints_all_links_as_iproute2_does_in_every_format() {
        for (String format : FORMATS) {
            same((format + " -n lab link show").trim());
        }
    }

    @Test
    void prints_one_link_as_iproute2_does_in_every_format() {
        for (String format : FORMATS) {
            for (String dev : List.of("lo", "v0", "v1", "v2", "v3", "br0", "m1", "x1", "x2", "i0", "second")) {
                same((format + " -n lab link show dev " + dev).trim());
            }
        }
    }

    @Test
    void colours_are_those_of_iproute2() {
        for (String format : List.of("", "-br", "-d -s", "-o")) {
            live.same((format + " -c=always -n lab link show").trim(), true, LinkShowIT::settle);
        }
    }

    @Test
    void filters_are_those_of_iproute2_in_json_too() {
        for (String filter : List.of(
                "up",
                "master br0",
                "nomaster",
                "type veth",
                "type bridge_slave",
                "group 42",
                "group default up",
                "br0",
                "dev v0 up",
                "dev v3 up",
                "dev v3 master br0",
                "type bridge up")) {
            same("-n lab link show " + filter);
            same("-j -n lab link show " + filter);
            same("-br -n lab link list " + filter);
        }
    }

    @Test
    void abbreviations_mean_what_they_mean_to_iproute2() {
        for (String line : List.of("l", "li sh", "link l", "l sh up", "-br l ls", "link lst v0", "-d -br li")) {
            same("-n lab " + line);
        }
    }

    @Test
    void names_with_escape_sequences_never_reach_the_terminal_raw() {
        sh("ip -n lab link add \"$(printf 'a\\033[31mb')\" type ifb");
        String text = live.run("ip -n lab link");
        assertTrue(text.contains("a\\x1b[31mb"), text);
        assertFalse(text.contains("\u001b"), text);
    }
}
