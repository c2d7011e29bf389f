package netnsh.uapi;

/** What tunnels over IPv6 have beside addresses: linux/ip6_tunnel.h and linux/in6.h. */
public final class Ip6Tnl {
    /** IP6_TNL_F_*, in IFLA_GRE_FLAGS and IFLA_IPTUN_FLAGS. */
    public static final long IGN_ENCAP_LIMIT = 0x1;

    public static final long USE_ORIG_TCLASS = 0x2;
    public static final long USE_ORIG_FLOWLABEL = 0x4;
    public static final long MIP6_DEV = 0x8;
    public static final long RCV_DSCP_COPY = 0x10;
    public static final long USE_ORIG_FWMARK = 0x20;
    public static final long ALLOW_LOCAL_REMOTE = 0x40;

    /** Where the traffic class stands in the flow information. */
    public static final long FLOWINFO_TCLASS = 0x0ff00000;

    public static final int TCLASS_SHIFT = 20;
    public static final long FLOWINFO_FLOWLABEL = 0x000fffff;

    /** IPV6_DEFAULT_TNL_ENCAP_LIMIT. */
    public static final int DEFAULT_ENCAP_LIMIT = 4;

    private Ip6Tnl() {}
}
