package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Why a link is held down, inside IFLA_PROTO_DOWN_REASON: linux/if_link.h. Each bit is a reason. */
public final class IflaProtoDown {
    /** The bits that are meant. */
    public static final Attr<Long> IFLA_PROTO_DOWN_REASON_MASK =
            new Attr<>(1, "IFLA_PROTO_DOWN_REASON_MASK", Codec.U32);
    /** Those that are set. */
    public static final Attr<Long> IFLA_PROTO_DOWN_REASON_VALUE =
            new Attr<>(2, "IFLA_PROTO_DOWN_REASON_VALUE", Codec.U32);

    private IflaProtoDown() {}
}
