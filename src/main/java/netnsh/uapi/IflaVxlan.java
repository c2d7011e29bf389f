package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** A VXLAN: IFLA_VXLAN_* of linux/if_link.h. */
public final class IflaVxlan {
    public static final Attr<Long> IFLA_VXLAN_ID = new Attr<>(1, "IFLA_VXLAN_ID", Codec.U32);
    public static final Attr<InetAddress> IFLA_VXLAN_GROUP = new Attr<>(2, "IFLA_VXLAN_GROUP", Codec.IP);
    public static final Attr<Dev> IFLA_VXLAN_LINK = new Attr<>(3, "IFLA_VXLAN_LINK", Codec.DEV);
    public static final Attr<InetAddress> IFLA_VXLAN_LOCAL = new Attr<>(4, "IFLA_VXLAN_LOCAL", Codec.IP);
    public static final Attr<Integer> IFLA_VXLAN_TTL = new Attr<>(5, "IFLA_VXLAN_TTL", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_TOS = new Attr<>(6, "IFLA_VXLAN_TOS", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_LEARNING = new Attr<>(7, "IFLA_VXLAN_LEARNING", Codec.U8);
    public static final Attr<Long> IFLA_VXLAN_AGEING = new Attr<>(8, "IFLA_VXLAN_AGEING", Codec.U32);
    public static final Attr<Long> IFLA_VXLAN_LIMIT = new Attr<>(9, "IFLA_VXLAN_LIMIT", Codec.U32);
    /** Two numbers: lowest and highest source port. */
    public static final Attr<List<Integer>> IFLA_VXLAN_PORT_RANGE =
            new Attr<>(10, "IFLA_VXLAN_PORT_RANGE", Codec.packed(Codec.BE16, 2));

    public static final Attr<Integer> IFLA_VXLAN_PROXY = new Attr<>(11, "IFLA_VXLAN_PROXY", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_RSC = new Attr<>(12, "IFLA_VXLAN_RSC", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_L2MISS = new Attr<>(13, "IFLA_VXLAN_L2MISS", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_L3MISS = new Attr<>(14, "IFLA_VXLAN_L3MISS", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_PORT = new Attr<>(15, "IFLA_VXLAN_PORT", Codec.BE16);
    public static final Attr<InetAddress> IFLA_VXLAN_GROUP6 = new Attr<>(16, "IFLA_VXLAN_GROUP6", Codec.IP);
    public static final Attr<InetAddress> IFLA_VXLAN_LOCAL6 = new Attr<>(17, "IFLA_VXLAN_LOCAL6", Codec.IP);
    public static final Attr<Integer> IFLA_VXLAN_UDP_CSUM = new Attr<>(18, "IFLA_VXLAN_UDP_CSUM", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_UDP_ZERO_CSUM6_TX =
            new Attr<>(19, "IFLA_VXLAN_UDP_ZERO_CSUM6_TX", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_UDP_ZERO_CSUM6_RX =
            new Attr<>(20, "IFLA_VXLAN_UDP_ZERO_CSUM6_RX", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_REMCSUM_TX = new Attr<>(21, "IFLA_VXLAN_REMCSUM_TX", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_REMCSUM_RX = new Attr<>(22, "IFLA_VXLAN_REMCSUM_RX", Codec.U8);
    public static final Attr<Boolean> IFLA_VXLAN_GBP = new Attr<>(23, "IFLA_VXLAN_GBP", Codec.FLAG);
    public static final Attr<Boolean> IFLA_VXLAN_REMCSUM_NOPARTIAL =
            new Attr<>(24, "IFLA_VXLAN_REMCSUM_NOPARTIAL", Codec.FLAG);
    public static final Attr<Integer> IFLA_VXLAN_COLLECT_METADATA =
            new Attr<>(25, "IFLA_VXLAN_COLLECT_METADATA", Codec.U8);
    public static final Attr<Long> IFLA_VXLAN_LABEL = new Attr<>(26, "IFLA_VXLAN_LABEL", Codec.BE32);
    public static final Attr<Boolean> IFLA_VXLAN_GPE = new Attr<>(27, "IFLA_VXLAN_GPE", Codec.FLAG);
    public static final Attr<Boolean> IFLA_VXLAN_TTL_INHERIT = new Attr<>(28, "IFLA_VXLAN_TTL_INHERIT", Codec.FLAG);
    public static final Attr<Integer> IFLA_VXLAN_DF = new Attr<>(29, "IFLA_VXLAN_DF", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_VNIFILTER = new Attr<>(30, "IFLA_VXLAN_VNIFILTER", Codec.U8);
    public static final Attr<Integer> IFLA_VXLAN_LOCALBYPASS = new Attr<>(31, "IFLA_VXLAN_LOCALBYPASS", Codec.U8);

    private IflaVxlan() {}
}
