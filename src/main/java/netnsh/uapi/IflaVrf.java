package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A VRF: IFLA_VRF_* of linux/if_link.h. */
public final class IflaVrf {
    public static final Attr<Long> IFLA_VRF_TABLE = new Attr<>(1, "IFLA_VRF_TABLE", Codec.U32);

    private IflaVrf() {}
}
