package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.group;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.model.Neighbour;
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
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.Names;
import netnsh.word.Routing;

/** {@code neigh show}, {@code get} and {@code flush}. */
final class NeighShow {
    private NeighShow() {}

    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "at this interface");
    private static final Syntax.Slot<Dev> MASTER = slot("master", Names.DEV, "at ports of this interface");
    private static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "in this VRF");
    private static final Syntax.Word NOMASTER = exactly("nomaster", "at interfaces that are ports of none");
    private static final Syntax.Word UNUSED = exactly("unused", "that nothing uses");
    private static final Syntax.Slot<Integer> NUD = slot("nud", Routing.NUD, "in this state");
    private static final Syntax.Word NUD_ALL = exactly("all", "in any state");
    private static final Syntax.Word PROXY = exactly("proxy", "the addresses that are answered for");
    private static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "made by this");
    private static final Syntax.Word PROTO_ALL = exactly("all", "made by anything");
    private static final Syntax.Slot<Prefix> TO = slot("to", Addresses.PREFIX_OR_DEFAULT, "with such an address");
    private static final Syntax.Group STATE = group("state", seq(exactly("nud", NUD.help()), oneOf(NUD_ALL, NUD)));

    /** Bit for {@code nud none}, which is no bit of the kernel's. */
    private static final int NONE = 0x100;

    /** What may stand behind {@code show} and {@code flush}. */
    static final Syntax SELECTORS = anyOrder(
            maybe(exactly("dev", DEV.help()), DEV),
            maybe(exactly("master", MASTER.help()), MASTER),
            maybe(exactly("vrf", VRF.help()), VRF),
            maybe(NOMASTER),
            maybe(UNUSED),
            many(STATE),
            maybe(PROXY),
            maybe(word("protocol", PROTO.help()), oneOf(PROTO_ALL, PROTO)),
            maybe(seq(maybe(exactly("to", TO.help())), TO)));

    static Plan show(Request r, View view) {
        if (Families.none(r) && r.args().get(TO).isEmpty()) {
            return Plan.of(new Effect.Show(r.words(), v -> new Outcome.Neighbours(List.of(), false, v.names(r.ns()))));
        }
        family(r);
        int states = states(r.args(), 0xff & ~Nud.NUD_NOARP, ~0);
        return Plan.of(new Effect.Show(
                r.words(),
                v -> new Outcome.Neighbours(read(r, v, states), r.args().token(DEV) != null, v.names(r.ns()))));
    }

    static Plan flush(Request r, View view) {
        List<Args.Binding> words = r.args().bindings();
        if (words.get(words.size() - 1).node().equals(NeighVerb.FLUSH)) {
            throw Problem.of("neigh.flush.which", "which entries are to go? dev IF, to PREFIX, nud STATE, …")
                    .at(r.at());
        }
        int states = states(r.args(), ~(Nud.NUD_PERMANENT | Nud.NUD_NOARP), ~Nud.NUD_NOARP);
        List<Effect> effects = new ArrayList<>();
        View.Names names = view.names(r.ns());
        List<Neighbour> found = read(r, view, states);
        for (Neighbour n : found) {
            NetOp op = new NetOp.DelNeighbour(n);
            effects.add(new Effect.Net(r.ns(), op, new Blame(r.at()), RouteLine.delete(r.ns(), n, names)));
        }
        boolean dev = r.args().token(DEV) != null;
        return Flush.plan(r, new Outcome.Neighbours(found, dev, names), "entries", effects);
    }

    static Plan get(Request r, View view) {
        Args a = r.args();
        boolean proxy = a.token(NeighVerb.PROXY_TO) != null;
        Syntax.Slot<InetAddress> slot = proxy ? NeighVerb.PROXY_TO : NeighVerb.TO;
        InetAddress to = a.need(slot);
        new Families(r).take(to, a.token(slot));
        Dev dev = a.get(NeighVerb.DEV).orElse(r.context().dev());
        if (dev == null && !proxy) {
            throw NeighVerb.missing(r, view);
        }
        return Plan.of(new Effect.Show(r.words(), v -> {
            Dev at = dev == null ? Dev.NONE : index(r, v, dev, a.token(NeighVerb.DEV));
            Attrs attrs = Attrs.NONE.with(Nda.NDA_DST, to);
            Neighbour question = new Neighbour(Ip.family(to), at, 0, proxy ? Ntf.NTF_PROXY : 0, 0, attrs);
            List<Neighbour> found = entry(r, v, question, a.token(slot));
            return new Outcome.Neighbours(found, false, v.names(r.ns()));
        }));
    }

    private static List<Neighbour> entry(Request r, View view, Neighbour question, Token at) {
        try {
            return view.query(r.ns(), new Query.NeighbourEntry(question), new Blame(at));
        } catch (Problem p) {
            if (p.errno() != Errno.ENOENT) {
                throw p;
            }
            String text = question.address().map(Ip::text).orElse("");
            throw Problem.of("neigh.absent", "there is no entry for " + text).at(at);
        }
    }

    private static Dev index(Request r, View view, Dev dev, Token at) {
        return RouteShow.index(r, view, dev, at == null ? r.at() : at);
    }

    /** The states asked for, or {@code otherwise} when none is; {@code all} stands for the word all. */
    private static int states(Args a, int otherwise, int all) {
        List<Args> groups = a.groups(STATE);
        int states = 0;
        for (Args g : groups) {
            int one = g.has(NUD_ALL) ? all : g.need(NUD);
            states |= one == 0 ? NONE : one;
        }
        return groups.isEmpty() ? otherwise : states;
    }

    private static int family(Request r) {
        Families families = new Families(r);
        Prefix to = r.args().get(TO).orElse(Prefix.DEFAULT);
        if (!to.isDefault()) {
            families.take(to.address(), r.args().token(TO));
            return families.settled();
        }
        return Families.of(r);
    }

    private static List<Neighbour> read(Request r, View view, int states) {
        Args a = r.args();
        int family = family(r);
        int dev = a.get(DEV).map(d -> index(r, view, d, a.token(DEV)).index()).orElse(0);
        List<Integer> ports = ports(r, view);
        Prefix to = a.get(TO).orElse(Prefix.DEFAULT);
        long protocol = a.get(PROTO).orElse(0L);
        List<Neighbour> found = new ArrayList<>();
        for (Neighbour n : view.neighbours(r.ns(), family, a.has(PROXY))) {
            boolean state = (states & n.state()) != 0
                    || (n.flags() & (Ntf.NTF_PROXY | Ntf.NTF_EXT_LEARNED)) != 0
                    || n.state() == 0 && (states & NONE) != 0;
            if (state
                    && (family == 0 || n.family() == family)
                    && (dev == 0 || n.dev().index() == dev)
                    && (ports == null || ports.contains(n.dev().index()))
                    && (to.isDefault() || n.address().filter(to::contains).isPresent())
                    && (protocol == 0 || n.protocol() == protocol)
                    && !(a.has(UNUSED) && used(n))) {
                found.add(n);
            }
        }
        return found;
    }

    private static boolean used(Neighbour n) {
        return n.attrs().get(Nda.NDA_CACHEINFO).filter(c -> c.references() != 0).isPresent();
    }

    /** The interfaces that a master is asked for has as ports; null when none is asked for. */
    private static List<Integer> ports(Request r, View view) {
        Args a = r.args();
        Syntax.Slot<Dev> slot = a.token(VRF) != null ? VRF : MASTER;
        if (a.token(slot) == null && !a.has(NOMASTER)) {
            return null;
        }
        if (slot == VRF) {
            RouteChange.vrfTable(r, view, a.need(VRF), a.token(VRF));
        }
        int master = a.has(NOMASTER)
                ? 0
                : index(r, view, a.need(slot), a.token(slot)).index();
        List<Integer> ports = new ArrayList<>();
        for (Link link : view.links(r.ns())) {
            if (link.attrs().get(Ifla.IFLA_MASTER, Dev.NONE).index() == master) {
                ports.add(link.index());
            }
        }
        return ports;
    }
}
