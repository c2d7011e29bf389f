package netnsh.render;

import netnsh.kind.BridgePort;
import netnsh.kind.Printer.Role;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;

/** What {@code bridge link show} and {@code bridge fdb show} print (iproute2's bridge/link.c, bridge/fdb.c). */
final class BridgeText {
    private BridgeText() {}

    static void ports(Outcome.BridgePorts outcome, Out out) {
        out.openArray(null, null);
        for (Link port : outcome.ports()) {
            out.openObject(null);
            port(port, outcome.names(), out);
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }

    /** One port; monitored events too. */
    static void port(Link port, View.Names names, Out out) {
        Attrs a = port.attrs();
        LinkText text = new LinkText(out, names, LinkText.AF_PACKET, true);
        out.number("ifindex", "%d: ", port.index());
        boolean lowerDown = text.name(port, "", ": ");
        text.flags(port.flags(), lowerDown);
        a.get(Ifla.IFLA_MTU).ifPresent(mtu -> out.number("mtu", "mtu %u ", mtu));
        a.get(Ifla.IFLA_MASTER).ifPresent(m -> out.string("master", "master %s ", names.link(m.index())));
        a.get(Ifla.IFLA_PROTINFO).ifPresent(info -> {
            BridgePort.BRIEF.forEach(row -> row.print(info, out, names::link));
            if (out.details() > 0) {
                if (!out.json()) {
                    out.newline();
                    out.text("    ");
                }
                BridgePort.DETAILS.forEach(row -> row.print(info, out, names::link));
            }
        });
        a.get(Ifla.IFLA_AF_SPEC)
                .flatMap(spec -> spec.get(IflaBridge.IFLA_BRIDGE_MODE))
                .ifPresent(mode -> BridgePort.mode(out, mode));
        out.text("\n");
    }

    static void forwarding(Outcome.Forwarding outcome, Out out) {
        out.openArray(null, null);
        for (Neighbour entry : outcome.entries()) {
            out.openObject(null);
            entry(entry, outcome.devGiven(), outcome.names(), out);
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }

    /** One forwarding entry. */
    static void entry(Neighbour n, boolean devGiven, View.Names names, Out out) {
        Attrs a = n.attrs();
        n.lladdr().ifPresent(mac -> out.string(Role.MAC, "mac", "%s ", NeighText.text(mac)));
        if (!devGiven && n.dev().index() != 0) {
            out.text("dev ");
            out.string(Role.IFNAME, "ifname", "%s ", names.link(n.dev().index()));
        }
        n.address().ifPresent(dst -> {
            out.text("dst ");
            Role role = RouteText.role(dst.getAddress().length == 16 ? Rtm.AF_INET6 : Rtm.AF_INET);
            out.string(role, "dst", "%s ", out.display().resolve() ? HostNames.of(dst) : Ip.text(dst));
        });
        a.get(Nda.NDA_VLAN).filter(vid -> vid != 0).ifPresent(vid -> out.number("vlan", "vlan %u ", vid));
        a.get(Nda.NDA_PORT).ifPresent(port -> out.number("port", "port %u ", port));
        a.get(Nda.NDA_VNI).ifPresent(vni -> out.number("vni", "vni %u ", vni));
        a.get(Nda.NDA_SRC_VNI).ifPresent(vni -> out.number("src_vni", "src_vni %u ", vni));
        a.get(Nda.NDA_IFINDEX).ifPresent(via -> {
            if (a.has(Nda.NDA_LINK_NETNSID)) {
                out.number("viaIfIndex", "via ifindex %u ", via.index());
            } else {
                out.string("viaIf", "via %s ", names.link(via.index()));
            }
        });
        a.get(Nda.NDA_NH_ID).ifPresent(id -> out.number("nhid", "nhid %u ", id));
        a.get(Nda.NDA_LINK_NETNSID).ifPresent(id -> out.number("linkNetNsId", "link-netnsid %d ", id));
        if (out.stats() > 0) {
            a.get(Nda.NDA_CACHEINFO).ifPresent(info -> {
                out.number("used", "used %d", info.used() / RouteText.HZ);
                out.number("updated", "/%d ", info.updated() / RouteText.HZ);
            });
        }
        flags(n.flags(), out);
        a.get(Nda.NDA_MASTER).ifPresent(m -> out.string("master", "master %s ", names.link(m.index())));
        out.string("state", "%s\n", state(n.state(), out.json()));
    }

    private static void flags(int flags, Out out) {
        int[] bits = {
            Ntf.NTF_SELF, Ntf.NTF_ROUTER, Ntf.NTF_EXT_LEARNED, Ntf.NTF_OFFLOADED, Ntf.NTF_MASTER, Ntf.NTF_STICKY
        };
        String[] names = {"self", "router", "extern_learn", "offload", "master", "sticky"};
        out.openArray("flags", null);
        for (int i = 0; i < bits.length; i++) {
            if ((flags & bits[i]) != 0) {
                out.element(Role.NONE, "%s ", names[i]);
            }
        }
        out.closeArray(null);
    }

    private static String state(int state, boolean json) {
        if ((state & Nud.NUD_PERMANENT) != 0) {
            return "permanent";
        } else if ((state & Nud.NUD_NOARP) != 0) {
            return "static";
        } else if ((state & Nud.NUD_STALE) != 0) {
            return "stale";
        } else if ((state & Nud.NUD_REACHABLE) != 0) {
            return "";
        }
        String hex = state == 0 ? "0" : "0x" + Integer.toHexString(state);
        return json ? hex : "state=" + hex;
    }
}
