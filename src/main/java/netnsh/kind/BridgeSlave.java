package netnsh.kind;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaBrport;
import netnsh.value.Dev;
import netnsh.word.Links;

/** {@code type bridge_slave}: a port of a bridge (linux/if_link.h, IFLA_BRPORT_*). */
final class BridgeSlave extends LinkKind {
    BridgeSlave() {
        super("bridge_slave", "a port of a bridge");
    }

    /** Without the state, which follows the carrier and the spanning tree. */
    @Override
    public Map<String, List<String>> settings(Attrs data, IntFunction<String> names) {
        Map<String, List<String>> all = super.settings(data, names);
        all.remove("state");
        return all;
    }

    @Override
    public List<String> usual() {
        return List.of(
                "priority 32",
                "cost 100",
                "cost 2",
                "cost 4",
                "cost 19",
                "hairpin off",
                "guard off",
                "root_block off",
                "fastleave off",
                "learning on",
                "flood on",
                "proxy_arp off",
                "proxy_arp_wifi off",
                "mcast_router 1",
                "mcast_flood on",
                "bcast_flood on",
                "mcast_to_unicast off",
                "neigh_suppress off",
                "group_fwd_mask 0",
                "vlan_tunnel off",
                "isolated off",
                "locked off");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.flag("fdb_flush", IflaBrport.IFLA_BRPORT_FLUSH, "forget the addresses learned here"),
                Rows.value(
                        Syntax.word("state", "0 disabled, 1 listening, 2 learning, 3 forwarding, 4 blocking"),
                        Links.U8,
                        IflaBrport.IFLA_BRPORT_STATE,
                        BridgeSlave::state),
                Rows.u16("priority", IflaBrport.IFLA_BRPORT_PRIORITY, "STP priority of the port"),
                Rows.u32("cost", IflaBrport.IFLA_BRPORT_COST, "STP cost of the port"),
                onOff("hairpin", IflaBrport.IFLA_BRPORT_MODE, "send back where it came from"),
                onOff("guard", IflaBrport.IFLA_BRPORT_GUARD, "take no STP messages here"),
                onOff("root_block", IflaBrport.IFLA_BRPORT_PROTECT, "never the way to the root"),
                onOff("fastleave", IflaBrport.IFLA_BRPORT_FAST_LEAVE, "drop a multicast group at the first leave"),
                onOff("learning", IflaBrport.IFLA_BRPORT_LEARNING, "learn addresses"),
                onOff("flood", IflaBrport.IFLA_BRPORT_UNICAST_FLOOD, "send unicast for unknown addresses here"),
                told(IflaBrport.IFLA_BRPORT_ID, "id", "port_id %s "),
                told(IflaBrport.IFLA_BRPORT_NO, "no", "port_no %s "),
                Rows.told(IflaBrport.IFLA_BRPORT_DESIGNATED_PORT, "designated_port", "designated_port %u "),
                Rows.told(IflaBrport.IFLA_BRPORT_DESIGNATED_COST, "designated_cost", "designated_cost %u "),
                Rows.told(IflaBrport.IFLA_BRPORT_BRIDGE_ID, "bridge_id", "designated_bridge %s ", Bridge::id),
                Rows.told(IflaBrport.IFLA_BRPORT_ROOT_ID, "root_id", "designated_root %s ", Bridge::id),
                Rows.told(IflaBrport.IFLA_BRPORT_HOLD_TIMER, "hold_timer", null, Bridge::timer),
                Rows.told(IflaBrport.IFLA_BRPORT_MESSAGE_AGE_TIMER, "message_age_timer", null, Bridge::timer),
                Rows.told(IflaBrport.IFLA_BRPORT_FORWARD_DELAY_TIMER, "forward_delay_timer", null, Bridge::timer),
                Rows.told(IflaBrport.IFLA_BRPORT_TOPOLOGY_CHANGE_ACK, "topology_change_ack", "topology_change_ack %u "),
                Rows.told(IflaBrport.IFLA_BRPORT_CONFIG_PENDING, "config_pending", "config_pending %u "),
                onOff("proxy_arp", IflaBrport.IFLA_BRPORT_PROXYARP, "answer ARP for others"),
                onOff(
                        "proxy_arp_wifi",
                        IflaBrport.IFLA_BRPORT_PROXYARP_WIFI,
                        "answer ARP for others, as IEEE 802.11 wants"),
                Rows.u8(
                                "mcast_router",
                                IflaBrport.IFLA_BRPORT_MULTICAST_ROUTER,
                                "multicast routers: 0 none, 1 learned, 2 always")
                        .key("multicast_router"),
                new FastLeave(),
                onOff("mcast_flood", IflaBrport.IFLA_BRPORT_MCAST_FLOOD, "send multicast without members here")
                        .before("mcast_router"),
                onOff("bcast_flood", IflaBrport.IFLA_BRPORT_BCAST_FLOOD, "send broadcast here"),
                onOff("mcast_to_unicast", IflaBrport.IFLA_BRPORT_MCAST_TO_UCAST, "send multicast to each member")
                        .before("mcast_router"),
                onOff(
                        "neigh_suppress",
                        IflaBrport.IFLA_BRPORT_NEIGH_SUPPRESS,
                        "answer ARP and ND for known neighbours"),
                Rows.value(
                        Syntax.word("group_fwd_mask", "which link-local groups are forwarded, bits"),
                        Links.U16,
                        IflaBrport.IFLA_BRPORT_GROUP_FWD_MASK,
                        BridgeSlave::mask),
                onOff("vlan_tunnel", IflaBrport.IFLA_BRPORT_VLAN_TUNNEL, "map VLANs to tunnels"),
                onOff("isolated", IflaBrport.IFLA_BRPORT_ISOLATED, "talk to ports that are not isolated only"),
                onOff("locked", IflaBrport.IFLA_BRPORT_LOCKED, "let known senders in only"),
                Rows.dev("backup_port", IflaBrport.IFLA_BRPORT_BACKUP_PORT, "the port that takes over"),
                Rows.word(
                        Syntax.word("nobackup_port", "no port takes over"),
                        IflaBrport.IFLA_BRPORT_BACKUP_PORT,
                        Dev.NONE));
    }

    private static Field<Integer> onOff(String keyword, Attr<Integer> attr, String help) {
        return Rows.onOff(keyword, attr, help);
    }

    private static Row told(Attr<Integer> attr, String key, String format) {
        return Rows.told(attr, key, format, (out, k, f, v, names) -> out.string(k, f, Rows.hex(v)));
    }

    private static void state(Printer out, String key, String format, int state, IntFunction<String> names) {
        if (state < IflaBrport.STATES.size()) {
            out.string(key, format, IflaBrport.STATES.get(state).name());
        } else {
            out.number("state_index", "state (%d) ", state);
        }
    }

    private static void mask(Printer out, String key, String format, int mask, IntFunction<String> names) {
        out.string(key, format, Rows.hex(mask));
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 16; bit++) {
            if ((mask >> bit & 1) != 0) {
                String name = bit == 0 ? "stp" : bit == 2 ? "lacp" : bit == 14 ? "lldp" : Rows.hex(1L << bit);
                text.append(text.length() == 0 ? "" : ",").append(name);
            }
        }
        out.string("group_fwd_mask_str", "group_fwd_mask_str %s ", text.length() == 0 ? "0x0" : text.toString());
    }

    /** A second keyword for {@code fastleave}, printed in text a second time. */
    private static final class FastLeave extends Row {
        private final Field<Integer> field =
                Rows.onOff("mcast_fast_leave", IflaBrport.IFLA_BRPORT_FAST_LEAVE, "the same as fastleave");

        @Override
        public Syntax syntax() {
            return field.syntax();
        }

        @Override
        public void write(Args args, Build build) {
            field.write(args, build);
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            if (!out.json()) {
                field.print(attrs, out, names);
            }
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            // fastleave says it
        }
    }
}
