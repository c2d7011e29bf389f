package netnsh.render;

import java.util.List;
import netnsh.kind.Printer.Role;
import netnsh.model.Mdb;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.uapi.Named;
import netnsh.uapi.Rtm;
import netnsh.value.IdNames;
import netnsh.value.Ip;
import netnsh.value.Mac;

/** What {@code bridge mdb show} prints (iproute2's bridge/mdb.c). */
final class MdbText {
    /** MDB_RTR_TYPE_PERM of linux/if_bridge.h, between the two that were learned. */
    private static final int PERMANENT_ROUTER = 2;

    private MdbText() {}

    static void write(Outcome.MulticastGroups outcome, Out out) {
        out.openArray(null, null);
        out.openObject(null);
        out.openArray("mdb", null);
        for (Mdb mdb : outcome.groups()) {
            groups(mdb, outcome.vid(), outcome.names(), out);
        }
        out.closeArray(null);
        out.openObject("router");
        for (Mdb mdb : outcome.groups()) {
            if (out.details() > 0) {
                mdb.attrs().get(Mdba.MDBA_ROUTER).ifPresent(r -> routers(mdb, r, outcome.names(), out));
            }
        }
        out.closeObject();
        out.closeObject();
        out.closeArray(null);
        out.finish();
    }

    private static void groups(Mdb mdb, int vid, View.Names names, Out out) {
        for (Attrs group : mdb.attrs().get(Mdba.MDBA_MDB, Attrs.NONE).all(Mdba.MDBA_MDB_ENTRY)) {
            for (MdbEntry entry : group.all(Mdba.MDBA_MDB_ENTRY_INFO)) {
                if (vid == 0 || entry.vid() == vid) {
                    entry(mdb, entry, names, out);
                }
            }
        }
    }

    private static void entry(Mdb mdb, MdbEntry e, View.Names names, Out out) {
        boolean mac = e.group().length == 6;
        Role role = mac ? Role.NONE : RouteText.role(e.group().length == 4 ? Rtm.AF_INET : Rtm.AF_INET6);
        Attrs a = e.attrs();
        out.openObject(null);
        if (out.json()) {
            out.number("index", null, mdb.bridge().index());
        }
        out.string(Role.IFNAME, "dev", "dev %s", names.link(mdb.bridge().index()));
        out.string("port", " port %s", names.link(e.port().index()));
        out.string(role, "grp", " grp %s", mac ? Mac.of(e.group()).toString() : Ip.text(e.group()));
        a.get(Mdba.EATTR_SOURCE).ifPresent(src -> out.string(role, "src", " src %s", Ip.text(src)));
        out.string("state", " %s", (e.state() & MdbEntry.PERMANENT) != 0 ? "permanent" : "temp");
        if (out.details() > 0) {
            a.get(Mdba.EATTR_GROUP_MODE)
                    .ifPresent(m -> out.string("filter_mode", " filter_mode %s", m == 1 ? "include" : "exclude"));
            a.get(Mdba.EATTR_SRC_LIST).ifPresent(list -> sources(list.all(Mdba.SRCLIST_ENTRY), role, out));
            a.get(Mdba.EATTR_RTPROT)
                    .ifPresent(p -> out.string(
                            "protocol",
                            " proto %s ",
                            IdNames.PROTOCOL.name(p, out.display().numeric())));
        }
        out.openArray("flags", null);
        for (Named flag : Mdba.FLAGS) {
            if ((e.flags() & flag.value()) != 0) {
                out.element(Role.NONE, " %s", flag.name());
            }
        }
        out.closeArray(null);
        if (e.vid() != 0) {
            out.number("vid", " vid %u", e.vid());
        }
        if (out.stats() > 0) {
            a.get(Mdba.EATTR_TIMER).ifPresent(t -> out.string("timer", " %s", timer(t, true)));
        }
        out.newline();
        out.closeObject();
    }

    private static void sources(List<Attrs> sources, Role role, Out out) {
        out.openArray("source_list", " source_list");
        String before = " ";
        for (Attrs s : sources) {
            if (s.has(Mdba.SRCATTR_ADDRESS) && s.has(Mdba.SRCATTR_TIMER)) {
                out.openObject(null);
                out.text(before);
                out.string(
                        role,
                        "address",
                        "%s",
                        Ip.text(s.get(Mdba.SRCATTR_ADDRESS).orElseThrow()));
                out.string("timer", "/%s", timer(s.get(Mdba.SRCATTR_TIMER, 0L), false));
                out.closeObject();
            }
            before = ",";
        }
        out.closeArray(null);
    }

    private static void routers(Mdb mdb, Attrs routers, View.Names names, Out out) {
        String bridge = names.link(mdb.bridge().index());
        boolean stats = out.stats() > 0;
        out.openArray(bridge, null);
        if (!stats) {
            out.string(null, "router ports on %s: ", bridge);
        }
        for (Mdba.RouterPort port : routers.all(Mdba.MDBA_ROUTER_PORT)) {
            String name = names.link(port.port().index());
            out.openObject(null);
            if (stats) {
                out.string(null, "router ports on %s: ", bridge);
            }
            out.string("port", stats ? "%s" : "%s ", name);
            if (stats) {
                router(port, out);
                out.text("\n");
            }
            out.closeObject();
        }
        if (!stats) {
            out.newline();
        }
        out.closeArray(null);
    }

    /** How long a router is believed, and why. */
    static void router(Mdba.RouterPort port, Out out) {
        port.attrs().get(Mdba.ROUTER_TIMER).ifPresent(t -> out.string("timer", " %s", timer(t, true)));
        port.attrs()
                .get(Mdba.ROUTER_TYPE)
                .ifPresent(type -> out.string("type", " %s", type == PERMANENT_ROUTER ? "permanent" : "temp"));
    }

    /** Ticks of 1/100 s as seconds; padded as a column. */
    private static String timer(long ticks, boolean column) {
        String text = ticks / RouteText.HZ + "." + (ticks % RouteText.HZ < 10 ? "0" : "") + ticks % RouteText.HZ;
        return column ? " ".repeat(Math.max(0, 7 - text.length())) + text : text;
    }
}
