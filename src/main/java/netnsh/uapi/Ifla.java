package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** Attributes of a link: IFLA_* of linux/if_link.h. */
public final class Ifla {
    public static final Attr<Mac> IFLA_ADDRESS = new Attr<>(1, "IFLA_ADDRESS", Codec.MAC);
    public static final Attr<Mac> IFLA_BROADCAST = new Attr<>(2, "IFLA_BROADCAST", Codec.MAC);
    public static final Attr<String> IFLA_IFNAME = new Attr<>(3, "IFLA_IFNAME", Codec.STRING);
    public static final Attr<Long> IFLA_MTU = new Attr<>(4, "IFLA_MTU", Codec.U32);
    /** The lower link; its index belongs to the namespace {@link #IFLA_LINK_NETNSID} where that is given. */
    public static final Attr<Dev> IFLA_LINK = new Attr<>(5, "IFLA_LINK", Codec.DEV);

    public static final Attr<String> IFLA_QDISC = new Attr<>(6, "IFLA_QDISC", Codec.STRING);
    public static final Attr<byte[]> IFLA_STATS = new Attr<>(7, "IFLA_STATS", Codec.BYTES);
    public static final Attr<Long> IFLA_COST = new Attr<>(8, "IFLA_COST", Codec.U32);
    public static final Attr<Long> IFLA_PRIORITY = new Attr<>(9, "IFLA_PRIORITY", Codec.U32);
    /** {@code Dev.NONE} means nomaster. */
    public static final Attr<Dev> IFLA_MASTER = new Attr<>(10, "IFLA_MASTER", Codec.DEV);

    public static final Attr<byte[]> IFLA_WIRELESS = new Attr<>(11, "IFLA_WIRELESS", Codec.BYTES);
    public static final Attr<Attrs> IFLA_PROTINFO = new Attr<>(12, "IFLA_PROTINFO", Codec.NESTED);
    public static final Attr<Long> IFLA_TXQLEN = new Attr<>(13, "IFLA_TXQLEN", Codec.U32);
    public static final Attr<byte[]> IFLA_MAP = new Attr<>(14, "IFLA_MAP", Codec.BYTES);
    public static final Attr<Long> IFLA_WEIGHT = new Attr<>(15, "IFLA_WEIGHT", Codec.U32);
    public static final Attr<Integer> IFLA_OPERSTATE = new Attr<>(16, "IFLA_OPERSTATE", Codec.U8);
    public static final Attr<Integer> IFLA_LINKMODE = new Attr<>(17, "IFLA_LINKMODE", Codec.U8);
    /** Holds {@link IflaInfo}. */
    public static final Attr<Attrs> IFLA_LINKINFO = new Attr<>(18, "IFLA_LINKINFO", Codec.NESTED_PLAIN);

    public static final Attr<Long> IFLA_NET_NS_PID = new Attr<>(19, "IFLA_NET_NS_PID", Codec.U32);
    /** Any bytes, at most 255; none take the alias away. */
    public static final Attr<String> IFLA_IFALIAS = new Attr<>(20, "IFLA_IFALIAS", Codec.TEXT);

    public static final Attr<Long> IFLA_NUM_VF = new Attr<>(21, "IFLA_NUM_VF", Codec.U32);
    public static final Attr<Attrs> IFLA_VFINFO_LIST = new Attr<>(22, "IFLA_VFINFO_LIST", Codec.NESTED_PLAIN);
    /** The counters in the order of {@link Stats64}. */
    public static final Attr<List<Long>> IFLA_STATS64 = new Attr<>(23, "IFLA_STATS64", Codec.packed(Codec.U64, 8));

