package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** An ipvlan or ipvtap: IFLA_IPVLAN_* of linux/if_link.h. */
public final class IflaIpvlan {
    public static final Attr<Integer> IFLA_IPVLAN_MODE = new Attr<>(1, "IFLA_IPVLAN_MODE", Codec.U16);
    public static final Attr<Integer> IFLA_IPVLAN_FLAGS = new Attr<>(2, "IFLA_IPVLAN_FLAGS", Codec.U16);
    /** IPVLAN_MODE_*. */
    public static final List<Named> MODES = List.of(new Named(0, "l2"), new Named(1, "l3"), new Named(2, "l3s"));

    /** IPVLAN_F_*; none of them is the bridge. */
    public static final List<Named> FLAGS =
            List.of(new Named(0, "bridge"), new Named(1, "private"), new Named(2, "vepa"));

    private IflaIpvlan() {}
}
