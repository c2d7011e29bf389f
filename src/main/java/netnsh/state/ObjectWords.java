package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Rule;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Fra;
import netnsh.uapi.Named;
import netnsh.uapi.Nda;
import netnsh.uapi.Nha;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.word.Ids;
import netnsh.word.Nexthops;
import netnsh.word.Routing;

/** The words of rules, nexthop objects, neighbours and forwarding entries, as {@code add} reads them. */
final class ObjectWords {
    private ObjectWords() {}

    private static final List<Attr<?>> RULE = List.of(
            Fra.FRA_DST,
            Fra.FRA_SRC,
            Fra.FRA_IIFNAME,
            Fra.FRA_GOTO,
            Fra.FRA_PRIORITY,
            Fra.FRA_FWMARK,
            Fra.FRA_FLOW,
            Fra.FRA_TUN_ID,
            Fra.FRA_SUPPRESS_IFGROUP,
            Fra.FRA_SUPPRESS_PREFIXLEN,
            Fra.FRA_TABLE,
            Fra.FRA_FWMASK,
            Fra.FRA_OIFNAME,
            Fra.FRA_L3MDEV,
            Fra.FRA_UID_RANGE,
            Fra.FRA_PROTOCOL,
            Fra.FRA_IP_PROTO,
            Fra.FRA_SPORT_RANGE,
            Fra.FRA_DPORT_RANGE);

    /** What the words of a rule cannot say; empty when they say all. */
    static String lacks(Rule r) {
        List<String> others = Words.others(r.attrs(), RULE);
        return others.isEmpty() ? "" : "attributes " + String.join(", ", others) + " of the kernel's";
    }

    /** The words of a rule. */
    static List<String> rule(Rule r) {
        List<String> words = new ArrayList<>();
        Attrs a = r.attrs();
        if (r.inverted()) {
            words.add("not");
        }
        words.addAll(List.of("from", r.from().isDefault() ? "all" : Words.prefix(r.from())));
        if (!r.to().isDefault()) {
            words.addAll(List.of("to", Words.prefix(r.to())));
        }
        words.addAll(List.of("preference", Long.toString(r.priority())));
        if (r.tos() != 0) {
            words.addAll(List.of("tos", Ids.TOS.write((long) r.tos())));
        }
        long mask = a.get(Fra.FRA_FWMASK, 0xffffffffL);
        if (a.get(Fra.FRA_FWMARK, 0L) != 0 || mask != 0xffffffffL) {
            Routing.Mark mark = new Routing.Mark(a.get(Fra.FRA_FWMARK, 0L), mask == 0xffffffffL ? null : mask);
            words.addAll(List.of("fwmark", Routing.MARK.write(mark)));
        }
        a.get(Fra.FRA_IIFNAME).ifPresent(n -> words.addAll(List.of("iif", n)));
        a.get(Fra.FRA_OIFNAME).ifPresent(n -> words.addAll(List.of("oif", n)));
        a.get(Fra.FRA_UID_RANGE).ifPresent(u -> words.addAll(List.of("uidrange", Routing.UIDS.write(u))));
        a.get(Fra.FRA_IP_PROTO)
                .filter(p -> p != 0)
                .ifPresent(p -> words.addAll(List.of("ipproto", Routing.IP_PROTOCOL.write(p))));
        a.get(Fra.FRA_SPORT_RANGE).ifPresent(p -> words.addAll(List.of("sport", Routing.PORTS.write(p))));
        a.get(Fra.FRA_DPORT_RANGE).ifPresent(p -> words.addAll(List.of("dport", Routing.PORTS.write(p))));
        a.get(Fra.FRA_TUN_ID)
                .filter(t -> t != 0)
                .ifPresent(t -> words.addAll(List.of("tun_id", Long.toUnsignedString(t))));
        a.get(Fra.FRA_FLOW).filter(f -> f != 0).ifPresent(f -> words.addAll(List.of("realms", Ids.REALMS.write(f))));
        a.get(Fra.FRA_PROTOCOL)
                .filter(p -> p != 0)
                .ifPresent(p -> words.addAll(List.of("protocol", Ids.PROTOCOL.write((long) p))));
        boolean l3mdev = a.get(Fra.FRA_L3MDEV, 0) != 0;
        if (l3mdev) {
            words.add("l3mdev");
        } else if (r.action() == Fra.FR_ACT_TO_TBL) {
            words.addAll(List.of("lookup", Ids.TABLE.write(r.tableId() == 0 ? 254 : r.tableId())));
        } else if (r.tableId() != 0) {
            words.addAll(List.of("lookup", Ids.TABLE.write(r.tableId())));
        }
        a.get(Fra.FRA_SUPPRESS_PREFIXLEN)
                .filter(n -> n != -1)
                .ifPresent(n -> words.addAll(List.of("suppress_prefixlength", n.toString())));
        a.get(Fra.FRA_SUPPRESS_IFGROUP)
                .filter(n -> n != -1)
                .ifPresent(n -> words.addAll(List.of("suppress_ifgroup", Ids.GROUP.write((long) n))));
        if (r.action() != Fra.FR_ACT_TO_TBL) {
            words.add(Named.nameOf(Fra.ACTIONS, r.action()));
            a.get(Fra.FRA_GOTO).ifPresent(g -> words.add(g.toString()));
        }
        return words;
    }