    public static final Attr<Attrs> IFLA_VF_PORTS = new Attr<>(24, "IFLA_VF_PORTS", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> IFLA_PORT_SELF = new Attr<>(25, "IFLA_PORT_SELF", Codec.NESTED_PLAIN);
    /** Holds {@link IflaAf}. */
    public static final Attr<Attrs> IFLA_AF_SPEC = new Attr<>(26, "IFLA_AF_SPEC", Codec.NESTED_PLAIN);

    public static final Attr<Long> IFLA_GROUP = new Attr<>(27, "IFLA_GROUP", Codec.U32);
    public static final Attr<NsRef> IFLA_NET_NS_FD = new Attr<>(28, "IFLA_NET_NS_FD", Codec.NSFD);
    public static final Attr<Long> IFLA_EXT_MASK = new Attr<>(29, "IFLA_EXT_MASK", Codec.U32);
    public static final Attr<Long> IFLA_PROMISCUITY = new Attr<>(30, "IFLA_PROMISCUITY", Codec.U32);
    public static final Attr<Long> IFLA_NUM_TX_QUEUES = new Attr<>(31, "IFLA_NUM_TX_QUEUES", Codec.U32);
    public static final Attr<Long> IFLA_NUM_RX_QUEUES = new Attr<>(32, "IFLA_NUM_RX_QUEUES", Codec.U32);
    public static final Attr<Integer> IFLA_CARRIER = new Attr<>(33, "IFLA_CARRIER", Codec.U8);
    public static final Attr<byte[]> IFLA_PHYS_PORT_ID = new Attr<>(34, "IFLA_PHYS_PORT_ID", Codec.BYTES);
    public static final Attr<Long> IFLA_CARRIER_CHANGES = new Attr<>(35, "IFLA_CARRIER_CHANGES", Codec.U32);
    public static final Attr<byte[]> IFLA_PHYS_SWITCH_ID = new Attr<>(36, "IFLA_PHYS_SWITCH_ID", Codec.BYTES);
    public static final Attr<Integer> IFLA_LINK_NETNSID = new Attr<>(37, "IFLA_LINK_NETNSID", Codec.S32);
    public static final Attr<String> IFLA_PHYS_PORT_NAME = new Attr<>(38, "IFLA_PHYS_PORT_NAME", Codec.STRING);
    public static final Attr<Integer> IFLA_PROTO_DOWN = new Attr<>(39, "IFLA_PROTO_DOWN", Codec.U8);
    public static final Attr<Long> IFLA_GSO_MAX_SEGS = new Attr<>(40, "IFLA_GSO_MAX_SEGS", Codec.U32);
    public static final Attr<Long> IFLA_GSO_MAX_SIZE = new Attr<>(41, "IFLA_GSO_MAX_SIZE", Codec.U32);
    public static final Attr<Attrs> IFLA_XDP = new Attr<>(43, "IFLA_XDP", Codec.NESTED_PLAIN);
    public static final Attr<Long> IFLA_EVENT = new Attr<>(44, "IFLA_EVENT", Codec.U32);
    public static final Attr<Integer> IFLA_NEW_NETNSID = new Attr<>(45, "IFLA_NEW_NETNSID", Codec.S32);
    public static final Attr<Integer> IFLA_TARGET_NETNSID = new Attr<>(46, "IFLA_TARGET_NETNSID", Codec.S32);
    public static final Attr<Long> IFLA_CARRIER_UP_COUNT = new Attr<>(47, "IFLA_CARRIER_UP_COUNT", Codec.U32);
    public static final Attr<Long> IFLA_CARRIER_DOWN_COUNT = new Attr<>(48, "IFLA_CARRIER_DOWN_COUNT", Codec.U32);
    public static final Attr<Integer> IFLA_NEW_IFINDEX = new Attr<>(49, "IFLA_NEW_IFINDEX", Codec.S32);
    public static final Attr<Long> IFLA_MIN_MTU = new Attr<>(50, "IFLA_MIN_MTU", Codec.U32);
    public static final Attr<Long> IFLA_MAX_MTU = new Attr<>(51, "IFLA_MAX_MTU", Codec.U32);
    /** Holds {@link #IFLA_ALT_IFNAME} as often as there are names. */
    public static final Attr<Attrs> IFLA_PROP_LIST = new Attr<>(52, "IFLA_PROP_LIST", Codec.NESTED);

    public static final Attr<String> IFLA_ALT_IFNAME = new Attr<>(53, "IFLA_ALT_IFNAME", Codec.STRING);
    public static final Attr<Mac> IFLA_PERM_ADDRESS = new Attr<>(54, "IFLA_PERM_ADDRESS", Codec.MAC);
    public static final Attr<Attrs> IFLA_PROTO_DOWN_REASON = new Attr<>(55, "IFLA_PROTO_DOWN_REASON", Codec.NESTED);
    public static final Attr<String> IFLA_PARENT_DEV_NAME = new Attr<>(56, "IFLA_PARENT_DEV_NAME", Codec.STRING);
    public static final Attr<String> IFLA_PARENT_DEV_BUS_NAME =
            new Attr<>(57, "IFLA_PARENT_DEV_BUS_NAME", Codec.STRING);
    public static final Attr<Long> IFLA_GRO_MAX_SIZE = new Attr<>(58, "IFLA_GRO_MAX_SIZE", Codec.U32);
    public static final Attr<Long> IFLA_TSO_MAX_SIZE = new Attr<>(59, "IFLA_TSO_MAX_SIZE", Codec.U32);
    public static final Attr<Long> IFLA_TSO_MAX_SEGS = new Attr<>(60, "IFLA_TSO_MAX_SEGS", Codec.U32);
    public static final Attr<Long> IFLA_ALLMULTI = new Attr<>(61, "IFLA_ALLMULTI", Codec.U32);
    public static final Attr<Attrs> IFLA_DEVLINK_PORT = new Attr<>(62, "IFLA_DEVLINK_PORT", Codec.NESTED);
    public static final Attr<Long> IFLA_GSO_IPV4_MAX_SIZE = new Attr<>(63, "IFLA_GSO_IPV4_MAX_SIZE", Codec.U32);
    public static final Attr<Long> IFLA_GRO_IPV4_MAX_SIZE = new Attr<>(64, "IFLA_GRO_IPV4_MAX_SIZE", Codec.U32);

    /** Bits of {@link #IFLA_EXT_MASK}: linux/rtnetlink.h. */
    public static final long RTEXT_FILTER_VF = 0x1;

    /** The VLANs of a bridge's ports, one by one. */
    public static final long RTEXT_FILTER_BRVLAN = 0x2;

    /** The same with neighbouring ones as ranges. */
    public static final long RTEXT_FILTER_BRVLAN_COMPRESSED = 0x4;

    public static final long RTEXT_FILTER_SKIP_STATS = 0x8;

    private Ifla() {}
}
