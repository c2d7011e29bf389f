package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** A link's settings by address family, inside IFLA_AF_SPEC: linux/if_link.h. */
public final class IflaAf {
    public static final Attr<Attrs> AF_INET = new Attr<>(2, "AF_INET", Codec.NESTED_PLAIN);
    public static final Attr<Attrs> AF_INET6 = new Attr<>(10, "AF_INET6", Codec.NESTED_PLAIN);

    /** The kernel's array: entry i is setting i + 1 of linux/ip.h. */
    public static final Attr<List<Integer>> IFLA_INET_CONF =
            new Attr<>(1, "IFLA_INET_CONF", Codec.packed(Codec.S32, 4));

    public static final Attr<Long> IFLA_INET6_FLAGS = new Attr<>(1, "IFLA_INET6_FLAGS", Codec.U32);
    public static final Attr<List<Integer>> IFLA_INET6_CONF =
            new Attr<>(2, "IFLA_INET6_CONF", Codec.packed(Codec.S32, 4));
    public static final Attr<List<Long>> IFLA_INET6_STATS =
            new Attr<>(3, "IFLA_INET6_STATS", Codec.packed(Codec.U64, 8));
    public static final Attr<byte[]> IFLA_INET6_CACHEINFO = new Attr<>(5, "IFLA_INET6_CACHEINFO", Codec.BYTES);
    public static final Attr<List<Long>> IFLA_INET6_ICMP6STATS =
            new Attr<>(6, "IFLA_INET6_ICMP6STATS", Codec.packed(Codec.U64, 8));
    public static final Attr<InetAddress> IFLA_INET6_TOKEN = new Attr<>(7, "IFLA_INET6_TOKEN", Codec.IP);
    public static final Attr<Integer> IFLA_INET6_ADDR_GEN_MODE = new Attr<>(8, "IFLA_INET6_ADDR_GEN_MODE", Codec.U8);
    public static final Attr<Long> IFLA_INET6_RA_MTU = new Attr<>(9, "IFLA_INET6_RA_MTU", Codec.U32);

    /** IN6_ADDR_GEN_MODE_*, as {@code addrgenmode} spells them. */
    public static final List<Named> ADDR_GEN_MODES =
            List.of(new Named(0, "eui64"), new Named(1, "none"), new Named(2, "stable_secret"), new Named(3, "random"));

    private IflaAf() {}
}
