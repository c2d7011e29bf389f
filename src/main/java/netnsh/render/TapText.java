package netnsh.render;

import java.util.List;
import netnsh.kind.Printer;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Outcome;
import netnsh.plan.View;
import netnsh.uapi.IflaTun;
import netnsh.uapi.Named;
import netnsh.uapi.TunFlag;

/** Tuns and taps as {@code ip tuntap} prints them. */
final class TapText {
    private TapText() {}

    static void write(Outcome.Taps taps, Out out) {
        out.openArray(null, null);
        for (int i = 0; i < taps.links().size(); i++) {
            link(
                    taps.links().get(i),
                    taps.programs().isEmpty() ? null : taps.programs().get(i),
                    out);
        }
        out.closeArray(null);
        out.finish();
    }

    private static void link(Link link, List<View.Attached> programs, Out out) {
        Attrs data = link.data();
        out.openObject(null);
        out.string(Printer.Role.IFNAME, "ifname", "%s:", link.name());
        out.openArray("flags", null);
        String mode = Named.nameOf(TunFlag.MODES, data.get(IflaTun.IFLA_TUN_TYPE, 0));
        out.element(Printer.Role.NONE, " %s", mode);
        boolean pi = data.get(IflaTun.IFLA_TUN_PI, 0) != 0;
        word(pi, "pi", out);
        word(data.get(IflaTun.IFLA_TUN_MULTI_QUEUE, 0) != 0, "multi_queue", out);
        word(data.get(IflaTun.IFLA_TUN_VNET_HDR, 0) != 0, "vnet_hdr", out);
        word(data.get(IflaTun.IFLA_TUN_PERSIST, 0) != 0, "persist", out);
        // iproute2 tests a flag here that has the number of IFF_NO_PI
        word(pi, "filter", out);
        out.closeArray(null);
        data.get(IflaTun.IFLA_TUN_OWNER).ifPresent(v -> out.number("user", " user %d", v));
        data.get(IflaTun.IFLA_TUN_GROUP).ifPresent(v -> out.number("group", " group %d", v));
        if (programs != null) {
            out.newline();
            out.text("\tAttached to processes:");
            out.openArray("processes", null);
            for (View.Attached program : programs) {
                out.openObject(null);
                out.string("name", "%s", program.program());
                out.number("pid", "(%d)", program.pid());
                out.closeObject();
            }
            out.closeArray(null);
        }
        out.closeObject();
        out.text("\n");
    }

    private static void word(boolean is, String word, Out out) {
        if (is) {
            out.element(Printer.Role.NONE, " %s", word);
        }
    }
}
