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
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Nha;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Nexthops;
import netnsh.word.Numbers;

/** {@code nexthop list}, {@code get}, {@code flush} and {@code bucket}. */
final class NexthopShow {
    private NexthopShow() {}

    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "that lead to this interface");
    private static final Syntax.Slot<Dev> MASTER = slot("master", Names.DEV, "through ports of this interface");
    private static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "in this VRF");
    private static final Syntax.Word GROUPS = word("groups", "groups only");
    private static final Syntax.Slot<Long> PROTO = slot("protocol", Numbers.U8, "made by this, a number");
    private static final Syntax.Word FDB = word("fdb", "those for forwarding entries");
    private static final Syntax.Slot<Long> USED = slot("nhid", Nexthops.ID, "that use this nexthop");
    private static final Syntax.Slot<Integer> INDEX = slot("index", Links.U16, "the bucket's number");

    private static final Syntax SELECTORS = anyOrder(
            maybe(word("dev", DEV.help()), DEV),
            maybe(GROUPS),
            maybe(word("master", MASTER.help()), MASTER),
            maybe(word("vrf", VRF.help()), VRF),
            maybe(exactly("id", NexthopVerb.ID.help()), NexthopVerb.ID),
            maybe(word("protocol", PROTO.help()), PROTO),
            maybe(FDB));

    static Form list() {
        return Form.of(
                        "nexthop list",
                        "list nexthops",
                        maybe(word(List.of("list", "show", "lst"), "the nexthops"), SELECTORS),
                        NexthopShow::list)
                .example("nexthop", "all nexthops", NexthopVerb.LAB[0], NexthopVerb.LAB[1], NexthopVerb.ONE)
                .example("nexthop list groups", "the groups", NexthopVerb.LAB);
    }

    static Form get() {
        return Form.of(
                        "nexthop get",
                        "show one nexthop",
                        seq(word("get", "one nexthop"), exactly("id", NexthopVerb.ID.help()), NexthopVerb.ID),
                        NexthopShow::list)
                .example("nexthop get id 9", "this one", "nexthop add id 9 blackhole");
    }

    static Form flush() {
        return Form.of(
                        "nexthop flush",
                        "delete nexthops",
                        seq(word("flush", "delete nexthops"), SELECTORS),
                        NexthopShow::flush)
                .example("nexthop flush", "all of them", "nexthop add id 9 blackhole")
                .example(
                        "nexthop flush dev v0",
                        "those that lead there",
                        NexthopVerb.LAB[0],
                        NexthopVerb.LAB[1],
                        NexthopVerb.ONE);
    }

    private static final Syntax.Word BUCKET = word("bucket", "parts of resilient groups");
    private static final String[] RESILIENT = {
        NexthopVerb.LAB[0],
        NexthopVerb.LAB[1],
        NexthopVerb.ONE,
        NexthopVerb.TWO,
        "nexthop add id 11 group 1/2 type resilient buckets 4"
    };

    static Form buckets() {
        Syntax selectors = anyOrder(
                maybe(word("dev", DEV.help()), DEV),
                maybe(word("master", MASTER.help()), MASTER),
                maybe(word("vrf", VRF.help()), VRF),
                maybe(exactly("id", NexthopVerb.ID.help()), NexthopVerb.ID),
                maybe(exactly("nhid", USED.help()), USED));
        return Form.of(
                        "nexthop bucket list",
                        "list the parts of resilient groups",
                        seq(BUCKET, maybe(word(List.of("list", "show", "lst"), "the parts"), selectors)),
                        NexthopShow::buckets)
                .example("nexthop bucket list id 11", "where each part of the hash leads", RESILIENT);
    }

    static Form bucket() {
        return Form.of(
                        "nexthop bucket get",
                        "show one part of a resilient group",
                        seq(
                                BUCKET,
                                word("get", "one part"),
                                anyOrder(
                                        seq(exactly("id", NexthopVerb.ID.help()), NexthopVerb.ID),
                                        seq(exactly("index", INDEX.help()), INDEX))),
                        NexthopShow::bucket)
                .example("nexthop bucket get id 11 index 0", "the first part", RESILIENT);
    }

    private static Plan list(Request r, View view) {
        if (Families.none(r)) {
            return Plan.of(new Effect.Show(r.words(), v -> new Outcome.Nexthops(List.of(), v.names(r.ns()))));
        }
        int family = Families.of(r);
        return Plan.of(new Effect.Show(r.words(), v -> new Outcome.Nexthops(read(r, v, family), v.names(r.ns()))));
    }

    private static List<Nexthop> read(Request r, View view, int family) {
        Args a = r.args();
        if (a.token(VRF) != null) {
            RouteChange.vrfTable(r, view, a.need(VRF), a.token(VRF));
        }
        if (a.token(NexthopVerb.ID) != null) {
            // as iproute2: a number makes every other word meaningless
            Attrs id = Attrs.NONE.with(Nha.NHA_ID, a.need(NexthopVerb.ID));
            Nexthop question = new Nexthop(family, 0, 0, 0, id);
            return view.query(r.ns(), new Query.NexthopById(question), new Blame(a.token(NexthopVerb.ID)));
        }
        Nexthop filter = new Nexthop(family, 0, 0, 0, filter(r, view));
        long protocol = a.get(PROTO).orElse(0L);
        return view.query(r.ns(), new Query.Nexthops(filter), new Blame(r.at())).stream()
                .filter(n -> protocol == 0 || n.protocol() == protocol)
                .toList();
    }

    private static Attrs filter(Request r, View view) {
        Args a = r.args();
        Attrs filter = Attrs.NONE;
        int dev = BridgeWords.index(r, view, DEV);
        filter = dev == 0 ? filter : filter.with(Nha.NHA_OIF, Dev.index(dev));
        filter = filter.with(Nha.NHA_GROUPS, a.has(GROUPS));
        int master = BridgeWords.index(r, view, a.token(VRF) != null ? VRF : MASTER);
        filter = master == 0 ? filter : filter.with(Nha.NHA_MASTER, Dev.index(master));
        return filter.with(Nha.NHA_FDB, a.has(FDB));
    }

    private static Plan flush(Request r, View view) {
        boolean single = r.args().token(NexthopVerb.ID) != null;
        List<Nexthop> all = new ArrayList<>();
        List<Nexthop> found = read(r, view, single ? 0 : Families.of(r));
        // groups first: one that loses its last member goes by itself, and would not be there any more
        found.stream().filter(n -> n.attrs().has(Nha.NHA_GROUP)).forEach(all::add);
        found.stream().filter(n -> !n.attrs().has(Nha.NHA_GROUP)).forEach(all::add);
        List<Effect> effects = new ArrayList<>();
        for (Nexthop n : all) {
            Attrs id = Attrs.NONE.with(Nha.NHA_ID, n.attrs().get(Nha.NHA_ID, 0L));
            NetOp op = new NetOp.DelNexthop(new Nexthop(0, 0, 0, 0, id));
            effects.add(new Effect.Net(r.ns(), op, new Blame(r.at()), words(r.ns(), n)));
        }
        if (!single) {
            String told = all.isEmpty() ? "Nothing to flush" : "Flushed " + all.size() + " nexthops";
            effects.add(new Effect.Show(r.words(), v -> new Outcome.Lines(List.of(told))));
        }
        return Plan.of(effects);
    }

    private static String words(NsRef ns, Nexthop n) {
        List<String> words = new ArrayList<>(List.of("ip"));
        if (!(ns instanceof NsRef.Home)) {
            words.addAll(List.of("-n", ns.toString()));
        }
        words.addAll(List.of("nexthop", "delete", "id", Long.toString(n.attrs().get(Nha.NHA_ID, 0L))));
        return Text.words(words);
    }

    private static Plan buckets(Request r, View view) {
        if (Families.none(r)) {
            return Plan.of(new Effect.Show(r.words(), v -> new Outcome.NexthopBuckets(List.of(), v.names(r.ns()))));
        }
        int family = Families.of(r);
        return Plan.of(new Effect.Show(r.words(), v -> {
            Args a = r.args();
            Attrs filter = filter(r, v);
            Attrs all =
                    a.get(NexthopVerb.ID).map(id -> filter.with(Nha.NHA_ID, id)).orElse(filter);
            Attrs more = a.get(USED)
                    .map(id -> all.with(Nha.NHA_RES_BUCKET, Attrs.NONE.with(Nha.NHA_RES_BUCKET_NH_ID, id)))
                    .orElse(all);
            Query<Nexthop> query = new Query.Buckets(new Nexthop(family, 0, 0, 0, more));
            return new Outcome.NexthopBuckets(v.query(r.ns(), query, new Blame(r.at())), v.names(r.ns()));
        }));
    }

    private static Plan bucket(Request r, View view) {
        int family = Families.of(r);
        Args a = r.args();
        Attrs attrs = Attrs.NONE
                .with(Nha.NHA_ID, a.need(NexthopVerb.ID))
                .with(Nha.NHA_RES_BUCKET, Attrs.NONE.with(Nha.NHA_RES_BUCKET_INDEX, a.need(INDEX)));
        Query<Nexthop> query = new Query.OneBucket(new Nexthop(family, 0, 0, 0, attrs));
        Blame blame = new Blame(a.token(INDEX));
        return Plan.of(new Effect.Show(
                r.words(), v -> new Outcome.NexthopBuckets(v.query(r.ns(), query, blame), v.names(r.ns()))));
    }
}
