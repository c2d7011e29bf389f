package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.Await;
import netnsh.grammar.Token;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.Ifla;
import netnsh.uapi.Nda;
import netnsh.uapi.Netnsa;
import netnsh.uapi.Rta;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadsIT {
    private final Box box = new Box();
    private NsRef ns;

    @BeforeEach
    void make_a_namespace_with_something_of_everything() {
        ns = box.netns("reads");
        box.netns("readsfar");
        Host.sh("""
            set -e
            ip() { command ip -n reads "$@"; }
            ip link set lo up
            ip link add v0 type veth peer name v1
            ip link add v2 type veth peer name far netns readsfar
            ip link property add dev v0 altname uplink-to-the-whole-wide-world
            ip link set v0 up; ip link set v1 up
            ip addr add 10.0.0.1/24 dev v0
            ip addr add fd00::1/64 dev v0 nodad
            ip route add 10.1.0.0/24 via 10.0.0.2
            ip route add 10.2.0.0/24 via 10.0.0.2 table 1000
            ip neigh add 10.0.0.9 lladdr 02:00:00:00:00:01 dev v0
            ip neigh add proxy 10.0.0.77 dev v0
            ip rule add from 10.0.0.0/8 table 1000
            """);
    }

    @AfterEach
    void clean() {
        box.close();
    }

    @Test
    void a_watch_is_quiet_until_a_link_at_home_changes() {
        try (View.Watch watch = box.kernel.watch()) {
            assertTrue(watch.links().stream().anyMatch(link -> link.name().equals("lo")));
            Host.sh("ip -n reads link set v0 down");
            assertTrue(watch.quiet());
            Host.sh("ip link add w0 type veth peer name w1; ip link del w0");
            assertFalse(watch.quiet());
        }
    }

    private static List<JsonElement> json(String command) {
        List<JsonElement> all = new ArrayList<>();
        JsonParser.parseString(Host.sh("ip -n reads -j " + command))
                .getAsJsonArray()
                .forEach(all::add);
        all.removeIf(element -> element.getAsJsonObject().size() == 0);
        return all;
    }

    private static List<String> strings(String command, String key) {
        return json(command).stream()
                .map(element -> element.getAsJsonObject().get(key).getAsString())
                .toList();
    }

    @Test
    void reads_all_links_in_the_order_of_their_numbers() {
        List<Link> links = box.kernel.links(ns);
        assertEquals(
                strings("link show", "ifname"), links.stream().map(Link::name).toList());
        assertTrue(links.stream().allMatch(link -> link.attrs().has(Ifla.IFLA_STATS64)));
    }

    @Test
    void finds_one_link_by_name_by_alternative_name_and_by_number() {
        Link v0 = box.kernel.link(ns, "v0").orElseThrow();
        assertEquals(
                v0.dev(),
                box.kernel
                        .link(ns, "uplink-to-the-whole-wide-world")
                        .orElseThrow()
                        .dev());
        assertEquals(v0.dev(), box.kernel.link(ns, v0.index()).orElseThrow().dev());
        for (String none : List.of("nosuch", "", "if" + v0.index(), "x".repeat(15), "x".repeat(127), "x".repeat(300))) {
            assertEquals(Optional.empty(), box.kernel.link(ns, none), none);
        }
        assertEquals(Optional.empty(), box.kernel.link(ns, 4711));
        assertEquals(Optional.empty(), box.kernel.link(ns, 0));
    }

    @Test
    void reads_the_addresses_of_both_families_or_of_one() {
        List<Address> all = box.kernel.addresses(ns, 0);
        assertTrue(all.stream().anyMatch(a -> a.family() == 2) && all.stream().anyMatch(a -> a.family() == 10));
        List<Address> v4 = box.kernel.addresses(ns, 2);
        assertEquals(
                List.of("127.0.0.1", "10.0.0.1"),
                v4.stream()
                        .map(a -> Ip.text(a.attrs().get(Ifa.IFA_LOCAL).orElseThrow()))
                        .toList());
        assertEquals(24, v4.get(1).prefixLength());
    }

    @Test
    void reads_routes_by_table_and_family() {
        assertEquals(
                json("route show").size(), box.kernel.routes(ns, 2, 254, false).size());
        assertEquals(
                json("-4 route show table all").size(),
                box.kernel.routes(ns, 2, 0, false).size());
        // those of the link's own addresses come when nobody has answered that he has them, a second or two later
        Await.same(
                "routes of IPv6",
                () -> json("-6 route show table all").size(),
                () -> box.kernel.routes(ns, 10, 0, false).size());
        assertEquals(1, box.kernel.routes(ns, 2, 1000, false).size());
        assertEquals(
                json("route show cache").size(),
                box.kernel.routes(ns, 2, 0, true).size());
    }

    @Test
    void asks_for_the_way_to_a_destination() {
        Attrs dst = Attrs.NONE.with(Rta.RTA_DST, Ip.of(Ops.bytes(10, 1, 0, 7)));
        Route question = new Route(2, 32, 0, 0, 0, 0, 0, 0, 0, dst);
        Route answer = box.kernel.routeTo(ns, question, new Blame(null));
        assertEquals("10.0.0.2", Ip.text(answer.attrs().get(Rta.RTA_GATEWAY).orElseThrow()));
        Token word = Token.of("192.0.2.1");
        Attrs nowhere = Attrs.NONE.with(Rta.RTA_DST, Ip.of(Ops.bytes(192, 0, 2, 1)));
        Route other = new Route(2, 32, 0, 0, 0, 0, 0, 0, 0, nowhere);
        Blame blame = new Blame(null).put(word, Rta.RTA_DST.id());
        Problem problem = assertThrows(Problem.class, () -> box.kernel.routeTo(ns, other, blame));
        assertEquals("Network is unreachable", problem.getMessage());
        assertEquals(word, problem.where());
    }

    @Test
    void reads_neighbours_and_proxies_apart() {
        var neighbours = box.kernel.neighbours(ns, 2, false);
        assertEquals(1, neighbours.size());
        assertEquals(
                "10.0.0.9", Ip.text(neighbours.get(0).attrs().get(Nda.NDA_DST).orElseThrow()));
        var proxies = box.kernel.neighbours(ns, 2, true);
        assertEquals(1, proxies.size());
        assertEquals(
                "10.0.0.77", Ip.text(proxies.get(0).attrs().get(Nda.NDA_DST).orElseThrow()));
    }

    @Test
    void reads_rules() {
        assertEquals(json("rule show").size(), box.kernel.rules(ns, 2).size());
        assertEquals(json("-6 rule show").size(), box.kernel.rules(ns, 10).size());
    }

    @Test
    void names_interfaces_and_the_namespaces_behind_ids() {
        Link v2 = box.kernel.link(ns, "v2").orElseThrow();
        int id = v2.attrs().get(Ifla.IFLA_LINK_NETNSID).orElseThrow();
        View.Names names = box.kernel.names(ns);
        assertEquals(Optional.of("readsfar"), names.namespace(id));
        assertEquals(Optional.empty(), names.namespace(4711));
        assertEquals("v2", names.link(v2.index()));
        assertEquals("if4711", names.link(4711));
        for (Link link : box.kernel.links(ns)) {
            assertEquals(link.name(), names.link(link.index()));
        }
        assertEquals(
                List.of(id),
                box.kernel.nsids(ns).stream()
                        .map(nsid -> nsid.attrs().get(Netnsa.NETNSA_NSID).orElseThrow())
                        .toList());
    }

    @Test
    void tells_which_table_is_not_there() {
        Effect.Show show = new Effect.Show("…", view -> {
            view.routes(ns, 2, 77, false);
            return new Outcome.Lines(List.of());
        });
        Problem problem = assertThrows(Problem.class, () -> box.kernel.run(show, box.out::add));
        assertEquals("there is no such routing table in reads", problem.getMessage());
        assertTrue(problem.kernel().contains("FIB table does not exist"), problem.kernel());
    }

    @Test
    void uses_the_number_when_a_link_is_renamed_meanwhile() {
        Dev v0 = box.kernel.link(ns, "v0").orElseThrow().dev();
        Host.sh("ip -n reads link set v0 down; ip -n reads link set v0 name w0");
        box.net(ns, new NetOp.SetLink(new Link(v0, 0, 0, 1, 1, Attrs.NONE)));
        assertEquals(1, box.kernel.link(ns, "w0").orElseThrow().flags() & 1);
    }
}
