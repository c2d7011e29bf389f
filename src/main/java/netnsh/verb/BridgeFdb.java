package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.word.Addresses;
import netnsh.word.Bridging;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code bridge fdb}: bridge(8). {@link BridgeFlush} has what empties the database. */
final class BridgeFdb {
    private BridgeFdb() {}

    static final Syntax.Word FDB = word("fdb", "the forwarding database");
    static final Syntax.Slot<Dev> PORT = slot("brport", Names.DEV, "of this port");
    private static final Syntax.Slot<Dev> BRIDGE = slot("br", Names.DEV, "of this bridge");
    private static final Syntax.Slot<Mac> ADDRESS = slot("lladdr", Bridging.ETHER, "the Ethernet address");
    private static final Syntax.Slot<InetAddress> DST = slot("dst", Addresses.ADDRESS, "the tunnel's other end");
    private static final Syntax.Slot<Long> NHID = slot("nhid", Numbers.U32, "a nexthop that leads there");
    private static final Syntax.Slot<Integer> UDP = slot("port", Links.U16, "the tunnel's UDP port");
    private static final Syntax.Slot<Long> VNI = slot("vni", Bridging.VNI, "the tunnel's id");
    private static final Syntax.Slot<Long> SRC_VNI = slot("src_vni", Bridging.VNI, "the id here");
    private static final Syntax.Slot<Dev> VIA = slot("via", Names.DEV, "the interface that the tunnel uses");
    private static final Syntax.Slot<Integer> STATE = slot("state", Bridging.ENTRY_STATE, "in this state");
    private static final Syntax.Word DYNAMIC = word("dynamic", "learned ones");
    private static final Syntax.Word ONLY_DYNAMIC = exactly("dynamic", DYNAMIC.help());
    private static final Syntax.Word LOCAL = word(List.of("local", "permanent"), "an address of this machine");
    private static final Syntax.Word STATIC = word(List.of("static", "temp"), "does not age");
    private static final Syntax.Word AGING = word("dynamic", "ages as a learned one does");
    private static final Syntax.Word ROUTER = word("router", "it is a router");
    private static final Syntax.Word USE = word("use", "as if it had been used");
    private static final Syntax.Word LEARNED = word("extern_learn", "another program learned it");
    private static final Syntax.Word STICKY = word("sticky", "it does not move to other ports");
    private static final Syntax.Word OF_MASTER = word("master", BridgeWords.MASTER.help());

    private static final Syntax TO = seq(maybe(exactly("to", ADDRESS.help())), ADDRESS);

    private static final Syntax ENTRY = anyOrder(
            BridgeWords.DEV_CLAUSE,
            maybe(exactly("dst", DST.help()), DST),
            maybe(exactly("nhid", NHID.help()), NHID),
            maybe(exactly("port", UDP.help()), UDP),
            maybe(exactly("vni", VNI.help()), VNI),
            maybe(exactly("src_vni", SRC_VNI.help()), SRC_VNI),
            maybe(exactly("via", VIA.help()), VIA),
            maybe(BridgeWords.SELF),
            maybe(OF_MASTER),
            maybe(ROUTER),
            maybe(LOCAL),
            maybe(STATIC),
            maybe(AGING),
            maybe(word("vlan", BridgeWords.VLAN.help()), BridgeWords.VLAN),
            maybe(USE),
            maybe(LEARNED),
            maybe(STICKY),
            TO);

    private static final Syntax QUESTION = anyOrder(
            maybe(oneOf(exactly("brport", PORT.help()), exactly("dev", PORT.help())), PORT),
            maybe(exactly("br", BRIDGE.help()), BRIDGE),
            maybe(exactly("vni", VNI.help()), VNI),
            maybe(BridgeWords.SELF),
            maybe(OF_MASTER),
            maybe(word("vlan", BridgeWords.VLAN.help()), BridgeWords.VLAN),
            maybe(DYNAMIC),
            TO);

