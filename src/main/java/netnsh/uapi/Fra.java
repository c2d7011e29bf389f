package netnsh.uapi;

import java.net.InetAddress;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Codec;

/** Attributes of a rule: FRA_* of linux/fib_rules.h. */
public final class Fra {
    public static final Attr<InetAddress> FRA_DST = new Attr<>(1, "FRA_DST", Codec.IP);
    public static final Attr<InetAddress> FRA_SRC = new Attr<>(2, "FRA_SRC", Codec.IP);
    public static final Attr<String> FRA_IIFNAME = new Attr<>(3, "FRA_IIFNAME", Codec.STRING);
    public static final Attr<Long> FRA_GOTO = new Attr<>(4, "FRA_GOTO", Codec.U32);
    public static final Attr<Long> FRA_PRIORITY = new Attr<>(6, "FRA_PRIORITY", Codec.U32);
    public static final Attr<Long> FRA_FWMARK = new Attr<>(10, "FRA_FWMARK", Codec.U32);
    public static final Attr<Long> FRA_FLOW = new Attr<>(11, "FRA_FLOW", Codec.U32);
    public static final Attr<Long> FRA_TUN_ID = new Attr<>(12, "FRA_TUN_ID", Codec.BE64);
    /** -1 for none. */
    public static final Attr<Integer> FRA_SUPPRESS_IFGROUP = new Attr<>(13, "FRA_SUPPRESS_IFGROUP", Codec.S32);
    /** -1 for none. */
    public static final Attr<Integer> FRA_SUPPRESS_PREFIXLEN = new Attr<>(14, "FRA_SUPPRESS_PREFIXLEN", Codec.S32);

    public static final Attr<Long> FRA_TABLE = new Attr<>(15, "FRA_TABLE", Codec.U32);
    public static final Attr<Long> FRA_FWMASK = new Attr<>(16, "FRA_FWMASK", Codec.U32);
    public static final Attr<String> FRA_OIFNAME = new Attr<>(17, "FRA_OIFNAME", Codec.STRING);
    public static final Attr<Integer> FRA_L3MDEV = new Attr<>(19, "FRA_L3MDEV", Codec.U8);
    public static final Attr<UidRange> FRA_UID_RANGE = new Attr<>(20, "FRA_UID_RANGE", UidRange.CODEC);
    public static final Attr<Integer> FRA_PROTOCOL = new Attr<>(21, "FRA_PROTOCOL", Codec.U8);
    public static final Attr<Integer> FRA_IP_PROTO = new Attr<>(22, "FRA_IP_PROTO", Codec.U8);
    public static final Attr<PortRange> FRA_SPORT_RANGE = new Attr<>(23, "FRA_SPORT_RANGE", PortRange.CODEC);
    public static final Attr<PortRange> FRA_DPORT_RANGE = new Attr<>(24, "FRA_DPORT_RANGE", PortRange.CODEC);

    /** Actions: FR_ACT_*; the last three are printed with the names of the route types. */
    public static final int FR_ACT_TO_TBL = 1;

    public static final int FR_ACT_GOTO = 2;
    public static final int FR_ACT_NOP = 3;
    public static final int FR_ACT_BLACKHOLE = 6;
    public static final int FR_ACT_UNREACHABLE = 7;
    public static final int FR_ACT_PROHIBIT = 8;

    /** The actions by the words of {@code ip rule}; {@code lookup} is the one that names a table. */
    public static final List<Named> ACTIONS = List.of(
            new Named(FR_ACT_TO_TBL, "lookup"),
            new Named(FR_ACT_GOTO, "goto"),
            new Named(FR_ACT_NOP, "nop"),
            new Named(FR_ACT_BLACKHOLE, "blackhole"),
            new Named(FR_ACT_UNREACHABLE, "unreachable"),
            new Named(FR_ACT_PROHIBIT, "prohibit"));

    /** Flags of the header: FIB_RULE_*. */
    public static final int FIB_RULE_PERMANENT = 0x1;

    public static final int FIB_RULE_INVERT = 0x2;
    /** The target of goto does not exist. */
    public static final int FIB_RULE_UNRESOLVED = 0x4;
    /** The iif does not exist. */
    public static final int FIB_RULE_IIF_DETACHED = 0x8;
    /** The oif does not exist. */
    public static final int FIB_RULE_OIF_DETACHED = 0x10;

    private Fra() {}
}
