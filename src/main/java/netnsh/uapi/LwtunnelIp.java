package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** A tunnel over IPv4 or IPv6 without a link of its own: LWTUNNEL_IP_* and LWTUNNEL_IP6_* of linux/lwtunnel.h, which have
 * the same numbers. */
public final class LwtunnelIp {
    public static final Attr<Long> LWTUNNEL_IP_ID = new Attr<>(1, "LWTUNNEL_IP_ID", Codec.BE64);
    public static final Attr<InetAddress> LWTUNNEL_IP_DST = new Attr<>(2, "LWTUNNEL_IP_DST", Codec.IP);
    public static final Attr<InetAddress> LWTUNNEL_IP_SRC = new Attr<>(3, "LWTUNNEL_IP_SRC", Codec.IP);
    /** Hop limit of IPv6. */
    public static final Attr<Integer> LWTUNNEL_IP_TTL = new Attr<>(4, "LWTUNNEL_IP_TTL", Codec.U8);
    /** Traffic class of IPv6. */
    public static final Attr<Integer> LWTUNNEL_IP_TOS = new Attr<>(5, "LWTUNNEL_IP_TOS", Codec.U8);
    /** {@link #FLAGS}. */
    public static final Attr<Integer> LWTUNNEL_IP_FLAGS = new Attr<>(6, "LWTUNNEL_IP_FLAGS", Codec.BE16);
    /** Holds LWTUNNEL_IP_OPTS_*. */
    public static final Attr<Attrs> LWTUNNEL_IP_OPTS = new Attr<>(8, "LWTUNNEL_IP_OPTS", Codec.NESTED);

    /** TUNNEL_* of linux/if_tunnel.h. */
    public static final List<Named> FLAGS = List.of(new Named(4, "key"), new Named(1, "csum"), new Named(8, "seq"));

    private LwtunnelIp() {}
}
