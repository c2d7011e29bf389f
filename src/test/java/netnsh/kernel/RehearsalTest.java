package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Rta;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final Token WORD = Token.of("word");
    private static final NsRef LEFT = new NsRef.Named("left");
    private static final NsRef RIGHT = new NsRef.Named("right");

    private final Rehearsal kernel = Rehearsal.empty();
    private final List<Outcome> out = new ArrayList<>();

    private void run(Effect.OnKernel effect) {
        assertEquals(0, kernel.run(effect, out::add));
    }

    private void netns(String... names) {
        for (String name : names) {
            run(new Effect.NewNs(name, WORD, "…"));
        }
    }

    private void net(NsRef ns, NetOp op) {
        run(new Effect.Net(ns, op, new Blame(null), "…"));
    }

    private Problem refused(NsRef ns, NetOp op, Integer... path) {
        Effect.Net net = new Effect.Net(ns, op, new Blame(null).put(WORD, path), "…");
        return assertThrows(Problem.class, () -> run(net));
    }

    private List<String> links(NsRef ns) {
        return kernel.links(ns).stream().map(Link::name).toList();
    }

    @Test
    void starts_with_a_home_that_has_lo_only() {
        assertEquals(List.of("lo"), links(NsRef.HOME));
        assertEquals(List.of(), kernel.namespaces());
        assertEquals("lo", kernel.names(NsRef.HOME).link(1));
        assertEquals("if7", kernel.names(NsRef.HOME).link(7));
    }

    @Test
    void lays_a_cable_with_both_ends_in_place() {
        netns("left", "right");
        net(LEFT, Ops.pair("eth0", "eth0", RIGHT));
        assertEquals(List.of("lo", "eth0"), links(LEFT));
        assertEquals(List.of("lo", "eth0"), links(RIGHT));
        net(LEFT, Ops.up("eth0"));
        assertEquals(0, kernel.link(LEFT, "eth0").orElseThrow().flags() & Iff.IFF_LOWER_UP);
        net(RIGHT, Ops.up("eth0"));
        assertTrue((kernel.link(LEFT, "eth0").orElseThrow().flags() & Iff.IFF_LOWER_UP) != 0);
    }

    @Test
    void makes_neither_end_when_one_cannot_be_made() {
        netns("left", "right");
        net(RIGHT, Ops.link("eth0", "bridge"));
        assertEquals(
                "link.exists", refused(LEFT, Ops.pair("eth1", "eth0", RIGHT)).id());
        assertEquals(List.of("lo"), links(LEFT));
    }

    @Test
    void takes_the_far_end_away_with_the_near_one_and_with_its_namespace() {
        netns("left", "right");
        net(LEFT, Ops.pair("a", "b", RIGHT));
        net(LEFT, Ops.delete("a"));
        assertEquals(List.of("lo"), links(RIGHT));
        net(LEFT, Ops.pair("a", "b", RIGHT));
        run(new Effect.DropNs("left", WORD, "…"));
        assertEquals(List.of("lo"), links(RIGHT));
    }

    @Test
    void moves_and_renames_links() {
        netns("left");
        net(NsRef.HOME, Ops.pair("a", "b", null));
        Attrs move = Attrs.NONE.with(Ifla.IFLA_NET_NS_FD, LEFT).with(Ifla.IFLA_IFNAME, "eth0");
        net(NsRef.HOME, Ops.set("b", move));
        assertEquals(List.of("lo", "a"), links(NsRef.HOME));
        assertEquals(List.of("lo", "eth0"), links(LEFT));
        net(LEFT, Ops.delete("eth0"));
        assertEquals(List.of("lo"), links(NsRef.HOME));
    }

    @Test
    void keeps_ports_with_their_bridge() {
        net(NsRef.HOME, Ops.link("br0", "bridge"));
        net(NsRef.HOME, Ops.pair("a", "b", null));
        net(NsRef.HOME, Ops.set("a", Attrs.NONE.with(Ifla.IFLA_MASTER, Dev.named("br0"))));
        Dev bridge = kernel.link(NsRef.HOME, "br0").orElseThrow().dev();
        Attrs port = kernel.link(NsRef.HOME, "a").orElseThrow().attrs();
        assertEquals(bridge, port.get(Ifla.IFLA_MASTER).orElseThrow());
        net(NsRef.HOME, Ops.delete("br0"));
        Attrs free = kernel.link(NsRef.HOME, "a").orElseThrow().attrs();
        assertTrue(free.get(Ifla.IFLA_MASTER).isEmpty());
    }

    @Test
    void raises_the_plain_problems_under_their_words() {
        netns("left");
        Problem absent = refused(LEFT, Ops.up("eth0"), 0);
        assertEquals("link.absent", absent.id());
        assertEquals(WORD, absent.where());
        Problem nowhere = refused(
                LEFT,
                Ops.pair("a", "b", RIGHT),
                Ifla.IFLA_LINKINFO.id(),
                IflaInfo.IFLA_INFO_DATA.id(),
                Veth.VETH_INFO_PEER.id(),
                Ifla.IFLA_NET_NS_FD.id());
        assertEquals("netns.absent", nowhere.id());
        assertEquals(WORD, nowhere.where());
        assertEquals("netns.absent", refused(RIGHT, Ops.up("lo")).id());
        assertEquals(
                "netns.exists", assertThrows(Problem.class, () -> netns("left")).id());
    }

    @Test
    void brings_the_route_that_comes_with_an_address() {
        net(NsRef.HOME, Ops.pair("a", "b", null));
        net(NsRef.HOME, Ops.address("a", 24, 10, 0, 0, 1));
        Attrs route = kernel.routes(NsRef.HOME, 2, 254, false).get(0).attrs();
        assertEquals(Ip.of(Ops.bytes(10, 0, 0, 0)), route.get(Rta.RTA_DST).orElseThrow());
        assertEquals(
                "addr.exists",
                refused(NsRef.HOME, Ops.address("a", 24, 10, 0, 0, 1)).id());
        net(NsRef.HOME, Ops.noAddress("a", 24, 10, 0, 0, 1));
        assertEquals(List.of(), kernel.routes(NsRef.HOME, 2, 254, false));
    }

    @Test
    void says_whether_an_ipv4_route_is_there() {
        NetOp test = new NetOp.AddRoute(Ops.route(0, 24, 10, 0, 0, 9), Mode.TEST);
        assertEquals("route.absent", refused(NsRef.HOME, test).id());
        net(NsRef.HOME, new NetOp.AddRoute(Ops.route(0, 24, 10, 0, 0, 9), Mode.ADD));
        assertEquals("route.exists", refused(NsRef.HOME, test).id());
    }

    @Test
    void keeps_routes() {
        net(NsRef.HOME, new NetOp.AddRoute(Ops.route(0, 24, 10, 0, 0, 9), Mode.ADD));
        NetOp again = new NetOp.AddRoute(Ops.route(0, 24, 10, 0, 0, 8), Mode.ADD);
        assertEquals("route.exists", refused(NsRef.HOME, again).id());
        net(NsRef.HOME, new NetOp.AddRoute(Ops.route(0, 24, 10, 0, 0, 8), Mode.REPLACE));
        assertEquals(1, kernel.routes(NsRef.HOME, 0, 0, false).size());
        net(NsRef.HOME, new NetOp.DelRoute(Ops.route(0, 24, 10, 0, 0, 8)));
        assertEquals(
                "route.absent",
                refused(NsRef.HOME, new NetOp.DelRoute(Ops.route(0, 24, 10, 0, 0, 8)))
                        .id());
    }

    @Test
    void starts_from_another_view_and_leaves_it_alone() {
        netns("left");
        net(LEFT, Ops.pair("a", "b", null));
        Rehearsal next = Rehearsal.of(kernel);
        next.run(new Effect.Net(LEFT, Ops.delete("a"), new Blame(null), "…"), out::add);
        next.run(new Effect.DropNs("left", WORD, "…"), out::add);
        assertThrows(Problem.class, () -> next.links(LEFT));
        assertEquals(List.of("lo", "b", "a"), links(LEFT));
    }

    @Test
    void remembers_parameters() {
        netns("left");
        run(new Effect.Sysctl(LEFT, "net/ipv4/ip_forward", "1", WORD, "…"));
        assertEquals("1", kernel.sysctl(LEFT, "net/ipv4/ip_forward"));
        assertEquals(List.of(new Outcome.Lines(List.of("net.ipv4.ip_forward = 1"))), out);
    }
}
