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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import netnsh.encap.Encaps;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.uapi.Mpls;
import netnsh.uapi.Named;
import netnsh.uapi.Rtax;
import netnsh.uapi.Rtn;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Ids;
import netnsh.word.LightTunnels;
import netnsh.word.Names;
import netnsh.word.Numbers;
import netnsh.word.Routing;

/** The words of a route: ip-route(8), in the order in which iproute2 tries them. */
final class RouteSyntax {
    private RouteSyntax() {}

    static final Syntax.Slot<Prefix> TO = slot("to", Addresses.PREFIX_OR_DEFAULT, "the destination, or default");
    static final Syntax.Slot<InetAddress> SRC = slot("src", Addresses.ADDRESS, "the source address to prefer");
    static final Syntax.Slot<InetAddress> VIA = slot("via", Addresses.ADDRESS, "the gateway");
    static final Syntax.Slot<Integer> VIA_FAMILY =
            slot("via-family", Addresses.FAMILY, "the gateway's family, where it is not the route's");
    static final Syntax.Slot<Prefix> FROM =
            slot("from", Addresses.PREFIX_OR_DEFAULT, "the source that packets must have (IPv6)");
    static final Syntax.Slot<Long> TOS = slot("tos", Ids.TOS, "the type of service that packets must have");
    static final Syntax.Slot<Long> EXPIRES = slot("expires", Numbers.U32, "seconds until it goes (IPv6)");
    static final Syntax.Slot<Long> METRIC = slot("metric", Numbers.U32, "the lower, the better");
    static final Syntax.Slot<Long> SCOPE = slot("scope", Ids.SCOPE, "how far the destination is");
    static final Syntax.Slot<Long> REALMS = slot("realms", Ids.REALMS, "the realms, FROM/TO");
    static final Syntax.Slot<Long> NHID = slot("nhid", Numbers.U32, "a nexthop object");
    static final Syntax.Slot<Long> PROTO = slot("protocol", Ids.PROTOCOL, "who made the route");
    static final Syntax.Slot<Long> TABLE = slot("table", Ids.TABLE, "the routing table");
    static final Syntax.Slot<Dev> VRF = slot("vrf", Names.DEV, "the table of this VRF");
    static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface it leads to");
    static final Syntax.Slot<Integer> PREF =
            slot("pref", Routing.PREFERENCE, "how much the router is preferred (IPv6)");
    static final Syntax.Slot<Long> WEIGHT =
            slot("weight", Numbers.range("NUMBER", 1, 256), "this way's share of the packets");
    static final Syntax.Word ONLINK = exactly("onlink", "the gateway is on the link, whatever the addresses say");
    static final Syntax.Word HOP_ONLINK = exactly("onlink", "this gateway is on the link");
    static final Syntax.Slot<Mpls> TO_LABEL = slot("to", LightTunnels.LABELS, "the label, with -M");
    static final Syntax.Slot<Mac> VIA_LINK = slot("via", Addresses.LLADDR, "the gateway's link-layer address, with -M");
    static final Syntax.Word LINK = exactly("link", "a gateway by its link-layer address");
    static final Syntax.Word NO_GATEWAY =
            new Syntax.Word(List.of("mpls", "bridge"), "no gateway has such an address" + Syntax.REFUSED, true);
    private static final Syntax.Rest GATEWAY = Syntax.rest("gateway", "ignored");
    static final Syntax.Slot<InetAddress> AS = slot("as", Addresses.ADDRESS, "another destination for the packets");
    static final Syntax.Slot<Mpls> AS_LABELS =
            slot("as", LightTunnels.LABELS, "labels that take the label's place, with -M");
    static final Syntax.Word ENABLED = word("enabled", "propagate the time to live");
    static final Syntax.Word DISABLED = word("disabled", "do not propagate the time to live");

