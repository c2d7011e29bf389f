package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A netkit pair: IFLA_NETKIT_* of linux/if_link.h (Linux 6.7; scrubbing 6.13). */
public final class IflaNetkit {
    public static final Attr<LinkPart> IFLA_NETKIT_PEER_INFO = new Attr<>(1, "IFLA_NETKIT_PEER_INFO", LinkPart.CODEC);
    public static final Attr<Integer> IFLA_NETKIT_PRIMARY = new Attr<>(2, "IFLA_NETKIT_PRIMARY", Codec.U8);
    public static final Attr<Long> IFLA_NETKIT_POLICY = new Attr<>(3, "IFLA_NETKIT_POLICY", Codec.U32);
    public static final Attr<Long> IFLA_NETKIT_PEER_POLICY = new Attr<>(4, "IFLA_NETKIT_PEER_POLICY", Codec.U32);
    public static final Attr<Long> IFLA_NETKIT_MODE = new Attr<>(5, "IFLA_NETKIT_MODE", Codec.U32);
    public static final Attr<Long> IFLA_NETKIT_SCRUB = new Attr<>(6, "IFLA_NETKIT_SCRUB", Codec.U32);
    public static final Attr<Long> IFLA_NETKIT_PEER_SCRUB = new Attr<>(7, "IFLA_NETKIT_PEER_SCRUB", Codec.U32);
    public static final Attr<Integer> IFLA_NETKIT_HEADROOM = new Attr<>(8, "IFLA_NETKIT_HEADROOM", Codec.U16);
    public static final Attr<Integer> IFLA_NETKIT_TAILROOM = new Attr<>(9, "IFLA_NETKIT_TAILROOM", Codec.U16);

    private IflaNetkit() {}
}
