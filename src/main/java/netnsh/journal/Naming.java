package netnsh.journal;

import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.uapi.Ifla;
import netnsh.uapi.TunFlag;
import netnsh.value.NsRef;

/**
 * Chooses the name of a link that the kernel would choose: the first free number in its template, as {@code
 * __dev_alloc_name} of net/core/dev.c does it. So it can be written down before the link is there, and found again when
 * nobody was left to ask what it is called.
 */
final class Naming {
    private static final int NUMBERS = 4096;

    private final Kernel kernel;

    Naming(Kernel kernel) {
        this.kernel = kernel;
    }

    /** The same with a name; the same object when it has one. */
    Effect.OnKernel named(Effect.OnKernel effect) {
        if (effect instanceof Effect.Tap tap && tap.make()) {
            String usual = (tap.flags() & TunFlag.IFF_TAP) != 0 ? "tap%d" : "tun%d";
            String name = free(tap.ns(), tap.name().isEmpty() ? usual : tap.name());
            return name.equals(tap.name())
                    ? tap
                    : new Effect.Tap(
                            tap.ns(), true, name, tap.flags(), tap.owner(), tap.group(), tap.blame(), tap.words());
        } else if (effect instanceof Effect.Net net
                && net.op() instanceof NetOp.AddLink add
                && add.mode() == Mode.ADD) {
            Link link = add.link();
            String told = link.attrs().get(Ifla.IFLA_IFNAME, link.dev().name());
            String template = told.isEmpty() ? link.kind().orElse("") + "%d" : told;
            String name = free(link.attrs().get(Ifla.IFLA_NET_NS_FD).orElse(net.ns()), template);
            if (!name.equals(template)) {
                Link named = link.with(link.attrs().with(Ifla.IFLA_IFNAME, name));
                return new Effect.Net(
                        net.ns(), new NetOp.AddLink(named, Mode.ADD), net.blame(), net.words(), net.echo());
            }
        }
        return effect;
    }

    /** The template with a number; itself when it is none, or when so many are taken that the kernel may search. */
    private String free(NsRef ns, String template) {
        int at = template.indexOf("%d");
        if (at < 0 || template.startsWith("%") || template.indexOf('%', at + 1) >= 0) {
            return template;
        }
        for (int i = 0; i < NUMBERS; i++) {
            String name = template.substring(0, at) + i + template.substring(at + 2);
            if (!kernel.taken(ns, name)) {
                return name;
            }
        }
        return template;
    }
}
