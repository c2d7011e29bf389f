package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.IflaBrport;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.word.Bridging;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** A bridge's port as bridge(8) sets and shows it: {@code bridge link set}, {@code bridge link show} (bridge/link.c). */
public final class BridgePort {
    private BridgePort() {}

    /** BR_MAX_PATH_COST of the kernel's net/bridge/br_private.h. */
    private static final int COST_MAX = 65535;

    /** What is shown without {@code -d}, in the order of its display. */
    public static final List<Row> BRIEF = List.of(
            Rows.value(
                    Syntax.exactly("state", "disabled, listening, learning, forwarding or blocking"),
                    Bridging.STP_STATE,
                    IflaBrport.IFLA_BRPORT_STATE,
                    BridgePort::state),
            Rows.value(
                            Syntax.exactly("priority", "STP priority of the port"),
                            Links.U16,
                            IflaBrport.IFLA_BRPORT_PRIORITY,
                            Rows::decimal)
                    .text("priority %u "),
            Rows.value(
                            Syntax.exactly("cost", "STP cost of the port"),
                            Numbers.range("COST", 1, COST_MAX),
                            IflaBrport.IFLA_BRPORT_COST,
                            Rows::decimal)
                    .text("cost %u "));

    /** What {@code -d} adds. */
    public static final List<Row> DETAILS = List.of(
            onOff("hairpin", IflaBrport.IFLA_BRPORT_MODE, "send back where it came from"),
            onOff("guard", IflaBrport.IFLA_BRPORT_GUARD, "take no STP messages here"),
            onOff("root_block", IflaBrport.IFLA_BRPORT_PROTECT, "never the way to the root"),
            onOff("fastleave", IflaBrport.IFLA_BRPORT_FAST_LEAVE, "drop a multicast group at the first leave"),
            onOff("learning", IflaBrport.IFLA_BRPORT_LEARNING, "learn addresses"),
            onOff("learning_sync", IflaBrport.IFLA_BRPORT_LEARNING_SYNC, "take over what the hardware learned"),
            onOff("flood", IflaBrport.IFLA_BRPORT_UNICAST_FLOOD, "send unicast for unknown addresses here"),
            onOff("mcast_flood", IflaBrport.IFLA_BRPORT_MCAST_FLOOD, "send multicast without members here"),
            onOff("bcast_flood", IflaBrport.IFLA_BRPORT_BCAST_FLOOD, "send broadcast here"),
            Rows.value(
                            Syntax.exactly("mcast_router", "multicast routers: 0 none, 1 learned, 2 always"),
                            Links.U8,
                            IflaBrport.IFLA_BRPORT_MULTICAST_ROUTER,
                            Rows::decimal)
                    .text("mcast_router %u "),
            onOff("mcast_to_unicast", IflaBrport.IFLA_BRPORT_MCAST_TO_UCAST, "send multicast to each member"),
            onOff("neigh_suppress", IflaBrport.IFLA_BRPORT_NEIGH_SUPPRESS, "answer ARP and ND for known neighbours"),
            onOff("vlan_tunnel", IflaBrport.IFLA_BRPORT_VLAN_TUNNEL, "map VLANs to tunnels"),
            Rows.value(
                    Syntax.exactly("backup_port", "the port that takes over"),
                    Names.DEV,
                    IflaBrport.IFLA_BRPORT_BACKUP_PORT,
                    (out, key, format, dev, names) -> out.string(key, format, Rows.name(dev, names))),
            Rows.word(
                    Syntax.exactly("nobackup_port", "no port takes over"),
                    IflaBrport.IFLA_BRPORT_BACKUP_PORT,
                    Dev.NONE),
            onOff("isolated", IflaBrport.IFLA_BRPORT_ISOLATED, "talk to ports that are not isolated only"),
            onOff("locked", IflaBrport.IFLA_BRPORT_LOCKED, "let known senders in only"));

    /** BRIDGE_MODE_* as they are read. */
    public static final List<Named> MODES =
            List.of(new Named(IflaBridge.BRIDGE_MODE_VEPA, "vepa"), new Named(IflaBridge.BRIDGE_MODE_VEB, "veb"));

    private static Row onOff(String keyword, Attr<Integer> attr, String help) {
        return Rows.value(Syntax.exactly(keyword, help), Links.ON_OFF, attr, Rows::onOff);
    }

    private static void state(Printer out, String key, String format, int state, IntFunction<String> names) {
        state(out, state);
    }

    /** A port's state. */
    public static void state(Printer out, int state) {
        if (state < IflaBrport.STATES.size()) {
            out.string("state", "state %s ", IflaBrport.STATES.get(state).name());
        } else {
            out.number("state", "state (%d) ", state);
        }
    }

    /** The mode of hardware that can switch. */
    public static void mode(Printer out, int mode) {
        if (mode > IflaBridge.BRIDGE_MODE_VEPA) {
            out.string("hwmode", "hwmode %s ", Rows.hex(mode));
        } else {
            out.string("hwmode", "hwmode %s ", mode == IflaBridge.BRIDGE_MODE_VEB ? "VEB" : "VEPA");
        }
    }
}
