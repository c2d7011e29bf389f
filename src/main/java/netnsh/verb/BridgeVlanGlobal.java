package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.BridgeVlan;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.VlanDb;
import netnsh.value.Dev;
import netnsh.word.Bridging.Range;
import netnsh.word.Links;
import netnsh.word.Numbers;

/** {@code bridge vlan global}: options of VLANs of a whole bridge. */
final class BridgeVlanGlobal {
    private BridgeVlanGlobal() {}

    private static final Syntax.Word GLOBAL = exactly("global", "options of VLANs of a whole bridge");

    static List<Form> forms() {
        String[] lab = {"link add br0 up type bridge vlan_filtering 1 mcast_vlan_snooping 1"};
        return List.of(
                Form.of(
                                "bridge vlan global",
                                "show options of VLANs of a whole bridge",
                                seq(
                                        BridgeVlans.VLAN,
                                        GLOBAL,
                                        maybe(
                                                oneOf(
                                                        exactly("show", "show them"),
                                                        exactly("lst", "show them"),
                                                        exactly("list", "show them")),
                                                BridgeVlans.ONLY)),
                                BridgeVlanGlobal::show)
                        .example("bridge vlan global show dev br0", "all of br0", lab),
                Form.of(
                                "bridge vlan global set",
                                "set options of VLANs of a whole bridge",
                                seq(BridgeVlans.VLAN, GLOBAL, exactly("set", "set them"), options()),
                                BridgeVlanGlobal::set)
                        .example(
                                "bridge vlan global set vid 1 dev br0 mcast_snooping 1 mcast_querier 1",
                                "who is asked",
                                lab));
    }

    private static Syntax.Slot<Integer> small(VlanDb.Option<Integer> option) {
        return slot(option.word(), Links.U8, option.help());
    }

    private static Syntax.Slot<Long> large(VlanDb.Option<Long> option) {
        return slot(option.word(), option.attr().codec() == Codec.U32 ? Numbers.U32 : Links.U64, option.help());
    }

    private static Syntax options() {
        List<Syntax> items = new ArrayList<>();
        items.add(BridgeWords.DEV_CLAUSE);
        items.add(BridgeVlans.VID_CLAUSE);
        VlanDb.SMALL.forEach(o -> items.add(maybe(exactly(o.word(), o.help()), small(o))));
        VlanDb.LARGE.forEach(o -> items.add(maybe(exactly(o.word(), o.help()), large(o))));
        return anyOrder(items);
    }

    private static Plan show(Request r, View view) {
        int vid = r.args().get(BridgeVlans.VID).orElse(0);
        return BridgeWords.show(r, v -> {
            int index = BridgeWords.index(r, v, BridgeWords.DEV);
            Query<BridgeVlan> query = new Query.BridgeVlans(VlanDb.DUMPF_GLOBAL);
            return BridgeVlans.entries(v.query(r.ns(), query, new Blame(r.at())), index, vid, true, v.names(r.ns()));
        });
    }

    private static Plan set(Request r, View view) {
        Args a = r.args();
        Range vids = a.need(BridgeVlans.VIDS);
        int id = VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS.id();
        Blame blame = new Blame(BridgeWords.at(r)).put(BridgeWords.at(r), 0).put(a.token(BridgeVlans.VIDS), id);
        Attrs options = Attrs.NONE.with(VlanDb.GOPTS_ID, (int) vids.first());
        options = vids.several() ? options.with(VlanDb.GOPTS_RANGE, (int) vids.last()) : options;
        for (VlanDb.Option<Integer> o : VlanDb.SMALL) {
            if (a.token(small(o)) != null) {
                options = options.with(o.attr(), a.need(small(o)));
                blame.put(a.token(small(o)), id, o.attr().id());
            }
        }
        for (VlanDb.Option<Long> o : VlanDb.LARGE) {
            if (a.token(large(o)) != null) {
                options = options.with(o.attr(), a.need(large(o)));
                blame.put(a.token(large(o)), id, o.attr().id());
            }
        }
        Dev dev = BridgeWords.dev(r, view);
        Attrs attrs = Attrs.NONE.with(VlanDb.BRIDGE_VLANDB_GLOBAL_OPTIONS, options);
        NetOp op = new NetOp.SetVlan(new BridgeVlan(dev, attrs));
        return Plan.of(new Effect.Net(r.ns(), op, blame, BridgeWords.words(r, dev)));
    }
}
