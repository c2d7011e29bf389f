package netnsh.render;

import java.net.InetAddress;
import netnsh.encap.Encaps;
import netnsh.kind.Printer.Role;
import netnsh.model.Route;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.RouteFilter;
import netnsh.plan.View;
import netnsh.uapi.Mpls;
import netnsh.uapi.Named;
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
import netnsh.value.IdNames;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/** Routes as {@code ip route show} and {@code ip route get} print them. */
final class RouteText {
    /** Clock ticks a second of what the kernel tells user space: sysconf(_SC_CLK_TCK) on every Linux of today. */
    static final int HZ = 100;

    private final Out out;
    private final RouteFilter filter;
    private final View.Names names;
    private final boolean numeric;

    private RouteText(Out out, RouteFilter filter, View.Names names) {
        this.out = out;
        this.filter = filter;
        this.names = names;
        this.numeric = out.display().numeric();
    }

    /** The whole list. */
    static void write(Outcome.Routes routes, Out out) {
        RouteText text =
                new RouteText(out, routes.filter() == null ? RouteFilter.ALL : routes.filter(), routes.names());
        out.openArray(null, null);
        for (Route route : routes.routes()) {
            text.route(route);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One route of an event. */
    static void one(Route route, RouteFilter filter, View.Names names, Out out) {
        new RouteText(out, filter, names).route(route);
    }

    private void route(Route r) {
        Attrs attrs = r.attrs();
        out.openObject(null);
        type(r);
        prefixes(r);
        attrs.get(Rta.RTA_NH_ID).ifPresent(id -> out.number("nhid", "nhid %u ", id));
        newDestination(r.family(), attrs);
        encap(attrs);
        if (r.tos() != 0 && filter.tos() == null) {
            out.string("tos", "tos %s ", tos(r.tos(), numeric));
        }
        gateway(r.family(), attrs, filter.via() != null && full(filter.via()));
        if (filter.oif() == null) {
            device("dev", attrs, Rta.RTA_OIF);
        }
        origin(r);
        if (!(filter.src() != null && full(filter.src()))) {
            attrs.get(Rta.RTA_PREFSRC).ifPresent(src -> {
                out.text("src ");
                out.string(role(r.family()), "prefsrc", "%s ", Ip.text(src));
            });
        }
        if (filter.metric() == null) {
            attrs.get(Rta.RTA_PRIORITY).ifPresent(metric -> out.number("metric", "metric %u ", metric));
        }
        flags(r.flags());
        mark(attrs);
        if (filter.realms() == null || filter.realmsMask() != 0xffffffffL) {
            realms(attrs);
        }
        attrs.get(Rta.RTA_UID).ifPresent(uid -> out.number("uid", "uid %u ", uid));
        if (r.family() == Rtm.AF_INET && r.cloned()) {
            RouteCacheText.flags(out, r.flags());
        }
        attrs.get(Rta.RTA_CACHEINFO).ifPresent(info -> RouteCacheText.info(out, info));
        attrs.get(Rta.RTA_METRICS).ifPresent(this::metrics);
        if (filter.iif() == null) {
            device("iif", attrs, Rta.RTA_IIF);
        }
        attrs.get(Rta.RTA_PREF).ifPresent(this::preference);
        attrs.get(Rta.RTA_TTL_PROPAGATE).ifPresent(p -> {
            out.text("ttl-propogate " + (p != 0 ? "enabled" : "disabled"));
            out.bool("ttl-propogate", null, p != 0);
        });
        if (out.details() > 0) {
            attrs.get(Rta.RTA_NH_ID).flatMap(names::nexthop).ifPresent(n -> {
                out.text("\n\tnh_info ");
                NexthopText.nexthop("nh_info", n, names, out);
            });
        }
        attrs.get(Rta.RTA_MULTIPATH).ifPresent(hops -> hops(r, hops));
        out.text("\n");
        out.closeObject();
    }

    private void type(Route r) {
        boolean asked = filter.types() == 0 || (filter.types() >> r.type() & 1) != 0;
        if ((r.type() != Rtn.RTN_UNICAST || out.details() > 0) && asked) {
            out.string("type", "%s ", numeric ? Long.toString(r.type()) : Named.nameOf(Rtn.NAMES, r.type()));
        }
    }

    private void prefixes(Route r) {
        Prefix to = r.destination();
        if (r.label().isPresent()) {
            out.string("dst", "%s ", r.label().get().text());
        } else if (!to.isDefault()) {
            out.string(role(r.family()), "dst", "%s ", prefix(to));
        } else {
            out.string("dst", "%s ", r.dstLength() != 0 ? "0/" + r.dstLength() + " " : "default");
        }
        Prefix from = r.from();
        if (!from.isDefault()) {
            out.string(role(r.family()), "from", "from %s ", prefix(from));
        } else if (r.srcLength() != 0) {
            out.string("src", "from %s ", "0/" + r.srcLength());
        }
    }

    /** An address without its length where that is the full one. */
    private String prefix(Prefix p) {
        return full(p) ? host(p.address()) : p.toString();
    }

    private static boolean full(Prefix p) {
        return p.full() != 0 && p.length() == p.full();
    }

    private String host(InetAddress address) {
        return out.display().resolve() ? HostNames.of(address) : Ip.text(address);
    }

    private void newDestination(int family, Attrs attrs) {
        if (family == Rtm.AF_MPLS) {
            attrs.get(Mpls.NEWDST).ifPresent(labels -> {
                out.text("as to ");
                out.string("to", "%s ", labels.text());
            });
            return;
        }
        attrs.get(Rta.RTA_NEWDST).ifPresent(bytes -> {
            out.text("as to ");
            boolean ip = bytes.length == 4 || bytes.length == 16;
            out.string(role(family), "to", "%s ", ip ? host(Ip.of(bytes)) : "???");
        });
    }

    private void encap(Attrs attrs) {
        attrs.get(Rta.RTA_ENCAP_TYPE)
                .ifPresent(type -> Encaps.print(type, attrs.get(Rta.RTA_ENCAP, Attrs.NONE), out, names::link));
    }

    private void gateway(int family, Attrs attrs, boolean leftOut) {
        if (!leftOut) {
            attrs.get(Rta.RTA_GATEWAY).ifPresent(gateway -> {
                out.text("via ");
                out.string(role(family), "gateway", "%s ", host(gateway));
            });
        }
        attrs.get(Rta.RTA_VIA).ifPresent(this::via);
    }

    private void via(Via via) {
        out.openObject("via");
        out.string("family", "via %s ", NexthopText.family(via.family()));
        out.string(
                role(via.family()),
                "host",
                "%s ",
                via.lladdr() == null ? host(via.address()) : via.lladdr().toString());
        out.closeObject();
    }

    private void device(String key, Attrs attrs, Attr<Dev> attr) {
        attrs.get(attr).ifPresent(dev -> {
            out.text(key + " ");
            out.string(Role.IFNAME, key, "%s ", names.link(dev.index()));
        });
    }

    private void origin(Route r) {
        long table = r.tableId();
        if (table != 0 && (table != RtTable.RT_TABLE_MAIN || out.details() > 0) && filter.table() == 0) {
            out.string("table", "table %s ", IdNames.TABLE.name(table, numeric));
        }
        if (r.cloned()) {
            return;
        }
        if ((r.protocol() != RtProt.RTPROT_BOOT || out.details() > 0) && filter.protocol() == null) {
            out.string("protocol", "proto %s ", IdNames.PROTOCOL.name(r.protocol(), numeric));
        }
        if ((r.scope() != RtScope.RT_SCOPE_UNIVERSE || out.details() > 0) && filter.scope() == null) {
            out.string("scope", "scope %s ", IdNames.SCOPE.name(r.scope(), numeric));
        }
    }

    private void flags(int flags) {
        out.openArray("flags", null);
        for (Named flag : RouteFlag.PRINTED) {
            if ((flags & flag.value()) != 0) {
                out.element(Role.NONE, "%s ", flag.name());
            }
        }
        out.closeArray(null);
    }

    private void mark(Attrs attrs) {
        long mark = attrs.get(Rta.RTA_MARK, 0L);
        if (mark != 0) {
            out.number("mark", mark >= 16 ? "mark 0x%x " : "mark %u ", mark);
        }
    }

    private void realms(Attrs attrs) {
        attrs.get(Rta.RTA_FLOW).ifPresent(realms -> {
            long from = realms >> 16;
            out.openObject("flow");
            out.text(from != 0 ? "realms " : "realm ");
            if (from != 0) {
                out.string("from", "%s/", IdNames.REALM.name(from, numeric));
            }
            out.string("to", "%s ", IdNames.REALM.name(realms & 0xffff, numeric));
            out.closeObject();
        });
    }

    private void metrics(Attrs metrics) {
        long locked = metrics.get(Rtax.RTAX_LOCK, 0L);
        out.openArray("metrics", null);
        out.openObject(null);
        for (Rtax.Metric metric : Rtax.METRICS) {
            boolean lock = (locked >> metric.attr().id() & 1) != 0;
            if (metrics.has(metric.attr()) || lock) {
                metric(metric, lock, metrics);
            }
        }
        out.closeObject();
        out.closeArray(null);
    }

    private void metric(Rtax.Metric metric, boolean lock, Attrs metrics) {
        Object value = metrics.get(metric.attr()).map(v -> (Object) v).orElse(0L);
        int id = metric.attr().id();
        if (id == Rtax.RTAX_HOPLIMIT.id() && value.equals(0xffffffffL)) {
            return;
        }
        out.text(metric.word() + (lock ? " lock " : " "));
        if (value instanceof String text) {
            out.string("congestion", "%s ", text);
            return;
        }
        long number = (Long) value;
        if (id == Rtax.RTAX_FEATURES.id()) {
            if ((number & 1) != 0) {
                out.none("ecn", "ecn ");
            }
            if ((number & ~1L) != 0) {
                out.string("features", "%s ", "0x" + Long.toHexString(number));
            }
        } else if (id == Rtax.RTAX_RTT.id() || id == Rtax.RTAX_RTTVAR.id() || id == Rtax.RTAX_RTO_MIN.id()) {
            long ms = id == Rtax.RTAX_RTT.id() ? number / 8 : id == Rtax.RTAX_RTTVAR.id() ? number / 4 : number;
            out.number(metric.word(), null, ms);
            out.text(ms >= 1000 ? RouteCacheText.seconds(ms) + "s " : ms + "ms ");
        } else {
            out.number(metric.word(), "%u ", number);
        }
    }

    private void preference(int preference) {
        // numbers of RFC 4191
        switch (preference) {
            case 0 -> out.string("pref", "pref %s", "medium");
            case 1 -> out.string("pref", "pref %s", "high");
            case 3 -> out.string("pref", "pref %s", "low");
            default -> out.number("pref", "%u", preference);
        }
    }

    private void hops(Route r, Iterable<NextHop> hops) {
        boolean multicast = r.cloned() && r.type() == Rtn.RTN_MULTICAST;
        boolean first = true;
        out.openArray("nexthops", null);
        for (NextHop hop : hops) {
            out.openObject(null);
            if (multicast) {
                out.text(first ? "Oifs: " : " ");
                first = false;
            } else {
                out.newline();
                out.text("\tnexthop ");
            }
            encap(hop.attrs());
            newDestination(r.family(), hop.attrs());
            gateway(r.family(), hop.attrs(), false);
            realms(hop.attrs());
            String dev = names.link(hop.dev().index());
            if (multicast) {
                out.string("dev", "%s", dev);
                if (hop.hops() != 1) {
                    out.number("ttl", "(ttl>%d)", hop.hops());
                }
                out.text(" ");
            } else {
                out.string("dev", "dev %s ", dev);
                if (r.family() != Rtm.AF_MPLS) {
                    out.number("weight", "weight %d ", hop.hops() + 1);
                }
            }
            flags(hop.flags());
            out.closeObject();
        }
        out.closeArray(null);
    }

    static String tos(int tos, boolean numeric) {
        return !numeric && IdNames.DSFIELD.named(tos) ? IdNames.DSFIELD.name(tos, false) : String.format("0x%02x", tos);
    }

    static Role role(int family) {
        return family == Rtm.AF_INET ? Role.INET : family == Rtm.AF_INET6 ? Role.INET6 : Role.NONE;
    }
}
