package netnsh.uapi;

import java.util.List;

/** States of a link (RFC 2863): IF_OPER_* of linux/if.h. */
public final class OperState {
    public static final int IF_OPER_UNKNOWN = 0;
    public static final int IF_OPER_NOTPRESENT = 1;
    public static final int IF_OPER_DOWN = 2;
    public static final int IF_OPER_LOWERLAYERDOWN = 3;
    public static final int IF_OPER_TESTING = 4;
    public static final int IF_OPER_DORMANT = 5;
    public static final int IF_OPER_UP = 6;

    /** All of them, by the words of iproute2. */
    public static final List<Named> NAMES = List.of(
            new Named(IF_OPER_UNKNOWN, "UNKNOWN"),
            new Named(IF_OPER_NOTPRESENT, "NOTPRESENT"),
            new Named(IF_OPER_DOWN, "DOWN"),
            new Named(IF_OPER_LOWERLAYERDOWN, "LOWERLAYERDOWN"),
            new Named(IF_OPER_TESTING, "TESTING"),
            new Named(IF_OPER_DORMANT, "DORMANT"),
            new Named(IF_OPER_UP, "UP"));

    /** The link modes beside them: IF_LINK_MODE_*. */
    public static final List<Named> LINK_MODES =
            List.of(new Named(0, "DEFAULT"), new Named(1, "DORMANT"), new Named(2, "TESTING"));

    private OperState() {}
}
