package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** IP over InfiniBand: IFLA_IPOIB_* of linux/if_link.h. */
public final class IflaIpoib {
    public static final Attr<Integer> IFLA_IPOIB_PKEY = new Attr<>(1, "IFLA_IPOIB_PKEY", Codec.U16);
    public static final Attr<Integer> IFLA_IPOIB_MODE = new Attr<>(2, "IFLA_IPOIB_MODE", Codec.U16);
    public static final Attr<Integer> IFLA_IPOIB_UMCAST = new Attr<>(3, "IFLA_IPOIB_UMCAST", Codec.U16);

    /** IPOIB_MODE_*. */
    public static final List<Named> MODES = List.of(new Named(0, "datagram"), new Named(1, "connected"));

    private IflaIpoib() {}
}
