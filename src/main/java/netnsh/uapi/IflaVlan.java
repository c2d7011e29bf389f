package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** A VLAN: IFLA_VLAN_* of linux/if_link.h, flags of linux/if_vlan.h. */
public final class IflaVlan {
    public static final Attr<Integer> IFLA_VLAN_ID = new Attr<>(1, "IFLA_VLAN_ID", Codec.U16);
    /** Two numbers: the flags and the mask of those that are meant. */
    public static final Attr<List<Long>> IFLA_VLAN_FLAGS = new Attr<>(2, "IFLA_VLAN_FLAGS", Codec.packed(Codec.U32, 4));

    public static final Attr<Attrs> IFLA_VLAN_EGRESS_QOS = new Attr<>(3, "IFLA_VLAN_EGRESS_QOS", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> IFLA_VLAN_INGRESS_QOS = new Attr<>(4, "IFLA_VLAN_INGRESS_QOS", Codec.NESTED_PLAIN);
    public static final Attr<Integer> IFLA_VLAN_PROTOCOL = new Attr<>(5, "IFLA_VLAN_PROTOCOL", Codec.BE16);

    /** Two numbers, from and to; as often as wanted in the two QOS nests. */
    public static final Attr<List<Long>> IFLA_VLAN_QOS_MAPPING =
            new Attr<>(1, "IFLA_VLAN_QOS_MAPPING", Codec.packed(Codec.U32, 4));

    /** The flags in the order in which they are printed. */
    public static final List<Named> FLAGS = List.of(
            new Named(0x1, "REORDER_HDR"),
            new Named(0x2, "GVRP"),
            new Named(0x8, "MVRP"),
            new Named(0x4, "LOOSE_BINDING"),
            new Named(0x10, "BRIDGE_BINDING"));

    private IflaVlan() {}
}
