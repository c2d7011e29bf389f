package netnsh.state;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.encap.Encaps;
import netnsh.model.Route;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Mpls;
import netnsh.uapi.Named;
import netnsh.uapi.NextHop;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtScope;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.RtaCacheInfo;
import netnsh.uapi.Rtax;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.uapi.Via;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Ids;
import netnsh.word.Routing;

/** The words of a route, as {@code ip route add} reads them; what iproute2 supplies by itself is left out. */
final class RouteWords {
    /** What the kernel gives a route of IPv6 that names no metric. */
    private static final long METRIC6 = 1024;

    private static final List<Attr<?>> KNOWN = List.of(
            Rta.RTA_DST,
            Rta.RTA_SRC,
            Rta.RTA_OIF,
            Rta.RTA_GATEWAY,
            Rta.RTA_VIA,
            Rta.RTA_PRIORITY,
            Rta.RTA_PREFSRC,
            Rta.RTA_METRICS,
            Rta.RTA_MULTIPATH,
            Rta.RTA_FLOW,
            Rta.RTA_CACHEINFO,
            Rta.RTA_TABLE,
            Rta.RTA_PREF,
            Rta.RTA_EXPIRES,
            Rta.RTA_TTL_PROPAGATE,
            Rta.RTA_NH_ID,
            Rta.RTA_ENCAP,
            Rta.RTA_ENCAP_TYPE);

    private static final Set<String> UNSAID = Set.of("src any", "dst any", "id 0", "ttl 0", "hoplimit 0");

    /** What one way of several is told. */
    private static final List<Attr<?>> KNOWN_OF_HOP =
            List.of(Rta.RTA_GATEWAY, Rta.RTA_VIA, Rta.RTA_FLOW, Rta.RTA_ENCAP, Rta.RTA_ENCAP_TYPE, Mpls.NEWDST);

    private final Route r;
    private final IntFunction<String> names;
    private final boolean six;
    private final boolean mpls;

    RouteWords(Route r, IntFunction<String> names) {
        this.r = r;
        this.names = names;
        this.six = r.family() == Rtm.AF_INET6;
        this.mpls = r.family() == Rtm.AF_MPLS;
    }

    /** The program's spelling of the family. */
    Line.Tool tool() {
        return mpls ? Line.Tool.MPLS : six ? Line.Tool.IP6 : Line.Tool.IP;
    }

    /** What tells it from others: type, destination, source, table, tos and metric. */
    List<String> key() {
        List<String> words = new ArrayList<>();
        if (r.type() != Rtn.RTN_UNICAST) {
            words.add(Named.nameOf(Rtn.NAMES, r.type()));
        }
        words.add(r.label().map(Mpls::text).orElseGet(() -> Words.prefix(r.destination())));
        if (!r.from().isDefault()) {
            words.addAll(List.of("from", Words.prefix(r.from())));
        }
        boolean local = r.type() == Rtn.RTN_LOCAL
                || r.type() == Rtn.RTN_BROADCAST
                || r.type() == Rtn.RTN_NAT
                || r.type() == Rtn.RTN_ANYCAST;
        long table = r.tableId() == 0 ? RtTable.RT_TABLE_MAIN : r.tableId();
        if (table != (local ? RtTable.RT_TABLE_LOCAL : RtTable.RT_TABLE_MAIN)) {
            words.addAll(List.of("table", Ids.TABLE.write(table)));
        }
        if (r.tos() != 0) {
            words.addAll(List.of("tos", Ids.TOS.write((long) r.tos())));
        }
        long metric = r.attrs().get(Rta.RTA_PRIORITY, 0L);
        if (metric != 0 && !(six && metric == METRIC6)) {
            words.addAll(List.of("metric", Long.toString(metric)));
        }
        return words;
    }

    /** Where it leads to. */
    List<String> way() {
        List<String> words = new ArrayList<>();
        if (r.attrs().has(Rta.RTA_NH_ID)) {
            return List.of("nhid", r.attrs().get(Rta.RTA_NH_ID, 0L).toString());
        }
        labels(r.attrs(), words);
        gateway(r.attrs(), words);
        if (!rejects() && !r.out().equals(Dev.NONE)) {
            words.addAll(List.of("dev", Words.dev(r.out(), names)));
        }
        return words;
    }

