package netnsh.session;

import static netnsh.session.Wished.lines;
import static netnsh.session.Wished.played;
import static netnsh.session.Wished.told;
import static netnsh.session.Wished.wanted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import netnsh.kernel.Wishes;
import netnsh.state.LinkState;
import netnsh.state.Snapshot;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever an example of the reference makes, the lines that are written for it make the same again; also of kinds that the
 * kernel at hand does not have.
 */
class SavedKindsTest {
    static final String[] KINDS = {
        "link add b0 type bridge vlan_filtering 1 stp_state 1 mcast_querier 1",
        "link add v0 mtu 1400 type veth peer name v1 address 02:00:00:00:00:01",
        "link add vl0 link v0 type vlan protocol 802.1ad id 5 gvrp on egress-qos-map 1:2",
        "link add mv0 link v0 type macvlan mode private bcqueuelen 500",
        "link add iv0 link v0 type ipvlan mode l3 private",
        "link add vx0 type vxlan id 42 dstport 4789 remote 10.0.0.1 local 10.0.0.2 dev v0 ttl 5 nolearning",
        "link add vx1 type vxlan external dstport 4789",
        "link add ge0 type geneve id 5 remote 10.0.0.1 ttl 7 dstport 6000",
        "link add gr0 type gre remote 10.0.0.1 local 10.0.0.2 key 7 ttl 9",
        "link add gt0 type gretap remote 10.0.0.1 local 10.0.0.2 nopmtudisc",
        "link add ip0 type ipip remote 10.0.0.1 local 10.0.0.2 tos 4",
        "link add si0 type sit remote 10.0.0.1 local 10.0.0.2 isatap",
        "link add it6 type ip6tnl remote fd00::1 local fd00::2 mode any hoplimit 9",
        "link add ig6 type ip6gre remote fd00::1 local fd00::2 key 5",
        "link add vt0 type vti remote 10.0.0.1 local 10.0.0.2 key 3",
        "link add bo0 type bond mode 802.3ad miimon 100 lacp_rate fast",
        "link add vr0 type vrf table 100",
        "link add du0 type dummy",
        "link add if0 numtxqueues 4 type ifb",
        "link add xf0 type xfrm dev v0 if_id 5",
        "link add nk0 type netkit mode l3 forward peer blackhole name nk1",
        "link add hs0 type hsr slave1 v0 slave2 v1 version 1",
        "link add te0 type team",
        "link add wg0 type wireguard",
        "tuntap add tt0 mode tap user 1000 vnet_hdr"
    };

    @TestFactory
    Stream<DynamicTest> the_lines_of_an_example_make_the_same_again() {
        return Examples.all().stream()
                .filter(c -> !c.form().name().startsWith("netns attach"))
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    List<String> all = new java.util.ArrayList<>(c.example().before());
                    all.add(c.example().line());
                    Snapshot made = wanted(played(all, false));
                    List<String> lines = lines(made);
                    assertEquals(lines, lines(wanted(played(lines, true))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> the_lines_of_an_example_leave_nothing_out() {
        return Examples.all().stream()
                .filter(c -> !c.form().name().startsWith("netns attach"))
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    List<String> all = new java.util.ArrayList<>(c.example().before());
                    all.add(c.example().line());
                    Wishes made = played(all, false);
                    List<String> lines = lines(wanted(made));
                    assertEquals(told(made), told(played(lines, true)), () -> String.join("\n", lines));
                }));
    }

    @Test
    void the_lines_of_every_kind_make_it_again() {
        Snapshot made = wanted(played(List.of(KINDS), true));
        List<String> lines = lines(made);
        assertEquals(made.toString(), wanted(played(lines, true)).toString(), () -> String.join("\n", lines));
        java.util.Set<String> kinds = new TreeSet<>();
        made.links().values().stream().map(LinkState::kind).forEach(kinds::add);
        assertTrue(kinds.size() > 20, kinds::toString);
    }
}
