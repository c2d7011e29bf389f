package netnsh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Route;
import netnsh.plan.Outcome;
import netnsh.uapi.IflaBr;
import netnsh.uapi.NextHop;
import netnsh.uapi.Nud;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtn;
import netnsh.value.Ip;
import netnsh.value.Text;

/** The tables of route(8) and arp(8) of net-tools 2.10, and of brctl(8) of bridge-utils 1.7. */
final class ClassicTables {
    private ClassicTables() {}

    private static final int STATE_KNOWN =
            Nud.NUD_PERMANENT | Nud.NUD_NOARP | Nud.NUD_REACHABLE | Nud.NUD_PROBE | Nud.NUD_STALE | Nud.NUD_DELAY;

    static void routes(Outcome.Classic c, StringBuilder out) {
        out.append("Kernel IP routing table\n");
        out.append("Destination     Gateway         Genmask         Flags Metric Ref    Use Iface\n");
        for (Route r : c.routes()) {
            boolean refuses = r.type() == Rtn.RTN_UNREACHABLE || r.type() == Rtn.RTN_PROHIBIT;
            String to = r.destination().isDefault()
                    ? "0.0.0.0"
                    : Ip.text(r.destination().address());
            NextHop hop = r.attrs()
                    .get(Rta.RTA_MULTIPATH)
                    .filter(h -> !h.isEmpty())
                    .map(h -> h.get(0))
                    .orElse(null);
            String gateway = gateway(r, hop);
            String flags = refuses ? "!" : "U";
            flags += gateway == null ? "" : "G";
            flags += r.dstLength() == 32 ? "H" : "";
            String dev = refuses
                    ? "-"
                    : c.names().link(hop == null ? r.out().index() : hop.dev().index());
            out.append(String.format(
                    Locale.ROOT,
                    "%-15s %-15s %-15s %-5s %-6d %-2s %7d %s\n",
                    to,
                    refuses ? "-" : gateway == null ? "0.0.0.0" : gateway,
                    ClassicText.netmask(r.dstLength()),
                    flags,
                    r.attrs().get(Rta.RTA_PRIORITY, 0L),
                    refuses ? "-" : "0",
                    0,
                    Text.visible(dev)));
        }
    }

    private static String gateway(Route r, NextHop hop) {
        if (hop != null) {
            return hop.attrs().get(Rta.RTA_GATEWAY).map(Ip::text).orElse(null);
        }
        return r.gateway() == null ? null : Ip.text(r.gateway());
    }

    /** The kernel counts references for /proc only, so that column says nothing. */
    static void routes6(Outcome.Classic c, StringBuilder out) {
        out.append("Kernel IPv6 routing table\n");
        out.append("Destination                    Next Hop                   Flag Met Ref  Use If\n");
        for (Route r : c.routes()) {
            String to =
                    r.destination().isDefault() ? "::" : Ip.text(r.destination().address());
            NextHop hop = r.attrs()
                    .get(Rta.RTA_MULTIPATH)
                    .filter(h -> !h.isEmpty())
                    .map(h -> h.get(0))
                    .orElse(null);
            String gateway = gateway(r, hop);
            boolean refuses = r.type() != Rtn.RTN_UNICAST && r.type() != Rtn.RTN_ANYCAST;
            String flags = (refuses ? "!" : "U") + (gateway == null ? "" : "G");
            flags += r.dstLength() == 128 ? "H" : "";
            out.append(String.format(
                    Locale.ROOT,
                    "%-30s %-26s %-4s %-4d %-4s %3d %s\n",
                    to + "/" + r.dstLength(),
                    gateway == null ? "::" : gateway,
                    flags,
                    r.attrs().get(Rta.RTA_PRIORITY, 0L),
                    "-",
                    0,
                    Text.visible(c.names()
                            .link(hop == null ? r.out().index() : hop.dev().index()))));
        }
    }

    static void arp(Outcome.Classic c, StringBuilder out) {
        if (c.neighbours().isEmpty()) {
            return;
        }
        out.append("Address                  HWtype  HWaddress           Flags Mask            Iface\n");
        for (Neighbour n : c.neighbours()) {
            String dev = Text.visible(c.names().link(n.dev().index()));
            String type;
            String address;
            String flags;
            if (n.proxy()) {
                type = "*";
                address = "<from_interface>";
                flags = "MP";
            } else if (!known(n)) {
                type = "";
                address = "(incomplete)";
                flags = "";
            } else {
                type = "ether";
                address = n.lladdr().map(Object::toString).orElse("00:00:00:00:00:00");
                flags = "C" + ((n.state() & Nud.NUD_PERMANENT) != 0 ? "M" : "");
            }
            out.append(String.format(
                    Locale.ROOT,
                    "%-23s  %-7s %-19s %-21s %s\n",
                    n.address().map(Ip::text).orElse(""),
                    type,
                    address,
                    flags,
                    dev));
        }
    }

    private static boolean known(Neighbour n) {
        return (n.state() & STATE_KNOWN) != 0;
    }

    static void arpSentences(Outcome.Classic c, StringBuilder out) {
        for (Neighbour n : c.neighbours()) {
            out.append("? (").append(n.address().map(Ip::text).orElse("")).append(") at ");
            if (n.proxy()) {
                out.append("<from_interface> PERM PUB");
            } else if (known(n)) {
                out.append(n.lladdr().map(Object::toString).orElse("00:00:00:00:00:00"))
                        .append(" [ether]");
                out.append((n.state() & Nud.NUD_PERMANENT) != 0 ? " PERM" : "");
            } else {
                out.append("<incomplete>");
            }
            out.append(" on ")
                    .append(Text.visible(c.names().link(n.dev().index())))
                    .append('\n');
        }
    }

    static void bridges(Outcome.Classic c, StringBuilder out) {
        out.append("bridge name\tbridge id\t\tSTP enabled\tinterfaces\n");
        for (Link bridge : c.links()) {
            if (!bridge.kind().equals(Optional.of("bridge"))) {
                continue;
            }
            List<String> ports = new ArrayList<>();
            for (Link link : c.links()) {
                if (link.master() == bridge.index()) {
                    ports.add(Text.visible(link.name()));
                }
            }
            ports.sort(null);
            boolean stp = bridge.data().get(IflaBr.IFLA_BR_STP_STATE, 0L) != 0;
            out.append(Text.visible(bridge.name())).append("\t\t").append(id(bridge));
            out.append('\t').append(stp ? "yes" : "no").append("\t\t");
            out.append(String.join("\n\t\t\t\t\t\t\t", ports)).append('\n');
        }
    }

    private static String id(Link bridge) {
        byte[] id = bridge.data().get(IflaBr.IFLA_BR_BRIDGE_ID, new byte[8]);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < id.length; i++) {
            out.append(i == 2 ? "." : "").append(String.format("%02x", id[i]));
        }
        return out.toString();
    }
}
