package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.kernel.Wishes;
import netnsh.state.Diff;
import netnsh.state.Line;
import netnsh.state.Snapshot;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/** The lines for what is hard to make: they lead to the same again, in the order that kernels take. */
class SavedLinesTest {
    /** What is written for a lab; the lines must make the same once more. */
    private static List<String> saved(String... lab) {
        Snapshot made = Wished.wanted(Wished.played(List.of(lab), true));
        List<String> lines = Wished.lines(made);
        assertEquals(
                made.toString(), Wished.wanted(Wished.played(lines, true)).toString(), () -> String.join("\n", lines));
        return lines;
    }

    @Test
    void the_other_end_of_a_cable_at_home_is_made_from_home() {
        Wishes lab = Wished.played(List.of("netns add a", "cable /:left a:right"), true);
        Snapshot only = Snapshot.wanted(lab, List.of(new NsRef.Named("a")));
        assertTrue(
                Diff.wishes(Snapshot.NOTHING, only, java.util.Set.of()).lines().stream()
                        .map(Line::text)
                        .toList()
                        .contains("ip link add name left type veth peer name right netns a"),
                only::toString);
    }

    @Test
    void a_tunnel_that_works_elsewhere_is_made_there_and_moved() {
        assertEquals(
                List.of(
                        "ip netns add a",
                        "ip netns add b",
                        "ip -n b link add name out type ipip mode any remote 10.0.0.1",
                        "ip -n b link set dev out netns a"),
                saved(
                        "netns add a b",
                        "@b link add out type ipip remote 10.0.0.1 ttl inherit",
                        "@b link set out netns a"));
    }

    @Test
    void a_moved_tunnel_does_not_get_in_the_way_of_its_namesake() {
        List<String> lines = saved(
                "netns add a b",
                "@b link add out type ipip remote 10.0.0.1 ttl inherit",
                "@b link set out netns a",
                "@b link add out type ipip remote 10.0.0.2 ttl inherit");
        assertTrue(lines.contains("ip -n b link set dev netnsh-moving netns a name out"), lines::toString);
    }

    @Test
    void a_vlan_stays_down_when_what_is_below_it_is_switched_on() {
        List<String> lines = saved(
                "link add d0 type dummy",
                "link add link d0 name d0.5 type vlan id 5",
                "link add link d0.5 name d0.5.6 type vlan id 6",
                "link set d0 up",
                "link set d0.5 down",
                "link set d0.5.6 down");
        assertEquals(
                List.of("ip link set dev d0 up", "ip link set dev d0.5 down", "ip link set dev d0.5.6 down"),
                lines.subList(lines.size() - 3, lines.size()));
    }

    @Test
    void a_bridge_with_another_usual_vlan_keeps_it_beside_one_that_is_said() {
        List<String> lines =
                saved("link add br0 type bridge vlan_default_pvid 5", "bridge vlan add dev br0 vid 10 self");
        assertTrue(lines.stream().noneMatch(l -> l.contains("vlan delete")), lines::toString);
    }

    @Test
    void what_iproute2_wants_something_behind_is_not_the_last_word() {
        List<String> lines = saved(
                "link add d0 type dummy",
                "route add 10.5.0.0/24 via 10.0.0.2 dev d0 onlink encap mpls 200/201",
                "nexthop add id 5 via 10.0.0.2 dev d0 onlink encap mpls 400");
        assertTrue(
                lines.stream().anyMatch(l -> l.contains("route add 10.5.0.0/24 encap mpls 200/201 via")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(l -> l.contains("nexthop add id 5 encap mpls 400 via")), lines::toString);
    }

    @Test
    void a_route_of_a_nexthop_object_says_nothing_of_what_that_wraps_packets_into() {
        List<String> lines = saved(
                "link add d0 type dummy",
                "nexthop add id 5 encap mpls 400 via 10.0.0.2 dev d0 onlink",
                "route add 10.7.0.0/24 nhid 5");
        assertTrue(lines.contains("ip route add 10.7.0.0/24 nhid 5"), lines::toString);
    }
}
