package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import netnsh.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses of every sort, given by iproute2; what we print of them is what iproute2 prints. */
class AddrShowIT {
    private static final List<String> FORMATS = List.of(
            "",
            "-o",
            "-br",
            "-d",
            "-s",
            "-s -s",
            "-j",
            "-j -p",
            "-br -j",
            "-o -j",
            "-d -j -p",
            "-s -j",
            "-4",
            "-6",
            "-0",
            "-4 -o",
            "-6 -o",
            "-4 -br",
            "-6 -br",
            "-4 -j",
            "-6 -j",
            "-6 -d",
            "-4 -d",
            "-0 -br",
            "-0 -o",
            "-0 -j",
            "-N",
            "-o -br",
            "-6 -s");

    private final Live live = new Live();

    @BeforeEach
    void build() {
        String out = sh(String.join(
                "; ",
                "set -e",
                "ip netns add lab",
                "ip netns add far",
                "ip -n lab link add v0 type veth peer name v1",
                "ip -n lab link add v2 type veth peer name eth0 netns far",
                "ip -n lab link add br0 type bridge",
                "ip -n lab link add i0 alias text type ifb",
                "ip -n lab link set v0 master br0",
                "ip -n lab link set group default up",
                "ip -n far link set group default up",
                "ip -n lab link set i0 down",
                "ip -n lab addr add 10.0.0.1/24 brd + dev v1",
                "ip -n lab addr add 10.0.0.2/24 brd 10.0.0.255 dev v1 label v1:x metric 77",
                "ip -n lab addr add 10.0.1.1 peer 10.0.1.2 dev v2",
                "ip -n lab addr add 169.254.3.4/16 scope link dev v2 noprefixroute",
                "ip -n lab addr add 10.0.2.1/30 valid_lft 4000000000 preferred_lft 3900000000 dev br0",
                "ip -n lab addr add fd00::1/64 dev v1 nodad",
                "ip -n lab addr add fd00::2/64 dev v1 nodad home mngtmpaddr valid_lft forever preferred_lft 0",
                "ip -n lab addr add fd00:1::1 peer fd00:1::2/128 dev v2 nodad metric 5",
                "ip -n lab addr add fd00:2::1/64 dev v2"));
        assertEquals("", out);
        // duplicate detection and spanning tree come to rest
        Await.until("no duplicate", () -> sh("ip -n lab -6 addr show tentative").isEmpty());
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    /** Seconds that are left may be one less at the second look. */
    private static String settle(String text) {
        return text.replaceAll("(_timer\"?:? *)[0-9.]+", "$1T")
                .replaceAll("(3999|3899|4000|3900)\\d{6}", "$1……")
                .replaceAll("4000……|3999……", "A")
                .replaceAll("3900……|3899……", "B");
    }

    private void same(String line) {
        live.same(line, false, AddrShowIT::settle);
    }

    @Test
    void prints_all_addresses_as_iproute2_does_in_every_format() {
        for (String format : FORMATS) {
            same((format + " -n lab addr show").trim());
        }
    }

    @Test
    void prints_one_interface_as_iproute2_does_in_every_format() {
        for (String format : FORMATS) {
            for (String dev : List.of("lo", "v0", "v1", "v2", "br0", "i0")) {
                same((format + " -n lab addr show dev " + dev).trim());
            }
        }
    }

    @Test
    void colours_are_those_of_iproute2() {
        for (String format : List.of("", "-br", "-o", "-d -s")) {
            live.same((format + " -c=always -n lab addr show").trim(), true, AddrShowIT::settle);
        }
    }

    @Test
    void filters_are_those_of_iproute2_in_json_too() {
        for (String filter : List.of(
                "to 10.0.0.0/24",
                "to fd00::/16",
                "scope host",
                "scope link",
                "scope global",
                "scope all",
                "up",
                "label v1*",
                "label v1:?",
                "label nothing",
                "permanent",
                "dynamic",
                "-permanent",
                "primary",
                "secondary",
                "deprecated",
                "-deprecated",
                "tentative",
                "home",
                "noprefixroute",
                "temporary",
                "dadfailed",
                "master br0",
                "nomaster",
                "type veth",
                "type bridge_slave",
                "group default",
                "dev v1 secondary",
                "v1 to 10.0.0.2/32",
                "dev i0 up",
                "up primary scope global")) {
            boolean six = filter.contains("fd00");
            for (String format : List.of(
                    "", "-j ", "-br ", "-o ", six ? "-6 " : "-4 ", filter.contains("10.") ? "-4 -j " : "-6 -j ")) {
                if (format.startsWith("-6") && filter.matches("master.*|nomaster|type.*|group.*")) {
                    continue; // iproute2 6.1 asks the kernel in a way that tells neither master nor kind
                }
                if (format.startsWith("-o") && filter.endsWith("_slave")) {
                    continue; // iproute2 6.1 passes over this filter in lines
                }
                same(format + "-n lab addr show " + filter);
            }
        }
    }

    @Test
    void abbreviations_mean_what_they_mean_to_iproute2() {
        for (String line : List.of("a", "ad l", "addr sh v1", "address ls", "a s", "addr list up", "a lst lo")) {
            same("-n lab " + line);
        }
    }

    @Test
    void flush_takes_what_iproute2_would_take() {
        live.run("ip -n lab -4 addr flush dev v1 secondary");
        assertEquals("1", sh("ip -n lab -4 -o addr show dev v1 | wc -l").trim());
        live.run("ip -n lab addr flush dev v1 to fd00::/16");
        assertEquals("", sh("ip -n lab -6 addr show dev v1 scope global"));
        assertEquals(
                "\n*** Round 1, deleting 1 addresses ***\n*** Flush is complete after 1 round ***\n",
                live.run("ip -s -n lab -4 addr flush dev v1"));
        assertEquals("Nothing to flush.\n", live.run("ip -s -n lab -4 addr flush dev v1"));
        live.run("ip -n lab addr flush scope global");
        assertEquals("", sh("ip -n lab addr show scope global | grep inet"));
    }
}
