package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** The only attribute of some kinds of links. */
public final class IflaSmall {
    /** batadv: linux/batman_adv.h. */
    public static final Attr<String> IFLA_BATADV_ALGO_NAME = new Attr<>(1, "IFLA_BATADV_ALGO_NAME", Codec.STRING);

    /** dsa: linux/if_link.h. */
    public static final Attr<Dev> IFLA_DSA_MASTER = new Attr<>(1, "IFLA_DSA_MASTER", Codec.DEV);

    /** rmnet: linux/if_link.h. */
    public static final Attr<Integer> IFLA_RMNET_MUX_ID = new Attr<>(1, "IFLA_RMNET_MUX_ID", Codec.U16);

    /** wwan: linux/wwan.h. */
    public static final Attr<Long> IFLA_WWAN_LINK_ID = new Attr<>(1, "IFLA_WWAN_LINK_ID", Codec.U32);

    private IflaSmall() {}
}
