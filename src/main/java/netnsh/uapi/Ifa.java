package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Attributes of an address: IFA_* of linux/if_addr.h. */
public final class Ifa {
    /** The prefix; on a point-to-point link the far end (then {@link #IFA_LOCAL} is the near one). */
    public static final Attr<InetAddress> IFA_ADDRESS = new Attr<>(1, "IFA_ADDRESS", Codec.IP);

    public static final Attr<InetAddress> IFA_LOCAL = new Attr<>(2, "IFA_LOCAL", Codec.IP);
    public static final Attr<String> IFA_LABEL = new Attr<>(3, "IFA_LABEL", Codec.STRING);
    public static final Attr<InetAddress> IFA_BROADCAST = new Attr<>(4, "IFA_BROADCAST", Codec.IP);
    public static final Attr<InetAddress> IFA_ANYCAST = new Attr<>(5, "IFA_ANYCAST", Codec.IP);
    public static final Attr<IfaCacheInfo> IFA_CACHEINFO = new Attr<>(6, "IFA_CACHEINFO", IfaCacheInfo.CODEC);
    public static final Attr<InetAddress> IFA_MULTICAST = new Attr<>(7, "IFA_MULTICAST", Codec.IP);
    public static final Attr<Long> IFA_FLAGS = new Attr<>(8, "IFA_FLAGS", Codec.U32);
    public static final Attr<Long> IFA_RT_PRIORITY = new Attr<>(9, "IFA_RT_PRIORITY", Codec.U32);
    public static final Attr<Integer> IFA_TARGET_NETNSID = new Attr<>(10, "IFA_TARGET_NETNSID", Codec.S32);
    public static final Attr<Integer> IFA_PROTO = new Attr<>(11, "IFA_PROTO", Codec.U8);

    private Ifa() {}
}
