package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Mac;

/** A bridge: IFLA_BR_* of linux/if_link.h; times in 1/100 s. */
public final class IflaBr {
    public static final Attr<Long> IFLA_BR_FORWARD_DELAY = new Attr<>(1, "IFLA_BR_FORWARD_DELAY", Codec.U32);
    public static final Attr<Long> IFLA_BR_HELLO_TIME = new Attr<>(2, "IFLA_BR_HELLO_TIME", Codec.U32);
    public static final Attr<Long> IFLA_BR_MAX_AGE = new Attr<>(3, "IFLA_BR_MAX_AGE", Codec.U32);
    public static final Attr<Long> IFLA_BR_AGEING_TIME = new Attr<>(4, "IFLA_BR_AGEING_TIME", Codec.U32);
    public static final Attr<Long> IFLA_BR_STP_STATE = new Attr<>(5, "IFLA_BR_STP_STATE", Codec.U32);
    public static final Attr<Integer> IFLA_BR_PRIORITY = new Attr<>(6, "IFLA_BR_PRIORITY", Codec.U16);
    public static final Attr<Integer> IFLA_BR_VLAN_FILTERING = new Attr<>(7, "IFLA_BR_VLAN_FILTERING", Codec.U8);
    public static final Attr<Integer> IFLA_BR_VLAN_PROTOCOL = new Attr<>(8, "IFLA_BR_VLAN_PROTOCOL", Codec.BE16);
    public static final Attr<Integer> IFLA_BR_GROUP_FWD_MASK = new Attr<>(9, "IFLA_BR_GROUP_FWD_MASK", Codec.U16);
    /** struct ifla_bridge_id: priority (2 bytes, network order) and address (6). */
    public static final Attr<byte[]> IFLA_BR_ROOT_ID = new Attr<>(10, "IFLA_BR_ROOT_ID", Codec.BYTES);
    /** As {@link #IFLA_BR_ROOT_ID}. */
    public static final Attr<byte[]> IFLA_BR_BRIDGE_ID = new Attr<>(11, "IFLA_BR_BRIDGE_ID", Codec.BYTES);

