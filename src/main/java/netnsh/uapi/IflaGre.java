package netnsh.uapi;

import java.net.InetAddress;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** A GRE tunnel over IPv4 or IPv6: IFLA_GRE_* of linux/if_tunnel.h. */
public final class IflaGre {
    public static final Attr<Dev> IFLA_GRE_LINK = new Attr<>(1, "IFLA_GRE_LINK", Codec.DEV);
    public static final Attr<Integer> IFLA_GRE_IFLAGS = new Attr<>(2, "IFLA_GRE_IFLAGS", Codec.BE16);
    public static final Attr<Integer> IFLA_GRE_OFLAGS = new Attr<>(3, "IFLA_GRE_OFLAGS", Codec.BE16);
    public static final Attr<InetAddress> IFLA_GRE_IKEY = new Attr<>(4, "IFLA_GRE_IKEY", Codec.IP);
    public static final Attr<InetAddress> IFLA_GRE_OKEY = new Attr<>(5, "IFLA_GRE_OKEY", Codec.IP);
    public static final Attr<InetAddress> IFLA_GRE_LOCAL = new Attr<>(6, "IFLA_GRE_LOCAL", Codec.IP);
    public static final Attr<InetAddress> IFLA_GRE_REMOTE = new Attr<>(7, "IFLA_GRE_REMOTE", Codec.IP);
    public static final Attr<Integer> IFLA_GRE_TTL = new Attr<>(8, "IFLA_GRE_TTL", Codec.U8);
    public static final Attr<Integer> IFLA_GRE_TOS = new Attr<>(9, "IFLA_GRE_TOS", Codec.U8);
    public static final Attr<Integer> IFLA_GRE_PMTUDISC = new Attr<>(10, "IFLA_GRE_PMTUDISC", Codec.U8);
    public static final Attr<Integer> IFLA_GRE_ENCAP_LIMIT = new Attr<>(11, "IFLA_GRE_ENCAP_LIMIT", Codec.U8);
    public static final Attr<Long> IFLA_GRE_FLOWINFO = new Attr<>(12, "IFLA_GRE_FLOWINFO", Codec.BE32);
    public static final Attr<Long> IFLA_GRE_FLAGS = new Attr<>(13, "IFLA_GRE_FLAGS", Codec.U32);
    public static final Attr<Integer> IFLA_GRE_ENCAP_TYPE = new Attr<>(14, "IFLA_GRE_ENCAP_TYPE", Codec.U16);
    public static final Attr<Integer> IFLA_GRE_ENCAP_FLAGS = new Attr<>(15, "IFLA_GRE_ENCAP_FLAGS", Codec.U16);
    public static final Attr<Integer> IFLA_GRE_ENCAP_SPORT = new Attr<>(16, "IFLA_GRE_ENCAP_SPORT", Codec.BE16);
    public static final Attr<Integer> IFLA_GRE_ENCAP_DPORT = new Attr<>(17, "IFLA_GRE_ENCAP_DPORT", Codec.BE16);
    public static final Attr<Boolean> IFLA_GRE_COLLECT_METADATA =
            new Attr<>(18, "IFLA_GRE_COLLECT_METADATA", Codec.FLAG);
    public static final Attr<Integer> IFLA_GRE_IGNORE_DF = new Attr<>(19, "IFLA_GRE_IGNORE_DF", Codec.U8);
    public static final Attr<Long> IFLA_GRE_FWMARK = new Attr<>(20, "IFLA_GRE_FWMARK", Codec.U32);
    public static final Attr<Long> IFLA_GRE_ERSPAN_INDEX = new Attr<>(21, "IFLA_GRE_ERSPAN_INDEX", Codec.U32);
    public static final Attr<Integer> IFLA_GRE_ERSPAN_VER = new Attr<>(22, "IFLA_GRE_ERSPAN_VER", Codec.U8);
    public static final Attr<Integer> IFLA_GRE_ERSPAN_DIR = new Attr<>(23, "IFLA_GRE_ERSPAN_DIR", Codec.U8);
    public static final Attr<Integer> IFLA_GRE_ERSPAN_HWID = new Attr<>(24, "IFLA_GRE_ERSPAN_HWID", Codec.U16);
    /** GRE_CSUM, GRE_KEY and GRE_SEQ of linux/if_tunnel.h, for {@link #IFLA_GRE_IFLAGS} and {@link #IFLA_GRE_OFLAGS}. */
    public static final int GRE_CSUM = 0x8000;

    public static final int GRE_KEY = 0x2000;
    public static final int GRE_SEQ = 0x1000;

    private IflaGre() {}
}