    private static final List<Attr<?>> NEXTHOP = List.of(
            Nha.NHA_ID,
            Nha.NHA_GROUP,
            Nha.NHA_GROUP_TYPE,
            Nha.NHA_BLACKHOLE,
            Nha.NHA_OIF,
            Nha.NHA_GATEWAY,
            Nha.NHA_ENCAP_TYPE,
            Nha.NHA_ENCAP,
            Nha.NHA_FDB,
            Nha.NHA_RES_GROUP,
            Nha.NHA_OP_FLAGS,
            Nha.NHA_HW_STATS_ENABLE,
            Nha.NHA_HW_STATS_USED);

    /** What the words of a nexthop cannot say; empty when they say all. */
    static String lacks(Nexthop n) {
        List<String> others = Words.others(n.attrs(), NEXTHOP);
        return RouteWords.unsaid(n.attrs(), Nha.NHA_ENCAP_TYPE, Nha.NHA_ENCAP)
                ? "its light-weight tunnel (encap)"
                : others.isEmpty() ? "" : "attributes " + String.join(", ", others) + " of the kernel's";
    }

    /** The words of a nexthop object behind {@code id N}. */
    static List<String> nexthop(Nexthop n, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        Attrs a = n.attrs();
        List<Nha.Member> members = a.get(Nha.NHA_GROUP, List.of());
        if (!members.isEmpty()) {
            words.addAll(List.of("group", Nexthops.GROUP.write(members)));
            int type = a.get(Nha.NHA_GROUP_TYPE, 0);
            if (type != 0) {
                words.addAll(List.of("type", Named.nameOf(Nha.TYPES, type)));
                Attrs res = a.get(Nha.NHA_RES_GROUP, Attrs.NONE);
                Words.put(words, "buckets", res, Nha.NHA_RES_GROUP_BUCKETS);
                res.get(Nha.NHA_RES_GROUP_IDLE_TIMER)
                        .ifPresent(t -> words.addAll(List.of("idle_timer", Long.toString(t / 100))));
                res.get(Nha.NHA_RES_GROUP_UNBALANCED_TIMER)
                        .ifPresent(t -> words.addAll(List.of("unbalanced_timer", Long.toString(t / 100))));
            }
        }
        words.addAll(RouteWords.tunnel(a, Nha.NHA_ENCAP_TYPE, Nha.NHA_ENCAP, names));
        a.get(Nha.NHA_GATEWAY).ifPresent(g -> words.addAll(List.of("via", Ip.text(g))));
        a.get(Nha.NHA_OIF)
                .filter(d -> !d.equals(Dev.NONE))
                .ifPresent(d -> words.addAll(List.of("dev", Words.dev(d, names))));
        if (a.has(Nha.NHA_BLACKHOLE)) {
            words.add("blackhole");
        }
        if ((n.flags() & Nha.RTNH_F_ONLINK) != 0) {
            words.add("onlink");
        }
        if (a.has(Nha.NHA_FDB)) {
            words.add("fdb");
        }
        if (n.protocol() != 0) {
            words.addAll(List.of("protocol", Ids.PROTOCOL.write((long) n.protocol())));
        }
        return words;
    }

