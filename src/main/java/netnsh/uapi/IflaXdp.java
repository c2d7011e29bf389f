package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Programs at the driver, in IFLA_XDP: IFLA_XDP_* of linux/if_link.h. */
public final class IflaXdp {
    public static final Attr<Integer> IFLA_XDP_FD = new Attr<>(1, "IFLA_XDP_FD", Codec.S32);
    /** 1 driver, 2 generic, 3 hardware, 4 several; 0 none. */
    public static final Attr<Integer> IFLA_XDP_ATTACHED = new Attr<>(2, "IFLA_XDP_ATTACHED", Codec.U8);

    public static final Attr<Long> IFLA_XDP_FLAGS = new Attr<>(3, "IFLA_XDP_FLAGS", Codec.U32);
    public static final Attr<Long> IFLA_XDP_PROG_ID = new Attr<>(4, "IFLA_XDP_PROG_ID", Codec.U32);

    private IflaXdp() {}
}
