package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Counters of a virtual function, inside IFLA_VF_STATS: linux/if_link.h. */
public final class IflaVfStats {
    public static final Attr<Long> IFLA_VF_STATS_RX_PACKETS = new Attr<>(0, "IFLA_VF_STATS_RX_PACKETS", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_TX_PACKETS = new Attr<>(1, "IFLA_VF_STATS_TX_PACKETS", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_RX_BYTES = new Attr<>(2, "IFLA_VF_STATS_RX_BYTES", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_TX_BYTES = new Attr<>(3, "IFLA_VF_STATS_TX_BYTES", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_BROADCAST = new Attr<>(4, "IFLA_VF_STATS_BROADCAST", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_MULTICAST = new Attr<>(5, "IFLA_VF_STATS_MULTICAST", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_RX_DROPPED = new Attr<>(7, "IFLA_VF_STATS_RX_DROPPED", Codec.U64);
    public static final Attr<Long> IFLA_VF_STATS_TX_DROPPED = new Attr<>(8, "IFLA_VF_STATS_TX_DROPPED", Codec.U64);

    private IflaVfStats() {}
}
