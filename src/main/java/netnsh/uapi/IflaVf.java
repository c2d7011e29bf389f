package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/**
 * A virtual function of a network card, inside IFLA_VFINFO_LIST: linux/if_link.h. The values are structures whose first
 * 32 bits are the function's number, in the machine's byte order.
 */
public final class IflaVf {
    public static final Attr<byte[]> IFLA_VF_MAC = new Attr<>(1, "IFLA_VF_MAC", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_VLAN = new Attr<>(2, "IFLA_VF_VLAN", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_TX_RATE = new Attr<>(3, "IFLA_VF_TX_RATE", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_SPOOFCHK = new Attr<>(4, "IFLA_VF_SPOOFCHK", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_LINK_STATE = new Attr<>(5, "IFLA_VF_LINK_STATE", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_RATE = new Attr<>(6, "IFLA_VF_RATE", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_RSS_QUERY_EN = new Attr<>(7, "IFLA_VF_RSS_QUERY_EN", Codec.BYTES);
    public static final Attr<Attrs> IFLA_VF_STATS = new Attr<>(8, "IFLA_VF_STATS", Codec.NESTED_PLAIN);
    public static final Attr<byte[]> IFLA_VF_TRUST = new Attr<>(9, "IFLA_VF_TRUST", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_IB_NODE_GUID = new Attr<>(10, "IFLA_VF_IB_NODE_GUID", Codec.BYTES);
    public static final Attr<byte[]> IFLA_VF_IB_PORT_GUID = new Attr<>(11, "IFLA_VF_IB_PORT_GUID", Codec.BYTES);
    public static final Attr<Attrs> IFLA_VF_VLAN_LIST = new Attr<>(12, "IFLA_VF_VLAN_LIST", Codec.NESTED_PLAIN);
    /** Has no number in front. */
    public static final Attr<byte[]> IFLA_VF_BROADCAST = new Attr<>(13, "IFLA_VF_BROADCAST", Codec.BYTES);

    /** IFLA_VF_LINK_STATE_*. */
    public static final int LINK_STATE_AUTO = 0;

    public static final int LINK_STATE_ENABLE = 1;

    private IflaVf() {}
}
