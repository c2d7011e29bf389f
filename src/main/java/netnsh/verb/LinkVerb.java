package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.kind.LinkRows;
import netnsh.kind.XdpWords;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.word.Links;
import netnsh.word.Names;

/** {@code link}: interfaces, as ip-link(8) has them. {@link LinkPlans} says what the words mean. */
final class LinkVerb {
    private LinkVerb() {}

    /** {@code type KIND …}; its first binding is the kind's name. */
    static final Syntax.Group ADD_TYPE = Syntax.group("type", Syntax.later(() -> kinds(true)));

    /** The same when a link is there already. */
    static final Syntax.Group SET_TYPE = Syntax.group("type", Syntax.later(() -> kinds(false)));

    static final Syntax.Slot<String> ANY_KIND = slot("kind", Links.KIND, "a kind that takes no options here");
    static final Syntax.Slot<String> ALTNAME = slot("altname", Names.NEW_ALTNAME, "one more name");
    private static final Syntax.Word TYPE = word("type", "what kind of link it is");
    /** Where no options are taken; t is txqueuelen to iproute2, also here. */
    private static final Syntax.Word DELETED_TYPE = new Syntax.Word(List.of("type", "typ", "ty"), TYPE.help(), true);

    static List<Form> forms() {
        return List.of(add(), set(), replace(), delete(), show(), refused("xstats"), refused("afstats"), property());
    }

    private static Form refused(String name) {
        String help = "counters of a kind or protocol" + Syntax.REFUSED;
        return Form.of("link " + name, help, seq(word(name, help), Syntax.rest("words", "ignored")), (r, view) -> {
            throw Problem.of("link.elsewhere", "link " + name + " is not supported")
                    .at(r.at())
                    .hint("ip -s link show has the counters of links; the program ip has these: run ip link " + name
                            + " …");
        });
    }

    private static Syntax kinds(boolean create) {
        List<Syntax> all = new ArrayList<>();
        for (LinkKind kind : Kinds.all()) {
            if (!(create && kind.slave())) {
                all.add(seq(exactly(kind.name(), kind.summary()), Syntax.later(() -> kind.syntax(create))));
            }
        }
        all.add(ANY_KIND);
        return new Syntax.OneOf(all);
    }

    private static Syntax adding(Syntax.Word word) {
        return seq(word, Syntax.later(() -> seq(anyOrder(LinkRows.adding()), TYPE, ADD_TYPE)));
    }

    private static Form add() {
        return Form.of(
                        "link add",
                        "make a link",
                        adding(word("add", "make a link")),
                        (r, view) -> new LinkPlans(r, view).add(Mode.ADD))
                .example("link add v0 type veth peer name v1", "a pair, both ends here")
                .example(
                        "link add eth0 netns left type veth peer name eth0 netns right",
                        "a pair, each end in its namespace",
                        "netns add left right")
                .example("link add br0 type bridge", "a switch")
                .example("link add br1 mtu 1400 up type bridge stp_state 1", "a switch with options")
                .example("link add i0 numtxqueues 2 alias uplink type ifb", "a link for shaped traffic")
                .example("link add m0 link v0 type macvlan mode bridge", "one more address on v0", PAIR)
                .example("link add x0 type vxlan id 42 dstport 4789 remote 192.0.2.1", "Ethernet over UDP");
    }

    private static final String PAIR = "link add v0 type veth peer name v1";

    private static Form set() {
        Syntax.Word set = Syntax.word(List.of("set", "change"), "change a link");
        Syntax options = Syntax.later(() ->
                seq(anyOrder(LinkRows.setting()), maybe(oneOf(seq(TYPE, SET_TYPE), XdpWords.syntax()))));
        return Form.of("link set", "change a link", seq(set, options), LinkVerb::set)
                .example("link set v0 up", "switch it on", PAIR)
                .example("link set dev v0 name eth0 mtu 1400", "rename it, smaller packets", PAIR)
                .example("link set v0 master br0", "plug it into a switch", PAIR, "link add br0 type bridge")
                .example("link set v0 netns left", "move it", PAIR, "netns add left")
                .example("link set v0 address 02:00:00:00:00:01 promisc on", "address and flags", PAIR)
                .example(
                        "link set br0 type bridge forward_delay 200", "options of its kind", "link add br0 type bridge")
                .example(
                        "link set v0 type bridge_slave hairpin on",
                        "options of a port",
                        PAIR,
                        "link add br0 type bridge",
                        "link set v0 master br0")
                .example("link set group default down", "all of a group", PAIR);
    }

    private static Plan set(Request r, View view) {
        if (r.args().has(XdpWords.PROGRAM)) {
            throw Problem.of("link.elsewhere", "netnsh does not load programs into the kernel")
                    .at(r.args().token(XdpWords.PROGRAM))
                    .hint("the program does: run ip link set …");
        }
        return new LinkPlans(r, view).set();
    }

    private static Form replace() {
        return Form.of(
                        "link replace",
                        "make a link, or change it when it is there",
                        adding(word("replace", "make a link, or change it when it is there")),
                        (r, view) -> new LinkPlans(r, view).add(Mode.REPLACE))
                .example("link replace br0 type bridge", "a switch, new or not");
    }

    private static Form delete() {
        Syntax dev = oneOf(
                seq(exactly("dev", LinkRows.DEV.help()), LinkRows.DEV),
                seq(exactly("group", LinkRows.GROUP.help()), LinkRows.GROUP),
                LinkRows.DEV);
        return Form.of(
                        "link delete",
                        "remove a link",
                        seq(word("delete", "remove a link"), dev, maybe(DELETED_TYPE, ANY_KIND)),
                        (r, view) -> new LinkPlans(r, view).delete())
                .example("link del v0", "remove it (of a pair both ends go)", PAIR)
                .example("link del group 42", "remove all of a group", "link add v0 group 42 type veth peer name v1");
    }

    private static Form show() {
        Syntax.Word show = Syntax.word(List.of("show", "lst", "list"), "show links");
        return Form.of(
                        "link show",
                        "show links",
                        maybe(show, anyOrder(LinkFilter.items())),
                        (r, view) -> Plan.of(new Effect.Show(r.words(), v -> links(r, v))))
                .example("link", "all links")
                .example("link show lo", "one")
                .example("ip -d -s link show dev lo", "with everything")
                .example("ip -br link show up", "as a table, what is switched on")
                .example("link show master br0", "the ports of a switch", "link add br0 type bridge")
                .example("ip -j -p link show type veth", "as JSON");
    }

    private static Outcome links(Request r, View view) {
        List<Link> links = new LinkFilter(r, view).links();
        return new Outcome.Links(links, view.names(r.ns()).know(links));
    }

    /** Whether alternative names are given or taken. */
    static final Syntax.Word DEL = word("del", "take an alternative name away");

    private static Form property() {
        Syntax dev = oneOf(seq(exactly("dev", LinkRows.DEV.help()), LinkRows.DEV), LinkRows.DEV);
        return Form.of(
                        "link property",
                        "give a link more names",
                        seq(
                                word("property", "give a link more names"),
                                oneOf(word("add", "give an alternative name"), DEL),
                                anyOrder(dev, Syntax.many(seq(word("altname", "a name"), ALTNAME)))),
                        (r, view) -> new LinkPlans(r, view).property())
                .example("link property add dev v0 altname uplink-to-the-lan", "a longer name", PAIR)
                .example(
                        "link property del dev v0 altname uplink",
                        "take it away",
                        PAIR,
                        "link property add dev v0 altname uplink");
    }
}
