package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** What AF_BRIDGE messages about a port carry in IFLA_AF_SPEC: IFLA_BRIDGE_* of linux/if_bridge.h. */
public final class IflaBridge {
    public static final Attr<Integer> IFLA_BRIDGE_FLAGS = new Attr<>(0, "IFLA_BRIDGE_FLAGS", Codec.U16);
    public static final Attr<Integer> IFLA_BRIDGE_MODE = new Attr<>(1, "IFLA_BRIDGE_MODE", Codec.U16);
    public static final Attr<VlanInfo> IFLA_BRIDGE_VLAN_INFO = new Attr<>(2, "IFLA_BRIDGE_VLAN_INFO", VlanInfo.CODEC);
    public static final Attr<Attrs> IFLA_BRIDGE_VLAN_TUNNEL_INFO =
            new Attr<>(3, "IFLA_BRIDGE_VLAN_TUNNEL_INFO", Codec.NESTED_PLAIN);

    public static final Attr<Long> IFLA_BRIDGE_VLAN_TUNNEL_ID = new Attr<>(1, "IFLA_BRIDGE_VLAN_TUNNEL_ID", Codec.U32);
    public static final Attr<Integer> IFLA_BRIDGE_VLAN_TUNNEL_VID =
            new Attr<>(2, "IFLA_BRIDGE_VLAN_TUNNEL_VID", Codec.U16);
    public static final Attr<Integer> IFLA_BRIDGE_VLAN_TUNNEL_FLAGS =
            new Attr<>(3, "IFLA_BRIDGE_VLAN_TUNNEL_FLAGS", Codec.U16);

    /** IFLA_BRIDGE_FLAGS: the bridge that the port belongs to does it. */
    public static final int BRIDGE_FLAGS_MASTER = 1;
    /** IFLA_BRIDGE_FLAGS: the device itself does it. */
    public static final int BRIDGE_FLAGS_SELF = 2;

    public static final int BRIDGE_MODE_VEB = 0;
    public static final int BRIDGE_MODE_VEPA = 1;

    private IflaBridge() {}
}
