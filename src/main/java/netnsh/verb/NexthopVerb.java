package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.List;
import netnsh.encap.Encaps;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Nexthop;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Named;
import netnsh.uapi.Nha;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Nexthops;

/** {@code nexthop}: ip-nexthop(8). What shows and flushes stands in {@link NexthopShow}. */
final class NexthopVerb {
    private NexthopVerb() {}

    static final Syntax.Slot<Long> ID = slot("id", Nexthops.ID, "its number");
    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface that it leads to");
    private static final Syntax.Slot<Integer> FAMILY = slot("family", Addresses.FAMILY, "the gateway's family");
    private static final Syntax.Slot<InetAddress> VIA = slot("via", Addresses.ADDRESS, "the gateway");
    private static final Syntax.Word BLACKHOLE = exactly("blackhole", "drop what comes");
    private static final Syntax.Word FDB = exactly("fdb", "for forwarding entries of tunnels");
    private static final Syntax.Word ONLINK = exactly("onlink", "take the gateway to be at the interface");
    private static final Syntax.Slot<List<Nha.Member>> GROUP =
            slot("group", Nexthops.GROUP, "several nexthops, each with a weight");
    private static final Syntax.Word MPATH = exactly("mpath", "by a hash of each flow");
    private static final Syntax.Word RESILIENT = exactly("resilient", "flows keep their way when members change");
    private static final Syntax.Slot<Integer> BUCKETS = slot("buckets", Links.U16, "how many parts the hash has");
    private static final Syntax.Slot<Long> IDLE =
            slot("idle_timer", Nexthops.SECONDS, "when a bucket counts as idle, seconds");
    private static final Syntax.Slot<Long> UNBALANCED =
            slot("unbalanced_timer", Nexthops.SECONDS, "when busy buckets move too, seconds");
    private static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "who made it");

    static final String[] LAB = {"cable v0 v1", "addr add 10.0.0.1/24 dev v0"};
    static final String ONE = "nexthop add id 1 via 10.0.0.2 dev v0";
    static final String TWO = "nexthop add id 2 via 10.0.0.3 dev v0";

    private static Syntax nexthop() {
        return anyOrder(
                seq(exactly("id", ID.help()), ID),
                maybe(exactly("dev", DEV.help()), DEV),
                maybe(exactly("via", VIA.help()), maybe(FAMILY), VIA),
                maybe(Encaps.ENCAP, Encaps.TYPE),
                maybe(BLACKHOLE),
                maybe(FDB),
                maybe(ONLINK),
                maybe(exactly("group", GROUP.help()), GROUP),
                maybe(
                        exactly("type", "how a group chooses"),
                        oneOf(
                                MPATH,
                                seq(
                                        RESILIENT,
                                        anyOrder(
                                                maybe(exactly("buckets", BUCKETS.help()), BUCKETS),
                                                maybe(exactly("idle_timer", IDLE.help()), IDLE),
                                                maybe(exactly("unbalanced_timer", UNBALANCED.help()), UNBALANCED))))),
                maybe(word("protocol", PROTO.help()), PROTO));
    }

    static List<Form> forms() {
        return List.of(
                change("add", "add a nexthop", Mode.ADD)
                        .example(ONE, "a gateway with a number", LAB)
                        .example("nexthop add id 9 blackhole", "drop what comes")
                        .example(
                                "nexthop add id 10 group 1/2,3",
                                "two, the second three times as often",
                                LAB[0],
                                LAB[1],
                                ONE,
                                TWO)
                        .example(
                                "nexthop add id 11 group 1/2 type resilient buckets 32 idle_timer 60",
                                "flows keep their way",
                                LAB[0],
                                LAB[1],
                                ONE,
                                TWO)
                        .example("route add 10.9.0.0/16 nhid 1", "a route that uses it", LAB[0], LAB[1], ONE),
                change("replace", "add or change a nexthop", Mode.REPLACE)
                        .example("nexthop replace id 1 via 10.0.0.3 dev v0", "all routes follow", LAB[0], LAB[1], ONE),
                Form.of(
                                "nexthop delete",
                                "delete a nexthop",
                                seq(word("delete", "delete a nexthop"), exactly("id", ID.help()), ID),
                                NexthopVerb::delete)
                        .example("nexthop del id 1", "it goes with its routes", LAB[0], LAB[1], ONE),
                NexthopShow.list(),
                NexthopShow.get(),
                NexthopShow.flush(),
                NexthopShow.buckets(),
                NexthopShow.bucket());
    }

    private static Form change(String name, String summary, Mode mode) {
        Syntax.Word word = word(name, summary);
        return Form.of(
                "nexthop " + name,
                summary,
                seq(word, Syntax.later(NexthopVerb::nexthop)),
                (r, view) -> change(r, mode));
    }

    private static Plan change(Request r, Mode mode) {
        Args a = r.args();
        Body body = new Body(a.token(ID));
        body.put(Nha.NHA_ID, a, ID);
        body.put(Nha.NHA_OIF, a, DEV);
        body.put(Nha.NHA_GATEWAY, a, VIA);
        LightTunnel.put(r, a, body, body.blame(), Nha.NHA_ENCAP_TYPE, Nha.NHA_ENCAP);
        flag(body, a, Nha.NHA_BLACKHOLE, BLACKHOLE);
        flag(body, a, Nha.NHA_FDB, FDB);
        body.put(Nha.NHA_GROUP, a, GROUP);
        if (a.has(RESILIENT)) {
            body.put(Nha.NHA_RES_GROUP, resilient(a), a.token(RESILIENT));
        }
        if (a.has(RESILIENT) || a.has(MPATH)) {
            String type = a.has(RESILIENT) ? RESILIENT.text() : MPATH.text();
            int number = (int) Named.valueOf(Nha.TYPES, type).orElseThrow();
            body.put(Nha.NHA_GROUP_TYPE, number, a.token(a.has(RESILIENT) ? RESILIENT : MPATH));
        }
        int protocol = a.get(PROTO).orElse(0L).intValue();
        Nexthop nexthop = new Nexthop(family(r), 0, protocol, a.has(ONLINK) ? Nha.RTNH_F_ONLINK : 0, body.attrs());
        return Plan.of(new Effect.Net(r.ns(), new NetOp.AddNexthop(nexthop, mode), body.blame(), r.words()));
    }

    private static void flag(Body body, Args a, Attr<Boolean> attr, Syntax.Word word) {
        if (a.has(word)) {
            body.put(attr, true, a.token(word));
        }
    }

    private static Attrs resilient(Args a) {
        Attrs none = a.get(BUCKETS)
                .map(b -> Attrs.NONE.with(Nha.NHA_RES_GROUP_BUCKETS, b))
                .orElse(Attrs.NONE);
        Attrs idle = a.get(IDLE)
                .map(t -> none.with(Nha.NHA_RES_GROUP_IDLE_TIMER, t * 100))
                .orElse(none);
        return a.get(UNBALANCED)
                .map(t -> idle.with(Nha.NHA_RES_GROUP_UNBALANCED_TIMER, t * 100))
                .orElse(idle);
    }

    /** The option's family, else the gateway's, else IPv4 for what is no group. */
    private static int family(Request r) {
        Args a = r.args();
        int family = Families.of(r);
        InetAddress via = a.get(VIA).orElse(null);
        Integer said = a.get(FAMILY).orElse(null);
        if (via != null) {
            int its = Ip.family(via);
            if (family != 0 && family != its || said != null && said != its) {
                throw Problem.of("family.mixed", Ip.text(via) + " is an address of the other family")
                        .at(a.token(VIA));
            }
            return its;
        }
        return family == 0 && (a.token(DEV) != null || a.has(BLACKHOLE)) ? Rtm.AF_INET : family;
    }

    private static Plan delete(Request r, View view) {
        Body body = new Body(r.args().token(ID));
        body.put(Nha.NHA_ID, r.args(), ID);
        NetOp op = new NetOp.DelNexthop(new Nexthop(0, 0, 0, 0, body.attrs()));
        return Plan.of(new Effect.Net(r.ns(), op, body.blame(), r.words()));
    }
}
