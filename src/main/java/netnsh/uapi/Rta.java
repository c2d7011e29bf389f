package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** Attributes of a route: RTA_* of linux/rtnetlink.h. */
public final class Rta {
    public static final Attr<InetAddress> RTA_DST = new Attr<>(1, "RTA_DST", Codec.IP);
    public static final Attr<InetAddress> RTA_SRC = new Attr<>(2, "RTA_SRC", Codec.IP);
    public static final Attr<Dev> RTA_IIF = new Attr<>(3, "RTA_IIF", Codec.DEV);
    public static final Attr<Dev> RTA_OIF = new Attr<>(4, "RTA_OIF", Codec.DEV);
    public static final Attr<InetAddress> RTA_GATEWAY = new Attr<>(5, "RTA_GATEWAY", Codec.IP);
    public static final Attr<Long> RTA_PRIORITY = new Attr<>(6, "RTA_PRIORITY", Codec.U32);
    public static final Attr<InetAddress> RTA_PREFSRC = new Attr<>(7, "RTA_PREFSRC", Codec.IP);
    /** Holds {@link Rtax}. */
    public static final Attr<Attrs> RTA_METRICS = new Attr<>(8, "RTA_METRICS", Codec.NESTED_PLAIN);

    public static final Attr<List<NextHop>> RTA_MULTIPATH = new Attr<>(9, "RTA_MULTIPATH", NextHop.LIST);
    public static final Attr<byte[]> RTA_PROTOINFO = new Attr<>(10, "RTA_PROTOINFO", Codec.BYTES);
    /** Realms: the source's in the upper 16 bits, the destination's in the lower. */
    public static final Attr<Long> RTA_FLOW = new Attr<>(11, "RTA_FLOW", Codec.U32);

    public static final Attr<RtaCacheInfo> RTA_CACHEINFO = new Attr<>(12, "RTA_CACHEINFO", RtaCacheInfo.CODEC);
    public static final Attr<Long> RTA_TABLE = new Attr<>(15, "RTA_TABLE", Codec.U32);
    public static final Attr<Long> RTA_MARK = new Attr<>(16, "RTA_MARK", Codec.U32);
    public static final Attr<List<Long>> RTA_MFC_STATS = new Attr<>(17, "RTA_MFC_STATS", Codec.packed(Codec.U64, 8));
    /** A gateway of the other address family. */
    public static final Attr<Via> RTA_VIA = new Attr<>(18, "RTA_VIA", Via.CODEC);

    public static final Attr<byte[]> RTA_NEWDST = new Attr<>(19, "RTA_NEWDST", Codec.BYTES);
    public static final Attr<Integer> RTA_PREF = new Attr<>(20, "RTA_PREF", Codec.U8);
    public static final Attr<Integer> RTA_ENCAP_TYPE = new Attr<>(21, "RTA_ENCAP_TYPE", Codec.U16);
    public static final Attr<Attrs> RTA_ENCAP = new Attr<>(22, "RTA_ENCAP", Codec.NESTED);
    public static final Attr<Long> RTA_EXPIRES = new Attr<>(23, "RTA_EXPIRES", Codec.U32);
    public static final Attr<Long> RTA_UID = new Attr<>(25, "RTA_UID", Codec.U32);
    public static final Attr<Integer> RTA_TTL_PROPAGATE = new Attr<>(26, "RTA_TTL_PROPAGATE", Codec.U8);
    public static final Attr<Integer> RTA_IP_PROTO = new Attr<>(27, "RTA_IP_PROTO", Codec.U8);
    public static final Attr<Integer> RTA_SPORT = new Attr<>(28, "RTA_SPORT", Codec.BE16);
    public static final Attr<Integer> RTA_DPORT = new Attr<>(29, "RTA_DPORT", Codec.BE16);
    public static final Attr<Long> RTA_NH_ID = new Attr<>(30, "RTA_NH_ID", Codec.U32);

    private Rta() {}
}
