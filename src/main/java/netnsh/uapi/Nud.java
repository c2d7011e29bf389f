package netnsh.uapi;

import java.util.List;

/** States of a neighbour: NUD_* of linux/neighbour.h. */
public final class Nud {
    public static final int NUD_INCOMPLETE = 0x1;
    public static final int NUD_REACHABLE = 0x2;
    public static final int NUD_STALE = 0x4;
    public static final int NUD_DELAY = 0x8;
    public static final int NUD_PROBE = 0x10;
    public static final int NUD_FAILED = 0x20;
    public static final int NUD_NOARP = 0x40;
    public static final int NUD_PERMANENT = 0x80;
    public static final int NUD_NONE = 0;

    /** In the order in which iproute2 prints them; the same words in lower case are its arguments. */
    public static final List<Named> NAMES = List.of(
            new Named(NUD_INCOMPLETE, "INCOMPLETE"),
            new Named(NUD_REACHABLE, "REACHABLE"),
            new Named(NUD_STALE, "STALE"),
            new Named(NUD_DELAY, "DELAY"),
            new Named(NUD_PROBE, "PROBE"),
            new Named(NUD_FAILED, "FAILED"),
            new Named(NUD_NOARP, "NOARP"),
            new Named(NUD_PERMANENT, "PERMANENT"));

    private Nud() {}
}