    private static final Syntax SELECTORS = anyOrder(
            maybe(oneOf(exactly("brport", PORT.help()), exactly("dev", PORT.help())), PORT),
            maybe(exactly("br", BRIDGE.help()), BRIDGE),
            maybe(exactly("vlan", BridgeWords.VLAN.help()), BridgeWords.VLAN),
            many(seq(exactly("state", STATE.help()), STATE)),
            maybe(ONLY_DYNAMIC));

    private static final String MADE = "bridge fdb add 02:00:00:00:00:01 dev v0 master static";

    static List<Form> forms() {
        String[] lab = BridgeLink.LAB;
        return List.of(
                change("add", "add an entry", Mode.ADD).example(MADE, "a station behind v0", lab),
                change("append", "add one more way", Mode.APPEND)
                        .example(
                                "bridge fdb append 00:00:00:00:00:00 dev vx0 dst 192.0.2.2",
                                "one more far end for what is flooded",
                                "link add vx0 type vxlan id 42 dstport 4789"),
                change("replace", "add or change an entry", Mode.REPLACE)
                        .example("bridge fdb replace 02:00:00:00:00:01 dev v0 master", "whatever stood there", lab),
                change("delete", "delete an entry", null)
                        .example(
                                "bridge fdb del 02:00:00:00:00:01 dev v0 master",
                                "it goes",
                                lab[0],
                                lab[1],
                                lab[2],
                                MADE),
                Form.of(
                                "bridge fdb get",
                                "show one entry",
                                seq(FDB, word("get", "one entry"), QUESTION),
                                BridgeFdb::get)
                        .example(
                                "bridge fdb get 02:00:00:00:00:01 br br0",
                                "where br0 sends it",
                                lab[0],
                                lab[1],
                                lab[2],
                                MADE),
                Form.of(
                                "bridge fdb show",
                                "show the database",
                                seq(FDB, maybe(word(List.of("show", "lst", "list"), "the entries"), SELECTORS)),
                                BridgeFdb::show)
                        .example("bridge fdb", "all entries", lab)
                        .example("bridge -s fdb show br br0 state static", "some, with their ages", lab));
    }

    private static Form change(String name, String summary, Mode mode) {
        Syntax.Word word = word(name, summary);
        return Form.of("bridge fdb " + name, summary, seq(FDB, word, ENTRY), (r, view) -> plan(r, view, mode));
    }

    private static Plan plan(Request r, View view, Mode mode) {
        Args a = r.args();
        boolean far =
                a.token(DST) != null || a.get(UDP).filter(port -> port != 0).isPresent() || a.token(VNI) != null;
        if (a.get(NHID).orElse(0L) != 0 && far) {
            throw Problem.of("fdb.nhid", "the nexthop says where to: dst, port and vni cannot stand beside nhid")
                    .at(a.token(NHID));
        }
        Dev dev = BridgeWords.dev(r, view);
        Body body = new Body(a.token(ADDRESS));
        body.put(Nda.NDA_LLADDR, a, ADDRESS);
        body.put(Nda.NDA_DST, a, DST);
        body.put(Nda.NDA_VLAN, a, BridgeWords.VLAN);
        if (a.get(NHID).orElse(0L) != 0) { // 0 is no nexthop: iproute2 passes over it
            body.put(Nda.NDA_NH_ID, a, NHID);
        }
        body.put(Nda.NDA_PORT, a, UDP);
        body.put(Nda.NDA_VNI, a, VNI);
        body.put(Nda.NDA_SRC_VNI, a, SRC_VNI);
        body.put(Nda.NDA_IFINDEX, a, VIA);
        body.blame().put(BridgeWords.at(r), 0);
        int flags = who(a)
                | (a.has(ROUTER) ? Ntf.NTF_ROUTER : 0)
                | (a.has(USE) ? Ntf.NTF_USE : 0)
                | (a.has(LEARNED) ? Ntf.NTF_EXT_LEARNED : 0)
                | (a.has(STICKY) ? Ntf.NTF_STICKY : 0);
        flags = (flags & (Ntf.NTF_SELF | Ntf.NTF_MASTER)) == 0 ? flags | Ntf.NTF_SELF : flags;
        Neighbour entry = new Neighbour(Rtm.AF_BRIDGE, dev, state(a), flags, 0, body.attrs());
        NetOp op = mode == null ? new NetOp.DelNeighbour(entry) : new NetOp.AddNeighbour(entry, mode);
        return Plan.of(new Effect.Net(r.ns(), op, body.blame(), BridgeWords.words(r, dev)));
    }

