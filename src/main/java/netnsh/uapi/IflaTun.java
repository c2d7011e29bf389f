package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A tun or tap: IFLA_TUN_* of linux/if_link.h. The kernel tells them; they are set by ioctl(2). */
public final class IflaTun {
    public static final Attr<Long> IFLA_TUN_OWNER = new Attr<>(1, "IFLA_TUN_OWNER", Codec.U32);
    public static final Attr<Long> IFLA_TUN_GROUP = new Attr<>(2, "IFLA_TUN_GROUP", Codec.U32);
    public static final Attr<Integer> IFLA_TUN_TYPE = new Attr<>(3, "IFLA_TUN_TYPE", Codec.U8);
    public static final Attr<Integer> IFLA_TUN_PI = new Attr<>(4, "IFLA_TUN_PI", Codec.U8);
    public static final Attr<Integer> IFLA_TUN_VNET_HDR = new Attr<>(5, "IFLA_TUN_VNET_HDR", Codec.U8);
    public static final Attr<Integer> IFLA_TUN_PERSIST = new Attr<>(6, "IFLA_TUN_PERSIST", Codec.U8);
    public static final Attr<Integer> IFLA_TUN_MULTI_QUEUE = new Attr<>(7, "IFLA_TUN_MULTI_QUEUE", Codec.U8);
    public static final Attr<Long> IFLA_TUN_NUM_QUEUES = new Attr<>(8, "IFLA_TUN_NUM_QUEUES", Codec.U32);
    public static final Attr<Long> IFLA_TUN_NUM_DISABLED_QUEUES =
            new Attr<>(9, "IFLA_TUN_NUM_DISABLED_QUEUES", Codec.U32);

    private IflaTun() {}
}
