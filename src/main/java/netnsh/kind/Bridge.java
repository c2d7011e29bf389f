package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;
import netnsh.uapi.IflaBr;
import netnsh.uapi.Named;
import netnsh.word.Addresses;

/** {@code type bridge}: a learning switch (linux/if_link.h, IFLA_BR_*). Times are in hundredths of a second. */
final class Bridge extends LinkKind {
    private static final List<Named> PROTOCOLS = List.of(new Named(0x8100, "802.1Q"), new Named(0x88a8, "802.1ad"));
    /** BR_BOOLOPT_* of linux/if_bridge.h. */
    private static final long NO_LL_LEARN = 1L;

    private static final long MCAST_VLAN_SNOOPING = 1L << 1;

    Bridge() {
        super("bridge", "a switch that joins links");
    }

    @Override
    public List<String> usual() {
        return List.of(
                "forward_delay 1500",
                "hello_time 200",
                "max_age 2000",
                "ageing_time 30000",
                "stp_state 0",
                "priority 32768",
                "vlan_filtering 0",
                "vlan_protocol 802.1Q",
                "vlan_default_pvid 1",
                "vlan_stats_enabled 0",
                "vlan_stats_per_port 0",
                "group_fwd_mask 0",
                "group_address 01:80:c2:00:00:00",
                "mcast_snooping 1",
                "no_linklocal_learn 0",
                "mcast_vlan_snooping 0",
                "mcast_router 1",
                "mcast_query_use_ifaddr 0",
                "mcast_querier 0",
                "mcast_hash_elasticity 16",
                "mcast_hash_max 4096",
                "mcast_last_member_count 2",
                "mcast_startup_query_count 2",
                "mcast_last_member_interval 100",
                "mcast_membership_interval 26000",
                "mcast_querier_interval 25500",
                "mcast_query_interval 12500",
                "mcast_query_response_interval 1000",
                "mcast_startup_query_interval 3125",
                "mcast_startup_query_interval 3124",
                "mcast_stats_enabled 0",
                "mcast_igmp_version 2",
                "mcast_mld_version 1",
                "nf_call_iptables 0",
                "nf_call_ip6tables 0",
                "nf_call_arptables 0");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.u32("forward_delay", IflaBr.IFLA_BR_FORWARD_DELAY, "how long a port listens and learns, 1/100 s"),
                Rows.u32("hello_time", IflaBr.IFLA_BR_HELLO_TIME, "time between STP hellos, 1/100 s"),
                Rows.u32("max_age", IflaBr.IFLA_BR_MAX_AGE, "how long an STP message is believed, 1/100 s"),
                Rows.u32("ageing_time", IflaBr.IFLA_BR_AGEING_TIME, "how long a learned address stays, 1/100 s"),
                Rows.u32("stp_state", IflaBr.IFLA_BR_STP_STATE, "spanning tree: 1 on, 0 off"),
                Rows.u16("priority", IflaBr.IFLA_BR_PRIORITY, "STP priority, lower wins"),
                Rows.u8("vlan_filtering", IflaBr.IFLA_BR_VLAN_FILTERING, "1: forward by VLAN"),
                Rows.protocol("vlan_protocol", IflaBr.IFLA_BR_VLAN_PROTOCOL, PROTOCOLS, "802.1Q or 802.1ad"),
                Rows.told(IflaBr.IFLA_BR_BRIDGE_ID, "bridge_id", "bridge_id %s ", Bridge::id),
                new RootId(),
                Rows.told(IflaBr.IFLA_BR_ROOT_PORT, "root_port", u("root_port")),
                Rows.told(IflaBr.IFLA_BR_ROOT_PATH_COST, "root_path_cost", u("root_path_cost")),
                Rows.told(IflaBr.IFLA_BR_TOPOLOGY_CHANGE, "topology_change", u("topology_change")),
                Rows.told(
                        IflaBr.IFLA_BR_TOPOLOGY_CHANGE_DETECTED,
                        "topology_change_detected",
                        u("topology_change_detected")),
                Rows.told(IflaBr.IFLA_BR_HELLO_TIMER, "hello_timer", null, Bridge::timer),
                Rows.told(IflaBr.IFLA_BR_TCN_TIMER, "tcn_timer", null, Bridge::timer),
                Rows.told(IflaBr.IFLA_BR_TOPOLOGY_CHANGE_TIMER, "topology_change_timer", null, Bridge::timer),
                Rows.told(IflaBr.IFLA_BR_GC_TIMER, "gc_timer", null, Bridge::timer),
                Rows.u16("vlan_default_pvid", IflaBr.IFLA_BR_VLAN_DEFAULT_PVID, "the VLAN of untagged packets"),
                Rows.u8("vlan_stats_enabled", IflaBr.IFLA_BR_VLAN_STATS_ENABLED, "1: count by VLAN"),
                Rows.u8("vlan_stats_per_port", IflaBr.IFLA_BR_VLAN_STATS_PER_PORT, "1: count by VLAN and port"),
                Rows.hex16(
                        "group_fwd_mask", IflaBr.IFLA_BR_GROUP_FWD_MASK, "which link-local groups are forwarded, bits"),
                Rows.value("group_address", Addresses.LLADDR, IflaBr.IFLA_BR_GROUP_ADDR, "the address that STP uses")
                        .key("group_addr"),
                Rows.flag("fdb_flush", IflaBr.IFLA_BR_FDB_FLUSH, "forget all learned addresses"),
                Rows.u8("mcast_snooping", IflaBr.IFLA_BR_MCAST_SNOOPING, "1: forward multicast to those who asked"),
                BitRow.number(
                        "no_linklocal_learn",
                        IflaBr.IFLA_BR_MULTI_BOOLOPT,
                        NO_LL_LEARN,
                        "1: learn nothing from link-local packets"),
                BitRow.number(
                        "mcast_vlan_snooping",
                        IflaBr.IFLA_BR_MULTI_BOOLOPT,
                        MCAST_VLAN_SNOOPING,
                        "1: multicast snooping by VLAN"),
                Rows.u8("mcast_router", IflaBr.IFLA_BR_MCAST_ROUTER, "multicast routers: 0 none, 1 learned, 2 always")
                        .before("mcast_snooping"),
                Rows.u8(
                        "mcast_query_use_ifaddr",
                        IflaBr.IFLA_BR_MCAST_QUERY_USE_IFADDR,
                        "1: ask with the bridge's own address"),
                Rows.u8("mcast_querier", IflaBr.IFLA_BR_MCAST_QUERIER, "1: ask for members"),
                Rows.u32(
                        "mcast_hash_elasticity",
                        IflaBr.IFLA_BR_MCAST_HASH_ELASTICITY,
                        "without effect since Linux 5.0"),
                Rows.u32("mcast_hash_max", IflaBr.IFLA_BR_MCAST_HASH_MAX, "largest number of groups"),
                Rows.u32(
                                "mcast_last_member_count",
                                IflaBr.IFLA_BR_MCAST_LAST_MEMBER_CNT,
                                "questions before a group is dropped")
                        .key("mcast_last_member_cnt"),
                Rows.u32("mcast_startup_query_count", IflaBr.IFLA_BR_MCAST_STARTUP_QUERY_CNT, "questions at the start")
                        .key("mcast_startup_query_cnt"),
                Rows.u64(
                                "mcast_last_member_interval",
                                IflaBr.IFLA_BR_MCAST_LAST_MEMBER_INTVL,
                                "time between them, 1/100 s")
                        .key("mcast_last_member_intvl"),
                Rows.u64(
                                "mcast_membership_interval",
                                IflaBr.IFLA_BR_MCAST_MEMBERSHIP_INTVL,
                                "how long a member stays, 1/100 s")
                        .key("mcast_membership_intvl"),
                Rows.u64(
                                "mcast_querier_interval",
                                IflaBr.IFLA_BR_MCAST_QUERIER_INTVL,
                                "how long another querier is trusted, 1/100 s")
                        .key("mcast_querier_intvl"),
                Rows.u64("mcast_query_interval", IflaBr.IFLA_BR_MCAST_QUERY_INTVL, "time between questions, 1/100 s")
                        .key("mcast_query_intvl"),
                Rows.u64(
                                "mcast_query_response_interval",
                                IflaBr.IFLA_BR_MCAST_QUERY_RESPONSE_INTVL,
                                "time to answer, 1/100 s")
                        .key("mcast_query_response_intvl"),
                Rows.u64(
                                "mcast_startup_query_interval",
                                IflaBr.IFLA_BR_MCAST_STARTUP_QUERY_INTVL,
                                "time between questions at the start, 1/100 s")
                        .key("mcast_startup_query_intvl"),
                Rows.u8("mcast_stats_enabled", IflaBr.IFLA_BR_MCAST_STATS_ENABLED, "1: count multicast messages"),
                Rows.u8("mcast_igmp_version", IflaBr.IFLA_BR_MCAST_IGMP_VERSION, "2 or 3"),
                Rows.u8("mcast_mld_version", IflaBr.IFLA_BR_MCAST_MLD_VERSION, "1 or 2"),
                Rows.u8("nf_call_iptables", IflaBr.IFLA_BR_NF_CALL_IPTABLES, "1: bridged IPv4 passes iptables"),
                Rows.u8("nf_call_ip6tables", IflaBr.IFLA_BR_NF_CALL_IP6TABLES, "1: bridged IPv6 passes ip6tables"),
                Rows.u8("nf_call_arptables", IflaBr.IFLA_BR_NF_CALL_ARPTABLES, "1: bridged ARP passes arptables"));
    }

    private static String u(String keyword) {
        return keyword + " %u ";
    }

    static void id(Printer out, String key, String format, byte[] id, IntFunction<String> names) {
        StringBuilder text = new StringBuilder(24);
        text.append(String.format("%02x%02x.", id[0], id[1]));
        for (int i = 2; i < id.length; i++) {
            text.append(i == 2 ? "" : ":").append(Integer.toHexString(id[i] & 0xff));
        }
        out.string(key, format, text.toString());
    }

    /** The kernel counts in 1/100 s (USER_HZ). */
    static void timer(Printer out, String key, String format, long ticks, IntFunction<String> names) {
        String hundredths = String.format("%02d", ticks % 100);
        if (out.json()) {
            out.literal(key, null, ticks / 100 + "." + hundredths);
        } else {
            out.text(String.format("%s %4d.%s ", key, ticks / 100, hundredths));
        }
    }

    /** iproute2 6.1 prints the bridge's own id here, too; so does this. */
    private static final class RootId extends Row {
        @Override
        public Syntax syntax() {
            return Syntax.EMPTY;
        }

        @Override
        public void write(Args args, Build build) {
            // the kernel's business
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            if (attrs.has(IflaBr.IFLA_BR_ROOT_ID)) {
                attrs.get(IflaBr.IFLA_BR_BRIDGE_ID)
                        .ifPresent(id -> id(out, "root_id", "designated_root %s ", id, names));
            }
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            // the kernel's business
        }
    }
}
