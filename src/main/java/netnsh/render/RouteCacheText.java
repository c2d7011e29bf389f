package netnsh.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import netnsh.kind.Printer.Role;
import netnsh.uapi.Named;
import netnsh.uapi.RtaCacheInfo;

/** What {@code ip route get} tells of a route's cache entry. */
final class RouteCacheText {
    private RouteCacheText() {}

    /** RTCF_* of linux/in_route.h, in the order in which iproute2 prints them. */
    private static final List<Named> FLAGS = List.of(
            new Named(0x80000000L, "local"),
            new Named(0x40000000, "reject"),
            new Named(0x20000000, "mc"),
            new Named(0x10000000, "brd"),
            new Named(0x08000000, "dst-nat"),
            new Named(0x00800000, "src-nat"),
            new Named(0x00400000, "masq"),
            new Named(0x00020000, "dst-direct"),
            new Named(0x04000000, "src-direct"),
            new Named(0x00040000, "redirected"),
            new Named(0x01000000, "redirect"),
            new Named(0x00200000, "fastroute"),
            new Named(0x00010000, "notify"),
            new Named(0x00080000, "proxy"));

    static void flags(Out out, int flags) {
        long left = flags & 0xffff0000L;
        out.openArray("cache", null);
        out.newline();
        out.text("    cache ");
        if (left != 0) {
            out.text("<");
        }
        for (Named flag : FLAGS) {
            if ((left & flag.value()) != 0) {
                left &= ~flag.value();
                out.element(Role.NONE, left != 0 ? "%s," : "%s> ", flag.name());
            }
        }
        if (left != 0) {
            out.element(Role.NONE, "%s>", Long.toHexString(left));
        }
        out.closeArray(null);
    }

    static void info(Out out, RtaCacheInfo info) {
        if (info.expires() != 0) {
            out.number("expires", "expires %dsec ", info.expires() / RouteText.HZ);
        }
        if (info.error() != 0) {
            out.number("error", "error %u ", info.error() & 0xffffffffL);
        }
        if (out.stats() > 0) {
            if (info.clients() != 0) {
                out.number("users", "users %u ", info.clients());
            }
            if (info.used() != 0) {
                out.number("used", "used %u ", info.used());
            }
            if (info.lastUse() != 0) {
                out.number("age", "age %usec ", info.lastUse() / RouteText.HZ);
            }
        }
        if (info.id() != 0) {
            out.string("ipid", "ipid %s ", String.format("0x%04x", info.id()));
        }
        if (info.ts() != 0 || info.tsAge() != 0) {
            out.string("ts", "ts %s", "0x" + Long.toHexString(info.ts()));
            out.number("tsage", "tsage %usec ", info.tsAge());
        }
    }

    /** Milliseconds as seconds in printf's {@code %g}: six significant digits, no zeros at the end. */
    static String seconds(long ms) {
        BigDecimal s = BigDecimal.valueOf(ms, 3).round(new MathContext(6)).stripTrailingZeros();
        int exponent = s.precision() - s.scale() - 1;
        if (exponent < 6) {
            return s.toPlainString();
        }
        return s.movePointLeft(exponent).stripTrailingZeros().toPlainString() + String.format("e+%02d", exponent);
    }
}
