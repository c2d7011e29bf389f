package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Dev;
import netnsh.value.Mac;

/** Attributes of a neighbour: NDA_* of linux/neighbour.h. */
public final class Nda {
    public static final Attr<InetAddress> NDA_DST = new Attr<>(1, "NDA_DST", Codec.IP);
    public static final Attr<Mac> NDA_LLADDR = new Attr<>(2, "NDA_LLADDR", Codec.MAC);
    public static final Attr<NdaCacheInfo> NDA_CACHEINFO = new Attr<>(3, "NDA_CACHEINFO", NdaCacheInfo.CODEC);
    public static final Attr<Long> NDA_PROBES = new Attr<>(4, "NDA_PROBES", Codec.U32);
    public static final Attr<Integer> NDA_VLAN = new Attr<>(5, "NDA_VLAN", Codec.U16);
    public static final Attr<Integer> NDA_PORT = new Attr<>(6, "NDA_PORT", Codec.BE16);
    public static final Attr<Long> NDA_VNI = new Attr<>(7, "NDA_VNI", Codec.U32);
    public static final Attr<Dev> NDA_IFINDEX = new Attr<>(8, "NDA_IFINDEX", Codec.DEV);
    public static final Attr<Dev> NDA_MASTER = new Attr<>(9, "NDA_MASTER", Codec.DEV);
    public static final Attr<Integer> NDA_LINK_NETNSID = new Attr<>(10, "NDA_LINK_NETNSID", Codec.S32);
    public static final Attr<Long> NDA_SRC_VNI = new Attr<>(11, "NDA_SRC_VNI", Codec.U32);
    public static final Attr<Integer> NDA_PROTOCOL = new Attr<>(12, "NDA_PROTOCOL", Codec.U8);
    public static final Attr<Long> NDA_NH_ID = new Attr<>(13, "NDA_NH_ID", Codec.U32);
    public static final Attr<Attrs> NDA_FDB_EXT_ATTRS = new Attr<>(14, "NDA_FDB_EXT_ATTRS", Codec.NESTED);
    public static final Attr<Long> NDA_FLAGS_EXT = new Attr<>(15, "NDA_FLAGS_EXT", Codec.U32);
    public static final Attr<Integer> NDA_NDM_STATE_MASK = new Attr<>(16, "NDA_NDM_STATE_MASK", Codec.U16);
    public static final Attr<Integer> NDA_NDM_FLAGS_MASK = new Attr<>(17, "NDA_NDM_FLAGS_MASK", Codec.U8);

    private Nda() {}
}
