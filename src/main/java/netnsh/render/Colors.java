package netnsh.render;

import netnsh.kind.Printer.Role;

/** The colours of iproute2's lib/color.c, for a dark background unless COLORFGBG says otherwise. */
final class Colors {
    private Colors() {}

    static final String END = "\u001b[0m";

    static String start(Role role) {
        boolean light = light();
        return switch (role) {
            case NONE -> "";
            case IFNAME -> light ? "\u001b[34m" : "\u001b[36m";
            case MAC -> "\u001b[33m";
            case INET -> "\u001b[35m";
            case INET6 -> light ? "\u001b[34m" : "\u001b[1;34m";
            case UP -> light ? "\u001b[32m" : "\u001b[32m";
            case DOWN -> "\u001b[31m";
        };
    }

    private static boolean light() {
        String fgbg = System.getenv("COLORFGBG");
        if (fgbg == null || fgbg.indexOf(';') < 0) {
            return false;
        }
        String bg = fgbg.substring(fgbg.lastIndexOf(';') + 1);
        return bg.equals("7") || bg.matches("9|1[0-5]");
    }
}
