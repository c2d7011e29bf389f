package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Dev;
import netnsh.value.Mac;

/** A bond: IFLA_BOND_* of linux/if_link.h. Times are in milliseconds. */
public final class IflaBond {
    public static final Attr<Integer> IFLA_BOND_MODE = new Attr<>(1, "IFLA_BOND_MODE", Codec.U8);
    public static final Attr<Dev> IFLA_BOND_ACTIVE_SLAVE = new Attr<>(2, "IFLA_BOND_ACTIVE_SLAVE", Codec.DEV);
    public static final Attr<Long> IFLA_BOND_MIIMON = new Attr<>(3, "IFLA_BOND_MIIMON", Codec.U32);
    public static final Attr<Long> IFLA_BOND_UPDELAY = new Attr<>(4, "IFLA_BOND_UPDELAY", Codec.U32);
    public static final Attr<Long> IFLA_BOND_DOWNDELAY = new Attr<>(5, "IFLA_BOND_DOWNDELAY", Codec.U32);
    public static final Attr<Integer> IFLA_BOND_USE_CARRIER = new Attr<>(6, "IFLA_BOND_USE_CARRIER", Codec.U8);
    public static final Attr<Long> IFLA_BOND_ARP_INTERVAL = new Attr<>(7, "IFLA_BOND_ARP_INTERVAL", Codec.U32);
    /** Addresses, numbered from 0. */
    public static final Attr<Attrs> IFLA_BOND_ARP_IP_TARGET =
            new Attr<>(8, "IFLA_BOND_ARP_IP_TARGET", Codec.NESTED_PLAIN);

    public static final Attr<Integer> IFLA_BOND_ARP_VALIDATE = new Attr<>(9, "IFLA_BOND_ARP_VALIDATE", Codec.S32);
    public static final Attr<Integer> IFLA_BOND_ARP_ALL_TARGETS =
            new Attr<>(10, "IFLA_BOND_ARP_ALL_TARGETS", Codec.S32);
    public static final Attr<Dev> IFLA_BOND_PRIMARY = new Attr<>(11, "IFLA_BOND_PRIMARY", Codec.DEV);
    public static final Attr<Integer> IFLA_BOND_PRIMARY_RESELECT =
            new Attr<>(12, "IFLA_BOND_PRIMARY_RESELECT", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_FAIL_OVER_MAC = new Attr<>(13, "IFLA_BOND_FAIL_OVER_MAC", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_XMIT_HASH_POLICY =
            new Attr<>(14, "IFLA_BOND_XMIT_HASH_POLICY", Codec.U8);
    public static final Attr<Long> IFLA_BOND_RESEND_IGMP = new Attr<>(15, "IFLA_BOND_RESEND_IGMP", Codec.U32);
    public static final Attr<Integer> IFLA_BOND_NUM_PEER_NOTIF = new Attr<>(16, "IFLA_BOND_NUM_PEER_NOTIF", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_ALL_SLAVES_ACTIVE =
            new Attr<>(17, "IFLA_BOND_ALL_SLAVES_ACTIVE", Codec.U8);
    public static final Attr<Long> IFLA_BOND_MIN_LINKS = new Attr<>(18, "IFLA_BOND_MIN_LINKS", Codec.U32);
    public static final Attr<Long> IFLA_BOND_LP_INTERVAL = new Attr<>(19, "IFLA_BOND_LP_INTERVAL", Codec.U32);
    public static final Attr<Long> IFLA_BOND_PACKETS_PER_SLAVE =
            new Attr<>(20, "IFLA_BOND_PACKETS_PER_SLAVE", Codec.U32);
    public static final Attr<Integer> IFLA_BOND_AD_LACP_RATE = new Attr<>(21, "IFLA_BOND_AD_LACP_RATE", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_AD_SELECT = new Attr<>(22, "IFLA_BOND_AD_SELECT", Codec.U8);
    /** Holds {@link IflaBondAdInfo}. */
    public static final Attr<Attrs> IFLA_BOND_AD_INFO = new Attr<>(23, "IFLA_BOND_AD_INFO", Codec.NESTED_PLAIN);

    public static final Attr<Integer> IFLA_BOND_AD_ACTOR_SYS_PRIO =
            new Attr<>(24, "IFLA_BOND_AD_ACTOR_SYS_PRIO", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_AD_USER_PORT_KEY =
            new Attr<>(25, "IFLA_BOND_AD_USER_PORT_KEY", Codec.U16);
    public static final Attr<Mac> IFLA_BOND_AD_ACTOR_SYSTEM = new Attr<>(26, "IFLA_BOND_AD_ACTOR_SYSTEM", Codec.MAC);
    public static final Attr<Integer> IFLA_BOND_TLB_DYNAMIC_LB = new Attr<>(27, "IFLA_BOND_TLB_DYNAMIC_LB", Codec.U8);
    public static final Attr<Long> IFLA_BOND_PEER_NOTIF_DELAY = new Attr<>(28, "IFLA_BOND_PEER_NOTIF_DELAY", Codec.U32);
    public static final Attr<Integer> IFLA_BOND_AD_LACP_ACTIVE = new Attr<>(29, "IFLA_BOND_AD_LACP_ACTIVE", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_MISSED_MAX = new Attr<>(30, "IFLA_BOND_MISSED_MAX", Codec.U8);
    /** Addresses, numbered from 0. */
    public static final Attr<Attrs> IFLA_BOND_NS_IP6_TARGET =
            new Attr<>(31, "IFLA_BOND_NS_IP6_TARGET", Codec.NESTED_PLAIN);

    /** How many addresses each of the two lists holds: BOND_MAX_ARP_TARGETS of linux/if_bonding.h. */
    public static final int BOND_MAX_ARP_TARGETS = 16;

    private IflaBond() {}
}