    static final Syntax.Slot<InetAddress> HOP_VIA = slot("hop-via", Addresses.ADDRESS, "the gateway of this way");
    static final Syntax.Slot<Integer> HOP_VIA_FAMILY = slot("hop-family", Addresses.FAMILY, "the gateway's family");
    static final Syntax.Slot<Dev> HOP_DEV = slot("hop-dev", Names.DEV, "the interface of this way");
    static final Syntax.Slot<Long> HOP_REALMS = slot("hop-realms", Ids.REALMS, "the realms of this way");

    private static final List<String> EXACT_METRICS = List.of("mtu", "hoplimit", "advmss", "rtt", "rto_min");

    /** The order in which iproute2 tries those metrics that begin alike. */
    private static final List<String> TRIED_FIRST = List.of("mtu", "hoplimit", "advmss", "reordering");

    /** The types that a route may have, as keywords. */
    static final Map<Integer, Syntax.Word> TYPES = types();

    /** The metrics, as iproute2 spells them. */
    static final List<Metric> METRICS = metrics();

    /** One way of several. */
    static final Syntax.Group NEXTHOP = group(
            "nexthop",
            seq(
                    exactly("nexthop", "one way of several"),
                    anyOrder(
                            maybe(exactly("via", "the gateway of this way"), via(HOP_VIA_FAMILY, HOP_VIA)),
                            maybe(Encaps.ENCAP, Encaps.TYPE),
                            maybe(as()),
                            maybe(exactly("dev", "the interface of this way"), HOP_DEV),
                            maybe(exactly("weight", WEIGHT.help()), WEIGHT),
                            maybe(HOP_ONLINK),
                            Syntax.option("realms", HOP_REALMS))));

    /** What stands behind {@code add} and its like. */
    static final Syntax ROUTE = seq(anyOrder(items(to())), many(NEXTHOP));

    /**
     * A metric that a route may have.
     *
     * @param slot its value; milliseconds are multiplied by {@code factor} on the wire
     * @param lock the word that keeps the kernel from lowering it, or null
     * @param locked it is always locked
     */
    record Metric(Rtax.Metric what, Syntax.Slot<?> slot, Syntax.Word lock, long factor, boolean locked) {
        /** The attribute inside RTA_METRICS. */
        Attr<?> attr() {
            return what.attr();
        }
    }

    /**
     * The other words, with {@code destination} as the last one tried. Words that begin alike stand in iproute2's order,
     * because the first one that an abbreviation fits is meant; apart from that the common ones come first.
     */
    static List<Syntax> items(Syntax destination) {
        List<Syntax> items = new ArrayList<>(List.of(
                maybe(exactly("via", VIA.help()), via(VIA_FAMILY, VIA)),
                maybe(as()),
                maybe(new Syntax.Word(List.of("dev", "oif"), DEV.help(), true), DEV),
                maybe(exactly("src", SRC.help()), SRC),
                maybe(
                        oneOf(word(List.of("metric", "priority"), METRIC.help()), exactly("preference", METRIC.help())),
                        METRIC),
                maybe(exactly("scope", SCOPE.help()), SCOPE),
                maybe(word(List.of("protocol"), PROTO.help()), PROTO),
                Syntax.option("table", TABLE),
                maybe(ONLINK),
                maybe(oneOf(exactly("tos", TOS.help()), word("dsfield", TOS.help())), TOS),
                maybe(exactly("from", FROM.help()), FROM),
                maybe(exactly("expires", EXPIRES.help()), EXPIRES),
                Syntax.option("pref", PREF),
                Syntax.option("vrf", VRF),
                maybe(exactly("nhid", NHID.help()), NHID)));
        List<Metric> metrics = new ArrayList<>(METRICS);
        metrics.sort(Comparator.comparing(m -> !TRIED_FIRST.contains(m.what().word())));
        for (Metric m : metrics) {
            boolean exact = EXACT_METRICS.contains(m.what().word());
            Syntax.Word word =
                    new Syntax.Word(List.of(m.what().word()), m.slot().help(), exact);
            items.add(m.lock() == null ? maybe(word, m.slot()) : maybe(word, maybe(m.lock()), m.slot()));
        }
        items.addAll(List.of(
                Syntax.option("realms", REALMS),
                maybe(Encaps.ENCAP, Encaps.TYPE),
                maybe(exactly("ttl-propagate", "into MPLS, or out of it"), oneOf(ENABLED, DISABLED)),
                destination));
        return items;
    }

