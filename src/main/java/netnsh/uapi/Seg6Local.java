package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.Codec;
import netnsh.value.Dev;

/** What a router of segments does: SEG6_LOCAL_* of linux/seg6_local.h. */
public final class Seg6Local {
    public static final Attr<Long> SEG6_LOCAL_ACTION = new Attr<>(1, "SEG6_LOCAL_ACTION", Codec.U32);
    public static final Attr<Ipv6SrHdr> SEG6_LOCAL_SRH = new Attr<>(2, "SEG6_LOCAL_SRH", Ipv6SrHdr.CODEC);
    public static final Attr<Long> SEG6_LOCAL_TABLE = new Attr<>(3, "SEG6_LOCAL_TABLE", Codec.U32);
    public static final Attr<InetAddress> SEG6_LOCAL_NH4 = new Attr<>(4, "SEG6_LOCAL_NH4", Codec.IP);
    public static final Attr<InetAddress> SEG6_LOCAL_NH6 = new Attr<>(5, "SEG6_LOCAL_NH6", Codec.IP);
    public static final Attr<Dev> SEG6_LOCAL_IIF = new Attr<>(6, "SEG6_LOCAL_IIF", Codec.DEV);
    public static final Attr<Dev> SEG6_LOCAL_OIF = new Attr<>(7, "SEG6_LOCAL_OIF", Codec.DEV);
    /** Holds LWT_BPF_PROG_*. */
    public static final Attr<Attrs> SEG6_LOCAL_BPF = new Attr<>(8, "SEG6_LOCAL_BPF", Codec.NESTED);

    public static final Attr<Long> SEG6_LOCAL_VRFTABLE = new Attr<>(9, "SEG6_LOCAL_VRFTABLE", Codec.U32);
    /** Holds SEG6_LOCAL_CNT_*. */
    public static final Attr<Attrs> SEG6_LOCAL_COUNTERS = new Attr<>(10, "SEG6_LOCAL_COUNTERS", Codec.NESTED);
    /** Holds SEG6_LOCAL_FLV_*. */
    public static final Attr<Attrs> SEG6_LOCAL_FLAVORS = new Attr<>(11, "SEG6_LOCAL_FLAVORS", Codec.NESTED);

    public static final Attr<Long> CNT_PACKETS = new Attr<>(2, "SEG6_LOCAL_CNT_PACKETS", Codec.U64);
    public static final Attr<Long> CNT_BYTES = new Attr<>(3, "SEG6_LOCAL_CNT_BYTES", Codec.U64);
    public static final Attr<Long> CNT_ERRORS = new Attr<>(4, "SEG6_LOCAL_CNT_ERRORS", Codec.U64);

    /** Bit i stands for the flavour of number i. */
    public static final Attr<Long> FLV_OPERATION = new Attr<>(1, "SEG6_LOCAL_FLV_OPERATION", Codec.U32);

    public static final Attr<Integer> FLV_LCBLOCK_BITS = new Attr<>(2, "SEG6_LOCAL_FLV_LCBLOCK_BITS", Codec.U8);
    public static final Attr<Integer> FLV_LCNODE_FN_BITS = new Attr<>(3, "SEG6_LOCAL_FLV_LCNODE_FN_BITS", Codec.U8);

    /** SEG6_LOCAL_ACTION_*. */
    public static final List<Named> ACTIONS = List.of(
            new Named(1, "End"),
            new Named(2, "End.X"),
            new Named(3, "End.T"),
            new Named(4, "End.DX2"),
            new Named(5, "End.DX6"),
            new Named(6, "End.DX4"),
            new Named(7, "End.DT6"),
            new Named(8, "End.DT4"),
            new Named(9, "End.B6"),
            new Named(10, "End.B6.Encaps"),
            new Named(11, "End.BM"),
            new Named(12, "End.S"),
            new Named(13, "End.AS"),
            new Named(14, "End.AM"),
            new Named(15, "End.BPF"),
            new Named(16, "End.DT46"));

    /** SEG6_LOCAL_ACTION_END_B6_ENCAP. */
    public static final int END_B6_ENCAP = 10;

    /** SEG6_LOCAL_FLV_OP_*, as bits of {@link #FLV_OPERATION}. */
    public static final List<Named> FLAVORS = List.of(
            new Named(1 << 1, "psp"),
            new Named(1 << 2, "usp"),
            new Named(1 << 3, "usd"),
            new Named(1 << 4, "next-csid"));

    private Seg6Local() {}
}
