package netnsh.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import netnsh.encap.Encaps;
import netnsh.kind.Printer.Role;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Named;
import netnsh.uapi.Netconfa;
import netnsh.uapi.Nha;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.Rtm;
import netnsh.value.IdNames;
import netnsh.value.Ip;

/** What {@code ip nexthop} and {@code ip netconf} print (iproute2's ip/ipnexthop.c, ip/ipnetconf.c). */
final class NexthopText {
    private NexthopText() {}

    static void list(Outcome.Nexthops outcome, Out out) {
        out.openArray(null, null);
        for (Nexthop n : outcome.nexthops()) {
            nexthop(n, outcome.names(), out);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One nexthop with the end of its line. */
    static void nexthop(Nexthop n, View.Names names, Out out) {
        nexthop(null, n, names, out);
        out.text("\n");
    }

    /** One nexthop, in JSON as the member {@code key} of something else; null for one that stands alone. */
    static void nexthop(String key, Nexthop n, View.Names names, Out out) {
        Attrs a = n.attrs();
        boolean numeric = out.display().numeric();
        out.openObject(key);
        out.number("id", "id %u ", a.get(Nha.NHA_ID, 0L));
        a.get(Nha.NHA_GROUP).ifPresent(members -> group(members, out));
        int type = a.get(Nha.NHA_GROUP_TYPE, 0);
        if (type != 0) {
            out.string("type", "type %s ", type < Nha.TYPES.size() ? Named.nameOf(Nha.TYPES, type) : "<unknown type>");
        }
        a.get(Nha.NHA_RES_GROUP).ifPresent(g -> resilient(g, out));
        a.get(Nha.NHA_ENCAP_TYPE).ifPresent(e -> Encaps.print(e, a.get(Nha.NHA_ENCAP, Attrs.NONE), out, names::link));
        a.get(Nha.NHA_GATEWAY).ifPresent(gateway -> {
            out.text("via ");
            String text = out.display().resolve() ? HostNames.of(gateway) : Ip.text(gateway);
            out.string(RouteText.role(n.family()), "gateway", "%s ", text);
        });
        a.get(Nha.NHA_OIF).ifPresent(dev -> {
            out.text("dev ");
            out.string(Role.IFNAME, "dev", "%s ", names.link(dev.index()));
        });
        if (n.scope() != 0 || out.details() > 0) {
            out.string("scope", "scope %s ", IdNames.SCOPE.name(n.scope(), numeric));
        }
        if (a.has(Nha.NHA_BLACKHOLE)) {
            out.none("blackhole", "blackhole ");
        }
        if (n.protocol() != 0 || out.details() > 0) {
            out.string("protocol", "proto %s ", IdNames.PROTOCOL.name(n.protocol(), numeric));
        }
        flags(n.flags(), out);
        if (a.has(Nha.NHA_FDB)) {
            out.none("fdb", "fdb");
        }
        out.closeObject();
    }

    private static void flags(int flags, Out out) {
        out.openArray("flags", null);
        for (Named flag : RouteFlag.PRINTED) {
            if ((flags & flag.value()) != 0) {
                out.element(Role.NONE, "%s ", flag.name());
            }
        }
        out.closeArray(null);
    }

    private static void group(List<Nha.Member> members, Out out) {
        out.openArray("group", null);
        out.text("group ");
        String before = "";
        for (Nha.Member m : members) {
            out.openObject(null);
            out.text(before);
            out.number("id", "%u", m.id());
            if (m.weight() != 0) {
                out.number("weight", ",%u", m.weight() + 1);
            }
            out.closeObject();
            before = "/";
        }
        out.text(" ");
        out.closeArray(null);
    }

    private static void resilient(Attrs g, Out out) {
        out.openObject("resilient_args");
        out.number("buckets", "buckets %u ", g.get(Nha.NHA_RES_GROUP_BUCKETS, 0));
        time("idle_timer", g.get(Nha.NHA_RES_GROUP_IDLE_TIMER, 0L), out);
        time("unbalanced_timer", g.get(Nha.NHA_RES_GROUP_UNBALANCED_TIMER, 0L), out);
        time("unbalanced_time", g.get(Nha.NHA_RES_GROUP_UNBALANCED_TIME, 0L), out);
        out.closeObject();
    }

    private static void time(String key, long ticks, Out out) {
        out.literal(key, key + " %s ", seconds(ticks));
    }

    /** Clock ticks as seconds, the way printf(3) writes {@code %g}: six digits that count. */
    static String seconds(long ticks) {
        BigDecimal value = BigDecimal.valueOf(ticks, 2).round(new MathContext(6));
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0) {
            return "0";
        } else if (exponent < 6) {
            return value.stripTrailingZeros().toPlainString();
        }
        String digits = value.movePointLeft(exponent).stripTrailingZeros().toPlainString();
        return digits + "e+" + (exponent < 10 ? "0" : "") + exponent;
    }

    static void buckets(Outcome.NexthopBuckets outcome, Out out) {
        out.openArray(null, null);
        for (Nexthop n : outcome.buckets()) {
            bucket(n, out);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One part of a resilient group. */
    static void bucket(Nexthop n, Out out) {
        out.openObject(null);
        n.attrs().get(Nha.NHA_ID).ifPresent(id -> out.number("id", "id %u ", id));
        n.attrs().get(Nha.NHA_RES_BUCKET).ifPresent(b -> {
            out.openObject("bucket");
            b.get(Nha.NHA_RES_BUCKET_INDEX).ifPresent(i -> out.number("index", "index %u ", i));
            b.get(Nha.NHA_RES_BUCKET_IDLE_TIME).ifPresent(t -> time("idle_time", t, out));
            b.get(Nha.NHA_RES_BUCKET_NH_ID).ifPresent(id -> out.number("nhid", "nhid %u ", id));
            out.closeObject();
        });
        flags(n.flags(), out);
        out.text("\n");
        out.closeObject();
    }

    static void netconfs(Outcome.Netconfs outcome, Out out) {
        out.openArray(null, null);
        for (Netconf c : outcome.settings()) {
            netconf(c, outcome.names(), out);
        }
        out.closeArray(null);
        out.finish();
    }

    private static final List<String> RP_FILTER = List.of("off", "strict", "loose");

    /** The settings of one interface. */
    static void netconf(Netconf c, View.Names names, Out out) {
        Attrs a = c.attrs();
        out.openObject(null);
        out.string("family", "%s ", family(c.family()));
        a.get(Netconfa.NETCONFA_IFINDEX).ifPresent(i -> {
            String name = i == Netconfa.IFINDEX_ALL ? "all" : i == Netconfa.IFINDEX_DEFAULT ? "default" : names.link(i);
            out.string(Role.IFNAME, "interface", "%s ", name);
        });
        onOff(a, Netconfa.NETCONFA_FORWARDING, "forwarding", out);
        a.get(Netconfa.NETCONFA_RP_FILTER).ifPresent(rp -> {
            if (rp >= 0 && rp < RP_FILTER.size()) {
                out.string("rp_filter", "rp_filter %s ", RP_FILTER.get(rp));
            } else {
                out.number("rp_filter", "rp_filter %u ", rp & 0xffffffffL);
            }
        });
        onOff(a, Netconfa.NETCONFA_MC_FORWARDING, "mc_forwarding", out);
        onOff(a, Netconfa.NETCONFA_PROXY_NEIGH, "proxy_neigh", out);
        onOff(a, Netconfa.NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN, "ignore_routes_with_linkdown", out);
        onOff(a, Netconfa.NETCONFA_INPUT, "input", out);
        out.closeObject();
        out.text("\n");
    }

    private static void onOff(Attrs a, Attr<Integer> attr, String key, Out out) {
        a.get(attr).ifPresent(v -> {
            if (out.json()) {
                out.bool(key, null, v != 0);
            } else {
                out.string(null, key + " %s ", v != 0 ? "on" : "off");
            }
        });
    }

    /** As iproute2's family_name(). */
    static String family(int family) {
        return switch (family) {
            case Rtm.AF_INET -> "inet";
            case Rtm.AF_INET6 -> "inet6";
            case Rtm.AF_PACKET -> "link";
            case Rtm.AF_MPLS -> "mpls";
            case Rtm.AF_BRIDGE -> "bridge";
            default -> "???";
        };
    }
}
