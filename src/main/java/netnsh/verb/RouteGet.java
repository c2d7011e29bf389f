package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Route;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.RouteFilter;
import netnsh.plan.View;
import netnsh.uapi.Mpls;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.LightTunnels;
import netnsh.word.Names;
import netnsh.word.Numbers;
import netnsh.word.Routing;

/** {@code route get}: which way a packet would go. */
final class RouteGet {
    private RouteGet() {}

    private static final Syntax.Slot<Prefix> TO = slot("to", Addresses.PREFIX_OR_DEFAULT, "where the packet goes");
    private static final Syntax.Slot<Mpls> LABEL = slot("to", LightTunnels.LABELS, "the packet's label, with -M");
    private static final Syntax.Slot<Prefix> FROM = slot("from", Addresses.PREFIX_OR_DEFAULT, "the packet's source");
    private static final Syntax.Slot<Long> TOS = slot("tos", Ids.TOS, "the packet's type of service");
    private static final Syntax.Slot<Dev> IIF = slot("iif", Names.DEV, "the interface that it comes from");
    private static final Syntax.Slot<Dev> OIF = slot("oif", Names.DEV, "the interface that it must leave by");
    private static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "the VRF that it is in");
    private static final Syntax.Slot<Long> MARK = slot("mark", Ids.MARK, "its firewall mark");
    private static final Syntax.Slot<Long> UID = slot("uid", Numbers.U32, "the user who sends it");
    private static final Syntax.Slot<Integer> PROTO = slot("ipproto", Routing.IP_PROTOCOL, "its protocol");
    private static final Syntax.Slot<Long> SPORT = slot("sport", Numbers.U16, "its source port");
    private static final Syntax.Slot<Long> DPORT = slot("dport", Numbers.U16, "its destination port");
    private static final Syntax.Word CONNECTED = word("connected", "ask twice, as iproute2 does");
    private static final Syntax.Word FIBMATCH = word("fibmatch", "the route as it stands in the table");
    private static final Syntax.Word NOTIFY = word("notify", "tell watchers when it changes");

    static final Syntax QUESTION = anyOrder(
            maybe(oneOf(exactly("tos", TOS.help()), word("dsfield", TOS.help())), TOS),
            Syntax.option("from", FROM),
            Syntax.option("iif", IIF),
            Syntax.option("mark", MARK),
            maybe(oneOf(word("oif", OIF.help()), exactly("dev", OIF.help())), OIF),
            maybe(NOTIFY),
            maybe(CONNECTED),
            Syntax.option("vrf", VRF),
            Syntax.option("uid", UID),
            maybe(FIBMATCH),
            Syntax.option("sport", SPORT),
            Syntax.option("dport", DPORT),
            Syntax.option("ipproto", PROTO),
            maybe(RouteSyntax.as()),
            seq(maybe(exactly("to", TO.help())), oneOf(TO, LABEL)));

    static Plan plan(Request r, View view) {
        Args a = r.args();
        if (a.get(LABEL).isPresent()) {
            Families.label(r, a.need(LABEL), a.token(LABEL));
            return Plan.of(new Effect.Show(r.words(), v -> label(r, v)));
        }
        Prefix to = a.need(TO);
        Families families = new Families(r);
        if (!to.isDefault()) {
            families.take(to.address(), a.token(TO));
        }
        a.get(RouteSyntax.AS_LABELS).ifPresent(labels -> Families.labels(r, labels, a.token(RouteSyntax.AS_LABELS)));
        a.get(RouteSyntax.AS).ifPresent(address -> families.take(address, a.token(RouteSyntax.AS)));
        a.get(FROM).filter(from -> !from.isDefault()).ifPresent(from -> families.take(from.address(), a.token(FROM)));
        Plan plan = Plan.of(new Effect.Show(r.words(), v -> answer(r, v)));
        if (!to.isDefault() && to.length() != to.full()) {
            return plan.warn("/" + to.length() + " means nothing here: the question is about " + Ip.text(to.address()));
        }
        return plan;
    }

    /** Where packets with a label go. */
    private static Outcome label(Request r, View view) {
        Args a = r.args();
        Body body = new Body(a.token(LABEL));
        body.put(Mpls.DST, a.need(LABEL), a.token(LABEL));
        body.put(Mpls.NEWDST, a, RouteSyntax.AS_LABELS);
        int flags = a.has(FIBMATCH) ? RouteFlag.RTM_F_FIB_MATCH : 0;
        Route question = new Route(Rtm.AF_MPLS, Mpls.BITS, 0, 0, 0, 0, 0, 0, flags, body.attrs());
        Route answer = view.routeTo(r.ns(), question, body.blame());
        return new Outcome.Routes(List.of(answer), RouteFilter.ALL, view.names(r.ns()));
    }

    private static Outcome answer(Request r, View view) {
        Args a = r.args();
        Body body = new Body(a.token(TO));
        Prefix to = a.need(TO);
        Prefix from = a.get(FROM).orElse(null);
        if (!to.isDefault()) {
            body.put(Rta.RTA_DST, to.address(), a.token(TO));
        }
        if (from != null && !from.isDefault()) {
            body.put(Rta.RTA_SRC, from.address(), a.token(FROM));
        }
        a.get(RouteSyntax.AS).ifPresent(as -> body.put(Rta.RTA_NEWDST, as.getAddress(), a.token(RouteSyntax.AS)));
        body.put(Rta.RTA_UID, a, UID);
        body.putSmall(Rta.RTA_SPORT, a, SPORT);
        body.putSmall(Rta.RTA_DPORT, a, DPORT);
        body.put(Rta.RTA_IP_PROTO, a, PROTO);
        a.get(IIF).ifPresent(d -> body.put(Rta.RTA_IIF, RouteShow.index(r, view, d, a.token(IIF)), a.token(IIF)));
        a.get(OIF).ifPresent(d -> body.put(Rta.RTA_OIF, RouteShow.index(r, view, d, a.token(OIF)), a.token(OIF)));
        a.get(VRF).ifPresent(vrf -> {
            RouteChange.vrfTable(r, view, vrf, a.token(VRF));
            body.put(Rta.RTA_OIF, RouteShow.index(r, view, vrf, a.token(VRF)), a.token(VRF));
        });
        a.get(MARK).filter(m -> m != 0).ifPresent(m -> body.put(Rta.RTA_MARK, m, a.token(MARK)));
        int asked = to.isDefault() ? r.display().family() : to.family();
        int family = asked != 0 ? asked : from == null || from.isDefault() ? Rtm.AF_INET : from.family();
        int full = asked == 0 ? 0 : asked == Rtm.AF_INET6 ? 128 : 32;
        int flags = family == Rtm.AF_INET ? RouteFlag.RTM_F_LOOKUP_TABLE : 0;
        flags |= a.has(FIBMATCH) ? RouteFlag.RTM_F_FIB_MATCH : 0;
        flags |= a.has(NOTIFY) ? RouteFlag.RTM_F_NOTIFY : 0;
        int tos = a.get(TOS).orElse(0L).intValue();
        Route question =
                new Route(family, full, from == null ? 0 : from.length(), tos, 0, 0, 0, 0, flags, body.attrs());
        Route answer = view.routeTo(r.ns(), question, body.blame());
        List<Route> routes = List.of(answer);
        if (a.has(CONNECTED) && from == null) {
            // ip-route(8) speaks of a second question with the source that was found; iproute2 repeats the first one
            routes = List.of(answer, view.routeTo(r.ns(), question, body.blame()));
        }
        return new Outcome.Routes(routes, RouteFilter.ALL, view.names(r.ns()));
    }
}
