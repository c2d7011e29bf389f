package netnsh.uapi;

import java.util.List;

/** Routing tables: RT_TABLE_* of linux/rtnetlink.h. */
public final class RtTable {
    /** No table, or (in a dump) all. */
    public static final int RT_TABLE_UNSPEC = 0;
    /** In the header: the number is above 255 and stands in RTA_TABLE. */
    public static final int RT_TABLE_COMPAT = 252;

    public static final int RT_TABLE_DEFAULT = 253;
    public static final int RT_TABLE_MAIN = 254;
    public static final int RT_TABLE_LOCAL = 255;

    /** Those that have a name from the start; /etc/iproute2/rt_tables names more. */
    public static final List<Named> NAMES = List.of(
            new Named(RT_TABLE_DEFAULT, "default"),
            new Named(RT_TABLE_MAIN, "main"),
            new Named(RT_TABLE_LOCAL, "local"));

    private RtTable() {}
}
