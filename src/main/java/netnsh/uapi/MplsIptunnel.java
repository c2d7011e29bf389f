package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Labels on packets of a route: MPLS_IPTUNNEL_* of linux/mpls_iptunnel.h. */
public final class MplsIptunnel {
    public static final Attr<Mpls> MPLS_IPTUNNEL_DST = new Attr<>(1, "MPLS_IPTUNNEL_DST", Mpls.CODEC);
    public static final Attr<Integer> MPLS_IPTUNNEL_TTL = new Attr<>(2, "MPLS_IPTUNNEL_TTL", Codec.U8);

    private MplsIptunnel() {}
}
