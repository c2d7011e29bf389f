package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.LinkStats;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanDb;
import netnsh.uapi.VlanInfo;
import netnsh.value.Dev;
import netnsh.word.Bridging;
import netnsh.word.Bridging.Range;
import netnsh.word.Links;

/** {@code bridge vlan}: bridge(8). {@link BridgeVlanGlobal} has the options of VLANs of the whole bridge. */
final class BridgeVlans {
    private BridgeVlans() {}

    static final Syntax.Word VLAN = word("vlan", "VLANs of ports");
    static final Syntax.Slot<Range> VIDS = slot("vid", Bridging.VIDS, "the VLAN, or several in a row");
    static final Syntax.Slot<Integer> VID = slot("only", Bridging.ANY_VID, "only this VLAN");
    private static final Syntax.Slot<Range> TUNNEL =
            slot("id", Bridging.TUNNELS, "the tunnel's id, or several in a row");
    private static final Syntax.Word PVID = exactly("pvid", "frames that come without a tag belong to it");
    private static final Syntax.Word UNTAGGED = exactly("untagged", "frames leave without a tag");
    private static final Syntax.Slot<Integer> STATE = slot("state", Bridging.STP_STATE, "STP state of the VLAN here");
    private static final Syntax.Slot<Integer> ROUTER =
            slot("mcast_router", Links.U8, "multicast routers: 0 none, 1 learned, 2 always");

    static final Syntax VID_CLAUSE = seq(exactly("vid", VIDS.help()), VIDS);
    static final Syntax ONLY = anyOrder(BridgeWords.DEV_CLAUSE, maybe(exactly("vid", VID.help()), VID));

    private static final Syntax CHANGE = anyOrder(
            BridgeWords.DEV_CLAUSE,
            VID_CLAUSE,
            maybe(BridgeWords.SELF),
            maybe(BridgeWords.MASTER),
            maybe(PVID),
            maybe(UNTAGGED),
            maybe(exactly("tunnel_info", "the tunnel that it is mapped to"), word("id", TUNNEL.help()), TUNNEL));

    /** What the bridge of examples looks like. */
    static final String[] LAB = {
        "link add br0 up type bridge vlan_filtering 1",
        "link add v0 type veth peer name v1",
        "link set v0 master br0 up"
    };

    private static final String TEN = "bridge vlan add vid 10 dev v0";

    static List<Form> forms() {
        return List.of(
                Form.of(
                                "bridge vlan add",
                                "add VLANs to a port",
                                seq(VLAN, word("add", "add VLANs"), CHANGE),
                                (r, v) -> change(r, v, true))
                        .example(TEN, "frames of VLAN 10 may pass", LAB)
                        .example("bridge vlan add vid 20 dev v0 pvid untagged", "an access port", LAB)
                        .example("bridge vlan add vid 30-39 dev br0 self", "ten for the bridge itself", LAB),
                Form.of(
                                "bridge vlan delete",
                                "take VLANs from a port",
                                seq(VLAN, word("delete", "take VLANs away"), CHANGE),
                                (r, v) -> change(r, v, false))
                        .example("bridge vlan del vid 10 dev v0", "no longer", LAB[0], LAB[1], LAB[2], TEN),
                show("show", VLAN_SHOW)
                        .example("bridge vlan", "which VLANs pass where", LAB)
                        .example("bridge -d vlan show dev v0", "with their states", LAB)
                        .example("bridge -s vlan show vid 1", "counters", LAB)
                        .example("bridge -compressvlans vlan", "with ranges", LAB),
                show("tunnelshow", word("tunnelshow", "which VLANs are mapped to tunnels"))
                        .example("bridge vlan tunnelshow", "which VLANs are mapped to tunnels", LAB),
                Form.of(
                                "bridge vlan set",
                                "options of a port's VLANs",
                                seq(VLAN, word("set", "options of a port's VLANs"), options()),
                                BridgeVlans::set)
                        .example(
                                "bridge vlan set vid 10 dev v0 state blocking",
                                "no traffic of it here",
                                LAB[0],
                                LAB[1],
                                LAB[2],
                                TEN));
    }

    private static final Syntax.Word VLAN_SHOW = word(List.of("show", "lst", "list"), "which VLANs pass where");

    private static Form show(String name, Syntax.Word word) {
        boolean tunnels = name.equals("tunnelshow");
        Syntax rest = seq(word, ONLY);
        return Form.of(
                "bridge vlan " + name,
                word.help(),
                seq(VLAN, tunnels ? rest : maybe(rest)),
                (r, v) -> show(r, tunnels));
    }

    private static Syntax options() {
        return anyOrder(
                BridgeWords.DEV_CLAUSE,
                VID_CLAUSE,
                maybe(exactly("state", STATE.help()), STATE),
                maybe(exactly("mcast_router", ROUTER.help()), ROUTER));
    }

