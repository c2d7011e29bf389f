package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Mac;

/** A port of a bond: IFLA_BOND_SLAVE_* of linux/if_link.h. */
public final class IflaBondSlave {
    public static final Attr<Integer> IFLA_BOND_SLAVE_STATE = new Attr<>(1, "IFLA_BOND_SLAVE_STATE", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_SLAVE_MII_STATUS =
            new Attr<>(2, "IFLA_BOND_SLAVE_MII_STATUS", Codec.U8);
    public static final Attr<Long> IFLA_BOND_SLAVE_LINK_FAILURE_COUNT =
            new Attr<>(3, "IFLA_BOND_SLAVE_LINK_FAILURE_COUNT", Codec.U32);
    public static final Attr<Mac> IFLA_BOND_SLAVE_PERM_HWADDR = new Attr<>(4, "IFLA_BOND_SLAVE_PERM_HWADDR", Codec.MAC);
    public static final Attr<Integer> IFLA_BOND_SLAVE_QUEUE_ID = new Attr<>(5, "IFLA_BOND_SLAVE_QUEUE_ID", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_SLAVE_AD_AGGREGATOR_ID =
            new Attr<>(6, "IFLA_BOND_SLAVE_AD_AGGREGATOR_ID", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE =
            new Attr<>(7, "IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE", Codec.U8);
    public static final Attr<Integer> IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE =
            new Attr<>(8, "IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE", Codec.U16);
    public static final Attr<Integer> IFLA_BOND_SLAVE_PRIO = new Attr<>(9, "IFLA_BOND_SLAVE_PRIO", Codec.S32);
    /** LACP_STATE_* of linux/if_bonding.h. */
    public static final List<Named> LACP_STATES = List.of(
            new Named(0x1, "active"),
            new Named(0x2, "short_timeout"),
            new Named(0x4, "aggregating"),
            new Named(0x8, "in_sync"),
            new Named(0x10, "collecting"),
            new Named(0x20, "distributing"),
            new Named(0x40, "defaulted"),
            new Named(0x80, "expired"));

    private IflaBondSlave() {}
}
