package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Mdb;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.value.Dev;
import netnsh.word.Addresses;
import netnsh.word.Bridging;
import netnsh.word.Names;

/** {@code bridge mdb}: bridge(8). */
final class BridgeMdb {
    private BridgeMdb() {}

    private static final Syntax.Word MDB = word("mdb", "multicast groups of bridges");
    private static final Syntax.Slot<Dev> PORT = slot("port", Names.DEV, "the port with members behind it");
    private static final Syntax.Slot<Bridging.Group> GROUP = slot("grp", Bridging.GROUP, "the group");
    private static final Syntax.Slot<InetAddress> SRC = slot("src", Addresses.ADDRESS, "from this sender only");
    private static final Syntax.Word PERMANENT = exactly("permanent", "it does not age");
    private static final Syntax.Word TEMP = exactly("temp", "it ages");
    private static final Syntax.Slot<Integer> VID = BridgeVlans.VID;

    private static final Syntax ENTRY = anyOrder(
            BridgeWords.DEV_CLAUSE,
            seq(exactly("grp", GROUP.help()), GROUP),
            seq(exactly("port", PORT.help()), PORT),
            maybe(PERMANENT),
            maybe(TEMP),
            maybe(exactly("vid", VID.help()), VID),
            maybe(exactly("src", SRC.help()), SRC));

    static List<Form> forms() {
        String[] lab = {
            "link add br0 up type bridge mcast_snooping 1",
            "link add v0 type veth peer name v1",
            "link set v0 master br0 up",
            "link set v1 up"
        };
        String made = "bridge mdb add dev br0 port v0 grp 239.1.1.1 permanent";
        return List.of(
                Form.of(
                                "bridge mdb add",
                                "add a group",
                                seq(MDB, word("add", "add a group"), ENTRY),
                                (r, v) -> change(r, v, true))
                        .example(made, "send 239.1.1.1 to v0", lab),
                Form.of(
                                "bridge mdb delete",
                                "delete a group",
                                seq(MDB, word("delete", "delete a group"), ENTRY),
                                (r, v) -> change(r, v, false))
                        .example(made.replace("add", "del"), "no longer", lab[0], lab[1], lab[2], lab[3], made),
                Form.of(
                                "bridge mdb show",
                                "show the groups",
                                seq(MDB, maybe(word(List.of("show", "lst", "list"), "the groups"), BridgeVlans.ONLY)),
                                BridgeMdb::show)
                        .example("bridge mdb", "all groups", lab[0], lab[1], lab[2], lab[3], made)
                        .example("bridge -d -s mdb show dev br0", "those of br0 with everything", lab));
    }

    private static Plan change(Request r, View view, boolean add) {
        Args a = r.args();
        Dev dev = BridgeWords.dev(r, view);
        int state = add && a.has(PERMANENT) ? MdbEntry.PERMANENT : 0;
        MdbEntry entry = new MdbEntry(
                a.need(PORT), state, 0, a.get(VID).orElse(0), a.need(GROUP).bytes(), Attrs.NONE);
        Attrs attrs = Attrs.NONE.with(Mdba.MDBA_SET_ENTRY, entry);
        if (a.token(SRC) != null) {
            attrs = attrs.with(Mdba.MDBA_SET_ENTRY_ATTRS, Attrs.NONE.with(Mdba.MDBE_ATTR_SOURCE, a.need(SRC)));
        }
        Mdb mdb = new Mdb(dev, attrs);
        Blame blame = new Blame(a.token(GROUP))
                .put(BridgeWords.at(r), 0)
                .put(a.token(GROUP), Mdba.MDBA_SET_ENTRY.id())
                .put(a.token(SRC), Mdba.MDBA_SET_ENTRY_ATTRS.id());
        if (!add || !a.need(PORT).name().equals(dev.name())) {
            // a port that is not there is found by the entry's way
            blame.put(a.token(PORT), Mdba.MDBA_SET_ENTRY.id());
        }
        NetOp op = add ? new NetOp.AddMdb(mdb, Mode.ADD) : new NetOp.DelMdb(mdb);
        return Plan.of(new Effect.Net(r.ns(), op, blame, BridgeWords.words(r, dev)));
    }

    private static Plan show(Request r, View view) {
        int vid = r.args().get(VID).orElse(0);
        return BridgeWords.show(r, v -> {
            int index = BridgeWords.index(r, v, BridgeWords.DEV);
            List<Mdb> all = v.query(r.ns(), new Query.MulticastGroups(), new Blame(r.at())).stream()
                    .filter(m -> index == 0 || m.bridge().index() == index)
                    .toList();
            return new Outcome.MulticastGroups(all, vid, v.names(r.ns()));
        });
    }
}