    private static Plan change(Request r, View view, boolean add) {
        Args a = r.args();
        Range vids = a.need(VIDS);
        if (vids.several() && a.has(PVID)) {
            throw Problem.of("vlan.pvid", "a port has one pvid: it cannot be a range")
                    .at(a.token(PVID));
        }
        Dev dev = BridgeWords.dev(r, view);
        int flags = (a.has(BridgeWords.SELF) ? IflaBridge.BRIDGE_FLAGS_SELF : 0)
                | (a.has(BridgeWords.MASTER) ? IflaBridge.BRIDGE_FLAGS_MASTER : 0);
        Attrs spec = flags == 0 ? Attrs.NONE : Attrs.NONE.with(IflaBridge.IFLA_BRIDGE_FLAGS, flags);
        Token blamed = a.token(VIDS);
        if (a.token(TUNNEL) != null) {
            spec = spec.plus(tunnels(vids, a.need(TUNNEL), a.token(TUNNEL)));
            blamed = a.token(TUNNEL);
        } else {
            int own = (a.has(PVID) ? VlanInfo.PVID : 0) | (a.has(UNTAGGED) ? VlanInfo.UNTAGGED : 0);
            spec = spec.plus(vlans(vids, own));
        }
        Link port = new Link(dev, Rtm.AF_BRIDGE, 0, 0, 0, Attrs.NONE.with(Ifla.IFLA_AF_SPEC, spec));
        NetOp op = add ? new NetOp.AddVlan(port) : new NetOp.DelVlan(port);
        Blame blame = new Blame(BridgeWords.at(r)).put(BridgeWords.at(r), 0).put(blamed, Ifla.IFLA_AF_SPEC.id());
        return Plan.of(new Effect.Net(r.ns(), op, blame, BridgeWords.words(r, dev)));
    }

    private static Attrs vlans(Range vids, int flags) {
        int first = (int) vids.first();
        if (!vids.several()) {
            return Attrs.NONE.add(IflaBridge.IFLA_BRIDGE_VLAN_INFO, new VlanInfo(flags, first));
        }
        return Attrs.NONE
                .add(IflaBridge.IFLA_BRIDGE_VLAN_INFO, new VlanInfo(flags | VlanInfo.RANGE_BEGIN, first))
                .add(IflaBridge.IFLA_BRIDGE_VLAN_INFO, new VlanInfo(flags | VlanInfo.RANGE_END, (int) vids.last()));
    }

    private static Attrs tunnels(Range vids, Range ids, Token at) {
        if (vids.last() - vids.first() != ids.last() - ids.first()) {
            throw Problem.of("vlan.tunnels", "there must be as many tunnels as VLANs")
                    .at(at);
        }
        if (!vids.several()) {
            return tunnel(vids.first(), ids.first(), 0);
        }
        return tunnel(vids.first(), ids.first(), VlanInfo.RANGE_BEGIN)
                .plus(tunnel(vids.last(), ids.last(), VlanInfo.RANGE_END));
    }

    private static Attrs tunnel(long vid, long id, int flags) {
        return Attrs.NONE.with(
                IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_INFO,
                Attrs.NONE
                        .with(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_ID, id)
                        .with(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID, (int) vid)
                        .with(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_FLAGS, flags));
    }

    private static Plan set(Request r, View view) {
        Args a = r.args();
        Range vids = a.need(VIDS);
        Attrs entry = Attrs.NONE.with(VlanDb.ENTRY_INFO, new VlanInfo(VlanInfo.ONLY_OPTS, (int) vids.first()));
        entry = vids.several() ? entry.with(VlanDb.ENTRY_RANGE, (int) vids.last()) : entry;
        Attrs stated = entry;
        entry = a.get(STATE).map(s -> stated.with(VlanDb.ENTRY_STATE, s)).orElse(entry);
        Attrs routed = entry;
        entry = a.get(ROUTER)
                .map(m -> routed.with(VlanDb.ENTRY_MCAST_ROUTER, m))
                .orElse(entry);
        Dev dev = BridgeWords.dev(r, view);
        int id = VlanDb.BRIDGE_VLANDB_ENTRY.id();
        Blame blame = new Blame(BridgeWords.at(r))
                .put(BridgeWords.at(r), 0)
                .put(a.token(VIDS), id)
                .put(a.token(STATE), id, VlanDb.ENTRY_STATE.id())
                .put(a.token(ROUTER), id, VlanDb.ENTRY_MCAST_ROUTER.id());
        NetOp op = new NetOp.SetVlan(new BridgeVlan(dev, Attrs.NONE.with(VlanDb.BRIDGE_VLANDB_ENTRY, entry)));
        return Plan.of(new Effect.Net(r.ns(), op, blame, BridgeWords.words(r, dev)));
    }

    private static Plan show(Request r, boolean tunnels) {
        Args a = r.args();
        int vid = a.get(VID).orElse(0);
        Blame blame = new Blame(r.at());
        return BridgeWords.show(r, v -> {
            int index = BridgeWords.index(r, v, BridgeWords.DEV);
            View.Names names = v.names(r.ns());
            if (r.display().details() > 0 && !tunnels) {
                long flags = r.display().stats() > 0 ? VlanDb.DUMPF_STATS : 0;
                return entries(v.query(r.ns(), new Query.BridgeVlans(flags), blame), index, vid, false, names);
            } else if (r.display().stats() > 0) {
                List<LinkStats> all = new ArrayList<>(v.query(r.ns(), new Query.VlanCounters(false), blame));
                all.addAll(v.query(r.ns(), new Query.VlanCounters(true), blame));
                all.removeIf(s -> index != 0 && s.dev().index() != index);
                return new Outcome.VlanCounters(all, vid, names);
            }
            long mask = a.has(BridgeWords.COMPRESS) ? Ifla.RTEXT_FILTER_BRVLAN_COMPRESSED : Ifla.RTEXT_FILTER_BRVLAN;
            List<Link> ports = v.query(r.ns(), new Query.BridgeLinks(mask), blame).stream()
                    .filter(port -> index == 0 || port.index() == index)
                    .toList();
            return new Outcome.PortVlans(ports, vid, tunnels, names);
        });
    }

    /** What RTM_GETVLAN told, of one interface or all. */
    static Outcome entries(List<BridgeVlan> all, int index, int vid, boolean global, View.Names names) {
        List<BridgeVlan> chosen =
                all.stream().filter(e -> index == 0 || e.dev().index() == index).toList();
        return new Outcome.VlanEntries(chosen, vid, global, names);
    }
}
