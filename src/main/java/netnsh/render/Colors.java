package netnsh.render;

import netnsh.kind.Printer.Role;

/** The colours of iproute2's lib/color.c, for a light background unless COLORFGBG speaks of a dark one. */
final class Colors {
    private Colors() {}

    static final String END = "\u001b[0m";

    static String start(Role role) {
        int color = switch (role) {
            case NONE -> 0;
            case IFNAME -> 36;
            case MAC -> 33;
            case INET -> 35;
            case INET6 -> 34;
            case UP -> 32;
            case DOWN -> 31;
        };
        return color == 0 ? "" : (dark() ? "\u001b[1;" : "\u001b[") + color + "m";
    }

    /** The last of COLORFGBG's values is the background; 0 to 6 and 8 are dark. */
    private static boolean dark() {
        String colors = System.getenv("COLORFGBG");
        return colors != null && colors.matches("(?s).*;[0-68]");
    }
}
