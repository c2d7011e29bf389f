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

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Route;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.RouteFilter;
import netnsh.plan.View;
import netnsh.uapi.Mpls;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.LightTunnels;
import netnsh.word.Names;
import netnsh.word.Numbers;
import netnsh.word.Routing;

/** {@code route show} and {@code route flush}: the words that choose routes, and what they mean. */
final class RouteShow {
    private RouteShow() {}

    private static final Syntax.Slot<Long> TABLE = slot("table", Ids.TABLE, "the table; main when none is named");
    private static final Syntax.Word ALL = exactly("all", "every table");
    private static final Syntax.Word CACHE = exactly("cache", "the cache");
    private static final Syntax.Word CACHED = word(List.of("cached", "cloned"), "the cache");
    private static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "the table of this VRF");
    private static final Syntax.Slot<Long> TOS = slot("tos", Ids.TOS, "of this type of service");
    private static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "made by this");
    private static final Syntax.Word PROTO_ALL = exactly("all", "made by anything");
    private static final Syntax.Slot<Long> SCOPE = slot("scope", Ids.SCOPE, "of this scope");
    private static final Syntax.Word SCOPE_ALL = exactly("all", "of any scope");
    private static final Syntax.Slot<Integer> TYPE = slot("type", Routing.ROUTE_TYPE, "of this type");
    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "that lead to this interface");
    private static final Syntax.Slot<Dev> IIF = slot("iif", Names.DEV, "for packets from this interface");
    private static final Syntax.Slot<Long> MARK = slot("mark", Ids.MARK, "with this mark");
    private static final Syntax.Slot<Long> METRIC = slot("metric", Numbers.U32, "with this metric");
    private static final Syntax.Slot<Integer> VIA_FAMILY = slot("via-family", Addresses.FAMILY, "the gateway's family");
    private static final Syntax.Slot<Prefix> VIA = slot("via", Addresses.PREFIX_OR_DEFAULT, "by this gateway");
    private static final Syntax.Slot<Prefix> SRC = slot("src", Addresses.PREFIX_OR_DEFAULT, "that prefer this source");
    private static final Syntax.Slot<Long> REALMS = slot("realms", Ids.REALMS, "with these realms");
    private static final Syntax.Word ROOT = word("root", "destinations inside this prefix");
    private static final Syntax.Word MATCH = word("match", "destinations around this prefix");
    private static final Syntax.Word EXACT = word("exact", "this destination exactly");
    private static final Syntax.Slot<Prefix> TO = slot("to", Addresses.PREFIX_OR_DEFAULT, "a destination");
    private static final Syntax.Slot<Mpls> LABEL = slot("to", LightTunnels.LABELS, "a label, with -M");
    private static final Syntax.Slot<Prefix> FROM = slot("from", Addresses.PREFIX_OR_DEFAULT, "a source");
    private static final Syntax.Group TO_GROUP = group(
            "destination",
            seq(maybe(word("to", "the destination")), maybe(oneOf(ROOT, MATCH, EXACT)), oneOf(TO, LABEL)));
    private static final Syntax.Group FROM_GROUP =
            group("source", seq(word("from", "the source"), maybe(oneOf(ROOT, MATCH, EXACT)), FROM));

    /** What may stand behind {@code show} and {@code flush}. */
    static final Syntax SELECTORS = anyOrder(
            maybe(word("table", TABLE.help()), oneOf(ALL, CACHE, TABLE)),
            Syntax.option("vrf", VRF),
            maybe(CACHED),
            maybe(oneOf(exactly("tos", TOS.help()), word("dsfield", TOS.help())), TOS),
            maybe(word("protocol", PROTO.help()), oneOf(PROTO_ALL, PROTO)),
            maybe(word("scope", SCOPE.help()), oneOf(SCOPE_ALL, SCOPE)),
            maybe(word("type", TYPE.help()), TYPE),
            maybe(new Syntax.Word(List.of("dev", "oif"), DEV.help(), true), DEV),
            maybe(exactly("iif", IIF.help()), IIF),
            maybe(exactly("mark", MARK.help()), MARK),
            maybe(
                    oneOf(word(List.of("metric", "priority"), METRIC.help()), exactly("preference", METRIC.help())),
                    METRIC),
            maybe(exactly("via", VIA.help()), maybe(VIA_FAMILY), VIA),
            maybe(exactly("src", SRC.help()), SRC),
            Syntax.option("realms", REALMS),
            many(FROM_GROUP),
            many(TO_GROUP));

    static Plan show(Request r, View view) {
        boolean address =
                !r.args().groups(TO_GROUP).isEmpty() || r.args().get(VIA).isPresent();
        if (Families.none(r) && !Families.mpls(r) && !address) {
            return Plan.of(
                    new Effect.Show(r.words(), v -> new Outcome.Routes(List.of(), RouteFilter.ALL, v.names(r.ns()))));
        }
        labels(r);
        return Plan.of(new Effect.Show(r.words(), v -> {
            RouteFilter filter = filter(r, v);
            return new Outcome.Routes(read(r, v, filter), filter, v.names(r.ns()));
        }));
    }

    static Plan flush(Request r, View view) {
        Args a = r.args();
        if (a.token(RouteVerb.FLUSH) == lastToken(a)) {
            throw Problem.of("route.flush.which", "which routes are to go? table NAME, dev IF, root PREFIX, …")
                    .at(r.at());
        }
        labels(r);
        int family = Families.orMpls(r);
        RouteFilter filter = filter(r, view);
        if (a.has(CACHE) || a.has(CACHED)) {
            if (family == Rtm.AF_INET6) {
                throw Problem.of("route.flush.cache6", "the kernel has no IPv6 route cache to flush")
                        .at(r.at());
            }
            return Plan.of(new Effect.Sysctl(r.ns(), "net.ipv4.route.flush", "-1", r.at(), r.words(), true));
        }
        if (a.has(ALL) && !r.display().force()) {
            throw Problem.of(
                            "route.flush.all",
                            "this takes every route away, also those of the addresses of this machine")
                    .at(a.token(ALL))
                    .hint("if that is meant, say -force in front: -force route flush table all");
        }
        List<Effect> effects = new ArrayList<>();
        View.Names names = view.names(r.ns());
        List<Route> found = new ArrayList<>(read(r, view, filter));
        found.removeIf(RouteShow::permanent);
        for (Route route : found) {
            NetOp op = new NetOp.DelRoute(route);
            effects.add(new Effect.Net(r.ns(), op, new Blame(r.at()), RouteLine.delete(r.ns(), route, names)));
        }
        return Flush.plan(r, new Outcome.Routes(found, filter, names), "entries", effects);
    }

    private static Token lastToken(Args a) {
        Token last = null;
        for (Args.Binding b : a.bindings()) {
            last = b.token() == null ? last : b.token();
        }
        return last;
    }

    /** The kernel's own IPv6 route to nowhere, which cannot be deleted. */
    private static boolean permanent(Route r) {
        return r.family() == Rtm.AF_INET6
                && r.dstLength() == 0
                && r.type() == Rtn.RTN_UNREACHABLE
                && r.attrs().get(Rta.RTA_PRIORITY, 0L) == 0xffffffffL;
    }

    /** The families of {@code table all}, in the kernel's order. */
    private static final int[] EVERY = {Rtm.AF_INET, Rtm.AF_INET6, Rtm.AF_MPLS};

    private static List<Route> read(Request r, View view, RouteFilter filter) {
        List<Route> all = new ArrayList<>();
        int table = (int) filter.table();
        for (int family : filter.family() == 0 ? EVERY : new int[] {filter.family()}) {
            // a kernel without MPLS answers with the routes of all families
            dump(r, view, family, table, filter)
                    .filter(route -> family != Rtm.AF_MPLS || route.family() == family)
                    .filter(filter::passes)
                    .filter(route -> labelled(r, route))
                    .forEach(all::add);
        }
        return all;
    }

    /** Whether every label that is asked for is the route's. */
    private static boolean labelled(Request r, Route route) {
        for (Args g : r.args().groups(TO_GROUP)) {
            if (g.get(LABEL).isPresent() && !g.get(LABEL).equals(route.label())) {
                return false;
            }
        }
        return true;
    }

    /** Labels need {@code -M}. */
    private static void labels(Request r) {
        Families.orMpls(r);
        for (Args g : r.args().groups(TO_GROUP)) {
            g.get(LABEL).ifPresent(label -> Families.label(r, label, g.token(LABEL)));
        }
    }

    private static Stream<Route> dump(Request r, View view, int family, int table, RouteFilter filter) {
        try {
            return view.routes(r.ns(), family, table, Boolean.TRUE.equals(filter.cached())).stream();
        } catch (Problem p) {
            if (table == RtTable.RT_TABLE_MAIN
                    && p.errno() == Errno.ENOENT
                    && !r.args().has(RouteVerb.FLUSH)) {
                // the main table is made with its first route; to iproute2 there is an empty one before
                return Stream.of();
            }
            throw p.at(r.args().token(TABLE));
        }
    }

    private static RouteFilter filter(Request r, View view) {
        Args a = r.args();
        Prefix root = null;
        Prefix match = null;
        Prefix fromRoot = null;
        Prefix fromMatch = null;
        for (Args g : a.groups(TO_GROUP)) {
            root = g.has(MATCH) ? root : g.get(TO).orElse(root);
            match = g.has(ROOT) ? match : g.get(TO).orElse(match);
        }
        for (Args g : a.groups(FROM_GROUP)) {
            fromRoot = g.has(MATCH) ? fromRoot : g.need(FROM);
            fromMatch = g.has(ROOT) ? fromMatch : g.need(FROM);
        }
        long table = a.has(ALL) ? 0 : a.get(TABLE).orElse((long) RtTable.RT_TABLE_MAIN);
        int types = a.get(TYPE).map(t -> 1 << t).orElse(0);
        if (a.get(VRF).isPresent()) {
            table = RouteChange.vrfTable(r, view, a.need(VRF), a.token(VRF));
            types = types != 0 ? types : ~(1 << Rtn.RTN_LOCAL | 1 << Rtn.RTN_BROADCAST);
        }
        return new RouteFilter(
                table,
                family(r, table),
                a.get(PROTO).map(Long::intValue).orElse(null),
                a.get(SCOPE).map(Long::intValue).orElse(null),
                types,
                a.get(TOS).map(Long::intValue).orElse(null),
                index(r, view, DEV),
                index(r, view, IIF),
                a.get(MARK).orElse(null),
                a.get(REALMS).orElse(null),
                realmsMask(a),
                a.get(METRIC).orElse(null),
                root,
                match,
                fromRoot,
                fromMatch,
                a.get(VIA).orElse(null),
                a.get(SRC).orElse(null),
                a.has(CACHE) || a.has(CACHED));
    }

    /**
     * The family: what is asked for, else that of the first address, else IPv4 for one table and both for all. (iproute2
     * looks into IPv4 only, also where an IPv6 prefix is named, and then finds nothing.)
     */
    private static int family(Request r, long table) {
        int asked = Families.orMpls(r);
        int family = asked;
        for (Args.Binding b : prefixes(r.args())) {
            Prefix p = (Prefix) b.value();
            if (asked != 0 && !p.isDefault() && p.family() != asked) {
                throw Problem.of("route.family", "not " + what(asked) + ": " + p)
                        .at(b.token());
            }
            family = family == 0 ? p.family() : family;
        }
        return family == 0 && table != 0 ? Rtm.AF_INET : family;
    }

    private static String what(int family) {
        return family == Rtm.AF_MPLS ? "an MPLS label" : "an IPv" + (family == Rtm.AF_INET6 ? 6 : 4) + " prefix";
    }

    /** The prefixes that must be of the routes' family; a gateway is of the one that stands before it. */
    private static List<Args.Binding> prefixes(Args a) {
        Integer named = a.get(VIA_FAMILY).orElse(null);
        if (named != null
                && a.get(VIA).filter(p -> !p.isDefault() && p.family() != named).isPresent()) {
            throw Problem.of("family.mixed", a.need(VIA) + " is not of the family that stands before it")
                    .at(a.token(VIA));
        }
        List<Args.Binding> all = new ArrayList<>();
        a.groups(TO_GROUP).forEach(g -> add(g, TO, all));
        if (a.get(VIA_FAMILY).isEmpty()) {
            add(a, VIA, all);
        }
        add(a, SRC, all);
        return all;
    }

    private static void add(Args a, Syntax.Slot<Prefix> slot, List<Args.Binding> into) {
        a.get(slot).ifPresent(p -> into.add(new Args.Binding(slot, p, a.token(slot))));
    }

    /** A realm that is left open counts nothing. */
    private static long realmsMask(Args a) {
        Token at = a.token(REALMS);
        if (at == null) {
            return 0;
        }
        String word = at.text();
        boolean to = word.endsWith("/") && (a.need(REALMS) & 0xffff) == 0;
        boolean from = (word.indexOf('/') <= 0) && a.need(REALMS) >> 16 == 0;
        return 0xffffffffL & (to ? ~0xffffL : ~0L) & (from ? ~0xffff0000L : ~0L);
    }

    private static Integer index(Request r, View view, Syntax.Slot<Dev> slot) {
        Dev dev = r.args().get(slot).orElse(null);
        return dev == null ? null : index(r, view, dev, r.args().token(slot)).index();
    }

    /** An interface that must be there. */
    static Dev index(Request r, View view, Dev dev, Token at) {
        return view.link(r.ns(), dev.name())
                .map(link -> Dev.of(link.index(), dev.name()))
                .orElseThrow(() -> Problem.of("link.absent", "there is no interface " + dev.name())
                        .at(at));
    }
}
