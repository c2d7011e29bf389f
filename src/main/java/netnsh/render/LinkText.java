package netnsh.render;

import java.util.List;
import java.util.Optional;
import netnsh.kind.Printer.Role;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Display;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.ArpHrd;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaProtoDown;
import netnsh.uapi.Named;
import netnsh.uapi.OperState;
import netnsh.value.Dev;
import netnsh.value.IdNames;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** Links as {@code ip link show} prints them (iproute2 6.1). {@link LinkDetails} has what {@code -d} adds. */
final class LinkText {
    private final Out out;
    private final Display display;
    private final View.Names names;
    /** AF_PACKET for links, otherwise the family that addresses are shown of. */
    private final int family;
    /** True for {@code ip link}, false for {@code ip addr}. */
    private final boolean links;

    private boolean monitored;

    LinkText(Out out, View.Names names, int family, boolean links) {
        this.out = out;
        this.display = out.display();
        this.names = names;
        this.family = family;
        this.links = links;
    }

    /** AF_PACKET of linux/socket.h. */
    static final int AF_PACKET = 17;

    static void write(Outcome.Links outcome, Out out) {
        LinkText text = new LinkText(out, outcome.names(), AF_PACKET, true);
        out.openArray(null, null);
        for (Link link : outcome.links()) {
            out.openObject(null);
            if (!link.hidden()) {
                text.write(link);
            }
            out.closeObject();
        }
        out.closeArray(null);
        out.finish();
    }

    /** A link of an event. */
    static void monitored(Link link, View.Names names, Out out) {
        LinkText text = new LinkText(out, names, 0, false);
        text.monitored = true;
        text.write(link);
    }

    /** One link; the line ends with a newline but for {@code -br} with addresses. */
    void write(Link link) {
        if (display.brief()) {
            brief(link);
            return;
        }
        Attrs a = link.attrs();
        out.number("ifindex", "%d: ", link.index());
        boolean lowerDown = name(link, "", ": ");
        flags(link.flags(), lowerDown);
        number(a, Ifla.IFLA_MTU, "mtu", "mtu %u ");
        xdpHead(a);
        a.get(Ifla.IFLA_QDISC).ifPresent(q -> out.string("qdisc", "qdisc %s ", q));
        a.get(Ifla.IFLA_MASTER).ifPresent(m -> out.string("master", "master %s ", names.link(m.index())));
        a.get(Ifla.IFLA_OPERSTATE).ifPresent(this::state);
        if (links) {
            a.get(Ifla.IFLA_LINKMODE).ifPresent(this::mode);
        }
        a.get(Ifla.IFLA_GROUP)
                .ifPresent(g -> out.string("group", "group %s ", IdNames.GROUP.name(g, display.numeric())));
        a.get(Ifla.IFLA_TXQLEN).filter(q -> q != 0 && !monitored).ifPresent(q -> out.number("txqlen", "qlen %d", q));
        a.get(Ifla.IFLA_EVENT).filter(e -> e != 0).ifPresent(this::event);
        if (family == 0 || family == AF_PACKET || display.details() > 0) {
            addresses(link);
        }
        far(a);
        a.get(Ifla.IFLA_PROTO_DOWN).ifPresent(p -> heldDown(a, p != 0));
        if (display.details() > 0) {
            new LinkDetails(out, names::link, links).write(link);
        }
        if (links || display.details() > 0) {
            a.get(Ifla.IFLA_IFALIAS).ifPresent(alias -> {
                out.newline();
                out.text("    ");
                out.string("ifalias", "alias %s", alias);
            });
        }
        if (links && display.stats() > 0) {
            out.newline();
            Stats.write(link, out);
        }
        if (links || display.details() > 0) {
            VfText.write(link, out);
        }
        altNames(a);
        out.text("\n");
    }

