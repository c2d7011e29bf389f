package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Network settings: NETCONFA_* of linux/netconf.h. */
public final class Netconfa {
    public static final Attr<Integer> NETCONFA_IFINDEX = new Attr<>(1, "NETCONFA_IFINDEX", Codec.S32);
    public static final Attr<Integer> NETCONFA_FORWARDING = new Attr<>(2, "NETCONFA_FORWARDING", Codec.S32);
    public static final Attr<Integer> NETCONFA_RP_FILTER = new Attr<>(3, "NETCONFA_RP_FILTER", Codec.S32);
    public static final Attr<Integer> NETCONFA_MC_FORWARDING = new Attr<>(4, "NETCONFA_MC_FORWARDING", Codec.S32);
    public static final Attr<Integer> NETCONFA_PROXY_NEIGH = new Attr<>(5, "NETCONFA_PROXY_NEIGH", Codec.S32);
    public static final Attr<Integer> NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN =
            new Attr<>(6, "NETCONFA_IGNORE_ROUTES_WITH_LINKDOWN", Codec.S32);
    public static final Attr<Integer> NETCONFA_INPUT = new Attr<>(7, "NETCONFA_INPUT", Codec.S32);

    /** The settings of all interfaces. */
    public static final int IFINDEX_ALL = -1;
    /** The settings of interfaces to come. */
    public static final int IFINDEX_DEFAULT = -2;

    private Netconfa() {}
}
