package netnsh.verb;

import static netnsh.verb.Typed.mistake;
import static netnsh.verb.Typed.refusal;
import static netnsh.verb.Typed.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.grammar.Reading;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/** Routes, rules and neighbours: what is understood, what is supplied, what is refused and under which word. */
class RoutingLinesTest {
    private final FakeView view =
            new FakeView().with("left", "eth0").with("mid", "eth0", "eth1").with("bare");

    private static Context in(String ns) {
        return Typed.in(ns);
    }

    @Test
    void the_session_supplies_namespace_and_interface() {
        assertEquals(
                List.of("ip -n left route add 10.0.0.0/24 dev eth0"), words(view, in("left"), "route 10.0.0.0/24"));
        assertEquals(
                List.of("ip -n left route add 10.0.0.0/24 dev eth0"), words(view, in("left"), "route add 10.0.0.0/24"));
        assertEquals(List.of("ip -n left route add 10.0.0.0/24 dev eth0"), words(view, "ip -n left route 10.0.0.0/24"));
        Context chosen = new Context(new NsRef.Named("mid"), Dev.named("eth1"));
        assertEquals(List.of("ip -n mid route add 10.0.0.0/24 dev eth1"), words(view, chosen, "route 10.0.0.0/24"));
        assertEquals(
                List.of("ip -n mid neigh add 10.0.0.2 lladdr 02:00:00:00:00:01 dev eth1"),
                words(view, chosen, "neigh add 10.0.0.2 lladdr 2:0:0:0:0:1"));
    }

    @Test
    void a_gateway_finds_its_interface_itself() {
        assertEquals(
                List.of("ip -n mid route add 10.0.0.0/24 via 10.1.0.1"),
                words(view, in("mid"), "route 10.0.0.0/24 via 10.1.0.1"));
        assertEquals(List.of("ip -n mid route add default via 10.1.0.1"), words(view, in("mid"), "gw 10.1.0.1"));
        assertEquals(
                List.of("ip -n mid route add default via fe80::1 dev eth1"),
                words(view, in("mid"), "gw fe80::1 dev eth1"));
        assertEquals(List.of("ip -6 route add default via fd00::1"), words(view, "-6 route default via fd00::1"));
        assertEquals(
                List.of("ip -n mid route add blackhole 10.0.0.0/24"),
                words(view, in("mid"), "route add blackhole 10.0.0.0/24"));
    }

    @Test
    void several_or_no_interfaces_are_named() {
        Problem several = refusal(view, "ip -n mid route add 10.0.0.0/24");
        assertTrue(several.getMessage().contains("eth0, eth1"), several.getMessage());
        assertTrue(refusal(view, "ip -n bare route 10.0.0.0/24").getMessage().contains("none but lo"));
        assertEquals(
                "neigh.dev",
                refusal(view, "ip -n left neigh add 10.0.0.7 lladdr 02:00:00:00:00:01")
                        .id());
    }

    @Test
    void abbreviations_mean_what_iproute2_means() {
        assertEquals(
                List.of("ip route add 10.0.0.0/8 via 10.1.0.1 metric 5 protocol static table 7"),
                words(view, "r a 10.0.0.0/8 via 10.1.0.1 p 5 proto static t 7"));
        assertEquals(List.of("ip route delete default"), words(view, "ip ro del default"));
        assertEquals(
                List.of("ip route add default metric 1 reordering 2 cwnd 3 initcwnd 4 protocol boot pref low dev lo"),
                words(view, "route add default m 1 r 2 c 3 i 4 pro boot pre low dev lo"));
        assertEquals(List.of("ip route add unreachable 10.0.0.0/8"), words(view, "route add u 10.0.0.0/8"));
        assertEquals(
                List.of("ip rule add from 10.0.0.0/8 preference 5 table main"),
                words(view, "ru a from 10.0.0.0/8 p 5 ta main"));
        assertEquals(List.of("ip neigh delete 10.0.0.1 dev eth0"), words(view, "ip n d 10.0.0.1 dev eth0"));
        assertEquals(List.of("ip rule add table 7 unicast"), words(view, "ru a ta 7 uni"));
        assertEquals(List.of("ip rule add unreachable"), words(view, "ru a u"));
    }

    @Test
    void families_that_do_not_fit_are_refused_under_the_word() {
        Problem mixed = refusal(view, "route add 10.6.0.0/24 via fe80::1");
        assertEquals("fe80::1", mixed.where().text());
        assertTrue(mixed.hint().contains("via inet6 fe80::1"), mixed.hint());
        assertEquals(
                "10.0.0.0/8",
                refusal(view, "-6 route add 10.0.0.0/8 dev lo").where().text());
        assertEquals(
                "10.0.0.1",
                refusal(view, "route add fd00::/64 src 10.0.0.1 dev lo").where().text());
        assertEquals(
                "10.0.0.0/8",
                refusal(view, "rule add from fd00::/64 to 10.0.0.0/8").where().text());
        assertEquals(
                "fe80::1",
                refusal(view, "route add 10.0.0.0/8 via inet fe80::1").where().text());
        assertEquals(
                "family.unsupported", refusal(view, "-0 route get 10.0.0.1").id());
    }