    private void heldDown(Attrs a, boolean down) {
        if (down) {
            out.bool("proto_down", " protodown on ", true);
        }
        long reasons = a.get(Ifla.IFLA_PROTO_DOWN_REASON)
                .flatMap(r -> r.get(IflaProtoDown.IFLA_PROTO_DOWN_REASON_VALUE))
                .orElse(0L);
        // iproute2 reads one byte of them, and none of a link that has no broadcast address
        if ((reasons & 0xff) == 0 || !a.has(Ifla.IFLA_BROADCAST)) {
            return;
        }
        out.openArray("proto_down_reason", "protodown_reason <");
        boolean first = true;
        for (int bit = 0; bit < 8; bit++) {
            if ((reasons >> bit & 1) != 0) {
                out.element(
                        Role.NONE,
                        first || out.json() ? "%s" : ",%s",
                        IdNames.PROTODOWN_REASON.name(bit, display.numeric()));
                first = false;
            }
        }
        out.closeArray(">");
    }

    private void brief(Link link) {
        boolean lowerDown = name(link, null, " ");
        link.attrs().get(Ifla.IFLA_OPERSTATE).ifPresent(this::state);
        if (family == AF_PACKET) {
            link.attrs()
                    .get(Ifla.IFLA_ADDRESS)
                    .ifPresent(mac -> out.string(Role.MAC, "address", "%s ", address(link, mac)));
            flags(link.flags(), lowerDown);
            out.text("\n");
        }
    }

    /**
     * The name with the link below.
     *
     * @param pad null to fill up to 16 bytes
     * @return whether the link below is switched off
     */
    boolean name(Link link, String pad, String behind) {
        String shown = link.name();
        boolean lowerDown = false;
        Dev lower = link.attrs().get(Ifla.IFLA_LINK).orElse(null);
        if (lower != null) {
            String below = null;
            if (lower.index() == 0) {
                out.none("link", null);
                below = "NONE";
            } else if (link.attrs().has(Ifla.IFLA_LINK_NETNSID)) {
                out.number("link_index", null, lower.index());
                below = "if" + lower.index();
            } else {
                below = names.link(lower.index());
                out.string("link", null, below);
                lowerDown = names.down(lower.index());
            }
            shown = shown + "@" + below;
        }
        if (out.json()) {
            out.string("ifname", null, link.name());
        } else if (pad == null) {
            int bytes = Utf8.encode(Text.visible(shown)).length;
            out.string(Role.IFNAME, null, "%s" + " ".repeat(Math.max(0, 16 - bytes)) + behind, shown);
        } else {
            out.string(Role.IFNAME, null, "%s" + behind, shown);
        }
        return lowerDown;
    }

    void flags(int flags, boolean lowerDown) {
        out.openArray("flags", "<");
        long left = flags & 0xffffffffL;
        if ((left & Iff.IFF_UP) != 0 && (left & Iff.IFF_RUNNING) == 0) {
            out.element(Role.NONE, "%s,", "NO-CARRIER");
        }
        left &= ~Iff.IFF_RUNNING;
        for (Named flag : Iff.PRINTED) {
            if ((left & flag.value()) != 0) {
                left &= ~flag.value();
                out.element(Role.NONE, left != 0 ? "%s," : "%s", flag.name());
            }
        }
        if (left != 0) {
            out.element(Role.NONE, "%s", Long.toHexString(left));
        }
        if (lowerDown) {
            out.element(Role.NONE, out.json() ? "%s" : ",%s", "M-DOWN");
        }
        out.closeArray("> ");
    }

    private void state(int state) {
        if (state >= OperState.NAMES.size()) {
            out.number("operstate_index", null, state);
            out.text("state 0x" + Integer.toHexString(state));
            return;
        }
        String name = OperState.NAMES.get(state).name();
        Role role = state == OperState.IF_OPER_UP ? Role.UP : state == OperState.IF_OPER_DOWN ? Role.DOWN : Role.NONE;
        if (display.brief()) {
            out.string(role, "operstate", "%s" + " ".repeat(14 - name.length()) + " ", name);
        } else {
            out.text("state ");
            out.string(role, "operstate", "%s ", name);
        }
    }

