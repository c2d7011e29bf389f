package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** A port of a VRF: IFLA_VRF_PORT_* of linux/if_link.h. */
public final class IflaVrfPort {
    public static final Attr<Long> IFLA_VRF_PORT_TABLE = new Attr<>(1, "IFLA_VRF_PORT_TABLE", Codec.U32);

    private IflaVrfPort() {}
}
