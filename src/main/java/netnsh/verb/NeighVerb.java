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
import java.util.stream.Collectors;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.Text;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Names;
import netnsh.word.Routing;

/** {@code neigh}: ip-neighbour(8). What lists and flushes stands in {@link NeighShow}. */
final class NeighVerb {
    private NeighVerb() {}

    static final Syntax.Slot<InetAddress> TO = slot("to", Addresses.ADDRESS, "the neighbour's address");
    static final Syntax.Slot<InetAddress> PROXY_TO = slot("proxy", Addresses.ADDRESS, "the address to answer for");
    static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface that it is reached by");
    private static final Syntax.Slot<Mac> LLADDR = slot("lladdr", Addresses.LLADDR, "its link-layer address");
    private static final Syntax.Word NULL = exactly("null", "no link-layer address");
    private static final Syntax.Slot<Integer> NUD = slot("nud", Routing.NUD, "its state; permanent when none is named");
    private static final Syntax.Word ROUTER = exactly("router", "it is a router");
    private static final Syntax.Word USE = exactly("use", "look it up now");
    private static final Syntax.Word MANAGED = exactly("managed", "the kernel keeps it reachable");
    private static final Syntax.Word LEARNED = word("extern_learn", "another program learned it");
    private static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "who made the entry");

    static final Syntax.Word FLUSH = word("flush", "delete entries");
    private static final String[] LAB = {"cable v0 v1", "addr add 10.0.0.1/24 dev v0"};
    private static final String ENTRY = "neigh add 10.0.0.2 lladdr 02:00:00:00:00:02 dev v0";

    private static final Syntax CHANGE = anyOrder(
            maybe(word("lladdr", LLADDR.help()), oneOf(NULL, LLADDR)),
            maybe(exactly("nud", NUD.help()), NUD),
            maybe(ROUTER),
            maybe(USE),
            maybe(MANAGED),
            maybe(LEARNED),
            maybe(exactly("dev", DEV.help()), DEV),
            oneOf(seq(word("proxy", PROXY_TO.help()), PROXY_TO), seq(maybe(exactly("to", TO.help())), TO)),
            maybe(word("protocol", PROTO.help()), PROTO));

    private static final Syntax QUESTION = anyOrder(
            maybe(exactly("dev", DEV.help()), DEV),
            oneOf(seq(word("proxy", PROXY_TO.help()), PROXY_TO), seq(maybe(exactly("to", TO.help())), TO)));

    static List<Form> forms() {
        return List.of(
                change("add", word("add", "a new entry"), "add an entry", Mode.ADD)
                        .example(ENTRY, "no question will be asked for 10.0.0.2", LAB)
                        .example("neigh add proxy 10.0.0.9 dev v0", "answer for 10.0.0.9", LAB),
                change("change", word(List.of("change", "chg"), "change an entry"), "change an entry", Mode.CHANGE)
                        .example("neigh change 10.0.0.2 dev v0 nud stale", "ask again soon", LAB[0], LAB[1], ENTRY),
                change("replace", word("replace", "add or change an entry"), "add or change an entry", Mode.REPLACE)
                        .example(
                                "neigh replace 10.0.0.2 lladdr 02:00:00:00:00:03 dev v0 nud reachable",
                                "whatever stood there",
                                LAB),
                change("delete", word(List.of("delete", "del"), "delete an entry"), "delete an entry", null)
                        .example("neigh del 10.0.0.2 dev v0", "the entry goes", LAB[0], LAB[1], ENTRY),
                Form.of("neigh get", "show one entry", seq(word("get", "one entry"), QUESTION), NeighShow::get)
                        .example("neigh get 10.0.0.2 dev v0", "this entry", LAB[0], LAB[1], ENTRY),
                Form.of(
                                "neigh show",
                                "list entries",
                                maybe(word(List.of("show", "lst", "list"), "the entries"), NeighShow.SELECTORS),
                                NeighShow::show)
                        .example("neigh", "all entries but those that need no address", LAB[0], LAB[1], ENTRY)
                        .example(
                                "ip -4 -br neigh show dev v0 nud permanent", "some, as a table", LAB[0], LAB[1], ENTRY),
                Form.of("neigh flush", "delete entries", seq(FLUSH, NeighShow.SELECTORS), NeighShow::flush)
                        .example("neigh flush dev v0", "all but permanent ones", LAB[0], LAB[1], ENTRY)
                        .example("neigh flush dev v0 nud permanent", "the permanent ones", LAB[0], LAB[1], ENTRY));
    }

    private static Form change(String name, Syntax.Word word, String summary, Mode mode) {
        return Form.of("neigh " + name, summary, seq(word, CHANGE), (r, view) -> plan(r, view, mode));
    }

    private static Plan plan(Request r, View view, Mode mode) {
        Args a = r.args();
        boolean proxy = a.token(PROXY_TO) != null;
        Syntax.Slot<InetAddress> slot = proxy ? PROXY_TO : TO;
        Families families = new Families(r);
        families.take(a.need(slot), a.token(slot));
        Body body = new Body(a.token(slot));
        body.putSmall(Nda.NDA_PROTOCOL, a, PROTO);
        body.put(Nda.NDA_DST, a, slot);
        if (a.has(MANAGED)) {
            body.put(Nda.NDA_FLAGS_EXT, (long) Ntf.NTF_EXT_MANAGED, a.token(MANAGED));
        }
        body.put(Nda.NDA_LLADDR, a, LLADDR);
        boolean supplied = a.token(DEV) == null && r.context().dev() != null;
        Dev dev = a.get(DEV).orElse(supplied ? r.context().dev() : Dev.NONE);
        if (dev.equals(Dev.NONE) && !proxy) {
            throw missing(r, view);
        }
        // the path of the header's interface, by which the kernel room finds this word
        body.blame().put(supplied ? r.at() : a.token(DEV), 0);
        int state = a.get(NUD).orElse(a.has(MANAGED) ? Nud.NUD_NONE : Nud.NUD_PERMANENT);
        Neighbour entry = new Neighbour(families.settled(), dev, state, flags(a, proxy), 0, body.attrs());
        NetOp op = mode == null ? new NetOp.DelNeighbour(entry) : new NetOp.AddNeighbour(entry, mode);
        String words = supplied ? r.words() + " " + Text.words(List.of("dev", dev.name())) : r.words();
        return Plan.of(new Effect.Net(r.ns(), op, body.blame(), words));
    }

    private static int flags(Args a, boolean proxy) {
        return (proxy ? Ntf.NTF_PROXY : 0)
                | (a.has(ROUTER) ? Ntf.NTF_ROUTER : 0)
                | (a.has(USE) ? Ntf.NTF_USE : 0)
                | (a.has(LEARNED) ? Ntf.NTF_EXT_LEARNED : 0);
    }

    /** A neighbour belongs to one interface, and guessing it would hide a mistake. */
    static Problem missing(Request r, View view) {
        String names = view.links(r.ns()).stream()
                .map(Link::name)
                .filter(n -> !n.equals("lo"))
                .limit(12)
                .collect(Collectors.joining(", "));
        Token last = r.args().bindings().get(r.args().bindings().size() - 1).token();
        Problem missing = Problem.of("neigh.dev", "dev is missing: which interface is the neighbour at?")
                .at(last);
        return names.isEmpty() ? missing : missing.hint("there are " + names);
    }
}