    private void mode(int mode) {
        if (mode >= 2) {
            out.number("linkmode_index", "mode %d ", mode);
        } else {
            out.string("linkmode", "mode %s ", OperState.LINK_MODES.get(mode).name());
        }
    }

    private static final List<String> EVENTS = List.of(
            "NONE", "REBOOT", "FEATURE CHANGE", "BONDING FAILOVER", "NOTIFY PEERS", "RESEND IGMP", "BONDING OPTION");

    private void event(long event) {
        if (event >= EVENTS.size()) {
            out.number("event", "event %d ", event);
        } else {
            out.string("event", "event %s ", EVENTS.get((int) event));
        }
    }

    private void addresses(Link link) {
        Attrs a = link.attrs();
        out.newline();
        out.string("link_type", "    link/%s ", display.numeric() ? "[" + link.type() + "]" : ArpHrd.name(link.type()));
        Mac own = mac(a, Ifla.IFLA_ADDRESS);
        if (own != null) {
            out.string(Role.MAC, "address", "%s", address(link, own));
        }
        Mac broadcast = mac(a, Ifla.IFLA_BROADCAST);
        if (broadcast != null) {
            boolean pointToPoint = (link.flags() & Iff.IFF_POINTOPOINT) != 0;
            out.text(pointToPoint ? " peer " : " brd ");
            if (pointToPoint) {
                out.bool("link_pointtopoint", null, true);
            }
            out.string(Role.MAC, "broadcast", "%s", address(link, broadcast));
        }
        Mac permanent = mac(a, Ifla.IFLA_PERM_ADDRESS);
        if (permanent != null && !permanent.equals(own)) {
            out.text(" permaddr ");
            out.string(Role.MAC, "permaddr", "%s", address(link, permanent));
        }
    }

    private static Mac mac(Attrs a, Attr<Mac> attr) {
        return a.get(attr).orElse(null);
    }

    static String address(Link link, Mac mac) {
        return ArpHrd.showsIp(link.type(), mac.length()) ? Ip.text(mac.bytes()) : mac.toString();
    }

    /** What the kernel knows of another namespace. */
    private void far(Attrs a) {
        a.get(Ifla.IFLA_LINK_NETNSID).ifPresent(id -> {
            if (out.json()) {
                out.number("link_netnsid", null, id);
            } else {
                Optional<String> name = id < 0 ? Optional.of("unknown") : names.namespace(id);
                if (name.isPresent()) {
                    out.string(null, id < 0 ? " link-netnsid %s" : " link-netns %s", name.get());
                } else {
                    out.number(null, " link-netnsid %d", id);
                }
            }
        });
        a.get(Ifla.IFLA_NEW_NETNSID).filter(id -> !out.json()).ifPresent(id -> {
            Optional<String> name = names.namespace(id);
            if (name.isPresent()) {
                out.string(null, " new-netns %s", name.get());
            } else {
                out.number(null, " new-netnsid %d", id);
            }
        });
        a.get(Ifla.IFLA_NEW_IFINDEX).ifPresent(i -> out.number(null, " new-ifindex %d", i));
    }

    /** IFLA_XDP_ATTACHED: 1 driver, 2 generic, 3 hardware, 4 several. */
    private void xdpHead(Attrs a) {
        a.get(Ifla.IFLA_XDP).ifPresent(xdp -> LinkDetails.xdp(xdp, out, links));
    }

    private void altNames(Attrs a) {
        a.get(Ifla.IFLA_PROP_LIST).ifPresent(list -> {
            out.openArray("altnames", null);
            for (String name : list.all(Ifla.IFLA_ALT_IFNAME)) {
                if (!out.json()) {
                    out.newline();
                    out.text("    altname ");
                }
                out.element(Role.NONE, "%s", name);
            }
            out.closeArray(null);
        });
    }

    private void number(Attrs a, Attr<Long> attr, String key, String format) {
        a.get(attr).ifPresent(v -> out.number(key, format, v));
    }
}