    public static final Attr<Integer> IFLA_BR_ROOT_PORT = new Attr<>(12, "IFLA_BR_ROOT_PORT", Codec.U16);
    public static final Attr<Long> IFLA_BR_ROOT_PATH_COST = new Attr<>(13, "IFLA_BR_ROOT_PATH_COST", Codec.U32);
    public static final Attr<Integer> IFLA_BR_TOPOLOGY_CHANGE = new Attr<>(14, "IFLA_BR_TOPOLOGY_CHANGE", Codec.U8);
    public static final Attr<Integer> IFLA_BR_TOPOLOGY_CHANGE_DETECTED =
            new Attr<>(15, "IFLA_BR_TOPOLOGY_CHANGE_DETECTED", Codec.U8);
    public static final Attr<Long> IFLA_BR_HELLO_TIMER = new Attr<>(16, "IFLA_BR_HELLO_TIMER", Codec.U64);
    public static final Attr<Long> IFLA_BR_TCN_TIMER = new Attr<>(17, "IFLA_BR_TCN_TIMER", Codec.U64);
    public static final Attr<Long> IFLA_BR_TOPOLOGY_CHANGE_TIMER =
            new Attr<>(18, "IFLA_BR_TOPOLOGY_CHANGE_TIMER", Codec.U64);
    public static final Attr<Long> IFLA_BR_GC_TIMER = new Attr<>(19, "IFLA_BR_GC_TIMER", Codec.U64);
    public static final Attr<Mac> IFLA_BR_GROUP_ADDR = new Attr<>(20, "IFLA_BR_GROUP_ADDR", Codec.MAC);
    public static final Attr<Boolean> IFLA_BR_FDB_FLUSH = new Attr<>(21, "IFLA_BR_FDB_FLUSH", Codec.FLAG);
    public static final Attr<Integer> IFLA_BR_MCAST_ROUTER = new Attr<>(22, "IFLA_BR_MCAST_ROUTER", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_SNOOPING = new Attr<>(23, "IFLA_BR_MCAST_SNOOPING", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_QUERY_USE_IFADDR =
            new Attr<>(24, "IFLA_BR_MCAST_QUERY_USE_IFADDR", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_QUERIER = new Attr<>(25, "IFLA_BR_MCAST_QUERIER", Codec.U8);
    public static final Attr<Long> IFLA_BR_MCAST_HASH_ELASTICITY =
            new Attr<>(26, "IFLA_BR_MCAST_HASH_ELASTICITY", Codec.U32);
    public static final Attr<Long> IFLA_BR_MCAST_HASH_MAX = new Attr<>(27, "IFLA_BR_MCAST_HASH_MAX", Codec.U32);
    public static final Attr<Long> IFLA_BR_MCAST_LAST_MEMBER_CNT =
            new Attr<>(28, "IFLA_BR_MCAST_LAST_MEMBER_CNT", Codec.U32);
    public static final Attr<Long> IFLA_BR_MCAST_STARTUP_QUERY_CNT =
            new Attr<>(29, "IFLA_BR_MCAST_STARTUP_QUERY_CNT", Codec.U32);
    public static final Attr<Long> IFLA_BR_MCAST_LAST_MEMBER_INTVL =
            new Attr<>(30, "IFLA_BR_MCAST_LAST_MEMBER_INTVL", Codec.U64);
    public static final Attr<Long> IFLA_BR_MCAST_MEMBERSHIP_INTVL =
            new Attr<>(31, "IFLA_BR_MCAST_MEMBERSHIP_INTVL", Codec.U64);
    public static final Attr<Long> IFLA_BR_MCAST_QUERIER_INTVL =
            new Attr<>(32, "IFLA_BR_MCAST_QUERIER_INTVL", Codec.U64);
    public static final Attr<Long> IFLA_BR_MCAST_QUERY_INTVL = new Attr<>(33, "IFLA_BR_MCAST_QUERY_INTVL", Codec.U64);
    public static final Attr<Long> IFLA_BR_MCAST_QUERY_RESPONSE_INTVL =
            new Attr<>(34, "IFLA_BR_MCAST_QUERY_RESPONSE_INTVL", Codec.U64);
    public static final Attr<Long> IFLA_BR_MCAST_STARTUP_QUERY_INTVL =
            new Attr<>(35, "IFLA_BR_MCAST_STARTUP_QUERY_INTVL", Codec.U64);
    public static final Attr<Integer> IFLA_BR_NF_CALL_IPTABLES = new Attr<>(36, "IFLA_BR_NF_CALL_IPTABLES", Codec.U8);
    public static final Attr<Integer> IFLA_BR_NF_CALL_IP6TABLES = new Attr<>(37, "IFLA_BR_NF_CALL_IP6TABLES", Codec.U8);
    public static final Attr<Integer> IFLA_BR_NF_CALL_ARPTABLES = new Attr<>(38, "IFLA_BR_NF_CALL_ARPTABLES", Codec.U8);
    public static final Attr<Integer> IFLA_BR_VLAN_DEFAULT_PVID =
            new Attr<>(39, "IFLA_BR_VLAN_DEFAULT_PVID", Codec.U16);
    public static final Attr<Integer> IFLA_BR_VLAN_STATS_ENABLED =
            new Attr<>(41, "IFLA_BR_VLAN_STATS_ENABLED", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_STATS_ENABLED =
            new Attr<>(42, "IFLA_BR_MCAST_STATS_ENABLED", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_IGMP_VERSION =
            new Attr<>(43, "IFLA_BR_MCAST_IGMP_VERSION", Codec.U8);
    public static final Attr<Integer> IFLA_BR_MCAST_MLD_VERSION = new Attr<>(44, "IFLA_BR_MCAST_MLD_VERSION", Codec.U8);
    public static final Attr<Integer> IFLA_BR_VLAN_STATS_PER_PORT =
            new Attr<>(45, "IFLA_BR_VLAN_STATS_PER_PORT", Codec.U8);
    /** Two numbers: the values and the mask of those that are meant. */
    public static final Attr<List<Long>> IFLA_BR_MULTI_BOOLOPT =
            new Attr<>(46, "IFLA_BR_MULTI_BOOLOPT", Codec.packed(Codec.U32, 4));

    public static final Attr<Attrs> IFLA_BR_MCAST_QUERIER_STATE =
            new Attr<>(47, "IFLA_BR_MCAST_QUERIER_STATE", Codec.NESTED);

    private IflaBr() {}
}
