package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** In-situ measurements on a route: IOAM6_IPTUNNEL_* of linux/ioam6_iptunnel.h. */
public final class Ioam6Iptunnel {
    public static final Attr<Integer> IOAM6_IPTUNNEL_MODE = new Attr<>(1, "IOAM6_IPTUNNEL_MODE", Codec.U8);
    public static final Attr<InetAddress> IOAM6_IPTUNNEL_DST = new Attr<>(2, "IOAM6_IPTUNNEL_DST", Codec.IP);
    public static final Attr<Ioam6Trace> IOAM6_IPTUNNEL_TRACE = new Attr<>(3, "IOAM6_IPTUNNEL_TRACE", Ioam6Trace.CODEC);
    public static final Attr<Long> IOAM6_IPTUNNEL_FREQ_K = new Attr<>(4, "IOAM6_IPTUNNEL_FREQ_K", Codec.U32);
    public static final Attr<Long> IOAM6_IPTUNNEL_FREQ_N = new Attr<>(5, "IOAM6_IPTUNNEL_FREQ_N", Codec.U32);

    /** IOAM6_IPTUNNEL_MODE_*. */
    public static final List<Named> MODES =
            List.of(new Named(1, "inline"), new Named(2, "encap"), new Named(3, "auto"));

    private Ioam6Iptunnel() {}
}
