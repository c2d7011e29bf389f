package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.state.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A link of every kind, made and deleted, is taken back: on the running kernel where stock ip makes one of that kind, else
 * in a rehearsal.
 */
class KindsUndoneIT {
    private static final String PAIR = "link add v0 type veth peer name v1";

    private static final Map<String, String> LINES = new LinkedHashMap<>();

    static {
        for (String line : SavedKindsTest.KINDS) {
            String kind = line.startsWith("tuntap") ? "tun" : line.replaceFirst(".* type (\\S+).*", "$1");
            LINES.putIfAbsent(kind, line);
        }
        for (String line : List.of(
                "link add b0 type bridge stp_state 1 priority 4096",
                "link add w0 mtu 1400 type veth peer name w1 address 02:00:00:00:00:01",
                "link add gr1 type erspan remote 10.0.0.1 local 10.0.0.2 key 7 erspan_ver 1 erspan 5",
                "link add gr2 type ip6gretap remote fd00::1 local fd00::2 key 7",
                "link add gr3 type ip6erspan remote fd00::1 local fd00::2 key 7 erspan_ver 1 erspan 5",
                "link add vt6 type vti6 remote fd00::1 local fd00::2 key 3",
                "link add mt0 link v0 type macvtap mode private",
                "link add it0 link v0 type ipvtap mode l2",
                "link add ms0 link v0 type macsec encrypt on",
                "link add nl0 type nlmon",
                "link add vc0 type vcan",
                "link add vx2 type vxcan peer name vx3",
                "link add vw0 link v0 type virt_wifi",
                "link add am0 type amt mode gateway local 10.0.0.1 discovery 10.0.0.2 dev v0",
                "link add ba0 type bareudp dstport 6635 ethertype mpls_uc",
                "link add bt0 type batadv",
                "link add gp0 type gtp role ggsn",
                "link add ib0 link v0 type ipoib mode datagram",
                "link add rm0 link v0 type rmnet mux_id 5")) {
            LINES.put(line.replaceFirst(".* type (\\S+).*", "$1"), line);
        }
    }

    /** Those that nobody makes with a line: a driver does, or they are what a port of another link is called. */
    private static final Set<String> MADE_BY_OTHERS =
            Set.of("can", "dsa", "netdevsim", "wwan", "bond_slave", "bridge_slave", "team_slave", "vrf_slave");

    private Undoable desk;

    @BeforeEach
    void sit_down() {
        desk = new Undoable();
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void every_kind_has_a_line_or_is_made_by_others() {
        Set<String> known = new TreeSet<>(LINES.keySet());
        known.addAll(MADE_BY_OTHERS);
        assertEquals(new TreeSet<>(Kinds.all().stream().map(LinkKind::name).toList()), known);
    }

    @TestFactory
    Stream<DynamicTest> a_link_that_was_made_or_deleted_is_taken_back() {
        return LINES.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    String probe = "ip " + (e.getKey().equals("tun") ? "" : PAIR + "; ip ") + e.getValue();
                    boolean can =
                            Stock.run("unshare", "--net", "sh", "-ec", probe).status() == 0;
                    String name = e.getValue().split(" ")[2];
                    List<String> first = e.getValue().matches(".* v0( .*)?") ? List.of(PAIR) : List.of();
                    if (can) {
                        onTheKernel(first, e.getValue(), "link del " + name);
                    } else {
                        rehearsed(first, e.getValue(), "link del " + name);
                    }
                }));
    }

    private void onTheKernel(List<String> first, String add, String delete) {
        first.forEach(desk::must);
        Snapshot without = desk.now(Snapshot.Depth.ALL);
        desk.must(add);
        Snapshot with = desk.now(Snapshot.Depth.ALL);
        assertNotEquals(without, with, add);
        desk.must(delete);
        desk.same(without, Snapshot.Depth.ALL, delete);
        desk.must("undo");
        desk.same(with, Snapshot.Depth.ALL, "undo of " + delete);
        desk.must("undo");
        desk.same(without, Snapshot.Depth.ALL, "undo of " + add);
        desk.must("redo 2");
        desk.same(without, Snapshot.Depth.ALL, "both again");
        desk.must("undo 99");
    }

    private void rehearsed(List<String> first, String add, String delete) {
        try (Kernel rehearsal = Rehearsal.of(LinuxKernel.open());
                Session dry = desk.session(rehearsal, new Options(false, true, false, false))) {
            first.forEach(line -> plays(dry, line));
            Snapshot without = Network.now(rehearsal, Snapshot.Depth.OBJECTS);
            plays(dry, add);
            Snapshot with = Network.now(rehearsal, Snapshot.Depth.OBJECTS);
            assertNotEquals(without, with, add);
            List<String> unmade = back(dry);
            plays(dry, delete);
            List<String> remade = back(dry);
            assertTrue(!unmade.isEmpty() && !remade.isEmpty(), add);
            remade.forEach(line -> plays(dry, line));
            assertEquals(
                    with.toString(),
                    Network.now(rehearsal, Snapshot.Depth.OBJECTS).toString(),
                    () -> delete + " taken back by " + remade);
            unmade.forEach(line -> plays(dry, line));
            assertEquals(
                    without.toString(),
                    Network.now(rehearsal, Snapshot.Depth.OBJECTS).toString(),
                    () -> add + " taken back by " + unmade);
        }
    }

    /** The lines that take back the last one, without what is said of it in brackets. */
    private List<String> back(Session dry) {
        return desk.backOfLast(dry).stream()
                .filter(line -> !line.startsWith("("))
                .toList();
    }

    private void plays(Session dry, String line) {
        desk.out.errors.setLength(0);
        assertEquals(0, dry.run(line, Source.PROMPT), () -> line + "\n" + desk.out.errors);
    }
}
