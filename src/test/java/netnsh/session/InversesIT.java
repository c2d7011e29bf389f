package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.state.Snapshot;
import netnsh.verb.Replan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever can be asked of the kernel can be taken back: each permitted subclass of {@link NetOp} and {@link Effect} has
 * lines here that lead to it, or a reason why nothing is to be taken back. The lines are run on the real kernel, taken
 * back, done again and taken back; where this kernel lacks what they need, what would take them back is planned.
 */
class InversesIT {
    private static final String LAB = "netns add iv-a iv-b; cable iv-a:eth0 iv-b:eth0; @iv-a addr 10.0.0.1/24 dev eth0;"
            + " @iv-b addr 10.0.0.2/24 dev eth0; @iv-a link add br0 type bridge; @iv-a link add v0 type veth peer name v1;"
            + " @iv-a link set v0 master br0; @iv-a up br0 v0 v1";
    private static final String VLANS =
            "@iv-a link del br0; @iv-a link add br0 type bridge vlan_filtering 1;" + " @iv-a link set v0 master br0";

    /** For each operation some lines; in front of {@code |} those that must be there before. */
    private static final Map<Class<? extends NetOp>, List<String>> OPERATIONS = new LinkedHashMap<>();

    private static final Map<Class<? extends Effect>, List<String>> EFFECTS = new LinkedHashMap<>();

    /** What has no inverse, and why. */
    private static final Map<Class<?>, String> NOTHING_TO_TAKE_BACK = new LinkedHashMap<>();

