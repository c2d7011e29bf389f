package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** An IP tunnel (ipip, sit, ip6tnl): IFLA_IPTUN_* of linux/if_tunnel.h. */
public final class IflaIptun {
    public static final Attr<Dev> IFLA_IPTUN_LINK = new Attr<>(1, "IFLA_IPTUN_LINK", Codec.DEV);
    public static final Attr<InetAddress> IFLA_IPTUN_LOCAL = new Attr<>(2, "IFLA_IPTUN_LOCAL", Codec.IP);
    public static final Attr<InetAddress> IFLA_IPTUN_REMOTE = new Attr<>(3, "IFLA_IPTUN_REMOTE", Codec.IP);
    public static final Attr<Integer> IFLA_IPTUN_TTL = new Attr<>(4, "IFLA_IPTUN_TTL", Codec.U8);
    public static final Attr<Integer> IFLA_IPTUN_TOS = new Attr<>(5, "IFLA_IPTUN_TOS", Codec.U8);
    public static final Attr<Integer> IFLA_IPTUN_ENCAP_LIMIT = new Attr<>(6, "IFLA_IPTUN_ENCAP_LIMIT", Codec.U8);
    public static final Attr<Long> IFLA_IPTUN_FLOWINFO = new Attr<>(7, "IFLA_IPTUN_FLOWINFO", Codec.BE32);
    /** IP6_TNL_F_*; sit has two bytes with SIT_ISATAP here. */
    public static final Attr<Long> IFLA_IPTUN_FLAGS = new Attr<>(8, "IFLA_IPTUN_FLAGS", Codec.U32);

    public static final Attr<Integer> IFLA_IPTUN_PROTO = new Attr<>(9, "IFLA_IPTUN_PROTO", Codec.U8);
    public static final Attr<Integer> IFLA_IPTUN_PMTUDISC = new Attr<>(10, "IFLA_IPTUN_PMTUDISC", Codec.U8);
    public static final Attr<InetAddress> IFLA_IPTUN_6RD_PREFIX = new Attr<>(11, "IFLA_IPTUN_6RD_PREFIX", Codec.IP);
    public static final Attr<InetAddress> IFLA_IPTUN_6RD_RELAY_PREFIX =
            new Attr<>(12, "IFLA_IPTUN_6RD_RELAY_PREFIX", Codec.IP);
    public static final Attr<Integer> IFLA_IPTUN_6RD_PREFIXLEN = new Attr<>(13, "IFLA_IPTUN_6RD_PREFIXLEN", Codec.U16);
    public static final Attr<Integer> IFLA_IPTUN_6RD_RELAY_PREFIXLEN =
            new Attr<>(14, "IFLA_IPTUN_6RD_RELAY_PREFIXLEN", Codec.U16);
    public static final Attr<Integer> IFLA_IPTUN_ENCAP_TYPE = new Attr<>(15, "IFLA_IPTUN_ENCAP_TYPE", Codec.U16);
    public static final Attr<Integer> IFLA_IPTUN_ENCAP_FLAGS = new Attr<>(16, "IFLA_IPTUN_ENCAP_FLAGS", Codec.U16);
    public static final Attr<Integer> IFLA_IPTUN_ENCAP_SPORT = new Attr<>(17, "IFLA_IPTUN_ENCAP_SPORT", Codec.BE16);
    public static final Attr<Integer> IFLA_IPTUN_ENCAP_DPORT = new Attr<>(18, "IFLA_IPTUN_ENCAP_DPORT", Codec.BE16);
    public static final Attr<Boolean> IFLA_IPTUN_COLLECT_METADATA =
            new Attr<>(19, "IFLA_IPTUN_COLLECT_METADATA", Codec.FLAG);
    public static final Attr<Long> IFLA_IPTUN_FWMARK = new Attr<>(20, "IFLA_IPTUN_FWMARK", Codec.U32);

    private IflaIptun() {}
}
