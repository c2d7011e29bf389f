package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Mac;

/** What a bond in mode 802.3ad tells of its aggregator: IFLA_BOND_AD_INFO_* of linux/if_link.h. */
public final class IflaBondAdInfo {
    public static final Attr<Integer> IFLA_BOND_AD_INFO_AGGREGATOR =
            new Attr<>(1, "IFLA_BOND_AD_INFO_AGGREGATOR", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_AD_INFO_NUM_PORTS =
            new Attr<>(2, "IFLA_BOND_AD_INFO_NUM_PORTS", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_AD_INFO_ACTOR_KEY =
            new Attr<>(3, "IFLA_BOND_AD_INFO_ACTOR_KEY", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_AD_INFO_PARTNER_KEY =
            new Attr<>(4, "IFLA_BOND_AD_INFO_PARTNER_KEY", Codec.U16);
    public static final Attr<Mac> IFLA_BOND_AD_INFO_PARTNER_MAC =
            new Attr<>(5, "IFLA_BOND_AD_INFO_PARTNER_MAC", Codec.MAC);

    private IflaBondAdInfo() {}
}
