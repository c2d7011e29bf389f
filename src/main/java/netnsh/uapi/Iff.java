package netnsh.uapi;

import java.util.ArrayList;
import java.util.List;

/** Flags of a link: IFF_* of linux/if.h. */
public final class Iff {
    public static final int IFF_LOOPBACK = 0x8;
    public static final int IFF_BROADCAST = 0x2;
    public static final int IFF_POINTOPOINT = 0x10;
    public static final int IFF_MULTICAST = 0x1000;
    public static final int IFF_NOARP = 0x80;
    public static final int IFF_ALLMULTI = 0x200;
    public static final int IFF_PROMISC = 0x100;
    public static final int IFF_MASTER = 0x400;
    public static final int IFF_SLAVE = 0x800;
    public static final int IFF_DEBUG = 0x4;
    public static final int IFF_DYNAMIC = 0x8000;
    public static final int IFF_AUTOMEDIA = 0x4000;
    public static final int IFF_PORTSEL = 0x2000;
    public static final int IFF_NOTRAILERS = 0x20;
    public static final int IFF_UP = 0x1;
    public static final int IFF_LOWER_UP = 0x10000;
    public static final int IFF_DORMANT = 0x20000;
    public static final int IFF_ECHO = 0x40000;
    /** Not printed: UP without it is {@code NO-CARRIER}. */
    public static final int IFF_RUNNING = 0x40;

    /** The flags that iproute2 prints, in its order; {@link #names} also knows the special cases. */
    public static final List<Named> PRINTED = List.of(
            new Named(IFF_LOOPBACK, "LOOPBACK"),
            new Named(IFF_BROADCAST, "BROADCAST"),
            new Named(IFF_POINTOPOINT, "POINTOPOINT"),
            new Named(IFF_MULTICAST, "MULTICAST"),
            new Named(IFF_NOARP, "NOARP"),
            new Named(IFF_ALLMULTI, "ALLMULTI"),
            new Named(IFF_PROMISC, "PROMISC"),
            new Named(IFF_MASTER, "MASTER"),
            new Named(IFF_SLAVE, "SLAVE"),
            new Named(IFF_DEBUG, "DEBUG"),
            new Named(IFF_DYNAMIC, "DYNAMIC"),
            new Named(IFF_AUTOMEDIA, "AUTOMEDIA"),
            new Named(IFF_PORTSEL, "PORTSEL"),
            new Named(IFF_NOTRAILERS, "NOTRAILERS"),
            new Named(IFF_UP, "UP"),
            new Named(IFF_LOWER_UP, "LOWER_UP"),
            new Named(IFF_DORMANT, "DORMANT"),
            new Named(IFF_ECHO, "ECHO"));

    /** What stands between the angle brackets of {@code ip link}: {@code NO-CARRIER} first, unknown bits as hexadecimal last. */
    public static List<String> names(long flags) {
        List<String> all = new ArrayList<>();
        if ((flags & IFF_UP) != 0 && (flags & IFF_RUNNING) == 0) {
            all.add("NO-CARRIER");
        }
        all.addAll(Named.namesIn(PRINTED, flags));
        long rest = Named.restOf(PRINTED, flags & ~IFF_RUNNING);
        if (rest != 0) {
            all.add(Long.toHexString(rest));
        }
        return all;
    }

    private Iff() {}
}
