package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A GENEVE tunnel: IFLA_GENEVE_* of linux/if_link.h. */
public final class IflaGeneve {
    public static final Attr<Long> IFLA_GENEVE_ID = new Attr<>(1, "IFLA_GENEVE_ID", Codec.U32);
    public static final Attr<InetAddress> IFLA_GENEVE_REMOTE = new Attr<>(2, "IFLA_GENEVE_REMOTE", Codec.IP);
    public static final Attr<Integer> IFLA_GENEVE_TTL = new Attr<>(3, "IFLA_GENEVE_TTL", Codec.U8);
    public static final Attr<Integer> IFLA_GENEVE_TOS = new Attr<>(4, "IFLA_GENEVE_TOS", Codec.U8);
    public static final Attr<Integer> IFLA_GENEVE_PORT = new Attr<>(5, "IFLA_GENEVE_PORT", Codec.BE16);
    public static final Attr<Boolean> IFLA_GENEVE_COLLECT_METADATA =
            new Attr<>(6, "IFLA_GENEVE_COLLECT_METADATA", Codec.FLAG);
    public static final Attr<InetAddress> IFLA_GENEVE_REMOTE6 = new Attr<>(7, "IFLA_GENEVE_REMOTE6", Codec.IP);
    public static final Attr<Integer> IFLA_GENEVE_UDP_CSUM = new Attr<>(8, "IFLA_GENEVE_UDP_CSUM", Codec.U8);
    public static final Attr<Integer> IFLA_GENEVE_UDP_ZERO_CSUM6_TX =
            new Attr<>(9, "IFLA_GENEVE_UDP_ZERO_CSUM6_TX", Codec.U8);
    public static final Attr<Integer> IFLA_GENEVE_UDP_ZERO_CSUM6_RX =
            new Attr<>(10, "IFLA_GENEVE_UDP_ZERO_CSUM6_RX", Codec.U8);
    public static final Attr<Long> IFLA_GENEVE_LABEL = new Attr<>(11, "IFLA_GENEVE_LABEL", Codec.BE32);
    public static final Attr<Integer> IFLA_GENEVE_TTL_INHERIT = new Attr<>(12, "IFLA_GENEVE_TTL_INHERIT", Codec.U8);
    public static final Attr<Integer> IFLA_GENEVE_DF = new Attr<>(13, "IFLA_GENEVE_DF", Codec.U8);
    public static final Attr<Boolean> IFLA_GENEVE_INNER_PROTO_INHERIT =
            new Attr<>(14, "IFLA_GENEVE_INNER_PROTO_INHERIT", Codec.FLAG);

    private IflaGeneve() {}
}
