package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Any protocol in UDP: IFLA_BAREUDP_* of linux/if_link.h. */
public final class IflaBareudp {
    public static final Attr<Integer> IFLA_BAREUDP_PORT = new Attr<>(1, "IFLA_BAREUDP_PORT", Codec.BE16);
    public static final Attr<Integer> IFLA_BAREUDP_ETHERTYPE = new Attr<>(2, "IFLA_BAREUDP_ETHERTYPE", Codec.BE16);
    public static final Attr<Integer> IFLA_BAREUDP_SRCPORT_MIN = new Attr<>(3, "IFLA_BAREUDP_SRCPORT_MIN", Codec.U16);
    public static final Attr<Boolean> IFLA_BAREUDP_MULTIPROTO_MODE =
            new Attr<>(4, "IFLA_BAREUDP_MULTIPROTO_MODE", Codec.FLAG);

    private IflaBareudp() {}
}