    static {
        OPERATIONS.put(
                NetOp.AddLink.class,
                List.of(
                        "@iv-a link add br1 type bridge",
                        "@iv-a link add type bridge",
                        "@iv-a link add w0 type veth peer name w1 netns iv-b"));
        OPERATIONS.put(
                NetOp.SetLink.class,
                List.of(
                        "@iv-a link set eth0 mtu 1400 alias mine txqueuelen 5",
                        "@iv-a link set eth0 down",
                        "@iv-a link set eth0 mtu 1000",
                        "@iv-a link set v0 nomaster",
                        "@iv-a link set v1 master br0",
                        "@iv-a link set eth0 name eth9",
                        "@iv-a link set eth0 netns iv-b name eth9",
                        "@iv-a link set eth0 address 02:00:00:00:00:05",
                        "@iv-a link set br0 type bridge ageing_time 500 stp_state 0",
                        "@iv-a bridge link set dev v0 learning off"));
        OPERATIONS.put(NetOp.DelLink.class, List.of("@iv-a link del eth0", "@iv-a link del br0", "@iv-a link del v1"));
        OPERATIONS.put(
                NetOp.LinkProperty.class,
                List.of(
                        "@iv-a link property add dev eth0 altname a-long-name",
                        "@iv-a link property add dev eth0 altname a-long-name | @iv-a link property del dev eth0 altname"
                                + " a-long-name"));
        OPERATIONS.put(
                NetOp.AddAddress.class,
                List.of(
                        "@iv-a addr add 10.1.0.1/24 dev eth0",
                        "@iv-a addr replace 10.0.0.1/24 dev eth0 valid_lft 1000 preferred_lft 900",
                        "@iv-a addr add fd00::1/64 dev eth0 nodad"));
        OPERATIONS.put(
                NetOp.DelAddress.class, List.of("@iv-a addr del 10.0.0.1/24 dev eth0", "@iv-a addr flush dev eth0"));
        OPERATIONS.put(
                NetOp.AddRoute.class,
                List.of(
                        "@iv-a route add 10.2.0.0/16 via 10.0.0.2",
                        "@iv-a route replace 10.2.0.0/16 via 10.0.0.3",
                        "@iv-a route add 10.2.0.0/16 via 10.0.0.2 | @iv-a route replace 10.2.0.0/16 via 10.0.0.3",
                        "@iv-a route add 10.2.0.0/16 via 10.0.0.2 | @iv-a route append 10.2.0.0/16 via 10.0.0.3"));
        OPERATIONS.put(
                NetOp.DelRoute.class,
                List.of("@iv-a route add 10.2.0.0/16 via 10.0.0.2 | @iv-a route del 10.2.0.0/16"));
        OPERATIONS.put(
                NetOp.AddNeighbour.class,
                List.of(
                        "@iv-a neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 dev eth0",
                        "@iv-a bridge fdb add 02:00:00:00:00:08 dev v0 master static",
                        "@iv-a neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 dev eth0 | @iv-a neigh replace 10.0.0.7 lladdr"
                                + " 02:00:00:00:00:09 dev eth0"));
        OPERATIONS.put(
                NetOp.DelNeighbour.class,
                List.of(
                        "@iv-a neigh add 10.0.0.7 lladdr 02:00:00:00:00:07 dev eth0 | @iv-a neigh del 10.0.0.7 dev eth0"));
        OPERATIONS.put(
                NetOp.FlushNeighbours.class,
                List.of("@iv-a bridge fdb add 02:00:00:00:00:08 dev v0 master static | @iv-a bridge fdb flush dev br0"
                        + " static"));
        OPERATIONS.put(NetOp.AddVlan.class, List.of(VLANS + " | @iv-a bridge vlan add vid 5 dev v0"));
        OPERATIONS.put(
                NetOp.DelVlan.class,
                List.of(VLANS + "; @iv-a bridge vlan add vid 5 dev v0 | @iv-a bridge vlan del vid 5 dev v0"));
        OPERATIONS.put(
                NetOp.SetVlan.class,
                List.of(
                        VLANS
                                + "; @iv-a bridge vlan add vid 5 dev v0 | @iv-a bridge vlan set vid 5 dev v0 state blocking",
                        VLANS
                                + "; @iv-a link set br0 type bridge mcast_vlan_snooping 1; @iv-a bridge vlan add vid 5 dev br0"
                                + " self | @iv-a bridge vlan global set vid 5 dev br0 mcast_querier 1"));
        OPERATIONS.put(NetOp.AddMdb.class, List.of("@iv-a bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent"));
        OPERATIONS.put(
                NetOp.DelMdb.class,
                List.of(
                        "@iv-a bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent | @iv-a bridge mdb del dev br0 port"
                                + " v0 grp 239.1.1.1"));
        OPERATIONS.put(
                NetOp.AddNexthop.class,
                List.of(
                        "@iv-a nexthop add id 5 via 10.0.0.2 dev eth0",
                        "@iv-a nexthop add id 5 via 10.0.0.2 dev eth0 | @iv-a nexthop replace id 5 via 10.0.0.3 dev eth0"));
        OPERATIONS.put(
                NetOp.DelNexthop.class,
                List.of(
                        "@iv-a nexthop add id 5 via 10.0.0.2 dev eth0; @iv-a route add 10.3.0.0/16 nhid 5 | @iv-a nexthop"
                                + " del id 5"));
        OPERATIONS.put(NetOp.AddRule.class, List.of("@iv-a rule add from 10.4.0.0/16 table 77"));
        OPERATIONS.put(
                NetOp.DelRule.class,
                List.of("@iv-a rule add from 10.4.0.0/16 table 77 | @iv-a rule del from 10.4.0.0/16 table 77"));
        NOTHING_TO_TAKE_BACK.put(NetOp.SetNsid.class, "an id that is given stays, and nobody minds");

        EFFECTS.put(Effect.NewNs.class, List.of("netns add iv-c"));
        EFFECTS.put(
                Effect.AttachNs.class,
                List.of("netns attach iv-c " + ProcessHandle.current().pid()));
        EFFECTS.put(Effect.DropNs.class, List.of("netns del iv-a"));
        EFFECTS.put(
                Effect.EtcFile.class,
                List.of(
                        "dns iv-a 10.0.0.53",
                        "dns iv-a 10.0.0.53 | dns iv-a clear",
                        "dns iv-a 10.0.0.53 | dns iv-a 10.0.0.54"));
        EFFECTS.put(
                Effect.Sysctl.class,
                List.of(
                        "@iv-a sysctl -q net.ipv4.ip_default_ttl=70",
                        "@iv-a sysctl -q net.ipv4.ip_forward=1",
                        "@iv-a sysctl -q net.ipv6.conf.all.disable_ipv6=1"));
        EFFECTS.put(
                Effect.Tap.class,
                List.of(
                        "@iv-a tuntap add dev t0 mode tap",
                        "@iv-a tuntap add mode tun",
                        "@iv-a tuntap add dev t0 mode tap; @iv-a addr add 10.5.0.1/24 dev t0 | @iv-a tuntap del dev t0 mode"
                                + " tap"));
        EFFECTS.put(
                Effect.Join.class,
                List.of(
                        "@iv-a maddr add 33:33:00:00:00:05 dev eth0",
                        "@iv-a maddr add 33:33:00:00:00:05 dev eth0 | @iv-a maddr del 33:33:00:00:00:05 dev eth0"));
        EFFECTS.put(
                Effect.Packets.class,
                List.of("nat 10.9.0.0/24 via lo", "nat 10.9.0.0/24 via lo | nat del 10.9.0.0/24 via lo"));
        for (Class<?> reads :
                List.of(Effect.Show.class, Effect.Monitor.class, Effect.Ping.class, Effect.PingEach.class)) {
            NOTHING_TO_TAKE_BACK.put(reads, "it changes nothing");
        }
        NOTHING_TO_TAKE_BACK.put(Effect.Net.class, "see the operations");
        for (Class<?> program : List.of(Effect.Exec.class, Effect.Start.class, Effect.Become.class)) {
            NOTHING_TO_TAKE_BACK.put(program, "what a program does nobody knows: it is named as not taken back");
        }
        NOTHING_TO_TAKE_BACK.put(Effect.Spawn.class, "its namespace is a step of its own, its program ends with it");
        for (Class<?> made : List.of(
                Effect.Reach.class,
                Effect.Undo.class,
                Effect.Source.class,
                Effect.Down.class,
                Effect.Transaction.class)) {
            NOTHING_TO_TAKE_BACK.put(made, "it is made of other steps");
        }
        NOTHING_TO_TAKE_BACK.put(Effect.LeadOut.class, "a program leads out, and what it does ends with it");
        for (Class<?> own : List.of(
                Effect.Kept.class,
                Effect.WaitPort.class,
                Effect.Sleep.class,
                Effect.Echo.class,
                Effect.Move.class,
                Effect.Record.class,
                Effect.ChangeFolder.class,
                Effect.Export.class,
                Effect.Help.class,
                Effect.Save.class,
                Effect.Recent.class,
                Effect.Exit.class,
                Effect.Sessions.class,
                Effect.Scan.class,
                Effect.JobControl.class)) {
            NOTHING_TO_TAKE_BACK.put(own, "it changes nothing of the network");
        }
    }

