package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;
import netnsh.value.Mac;

/** A ring with two ways: IFLA_HSR_* of linux/if_link.h. */
public final class IflaHsr {
    public static final Attr<Dev> IFLA_HSR_SLAVE1 = new Attr<>(1, "IFLA_HSR_SLAVE1", Codec.DEV);
    public static final Attr<Dev> IFLA_HSR_SLAVE2 = new Attr<>(2, "IFLA_HSR_SLAVE2", Codec.DEV);
    /** Last byte of the supervision address, for a request. */
    public static final Attr<Integer> IFLA_HSR_MULTICAST_SPEC = new Attr<>(3, "IFLA_HSR_MULTICAST_SPEC", Codec.U8);

    public static final Attr<Mac> IFLA_HSR_SUPERVISION_ADDR = new Attr<>(4, "IFLA_HSR_SUPERVISION_ADDR", Codec.MAC);
    public static final Attr<Integer> IFLA_HSR_SEQ_NR = new Attr<>(5, "IFLA_HSR_SEQ_NR", Codec.U16);
    public static final Attr<Integer> IFLA_HSR_VERSION = new Attr<>(6, "IFLA_HSR_VERSION", Codec.U8);
    public static final Attr<Integer> IFLA_HSR_PROTOCOL = new Attr<>(7, "IFLA_HSR_PROTOCOL", Codec.U8);

    private IflaHsr() {}
}
