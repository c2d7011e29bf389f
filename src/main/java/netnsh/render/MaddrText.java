package netnsh.render;

import netnsh.kind.Printer.Role;
import netnsh.model.Membership;
import netnsh.plan.Outcome;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;
import netnsh.value.Mac;

/** What {@code ip maddr show} prints (iproute2's ip/ipmaddr.c). */
final class MaddrText {
    private MaddrText() {}

    static void write(Outcome.Memberships outcome, Out out) {
        int current = 0;
        out.openArray(null, null);
        for (Membership m : outcome.memberships()) {
            if (m.dev().index() != current || out.display().oneline()) {
                close(current, out);
                current = m.dev().index();
                out.openObject(null);
                out.number("ifindex", "%d:", current);
                out.string(Role.IFNAME, "ifname", "\t%s", m.dev().name());
                out.newline();
                out.openArray("maddr", null);
            }
            one(m, out);
        }
        close(current, out);
        out.closeArray(null);
        out.finish();
    }

    private static void close(int current, Out out) {
        if (current != 0) {
            out.closeArray(null);
            out.closeObject();
        }
    }

    private static void one(Membership m, Out out) {
        out.text("\t");
        out.openObject(null);
        if (m.family() == Rtm.AF_PACKET) {
            out.text("link  ");
            out.string(Role.MAC, "link", "%s", Mac.of(m.address()).toString());
        } else {
            String family = NexthopText.family(m.family());
            out.string("family", "%s" + " ".repeat(Math.max(0, 5 - family.length())) + " ", family);
            String address = out.display().resolve() ? HostNames.of(Ip.of(m.address())) : Ip.text(m.address());
            out.string(RouteText.role(m.family()), "address", "%s", address);
        }
        if (m.users() != 1) {
            out.number("users", " users %u", m.users());
        }
        if (m.fixed()) {
            out.string("features", " %s", "static");
        }
        out.text("\n");
        out.closeObject();
    }
}
