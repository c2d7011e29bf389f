package netnsh.uapi;

import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Metrics of a route, inside RTA_METRICS: RTAX_* of linux/rtnetlink.h. */
public final class Rtax {
    /** Bit i says that metric i is locked. */
    public static final Attr<Long> RTAX_LOCK = new Attr<>(1, "RTAX_LOCK", Codec.U32);

    public static final Attr<Long> RTAX_MTU = new Attr<>(2, "RTAX_MTU", Codec.U32);
    public static final Attr<Long> RTAX_WINDOW = new Attr<>(3, "RTAX_WINDOW", Codec.U32);
    /** In 1/8 ms. */
    public static final Attr<Long> RTAX_RTT = new Attr<>(4, "RTAX_RTT", Codec.U32);
    /** In 1/4 ms. */
    public static final Attr<Long> RTAX_RTTVAR = new Attr<>(5, "RTAX_RTTVAR", Codec.U32);

    public static final Attr<Long> RTAX_SSTHRESH = new Attr<>(6, "RTAX_SSTHRESH", Codec.U32);
    public static final Attr<Long> RTAX_CWND = new Attr<>(7, "RTAX_CWND", Codec.U32);
    public static final Attr<Long> RTAX_ADVMSS = new Attr<>(8, "RTAX_ADVMSS", Codec.U32);
    public static final Attr<Long> RTAX_REORDERING = new Attr<>(9, "RTAX_REORDERING", Codec.U32);
    public static final Attr<Long> RTAX_HOPLIMIT = new Attr<>(10, "RTAX_HOPLIMIT", Codec.U32);
    public static final Attr<Long> RTAX_INITCWND = new Attr<>(11, "RTAX_INITCWND", Codec.U32);
    public static final Attr<Long> RTAX_FEATURES = new Attr<>(12, "RTAX_FEATURES", Codec.U32);
    /** In ms. */
    public static final Attr<Long> RTAX_RTO_MIN = new Attr<>(13, "RTAX_RTO_MIN", Codec.U32);

    public static final Attr<Long> RTAX_INITRWND = new Attr<>(14, "RTAX_INITRWND", Codec.U32);
    public static final Attr<Long> RTAX_QUICKACK = new Attr<>(15, "RTAX_QUICKACK", Codec.U32);
    public static final Attr<String> RTAX_CC_ALGO = new Attr<>(16, "RTAX_CC_ALGO", Codec.TEXT);
    public static final Attr<Long> RTAX_FASTOPEN_NO_COOKIE = new Attr<>(17, "RTAX_FASTOPEN_NO_COOKIE", Codec.U32);

    /**
     * A metric and the word that iproute2 has for it.
     *
     * @param word in {@code ip route add} and in its output
     */
    public record Metric(Attr<?> attr, String word) {}

    /** All of them but the lock, in the kernel's order. */
    public static final List<Metric> METRICS = List.of(
            new Metric(RTAX_MTU, "mtu"),
            new Metric(RTAX_WINDOW, "window"),
            new Metric(RTAX_RTT, "rtt"),
            new Metric(RTAX_RTTVAR, "rttvar"),
            new Metric(RTAX_SSTHRESH, "ssthresh"),
            new Metric(RTAX_CWND, "cwnd"),
            new Metric(RTAX_ADVMSS, "advmss"),
            new Metric(RTAX_REORDERING, "reordering"),
            new Metric(RTAX_HOPLIMIT, "hoplimit"),
            new Metric(RTAX_INITCWND, "initcwnd"),
            new Metric(RTAX_FEATURES, "features"),
            new Metric(RTAX_RTO_MIN, "rto_min"),
            new Metric(RTAX_INITRWND, "initrwnd"),
            new Metric(RTAX_QUICKACK, "quickack"),
            new Metric(RTAX_CC_ALGO, "congctl"),
            new Metric(RTAX_FASTOPEN_NO_COOKIE, "fastopen_no_cookie"));

    private Rtax() {}
}