    @Test
    void numbers_names_and_prefixes_that_cannot_be_are_refused_while_reading() {
        assertTrue(mistake("route add 10.6.0.0/24 via 10.0.0.9 metric -1").contains("negative"));
        assertTrue(mistake("route add 10.9.0.0/16 table 4294967296").contains("out of range"));
        assertTrue(mistake("rule add table nosuchtable").contains("no table of that name"));
        assertTrue(mistake("rule add from 10.0.0.0/33").contains("prefix length 33"));
        assertTrue(mistake("route add 10.1/16 dev lo").contains("incomplete"));
        assertTrue(mistake("route add 10.0.0.0/8 dev lo mtu 0x100").contains("decimal"));
        assertTrue(mistake("route add 10.0.0.0/8 dev lo rtt 5").contains("unit"));
        assertTrue(mistake("route add 10.0.0.0/8 nexthop dev lo weight 0").contains("range"));
        assertTrue(mistake("neigh add 10.0.0.1 lladdr 1:2:3 dev lo").contains("6 bytes expected, got 3"));
        assertTrue(mistake("neigh add 10.0.0.1 nud fresh dev lo").contains("permanent"));
        assertTrue(mistake("rule add sport 9-8").contains("ends before"));
        assertTrue(mistake("rule add uidrange 1000").contains("1000-1000"));
        assertTrue(mistake("rule add ipproto nosuch").contains("no IP protocol"));
    }

    @Test
    void what_would_destroy_much_asks_for_force() {
        assertEquals("all", refusal(view, "route flush table all").where().text());
        assertTrue(refusal(view, "route flush table all").hint().contains("-force"));
        assertTrue(Typed.effects(view, "-force route flush table all").isEmpty());
        assertEquals("route.flush.which", refusal(view, "route flush").id());
        assertEquals("neigh.flush.which", refusal(view, "neigh flush").id());
        assertEquals("rule.empty", refusal(view, "rule del").id());
    }

    @Test
    void what_is_not_supported_is_refused_by_name() {
        assertEquals(
                "route.bpf",
                refusal(view, "route add 10.0.0.0/8 via 10.0.0.1 encap bpf in obj x.o")
                        .id());
        assertEquals("route.dump", refusal(view, "route save").id());
        assertEquals("route.dump", refusal(view, "route restore").id());
        assertEquals("rule.dump", refusal(view, "rule save").id());
        assertEquals(
                "rule.elsewhere",
                refusal(view, "rule add from 10.0.0.0/8 nat 10.0.0.1").id());
        assertEquals("rule.l3mdev", refusal(view, "rule add l3mdev table 7").id());
        assertEquals(
                "vrf.absent",
                refusal(view, "route add 10.0.0.0/8 dev lo vrf red").id());
    }

    @Test
    void every_attribute_knows_its_word() {
        Effect.Net net =
                (Effect.Net) Typed.effects(view, "route add 10.0.0.0/8 via 10.1.0.1 dev nosuch mtu 70000 table 1000")
                        .get(0);
        assertEquals("10.0.0.0/8", net.blame().find(List.of(1)).text());
        assertEquals("10.1.0.1", net.blame().find(List.of(5)).text());
        assertEquals("nosuch", net.blame().find(List.of(4)).text());
        assertEquals("70000", net.blame().find(List.of(8, 2)).text());
        assertEquals("1000", net.blame().find(List.of(15)).text());
        assertEquals("10.0.0.0/8", net.blame().find(List.of(99)).text());
        Effect.Net neigh = (Effect.Net)
                Typed.effects(view, "neigh add 10.0.0.7 dev nosuch").get(0);
        assertEquals("nosuch", neigh.blame().find(List.of(0)).text());
    }

    @Test
    void any_and_all_are_everything_only_where_add_is_said() {
        NetOp.AddRoute add = (NetOp.AddRoute)
                ((Effect.Net) Typed.effects(view, "route add any via 10.0.0.1").get(0)).op();
        assertTrue(add.route().destination().isDefault());
        Reading reading = Commands.read(Typed.tokens("route all via 10.0.0.1"));
        assertFalse(reading.complete());
    }

    @Test
    void what_is_spelled_out_is_read_as_the_same() {
        for (String line : List.of(
                "ip route add 10.0.0.0/8 via inet6 fe80::1 dev eth0 mtu lock 1400 rtt 200ms realms 3/4 table 1000",
                "ip route add 10.0.0.0/8 nexthop via 10.0.0.1 weight 2 nexthop dev eth0 onlink",
                "ip rule add not from 10.0.0.0/8 fwmark 0x1/0xff uidrange 1-2 sport 5-6 tos 0x10 type blackhole",
                "ip route show table all root 10.0.0.0/8 match 10.0.0.1",
                "ip neigh replace 10.0.0.1 lladdr 02:00:00:00:00:01 nud stale dev eth0 protocol 99")) {
            String once = words(view, line).get(0);
            assertEquals(List.of(once), words(view, once), line);
        }
    }
}