    /**
     * What its packets are wrapped into; nothing where a nexthop object says so. It stands in front of {@link #way}, because
     * iproute2 wants something behind it.
     */
    List<String> tunnel() {
        return r.attrs().has(Rta.RTA_NH_ID) ? List.of() : tunnel(r.attrs(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP, names);
    }

    /** All that {@code add} is told behind {@link #key}, {@link #tunnel} and {@link #way}. */
    List<String> rest() {
        List<String> words = new ArrayList<>();
        r.attrs().get(Rta.RTA_PREFSRC).ifPresent(a -> words.addAll(List.of("src", Ip.text(a))));
        if (r.protocol() != RtProt.RTPROT_BOOT) {
            words.addAll(List.of("protocol", Ids.PROTOCOL.write((long) r.protocol())));
        }
        if (!six && !mpls && r.scope() != scope()) {
            words.addAll(List.of("scope", Ids.SCOPE.write((long) r.scope())));
        }
        if ((r.flags() & RouteFlag.RTNH_F_ONLINK) != 0) {
            words.add("onlink");
        }
        r.attrs().get(Rta.RTA_FLOW).ifPresent(f -> words.addAll(List.of("realms", Ids.REALMS.write(f))));
        r.attrs()
                .get(Rta.RTA_PREF)
                .filter(p -> p != 0)
                .ifPresent(p -> words.addAll(List.of("pref", Routing.PREFERENCE.write(p))));
        metrics(words);
        r.attrs()
                .get(Rta.RTA_TTL_PROPAGATE)
                .ifPresent(v -> words.addAll(List.of("ttl-propagate", v != 0 ? "enabled" : "disabled")));
        for (NextHop hop :
                r.attrs().has(Rta.RTA_NH_ID) ? List.<NextHop>of() : r.attrs().get(Rta.RTA_MULTIPATH, List.of())) {
            words.add("nexthop");
            words.addAll(tunnel(hop.attrs(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP, names));
            labels(hop.attrs(), words);
            gateway(hop.attrs(), words);
            if (!hop.dev().equals(Dev.NONE)) {
                words.addAll(List.of("dev", Words.dev(hop.dev(), names)));
            }
            words.addAll(List.of("weight", Integer.toString(hop.hops() + 1)));
            if ((hop.flags() & RouteFlag.RTNH_F_ONLINK) != 0) {
                words.add("onlink");
            }
            hop.attrs().get(Rta.RTA_FLOW).ifPresent(f -> words.addAll(List.of("realms", Ids.REALMS.write(f))));
        }
        return words;
    }

    /** How long it has left to live, IPv6 only; nothing when that is for ever. */
    List<String> expires() {
        long seconds = r.attrs()
                .get(Rta.RTA_EXPIRES)
                .orElse(r.attrs()
                        .get(Rta.RTA_CACHEINFO)
                        .map(RtaCacheInfo::expires)
                        .map(Integer::longValue)
                        .filter(t -> six && t > 0)
                        .map(t -> t / 100)
                        .orElse(0L));
        return seconds > 0 ? List.of("expires", Long.toString(seconds)) : List.of();
    }

    /** What these words cannot say; empty when they say all. */
    String lacks() {
        List<String> others = new ArrayList<>(
                Words.others(r.attrs().without(Rta.RTA_UID), mpls ? with(KNOWN, List.of(Mpls.NEWDST)) : KNOWN));
        boolean encap = unsaid(r.attrs(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP);
        for (NextHop hop : r.attrs().get(Rta.RTA_MULTIPATH, List.of())) {
            encap |= unsaid(hop.attrs(), Rta.RTA_ENCAP_TYPE, Rta.RTA_ENCAP);
            others.addAll(Words.others(hop.attrs(), KNOWN_OF_HOP));
        }
        if (encap) {
            return "its light-weight tunnel (encap)";
        }
        return others.isEmpty() ? "" : "attributes " + String.join(", ", others) + " of the kernel's";
    }

    private static List<Attr<?>> with(List<Attr<?>> some, List<Attr<?>> more) {
        List<Attr<?>> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** The words of a light-weight tunnel; none when there is none, or it cannot be said. */
    static List<String> tunnel(Attrs attrs, Attr<Integer> type, Attr<Attrs> data, IntFunction<String> names) {
        return attrs.get(data)
                .map(tunnel -> said(Encaps.words(attrs.get(type, 0), tunnel, names)))
                .orElse(List.of());
    }

    /** Without the ends and numbers that kernels tell of though nobody has named them. */
    private static List<String> said(List<String> tunnel) {
        List<String> words = new ArrayList<>(tunnel);
        for (int i = words.size() - 2; i > 1; i--) {
            if (i + 1 < words.size() && UNSAID.contains(words.get(i) + " " + words.get(i + 1))) {
                words.subList(i, i + 2).clear();
            }
        }
        return words;
    }

    /** Whether there is a light-weight tunnel that no words make. */
    static boolean unsaid(Attrs attrs, Attr<Integer> type, Attr<Attrs> data) {
        return attrs.has(data) && tunnel(attrs, type, data, index -> "").isEmpty();
    }

    /** The labels that take the place of an MPLS route's. */
    private void labels(Attrs attrs, List<String> words) {
        if (mpls) {
            attrs.get(Mpls.NEWDST).ifPresent(labels -> words.addAll(List.of("as", labels.text())));
        }
    }

    private boolean rejects() {
        return r.type() == Rtn.RTN_BLACKHOLE
                || r.type() == Rtn.RTN_UNREACHABLE
                || r.type() == Rtn.RTN_PROHIBIT
                || r.type() == Rtn.RTN_THROW;
    }

    /** The scope that iproute2 gives when none is named. */
    private int scope() {
        return switch (r.type()) {
            case Rtn.RTN_LOCAL, Rtn.RTN_NAT -> RtScope.RT_SCOPE_HOST;
            case Rtn.RTN_BROADCAST, Rtn.RTN_MULTICAST, Rtn.RTN_ANYCAST -> RtScope.RT_SCOPE_LINK;
            case Rtn.RTN_UNICAST -> {
                boolean far = r.gateway() != null
                        || r.attrs().has(Rta.RTA_NH_ID)
                        || r.attrs().has(Rta.RTA_MULTIPATH);
                yield far ? RtScope.RT_SCOPE_UNIVERSE : RtScope.RT_SCOPE_LINK;
            }
            default -> RtScope.RT_SCOPE_UNIVERSE;
        };
    }

    private static void gateway(Attrs attrs, List<String> words) {
        InetAddress via = attrs.get(Rta.RTA_GATEWAY).orElse(null);
        if (via != null) {
            words.addAll(List.of("via", Ip.text(via)));
            return;
        }
        Via other = attrs.get(Rta.RTA_VIA).orElse(null);
        if (other != null && other.address() != null) {
            boolean four = Ip.family(other.address()) == Rtm.AF_INET;
            words.addAll(List.of("via", four ? "inet" : "inet6", Ip.text(other.address())));
        } else if (other != null) {
            words.addAll(List.of("via", "link", other.lladdr().toString()));
        }
    }

    @SuppressWarnings("unchecked") // each metric is a number, but for the name of the congestion control
    private void metrics(List<String> words) {
        Attrs metrics = r.attrs().get(Rta.RTA_METRICS, Attrs.NONE);
        long locks = metrics.get(Rtax.RTAX_LOCK, 0L);
        for (Rtax.Metric m : Rtax.METRICS) {
            if (!metrics.has(m.attr())) {
                continue;
            }
            words.add(m.word());
            if ((locks & 1L << m.attr().id()) != 0 && !m.word().equals("rto_min")) {
                words.add("lock");
            }
            if (m.attr() == Rtax.RTAX_CC_ALGO) {
                words.add(metrics.get(Rtax.RTAX_CC_ALGO, ""));
                continue;
            }
            long v = metrics.get((Attr<Long>) m.attr(), 0L);
            words.add(
                    switch (m.word()) {
                        case "rtt" -> v / 8 + "ms";
                        case "rttvar" -> v / 4 + "ms";
                        case "rto_min" -> v + "ms";
                        case "features" -> Routing.FEATURES.write(v);
                        default -> Long.toString(v);
                    });
        }
    }
}
