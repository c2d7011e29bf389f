package netnsh.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBr;
import netnsh.uapi.IflaInfo;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.verb.FakeView;
import org.junit.jupiter.api.Test;

/** What stands in a file about links as kernels tell of them that the one at hand does not make. */
class SavedLinksTest {
    private static final int ARPHRD_TUNNEL = 768;
    private static final int ARPHRD_ETHER = 1;

    private static Link link(int index, String name, String kind, int type, int flags, Attrs attrs) {
        return new Link(
                Dev.of(index, name),
                0,
                type,
                flags,
                0,
                attrs.with(Ifla.IFLA_LINKINFO, Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, kind)));
    }

    private static SavedText saved(Link link) {
        FakeView view = new FakeView().with(link);
        return new SavedText(Snapshot.of(view, List.of(NsRef.HOME), Snapshot.Depth.OBJECTS), false, view);
    }

    private static List<String> lines(SavedText text) {
        return text.commands()
                .lines()
                .filter(line -> line.startsWith("ip link "))
                .toList();
    }

    @Test
    void a_fallback_tunnel_that_nobody_has_touched_is_nobodys() {
        SavedText text = saved(link(2, "tunl0", "ipip", ARPHRD_TUNNEL, Iff.IFF_NOARP, Attrs.NONE));
        assertEquals(List.of(), lines(text));
        assertEquals(List.of(), text.leftOut());
    }

    @Test
    void a_fallback_tunnel_that_is_used_is_named_as_left_out() {
        SavedText text = saved(link(2, "tunl0", "ipip", ARPHRD_TUNNEL, Iff.IFF_NOARP | Iff.IFF_UP, Attrs.NONE));
        assertEquals(List.of(), lines(text));
        assertEquals(
                List.of("/:tunl0 is left out: the kernel makes it by itself, when its module is loaded"),
                text.leftOut());
    }

    @Test
    void pruning_leaves_fallback_tunnels_where_they_are() {
        FakeView view = new FakeView().with(link(2, "gre0", "gre", ARPHRD_TUNNEL, Iff.IFF_NOARP, Attrs.NONE));
        Snapshot now = Snapshot.of(view, List.of(NsRef.HOME), Snapshot.Depth.OBJECTS);
        Snapshot bare = Snapshot.of(new FakeView(), List.of(NsRef.HOME), Snapshot.Depth.OBJECTS);
        List<Line> lines = Diff.wishes(now, bare, Set.of(NsRef.HOME)).lines();
        assertTrue(lines.stream().noneMatch(l -> l.text().contains("gre0")), lines::toString);
    }

    @Test
    void a_bond_says_how_many_queues_it_has_when_they_are_other_than_its_modules() {
        Attrs usual = Attrs.NONE.with(Ifla.IFLA_NUM_TX_QUEUES, 16L).with(Ifla.IFLA_NUM_RX_QUEUES, 16L);
        int flags = Iff.IFF_BROADCAST | Iff.IFF_MULTICAST;
        assertEquals(
                List.of("ip link add name bo type bond"),
                lines(saved(link(2, "bo", "bond", ARPHRD_ETHER, flags, usual))));
        assertTrue(lines(saved(link(2, "bo", "bond", ARPHRD_ETHER, flags, usual.with(Ifla.IFLA_NUM_TX_QUEUES, 4L))))
                .contains("ip link add name bo numtxqueues 4 type bond"));
    }

    @Test
    void how_long_a_bridge_remembers_is_not_saved_while_its_topology_changes() {
        Attrs data = Attrs.NONE
                .with(IflaBr.IFLA_BR_STP_STATE, 1L)
                .with(IflaBr.IFLA_BR_AGEING_TIME, 400L)
                .with(IflaBr.IFLA_BR_TOPOLOGY_CHANGE, 1);
        Attrs info = Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "bridge").with(IflaInfo.IFLA_INFO_DATA, data);
        SavedText text =
                saved(new Link(Dev.of(2, "br0"), 0, ARPHRD_ETHER, 0, 0, Attrs.NONE.with(Ifla.IFLA_LINKINFO, info)));
        assertEquals("ip link add name br0 type bridge stp_state 1", lines(text).get(0));
        assertEquals(
                List.of("not in this file: the ageing_time (its topology is changing) of br0 at home"), text.leftOut());
    }
}