    /** The words that name a neighbour: {@code 10.0.0.2 dev eth0}, {@code proxy 10.0.0.9 dev eth0}. */
    static List<String> neighbourId(Neighbour n, IntFunction<String> names) {
        List<String> words = new ArrayList<>();
        if (n.proxy()) {
            words.add("proxy");
        }
        n.address().ifPresent(a -> words.add(Ip.text(a)));
        if (!n.dev().equals(Dev.NONE)) {
            words.addAll(List.of("dev", Words.dev(n.dev(), names)));
        }
        return words;
    }

    /** What else is said about a neighbour. */
    static List<String> neighbour(Neighbour n) {
        List<String> words = new ArrayList<>();
        boolean managed = (n.attrs().get(Nda.NDA_FLAGS_EXT, 0L) & Ntf.NTF_EXT_MANAGED) != 0;
        if (!n.proxy()) {
            n.lladdr()
                    .filter(m -> !managed && m.length() > 0)
                    .ifPresent(m -> words.addAll(List.of("lladdr", m.toString())));
            if (n.state() != Nud.NUD_PERMANENT && !managed) {
                words.addAll(List.of("nud", Routing.NUD.write(n.state())));
            }
        }
        if ((n.flags() & Ntf.NTF_ROUTER) != 0) {
            words.add("router");
        }
        if (managed) {
            words.add("managed");
        }
        if ((n.flags() & Ntf.NTF_EXT_LEARNED) != 0) {
            words.add("extern_learn");
        }
        if (n.protocol() != 0) {
            words.addAll(List.of("protocol", Ids.PROTOCOL.write((long) n.protocol())));
        }
        return words;
    }

    /** The words that name a forwarding entry and say where it leads. */
    static List<String> forwardingId(Neighbour n, IntFunction<String> names) {
        List<String> words =
                new ArrayList<>(List.of(n.lladdr().map(Object::toString).orElse("00:00:00:00:00:00")));
        words.addAll(List.of("dev", Words.dev(n.dev(), names)));
        words.add((n.flags() & Ntf.NTF_SELF) != 0 ? "self" : "master");
        Words.put(
                words,
                "vlan",
                n.attrs().get(Nda.NDA_VLAN, 0) == 0 ? n.attrs().without(Nda.NDA_VLAN) : n.attrs(),
                Nda.NDA_VLAN);
        Words.put(words, "src_vni", n.attrs(), Nda.NDA_SRC_VNI);
        if (!n.attrs().has(Nda.NDA_NH_ID)) {
            n.address().ifPresent(a -> words.addAll(List.of("dst", Ip.text(a))));
            Words.put(words, "port", n.attrs(), Nda.NDA_PORT);
            Words.put(words, "vni", n.attrs(), Nda.NDA_VNI);
            n.attrs()
                    .get(Nda.NDA_IFINDEX)
                    .filter(d -> !d.equals(Dev.NONE))
                    .ifPresent(d -> words.addAll(List.of("via", Words.dev(d, names))));
        }
        Words.put(words, "nhid", n.attrs(), Nda.NDA_NH_ID);
        return words;
    }

    /** What else is said about a forwarding entry. */
    static List<String> forwarding(Neighbour n) {
        List<String> words = new ArrayList<>();
        words.add(
                (n.state() & Nud.NUD_PERMANENT) != 0
                        ? "permanent"
                        : (n.state() & Nud.NUD_NOARP) != 0 ? "static" : "dynamic");
        if ((n.flags() & Ntf.NTF_ROUTER) != 0) {
            words.add("router");
        }
        if ((n.flags() & Ntf.NTF_EXT_LEARNED) != 0) {
            words.add("extern_learn");
        }
        if ((n.flags() & Ntf.NTF_STICKY) != 0) {
            words.add("sticky");
        }
        return words;
    }

    /** Whether its own line needs {@code -6}: no address in it says the family. */
    static boolean six(int family) {
        return family == Rtm.AF_INET6;
    }
}
