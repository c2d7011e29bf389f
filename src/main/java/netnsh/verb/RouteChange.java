package netnsh.verb;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Mpls;
import netnsh.uapi.NextHop;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtScope;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtax;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.uapi.Via;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.value.Text;

/** Plans {@code route add} and its like, and {@code route del}. */
final class RouteChange {
    /** Of a VRF: linux/if_link.h. */
    private static final Attr<Long> IFLA_VRF_TABLE = new Attr<>(1, "IFLA_VRF_TABLE", Codec.U32);

    private final Request request;
    private final Args args;
    private final View view;
    private final Mode mode;
    private final Body body;
    private final Families families;

    private final Prefix to;
    private final Token toAt;

    private RouteChange(Request request, View view, Mode mode, Prefix to, Token toAt) {
        this.request = request;
        this.args = request.args();
        this.view = view;
        this.mode = mode;
        this.to = to;
        this.toAt = toAt;
        this.body = new Body(toAt);
        this.families = Families.withMpls(request);
    }

    /**
     * The plan of a line.
     *
     * @param mode how to add; null to delete
     * @param words the iproute2 line that it stands for, still without an interface that the session supplies
     * @param to the destination, unless the words have a label, and {@code toAt} its word
     */
    static Plan plan(Request request, View view, Mode mode, String words, Prefix to, Token toAt) {
        return new RouteChange(request, view, mode, to, toAt).plan(words);
    }