    private static int who(Args a) {
        return (a.has(BridgeWords.SELF) ? Ntf.NTF_SELF : 0) | (a.has(OF_MASTER) ? Ntf.NTF_MASTER : 0);
    }

    /** Permanent unless something else is said; what ages is not NOARP. */
    private static int state(Args a) {
        int state = (a.has(LOCAL) ? Nud.NUD_PERMANENT : 0) | (a.has(STATIC) || a.has(AGING) ? Nud.NUD_REACHABLE : 0);
        return (state == 0 ? Nud.NUD_PERMANENT : state) | (a.has(AGING) ? 0 : Nud.NUD_NOARP);
    }

    private static Plan get(Request r, View view) {
        Args a = r.args();
        if (a.token(PORT) == null && a.token(BRIDGE) == null) {
            throw Problem.of("bridge.dev", "where? brport IF or br BRIDGE is missing")
                    .at(a.token(ADDRESS));
        }
        return BridgeWords.show(r, v -> {
            Attrs attrs = Attrs.NONE.with(Nda.NDA_LLADDR, a.need(ADDRESS));
            attrs = with(attrs, a);
            int bridge = BridgeWords.index(r, v, BRIDGE);
            attrs = bridge == 0 ? attrs : attrs.with(Nda.NDA_MASTER, Dev.index(bridge));
            Dev port = Dev.index(BridgeWords.index(r, v, PORT));
            Neighbour question = new Neighbour(Rtm.AF_BRIDGE, port, 0, who(a), 0, attrs);
            List<Neighbour> found = v.query(r.ns(), new Query.NeighbourEntry(question), new Blame(a.token(ADDRESS)));
            return new Outcome.Forwarding(
                    found.stream()
                            .filter(n -> !(a.has(DYNAMIC) && permanent(n)))
                            .toList(),
                    false,
                    v.names(r.ns()));
        });
    }

    private static Attrs with(Attrs attrs, Args a) {
        Attrs more =
                a.get(BridgeWords.VLAN).map(v -> attrs.with(Nda.NDA_VLAN, v)).orElse(attrs);
        return a.get(VNI).map(v -> more.with(Nda.NDA_VNI, v)).orElse(more);
    }

    private static boolean permanent(Neighbour n) {
        return (n.state() & Nud.NUD_PERMANENT) != 0;
    }

    private static Plan show(Request r, View view) {
        Args a = r.args();
        return BridgeWords.show(r, v -> {
            int port = BridgeWords.index(r, v, PORT);
            int bridge = BridgeWords.index(r, v, BRIDGE);
            int vlan = a.get(BridgeWords.VLAN).orElse(0);
            int states = a.all(STATE).stream().reduce(0, (x, y) -> x | y);
            boolean dynamic = a.has(ONLY_DYNAMIC);
            Query.Forwarding query = new Query.Forwarding(Dev.index(port), Dev.index(bridge));
            List<Neighbour> found = v.query(r.ns(), query, new Blame(r.at())).stream()
                    .filter(n -> n.family() == Rtm.AF_BRIDGE)
                    .filter(n -> port == 0 || n.dev().index() == port)
                    .filter(n -> states == 0 || (n.state() & states) != 0)
                    .filter(n -> vlan == 0 || n.attrs().get(Nda.NDA_VLAN, 0) == vlan)
                    .filter(n -> !(dynamic && permanent(n)))
                    .toList();
            return new Outcome.Forwarding(found, port != 0, v.names(r.ns()));
        });
    }
}
