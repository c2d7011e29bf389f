package netnsh.uapi;

import java.util.List;

/** Types of a route: RTN_* of linux/rtnetlink.h. */
public final class Rtn {
    public static final int RTN_UNSPEC = 0;
    public static final int RTN_UNICAST = 1;
    public static final int RTN_LOCAL = 2;
    public static final int RTN_BROADCAST = 3;
    public static final int RTN_ANYCAST = 4;
    public static final int RTN_MULTICAST = 5;
    public static final int RTN_BLACKHOLE = 6;
    public static final int RTN_UNREACHABLE = 7;
    public static final int RTN_PROHIBIT = 8;
    public static final int RTN_THROW = 9;
    public static final int RTN_NAT = 10;
    public static final int RTN_XRESOLVE = 11;

    /** All of them, by the words of iproute2. */
    public static final List<Named> NAMES = List.of(
            new Named(RTN_UNSPEC, "none"),
            new Named(RTN_UNICAST, "unicast"),
            new Named(RTN_LOCAL, "local"),
            new Named(RTN_BROADCAST, "broadcast"),
            new Named(RTN_ANYCAST, "anycast"),
            new Named(RTN_MULTICAST, "multicast"),
            new Named(RTN_BLACKHOLE, "blackhole"),
            new Named(RTN_UNREACHABLE, "unreachable"),
            new Named(RTN_PROHIBIT, "prohibit"),
            new Named(RTN_THROW, "throw"),
            new Named(RTN_NAT, "nat"),
            new Named(RTN_XRESOLVE, "xresolve"));

    private Rtn() {}
}