    /** {@code -Dinverses.only=REGEX} runs only some of them. */
    private static final String ONLY = System.getProperty("inverses.only", ".*");

    private Undoable desk;
    private Collected out;
    /** Parameters are a thousand files in each namespace. */
    private Snapshot.Depth depth;

    @BeforeEach
    void sit_down() {
        desk = new Undoable();
        out = desk.out;
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void every_operation_and_every_effect_has_lines_or_a_reason() {
        assertEquals(names(Stream.of(NetOp.class.getPermittedSubclasses())), listed(OPERATIONS.keySet(), NetOp.class));
        Stream<Class<?>> effects = Stream.concat(
                Stream.of(Effect.OnKernel.class.getPermittedSubclasses()),
                Stream.of(Effect.OnSession.class.getPermittedSubclasses()));
        assertEquals(names(effects), listed(EFFECTS.keySet(), Effect.class));
    }

    private static Set<String> names(Stream<Class<?>> classes) {
        Set<String> names = new TreeSet<>();
        classes.forEach(c -> names.add(c.getSimpleName()));
        return names;
    }

    private static Set<String> listed(Set<? extends Class<?>> withLines, Class<?> of) {
        Set<String> names = names(NOTHING_TO_TAKE_BACK.keySet().stream().filter(of::isAssignableFrom));
        withLines.forEach(c -> names.add(c.getSimpleName()));
        return names;
    }

    @TestFactory
    Stream<DynamicTest> what_it_changed_is_taken_back_done_again_and_taken_back() {
        return Stream.of(OPERATIONS, EFFECTS)
                .flatMap(m -> m.entrySet().stream())
                .flatMap(e -> e.getValue().stream()
                        .filter(lines -> (e.getKey().getSimpleName() + " " + lines).matches(ONLY))
                        .map(lines -> DynamicTest.dynamicTest(e.getKey().getSimpleName() + ": " + lines, () -> {
                            try {
                                holds(e.getKey(), lines);
                            } finally {
                                run("use");
                                run("undo 99");
                            }
                        })));
    }

    private int run(String line) {
        return desk.run(line);
    }

    private void must(String line) {
        desk.must(line);
    }

    private Snapshot now() {
        return desk.now(depth);
    }

    private void same(Snapshot wanted, String what) {
        desk.same(wanted, depth, what);
    }

    private void holds(Class<?> what, String lines) {
        int bar = lines.lastIndexOf('|');
        String first = LAB + (bar < 0 ? "" : "; " + lines.substring(0, bar).strip());
        String line = lines.substring(bar + 1).strip();
        boolean some = NetOp.class.isAssignableFrom(what) && what != NetOp.DelLink.class && what != NetOp.SetLink.class;
        depth = some ? Snapshot.Depth.OBJECTS : Snapshot.Depth.ALL;
        boolean here = run(first) == 0;
        Snapshot before = now();
        here = here && run(line) == 0;
        if (!here) {
            String said = out.errors.toString();
            assertTrue(said.contains("not support") || said.contains("no link kind"), () -> line + ": " + said);
            planned(first, line);
            return;
        }
        List<String> back = desk.backOfLast(desk.session);
        assertTrue(reaches(what, line), () -> line + " leads to no " + what.getSimpleName());
        assertTrue(!back.isEmpty(), () -> line + ": nothing takes it back");
        Snapshot after = now();
        assertTrue(!before.equals(after), () -> line + " changes nothing that a snapshot holds");
        must("undo");
        same(before, line + ": " + back);
        must("redo");
        same(after, line + ", again");
        must("undo");
        same(before, line + ", and back");
    }

    /** Whether the line's plan has such a step, as the machine is now; lines of the session's own words have several. */
    private boolean reaches(Class<?> what, String line) {
        must("undo");
        String plain = line;
        boolean found = Replan.plan(plain, desk.kernel).effects().stream()
                .anyMatch(e -> what.isInstance(e) || e instanceof Effect.Net net && what.isInstance(net.op()));
        must("redo");
        return found;
    }

    /** This kernel lacks what the line needs: it is rehearsed, and what would take it back is understood. */
    private void planned(String first, String line) {
        run("undo 99");
        try (Kernel rehearsal = Rehearsal.of(LinuxKernel.open());
                Session dry = desk.session(rehearsal, new Options(false, true, false, false))) {
            out.errors.setLength(0);
            assertEquals(0, dry.run(first, Source.PROMPT), out::toString);
            assertEquals(0, dry.run(line, Source.PROMPT), out::toString);
            List<String> back = desk.backOfLast(dry);
            assertTrue(!back.isEmpty(), () -> line + ": nothing takes it back");
            back.forEach(l -> assertTrue(!Replan.plan(l, rehearsal).effects().isEmpty(), l));
        }
    }
}
