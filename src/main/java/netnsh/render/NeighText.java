package netnsh.render;

import java.net.InetAddress;
import netnsh.kind.Printer.Role;
import netnsh.model.Neighbour;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Named;
import netnsh.uapi.Nda;
import netnsh.uapi.NdaCacheInfo;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.IdNames;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** Neighbours as {@code ip neigh show} prints them. */
final class NeighText {
    private NeighText() {}

    /** The whole list. */
    static void write(Outcome.Neighbours list, Out out) {
        out.openArray(null, null);
        for (Neighbour n : list.neighbours()) {
            one(n, list.devGiven(), list.names(), out);
        }
        out.closeArray(null);
        out.finish();
    }

    /** One entry. */
    static void one(Neighbour n, boolean devGiven, View.Names names, Out out) {
        out.openObject(null);
        if (out.display().brief()) {
            brief(n, devGiven, names, out);
        } else {
            full(n, devGiven, names, out);
        }
        out.text("\n");
        out.closeObject();
    }

    private static void brief(Neighbour n, boolean devGiven, View.Names names, Out out) {
        n.address().ifPresent(a -> address(a, 39, out));
        if (!devGiven && n.dev().index() != 0) {
            out.string(Role.IFNAME, "dev", "%s ", padded(names.link(n.dev().index()), 16, out));
        }
        n.lladdr().ifPresent(mac -> out.string(Role.MAC, "lladdr", "%s", text(mac)));
    }

    private static void full(Neighbour n, boolean devGiven, View.Names names, Out out) {
        n.address().ifPresent(a -> address(a, 0, out));
        if (!devGiven && n.dev().index() != 0) {
            out.text("dev ");
            out.string(Role.IFNAME, "dev", "%s ", names.link(n.dev().index()));
        }
        n.lladdr().ifPresent(mac -> {
            out.text("lladdr ");
            out.string(Role.MAC, "lladdr", "%s ", text(mac));
        });
        flags(n, out);
        if (out.stats() > 0) {
            n.attrs().get(Nda.NDA_CACHEINFO).ifPresent(info -> ages(info, out));
            n.attrs().get(Nda.NDA_PROBES).ifPresent(probes -> out.number("probes", "probes %u ", probes));
        }
        if (n.state() != 0) {
            out.openArray("state", null);
            for (Named state : Nud.NAMES) {
                if ((n.state() & state.value()) != 0) {
                    out.element(Role.NONE, "%s ", state.name());
                }
            }
            out.closeArray(null);
        }
        if (n.protocol() != 0) {
            out.string(
                    "protocol",
                    "proto %s ",
                    IdNames.PROTOCOL.name(n.protocol(), out.display().numeric()));
        }
    }

    private static void address(InetAddress a, int width, Out out) {
        Role role = RouteText.role(a.getAddress().length == 4 ? Rtm.AF_INET : Rtm.AF_INET6);
        String text = out.display().resolve() ? HostNames.of(a) : Ip.text(a);
        out.string(role, "dst", "%s ", padded(text, width, out));
    }

    private static String padded(String text, int width, Out out) {
        if (out.json() || width == 0) {
            return text;
        }
        // iproute2 counts bytes
        return text + " ".repeat(Math.max(0, width - Utf8.encode(Text.visible(text)).length));
    }

    /** Tunnels have the address of their other end here. */
    static String text(Mac mac) {
        return mac.length() == 4 || mac.length() == 16 ? Ip.text(mac.bytes()) : mac.toString();
    }

    private static void flags(Neighbour n, Out out) {
        boolean managed = (n.attrs().get(Nda.NDA_FLAGS_EXT, 0L) & Ntf.NTF_EXT_MANAGED) != 0;
        for (Named flag : Ntf.PRINTED) {
            if ((n.flags() & flag.value()) != 0) {
                out.none(flag.name(), flag.name() + " ");
            }
            if (flag.value() == Ntf.NTF_PROXY && managed) {
                out.none("managed", "managed ");
            }
        }
    }

    private static void ages(NdaCacheInfo info, Out out) {
        if (info.references() != 0) {
            out.number("refcnt", " ref %u", info.references());
        }
        out.number("used", " used %u", info.used() / RouteText.HZ);
        out.number("confirmed", "/%u", info.confirmed() / RouteText.HZ);
        out.number("updated", "/%u", info.updated() / RouteText.HZ);
    }
}
