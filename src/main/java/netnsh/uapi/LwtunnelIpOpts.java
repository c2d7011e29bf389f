package netnsh.uapi;

import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;

/** Options of a tunnel's header: LWTUNNEL_IP_OPTS_* of linux/lwtunnel.h. */
public final class LwtunnelIpOpts {
    /** Holds LWTUNNEL_IP_OPT_GENEVE_*, in a kernel's answer several times. */
    public static final Attr<Attrs> LWTUNNEL_IP_OPTS_GENEVE = new Attr<>(1, "LWTUNNEL_IP_OPTS_GENEVE", Codec.NESTED);

    public static final Attr<Attrs> LWTUNNEL_IP_OPTS_VXLAN = new Attr<>(2, "LWTUNNEL_IP_OPTS_VXLAN", Codec.NESTED);
    public static final Attr<Attrs> LWTUNNEL_IP_OPTS_ERSPAN = new Attr<>(3, "LWTUNNEL_IP_OPTS_ERSPAN", Codec.NESTED);

    public static final Attr<Integer> GENEVE_CLASS = new Attr<>(1, "LWTUNNEL_IP_OPT_GENEVE_CLASS", Codec.BE16);
    public static final Attr<Integer> GENEVE_TYPE = new Attr<>(2, "LWTUNNEL_IP_OPT_GENEVE_TYPE", Codec.U8);
    public static final Attr<byte[]> GENEVE_DATA = new Attr<>(3, "LWTUNNEL_IP_OPT_GENEVE_DATA", Codec.BYTES);

    public static final Attr<Long> VXLAN_GBP = new Attr<>(1, "LWTUNNEL_IP_OPT_VXLAN_GBP", Codec.U32);

    public static final Attr<Integer> ERSPAN_VER = new Attr<>(1, "LWTUNNEL_IP_OPT_ERSPAN_VER", Codec.U8);
    public static final Attr<Long> ERSPAN_INDEX = new Attr<>(2, "LWTUNNEL_IP_OPT_ERSPAN_INDEX", Codec.BE32);
    public static final Attr<Integer> ERSPAN_DIR = new Attr<>(3, "LWTUNNEL_IP_OPT_ERSPAN_DIR", Codec.U8);
    public static final Attr<Integer> ERSPAN_HWID = new Attr<>(4, "LWTUNNEL_IP_OPT_ERSPAN_HWID", Codec.U8);

    private LwtunnelIpOpts() {}
}