    private static Syntax to() {
        List<Syntax> types = List.copyOf(TYPES.values());
        return seq(maybe(exactly("to", TO.help())), maybe(new Syntax.OneOf(types)), oneOf(TO, TO_LABEL));
    }

    private static Syntax via(Syntax.Slot<Integer> family, Syntax.Slot<InetAddress> address) {
        return oneOf(seq(maybe(family), address), seq(LINK, VIA_LINK), seq(NO_GATEWAY, GATEWAY));
    }

    /** Another destination for the packets. */
    static Syntax as() {
        return seq(exactly("as", AS_LABELS.help()), maybe(exactly("to", AS_LABELS.help())), oneOf(AS, AS_LABELS));
    }

    private static Map<Integer, Syntax.Word> types() {
        // rtnl_rtntype_a2n: these three spelled out, the others as they come
        Map<Integer, Syntax.Word> words = new LinkedHashMap<>();
        for (int type : Routing.ROUTE_TYPES) {
            String name = Named.nameOf(Rtn.NAMES, type);
            boolean exact = Routing.WHOLE_ROUTE_TYPES.contains(type);
            List<String> spellings = type == Rtn.RTN_BROADCAST ? List.of(name, Routing.BRD) : List.of(name);
            words.put(type, new Syntax.Word(spellings, "a route of type " + name, exact));
        }
        return words;
    }

    private static List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        for (Rtax.Metric m : Rtax.METRICS) {
            ValueType<?> type = switch (m.word()) {
                case "rtt", "rttvar", "rto_min" -> Routing.MILLISECONDS;
                case "hoplimit" -> Numbers.U8;
                case "quickack", "fastopen_no_cookie" -> Numbers.range("0|1", 0, 1);
                case "features" -> Routing.FEATURES;
                case "congctl" -> ValueType.of("NAME", "value", w -> w, w -> w, "cubic", "reno");
                default -> Numbers.U32;
            };
            boolean never = List.of("rto_min", "features", "quickack", "fastopen_no_cookie")
                    .contains(m.word());
            Syntax.Word lock = never ? null : exactly("lock", "the kernel must not change " + m.word());
            long factor = m.word().equals("rtt") ? 8 : m.word().equals("rttvar") ? 4 : 1;
            metrics.add(new Metric(
                    m,
                    slot(m.word(), type, help(m.word())),
                    lock,
                    factor,
                    m.word().equals("rto_min")));
        }
        return metrics;
    }

    private static String help(String metric) {
        return switch (metric) {
            case "mtu" -> "the largest packet";
            case "advmss" -> "the segment size to announce in TCP";
            case "window" -> "the largest window to announce in TCP";
            case "rtt" -> "a first guess at the round-trip time";
            case "rttvar" -> "a first guess at its variance";
            case "rto_min" -> "the shortest time before TCP sends again";
            case "ssthresh" -> "where slow start ends";
            case "cwnd" -> "the limit of the congestion window";
            case "initcwnd" -> "the congestion window of a new connection";
            case "initrwnd" -> "the receive window of a new connection";
            case "reordering" -> "how much out of order is taken for loss";
            case "hoplimit" -> "hops that packets may make";
            case "features" -> "what connections shall use";
            case "quickack" -> "acknowledge at once";
            case "congctl" -> "the congestion control";
            default -> "no cookie for TCP fast open";
        };
    }
}