    private Plan plan(String words) {
        Prefix from = args.get(RouteSyntax.FROM).orElse(Prefix.DEFAULT);
        List<Args> hops = args.groups(RouteSyntax.NEXTHOP);
        destination();
        address(Rta.RTA_SRC, from.address(), args.token(RouteSyntax.FROM));
        address(Rta.RTA_PREFSRC, args.get(RouteSyntax.SRC).orElse(null), args.token(RouteSyntax.SRC));
        args.get(RouteSyntax.VIA).ifPresent(via -> {
            Token at = args.token(RouteSyntax.VIA);
            Attr<?> attr = family(via, args.get(RouteSyntax.VIA_FAMILY).orElse(null), at);
            put(attr, via, at, body);
        });
        viaLink(args, body);
        as(args, body);
        body.put(Rta.RTA_EXPIRES, args, RouteSyntax.EXPIRES);
        body.put(Rta.RTA_PRIORITY, args, RouteSyntax.METRIC);
        body.put(Rta.RTA_FLOW, args, RouteSyntax.REALMS);
        body.put(Rta.RTA_NH_ID, args, RouteSyntax.NHID);
        int type = type();
        int table = table(type);
        body.put(Rta.RTA_PREF, args, RouteSyntax.PREF);
        if (args.has(RouteSyntax.ENABLED) || args.has(RouteSyntax.DISABLED)) {
            boolean on = args.has(RouteSyntax.ENABLED);
            body.put(Rta.RTA_TTL_PROPAGATE, on ? 1 : 0, args.token(on ? RouteSyntax.ENABLED : RouteSyntax.DISABLED));
        }
        LightTunnel.put(request, args, body, body.blame(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP);
        String line = words + device(type, hops);
        metrics();
        if (!hops.isEmpty()) {
            body.put(Rta.RTA_MULTIPATH, hops(hops), hops.get(0).firstToken());
        }
        int family = families.settled();
        Route route = new Route(
                family,
                family == Rtm.AF_MPLS ? Mpls.BITS : to.length(),
                from.length(),
                args.get(RouteSyntax.TOS).orElse(0L).intValue(),
                table,
                args.get(RouteSyntax.PROTO).map(Long::intValue).orElse(mode == null ? 0 : RtProt.RTPROT_BOOT),
                args.get(RouteSyntax.SCOPE).map(Long::intValue).orElseGet(() -> scope(family, type, hops)),
                type,
                args.has(RouteSyntax.ONLINK) ? RouteFlag.RTNH_F_ONLINK : 0,
                body.attrs());
        NetOp op = mode == null ? new NetOp.DelRoute(route) : new NetOp.AddRoute(route, mode);
        return Plan.of(new Effect.Net(request.ns(), op, body.blame(), line));
    }

    /** RTA_DST: a prefix, or the label of an MPLS route. */
    private void destination() {
        Mpls label = args.get(RouteSyntax.TO_LABEL).orElse(null);
        if (label != null) {
            Families.label(request, label, toAt);
            body.put(Mpls.DST, label, toAt);
        } else if (Families.mpls(request)) {
            throw Problem.of("route.mpls", "an MPLS route leads from a label, such as 100")
                    .at(toAt);
        } else {
            address(Rta.RTA_DST, to.address(), toAt);
        }
    }

    /** A gateway by its link-layer address. */
    private void viaLink(Args words, Body into) {
        if (words.has(RouteSyntax.NO_GATEWAY)) {
            Token at = words.token(RouteSyntax.NO_GATEWAY);
            throw Problem.of("route.elsewhere", "a gateway has no address of the family " + at.text())
                    .at(at)
                    .hint("via inet, via inet6 and via link are there; the program knows more: run ip route …");
        } else if (words.get(RouteSyntax.VIA_LINK).isPresent() && !Families.mpls(request)) {
            throw Problem.of("route.via", "only a route of MPLS (-M) has a link-layer address for its gateway")
                    .at(words.token(RouteSyntax.VIA_LINK));
        }
        words.get(RouteSyntax.VIA_LINK)
                .ifPresent(mac -> into.put(Rta.RTA_VIA, new Via(null, mac), words.token(RouteSyntax.VIA_LINK)));
    }

    /** RTA_NEWDST: another destination, or labels in place of the label. */
    private void as(Args words, Body into) {
        Mpls labels = words.get(RouteSyntax.AS_LABELS).orElse(null);
        InetAddress address = words.get(RouteSyntax.AS).orElse(null);
        if (labels != null) {
            Families.labels(request, labels, words.token(RouteSyntax.AS_LABELS));
            into.put(Mpls.NEWDST, labels, words.token(RouteSyntax.AS_LABELS));
        } else if (address != null) {
            families.take(address, words.token(RouteSyntax.AS));
            into.put(Rta.RTA_NEWDST, address.getAddress(), words.token(RouteSyntax.AS));
        }
    }

    private void address(Attr<InetAddress> attr, InetAddress address, Token at) {
        if (address != null) {
            families.take(address, at);
            body.put(attr, address, at);
        }
    }

    /** RTA_GATEWAY, or RTA_VIA where the gateway's family was named and is not the route's. */
    private Attr<?> family(InetAddress gateway, Integer named, Token at) {
        if (named != null && named != Ip.family(gateway)) {
            throw Problem.of("family.mixed", Ip.text(gateway) + " is not of the family that stands before it")
                    .at(at);
        } else if (families.fits(gateway)) {
            return Rta.RTA_GATEWAY;
        } else if (named == null) {
            String word = Ip.family(gateway) == Rtm.AF_INET ? "inet " : "inet6 ";
            throw families.mixed(gateway, at).hint("if that is meant, use via " + word + Ip.text(gateway));
        }
        return Rta.RTA_VIA;
    }

    private static void put(Attr<?> attr, InetAddress gateway, Token at, Body into) {
        if (attr == Rta.RTA_VIA) {
            into.put(Rta.RTA_VIA, new Via(gateway), at);
        } else {
            into.put(Rta.RTA_GATEWAY, gateway, at);
        }
    }

    private int type() {
        for (Map.Entry<Integer, Syntax.Word> type : RouteSyntax.TYPES.entrySet()) {
            if (args.has(type.getValue())) {
                return type.getKey();
            }
        }
        return mode == null && !Families.mpls(request) ? Rtn.RTN_UNSPEC : Rtn.RTN_UNICAST;
    }

    /** The header's table; a number above 255 goes into an attribute. */
    private int table(int type) {
        Syntax.Slot<?> from = args.token(RouteSyntax.VRF) != null ? RouteSyntax.VRF : RouteSyntax.TABLE;
        Long table = args.get(RouteSyntax.VRF)
                .map(vrf -> vrfTable(request, view, vrf, args.token(RouteSyntax.VRF)))
                .orElse(args.get(RouteSyntax.TABLE).orElse(null));
        if (table == null) {
            boolean local = type == Rtn.RTN_LOCAL
                    || type == Rtn.RTN_BROADCAST
                    || type == Rtn.RTN_NAT
                    || type == Rtn.RTN_ANYCAST;
            return local ? RtTable.RT_TABLE_LOCAL : RtTable.RT_TABLE_MAIN;
        } else if (table < 256) {
            return table.intValue();
        }
        body.put(Rta.RTA_TABLE, table, args.token(from));
        return RtTable.RT_TABLE_UNSPEC;
    }

    /** The table of a VRF, which must be there. */
    static long vrfTable(Request request, View view, Dev named, Token at) {
        Attrs info = view.link(request.ns(), named.name())
                .map(Link::attrs)
                .flatMap(a -> a.get(Ifla.IFLA_LINKINFO))
                .orElse(Attrs.NONE);
        boolean vrf = info.get(IflaInfo.IFLA_INFO_KIND).filter("vrf"::equals).isPresent();
        if (!vrf) {
            throw Problem.of("vrf.absent", "there is no VRF " + named.name()).at(at);
        }
        return info.get(IflaInfo.IFLA_INFO_DATA, Attrs.NONE).get(IFLA_VRF_TABLE, 0L);
    }

    /** Adds RTA_OIF; answers the words that the session supplied, if it had to. */
    private String device(int type, List<Args> hops) {
        Dev dev = args.get(RouteSyntax.DEV).orElse(null);
        if (dev != null) {
            body.put(Rta.RTA_OIF, dev, args.token(RouteSyntax.DEV));
            return "";
        }
        boolean leads =
                given(RouteSyntax.VIA) || given(RouteSyntax.VIA_LINK) || given(RouteSyntax.NHID) || !hops.isEmpty();
        boolean device = type == Rtn.RTN_UNICAST
                || type == Rtn.RTN_LOCAL
                || type == Rtn.RTN_BROADCAST
                || type == Rtn.RTN_ANYCAST
                || type == Rtn.RTN_MULTICAST;
        if (mode == null || leads || !device) {
            return "";
        }
        Dev here = Here.dev(request, view);
        body.put(Rta.RTA_OIF, here, request.at());
        return " " + Text.words(List.of("dev", here.name()));
    }

    private boolean given(Syntax.Slot<?> slot) {
        return args.token(slot) != null;
    }

    private int scope(int family, int type, List<Args> hops) {
        if (family == Rtm.AF_INET6 || family == Rtm.AF_MPLS) {
            return RtScope.RT_SCOPE_UNIVERSE;
        }
        return switch (type) {
            case Rtn.RTN_LOCAL, Rtn.RTN_NAT -> RtScope.RT_SCOPE_HOST;
            case Rtn.RTN_BROADCAST, Rtn.RTN_MULTICAST, Rtn.RTN_ANYCAST -> RtScope.RT_SCOPE_LINK;
            case Rtn.RTN_UNICAST, Rtn.RTN_UNSPEC -> {
                boolean far = given(RouteSyntax.VIA)
                        || given(RouteSyntax.VIA_LINK)
                        || given(RouteSyntax.NHID)
                        || !hops.isEmpty();
                yield mode == null ? RtScope.RT_SCOPE_NOWHERE : far ? RtScope.RT_SCOPE_UNIVERSE : RtScope.RT_SCOPE_LINK;
            }
            default -> mode == null ? RtScope.RT_SCOPE_NOWHERE : RtScope.RT_SCOPE_UNIVERSE;
        };
    }

    private void metrics() {
        Attrs metrics = Attrs.NONE;
        long locked = 0;
        for (RouteSyntax.Metric m : RouteSyntax.METRICS) {
            Token at = args.token(m.slot());
            if (at != null) {
                metrics = with(metrics, m);
                boolean lock = m.locked() || m.lock() != null && args.has(m.lock());
                locked |= lock ? 1L << m.attr().id() : 0;
                body.blame().put(at, Rta.RTA_METRICS.id(), m.attr().id());
            }
        }
        if (!metrics.isEmpty()) {
            if (locked != 0) {
                metrics = metrics.with(Rtax.RTAX_LOCK, locked);
            }
            body.put(Rta.RTA_METRICS, metrics, null);
        }
    }

    @SuppressWarnings("unchecked") // a metric's slot and attribute are both numbers, or both text
    private Attrs with(Attrs metrics, RouteSyntax.Metric m) {
        Object value = args.need(m.slot());
        return value instanceof Long number
                ? metrics.with((Attr<Long>) m.attr(), number * m.factor())
                : metrics.with((Attr<String>) m.attr(), (String) value);
    }

    private List<NextHop> hops(List<Args> groups) {
        List<NextHop> hops = new ArrayList<>();
        for (Args g : groups) {
            if (g.bindings().size() < 2) {
                throw Problem.of("route.nexthop", "nexthop says nothing: via and dev say where to")
                        .at(g.firstToken());
            }
            Body inner = new Body(g.firstToken());
            g.get(RouteSyntax.HOP_VIA).ifPresent(via -> {
                Token at = g.token(RouteSyntax.HOP_VIA);
                put(family(via, g.get(RouteSyntax.HOP_VIA_FAMILY).orElse(null), at), via, at, inner);
                body.blame().put(at, Rta.RTA_MULTIPATH.id(), Rta.RTA_GATEWAY.id());
            });
            viaLink(g, inner);
            LightTunnel.put(request, g, inner, body.blame(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP, Rta.RTA_MULTIPATH);
            as(g, inner);
            inner.put(Rta.RTA_FLOW, g, RouteSyntax.HOP_REALMS);
            hops.add(new NextHop(
                    g.has(RouteSyntax.HOP_ONLINK) ? RouteFlag.RTNH_F_ONLINK : 0,
                    g.get(RouteSyntax.WEIGHT).orElse(1L).intValue() - 1,
                    g.get(RouteSyntax.HOP_DEV).orElse(Dev.NONE),
                    inner.attrs()));
        }
        return hops;
    }
}
