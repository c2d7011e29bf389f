package netnsh.uapi;

import java.util.List;

/** Flags of a route or nexthop: RTNH_F_* and RTM_F_* of linux/rtnetlink.h. */
public final class RouteFlag {
    public static final int RTNH_F_DEAD = 0x1;
    public static final int RTNH_F_ONLINK = 0x4;
    public static final int RTNH_F_PERVASIVE = 0x2;
    public static final int RTNH_F_OFFLOAD = 0x8;
    public static final int RTNH_F_TRAP = 0x40;
    public static final int RTM_F_NOTIFY = 0x100;
    public static final int RTNH_F_LINKDOWN = 0x10;
    public static final int RTNH_F_UNRESOLVED = 0x20;
    public static final int RTM_F_OFFLOAD = 0x4000;
    public static final int RTM_F_TRAP = 0x8000;
    public static final int RTM_F_OFFLOAD_FAILED = 0x20000000;
    /** An answer of {@code route get} or an entry of the cache. */
    public static final int RTM_F_CLONED = 0x200;

    public static final int RTM_F_EQUALIZE = 0x400;
    public static final int RTM_F_PREFIX = 0x800;
    /** RTM_GETROUTE: say which table it was. */
    public static final int RTM_F_LOOKUP_TABLE = 0x1000;
    /** RTM_GETROUTE: give the route as it stands in the table. */
    public static final int RTM_F_FIB_MATCH = 0x2000;

    /** The flags that iproute2 prints, in its order. */
    public static final List<Named> PRINTED = List.of(
            new Named(RTNH_F_DEAD, "dead"),
            new Named(RTNH_F_ONLINK, "onlink"),
            new Named(RTNH_F_PERVASIVE, "pervasive"),
            new Named(RTNH_F_OFFLOAD, "offload"),
            new Named(RTNH_F_TRAP, "trap"),
            new Named(RTM_F_NOTIFY, "notify"),
            new Named(RTNH_F_LINKDOWN, "linkdown"),
            new Named(RTNH_F_UNRESOLVED, "unresolved"),
            new Named(RTM_F_OFFLOAD, "rt_offload"),
            new Named(RTM_F_TRAP, "rt_trap"),
            new Named(RTM_F_OFFLOAD_FAILED, "rt_offload_failed"));

    private RouteFlag() {}
}
