package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** A port of a bridge: IFLA_BRPORT_* of linux/if_link.h. */
public final class IflaBrport {
    public static final Attr<Integer> IFLA_BRPORT_STATE = new Attr<>(1, "IFLA_BRPORT_STATE", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_PRIORITY = new Attr<>(2, "IFLA_BRPORT_PRIORITY", Codec.U16);
    public static final Attr<Long> IFLA_BRPORT_COST = new Attr<>(3, "IFLA_BRPORT_COST", Codec.U32);
    public static final Attr<Integer> IFLA_BRPORT_MODE = new Attr<>(4, "IFLA_BRPORT_MODE", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_GUARD = new Attr<>(5, "IFLA_BRPORT_GUARD", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_PROTECT = new Attr<>(6, "IFLA_BRPORT_PROTECT", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_FAST_LEAVE = new Attr<>(7, "IFLA_BRPORT_FAST_LEAVE", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_LEARNING = new Attr<>(8, "IFLA_BRPORT_LEARNING", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_UNICAST_FLOOD = new Attr<>(9, "IFLA_BRPORT_UNICAST_FLOOD", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_PROXYARP = new Attr<>(10, "IFLA_BRPORT_PROXYARP", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_LEARNING_SYNC = new Attr<>(11, "IFLA_BRPORT_LEARNING_SYNC", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_PROXYARP_WIFI = new Attr<>(12, "IFLA_BRPORT_PROXYARP_WIFI", Codec.U8);
    public static final Attr<byte[]> IFLA_BRPORT_ROOT_ID = new Attr<>(13, "IFLA_BRPORT_ROOT_ID", Codec.BYTES);
    public static final Attr<byte[]> IFLA_BRPORT_BRIDGE_ID = new Attr<>(14, "IFLA_BRPORT_BRIDGE_ID", Codec.BYTES);
    public static final Attr<Integer> IFLA_BRPORT_DESIGNATED_PORT =
            new Attr<>(15, "IFLA_BRPORT_DESIGNATED_PORT", Codec.U16);
    public static final Attr<Integer> IFLA_BRPORT_DESIGNATED_COST =
            new Attr<>(16, "IFLA_BRPORT_DESIGNATED_COST", Codec.U16);
    public static final Attr<Integer> IFLA_BRPORT_ID = new Attr<>(17, "IFLA_BRPORT_ID", Codec.U16);
    public static final Attr<Integer> IFLA_BRPORT_NO = new Attr<>(18, "IFLA_BRPORT_NO", Codec.U16);
    public static final Attr<Integer> IFLA_BRPORT_TOPOLOGY_CHANGE_ACK =
            new Attr<>(19, "IFLA_BRPORT_TOPOLOGY_CHANGE_ACK", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_CONFIG_PENDING =
            new Attr<>(20, "IFLA_BRPORT_CONFIG_PENDING", Codec.U8);
    public static final Attr<Long> IFLA_BRPORT_MESSAGE_AGE_TIMER =
            new Attr<>(21, "IFLA_BRPORT_MESSAGE_AGE_TIMER", Codec.U64);
    public static final Attr<Long> IFLA_BRPORT_FORWARD_DELAY_TIMER =
            new Attr<>(22, "IFLA_BRPORT_FORWARD_DELAY_TIMER", Codec.U64);
    public static final Attr<Long> IFLA_BRPORT_HOLD_TIMER = new Attr<>(23, "IFLA_BRPORT_HOLD_TIMER", Codec.U64);
    public static final Attr<Boolean> IFLA_BRPORT_FLUSH = new Attr<>(24, "IFLA_BRPORT_FLUSH", Codec.FLAG);
    public static final Attr<Integer> IFLA_BRPORT_MULTICAST_ROUTER =
            new Attr<>(25, "IFLA_BRPORT_MULTICAST_ROUTER", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_MCAST_FLOOD = new Attr<>(27, "IFLA_BRPORT_MCAST_FLOOD", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_MCAST_TO_UCAST =
            new Attr<>(28, "IFLA_BRPORT_MCAST_TO_UCAST", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_VLAN_TUNNEL = new Attr<>(29, "IFLA_BRPORT_VLAN_TUNNEL", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_BCAST_FLOOD = new Attr<>(30, "IFLA_BRPORT_BCAST_FLOOD", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_GROUP_FWD_MASK =
            new Attr<>(31, "IFLA_BRPORT_GROUP_FWD_MASK", Codec.U16);
    public static final Attr<Integer> IFLA_BRPORT_NEIGH_SUPPRESS =
            new Attr<>(32, "IFLA_BRPORT_NEIGH_SUPPRESS", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_ISOLATED = new Attr<>(33, "IFLA_BRPORT_ISOLATED", Codec.U8);
    public static final Attr<Dev> IFLA_BRPORT_BACKUP_PORT = new Attr<>(34, "IFLA_BRPORT_BACKUP_PORT", Codec.DEV);
    public static final Attr<Integer> IFLA_BRPORT_MRP_RING_OPEN = new Attr<>(35, "IFLA_BRPORT_MRP_RING_OPEN", Codec.U8);
    public static final Attr<Integer> IFLA_BRPORT_MRP_IN_OPEN = new Attr<>(36, "IFLA_BRPORT_MRP_IN_OPEN", Codec.U8);
    public static final Attr<Long> IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT =
            new Attr<>(37, "IFLA_BRPORT_MCAST_EHT_HOSTS_LIMIT", Codec.U32);
    public static final Attr<Long> IFLA_BRPORT_MCAST_EHT_HOSTS_CNT =
            new Attr<>(38, "IFLA_BRPORT_MCAST_EHT_HOSTS_CNT", Codec.U32);
    public static final Attr<Integer> IFLA_BRPORT_LOCKED = new Attr<>(39, "IFLA_BRPORT_LOCKED", Codec.U8);

    /** BR_STATE_* of linux/if_bridge.h. */
    public static final List<Named> STATES = List.of(
            new Named(0, "disabled"),
            new Named(1, "listening"),
            new Named(2, "learning"),
            new Named(3, "forwarding"),
            new Named(4, "blocking"));

    private IflaBrport() {}
}
