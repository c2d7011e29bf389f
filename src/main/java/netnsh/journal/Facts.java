package netnsh.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netnsh.kernel.Kernel;
import netnsh.kind.Kinds;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.uapi.Ifla;
import netnsh.uapi.LinkPart;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * What one step makes, moves and removes, as far as it can be found again: names of namespaces and links. Links inside
 * namespaces that the session itself has made are passed over: they go with their namespace.
 */
final class Facts {
    private final Effect.OnKernel effect;
    private final Kernel kernel;
    private final Set<Long> own;
    /** Links that will be there, each with its place. */
    private final List<Wanted> wanted = new ArrayList<>();

    private Made removed;
    private Made before;

    /**
     * A link that shall be there.
     *
     * @param known the indices that were there before, where its name does not tell; else null
     * @param taken whether somebody else's was called so a moment before: the kernel refuses, if it still is
     */
    private record Wanted(NsRef ns, long cookie, String name, String kind, Set<Integer> known, boolean taken) {}

    private Facts(Effect.OnKernel effect, Kernel kernel, Set<Long> own) {
        this.effect = effect;
        this.kernel = kernel;
        this.own = own;
    }

    /** Looks at what is there before a step is done. Reads only what it must. */
    static Facts before(Effect.OnKernel effect, Kernel kernel, Set<Long> own) {
        Facts facts = new Facts(effect, kernel, own);
        try {
            facts.look();
        } catch (Problem p) {
            if (p.isShortage()) {
                throw p;
            }
            // the step will be refused with this, or with something better
            facts.wanted.clear();
        }
        return facts;
    }

    private void look() {
        if (effect instanceof Effect.DropNs drop) {
            removed = new Made(Made.What.NAMESPACE, "/", cookie(new NsRef.Named(drop.name())), drop.name(), 0, "");
        } else if (effect instanceof Effect.Tap tap && tap.make()) {
            want(tap.ns(), tap.name(), "tun");
        } else if (effect instanceof Effect.Net net && net.op() instanceof NetOp.AddLink add) {
            Link link = add.link();
            String kind = link.kind().orElse("");
            NsRef there = link.attrs().get(Ifla.IFLA_NET_NS_FD).orElse(net.ns());
            want(there, name(link.dev(), link.attrs()), kind);
            Optional<LinkPart> peer = Kinds.peer(link.kind().orElse(""), link.data());
            if (peer.isPresent()) {
                want(
                        peer.get().attrs().get(Ifla.IFLA_NET_NS_FD).orElse(net.ns()),
                        peer.get().attrs().get(Ifla.IFLA_IFNAME, ""),
                        kind);
            } else if (Kinds.hasPeer(kind)) {
                want(net.ns(), "", kind);
            }
        } else if (effect instanceof Effect.Net net && net.op() instanceof NetOp.DelLink del) {
            removed = found(net.ns(), del.link().dev()).orElse(null);
        } else if (effect instanceof Effect.Net net && net.op() instanceof NetOp.SetLink set) {
            Attrs attrs = set.link().attrs();
            if (attrs.has(Ifla.IFLA_NET_NS_FD) || attrs.has(Ifla.IFLA_IFNAME)) {
                before = found(net.ns(), set.link().dev()).orElse(null);
            }
        }
    }

    private static String name(Dev dev, Attrs attrs) {
        return attrs.get(Ifla.IFLA_IFNAME, dev.name());
    }

    private long cookie(NsRef ns) {
        return kernel.cookie(ns);
    }

    private void want(NsRef ns, String name, String kind) {
        long cookie = cookie(ns);
        if (own.contains(cookie)) {
            return;
        }
        boolean told = !name.isEmpty() && name.indexOf('%') < 0;
        boolean taken = told && kernel.taken(ns, name);
        if (taken && !alone()) {
            return; // somebody else's, and that one is changed
        }
        Set<Integer> known = null;
        if (!told) {
            known = new HashSet<>();
            for (Link l : kernel.links(ns)) {
                known.add(l.index());
            }
        }
        wanted.add(new Wanted(ns, cookie, name, kind, known, taken));
    }

    /** A link's kind and address. */
    static String detail(Link l) {
        String address = l.attrs().get(Ifla.IFLA_ADDRESS).map(Object::toString).orElse("");
        return l.kind().orElse("") + " " + address;
    }

    private Optional<Made> found(NsRef ns, Dev dev) {
        Optional<Link> link = dev.resolved() ? kernel.link(ns, dev.index()) : kernel.link(ns, dev.name());
        return link.map(l -> made(ns, cookie(ns), l));
    }

    private static Made made(NsRef ns, long cookie, Link l) {
        return new Made(Made.What.LINK, ns.toString(), cookie, l.name(), l.index(), detail(l));
    }

    /** What the step is going to make, where that can be said. */
    List<Made> planned() {
        List<Made> all = new ArrayList<>();
        if (effect instanceof Effect.NewNs make) {
            all.add(new Made(Made.What.NAMESPACE, "/", 0, make.name(), 0, ""));
        } else if (effect instanceof Effect.AttachNs attach) {
            all.add(new Made(Made.What.NAME, "/", cookieOrNone(attach.of()), attach.name(), 0, ""));
        }
        for (Wanted w : wanted) {
            if (w.known() == null && !w.taken()) {
                all.add(new Made(Made.What.LINK, w.ns().toString(), w.cookie(), w.name(), 0, w.kind()));
            }
        }
        return all;
    }

    /** Whether the kernel is to tell of the link that it makes. */
    boolean makesLink() {
        return !wanted.isEmpty();
    }

    /** Whether it makes a new link or none: NLM_F_EXCL. */
    private boolean alone() {
        return effect instanceof Effect.Net net && net.op() instanceof NetOp.AddLink add && add.mode() == Mode.ADD;
    }

    private long cookieOrNone(NsRef ns) {
        try {
            return cookie(ns);
        } catch (Problem p) {
            return 0;
        }
    }

    /**
     * What it has made, after it was done.
     *
     * @param born the link as the kernel told it when it made it, which is right also when somebody has renamed it since;
     *     null where it did not
     */
    List<Made> made(Link born) {
        List<Made> all = new ArrayList<>();
        for (Wanted w : wanted) {
            try {
                if (w.known() == null && born != null && born.name().equals(w.name()) && isHere(w)) {
                    all.add(made(w.ns(), w.cookie(), born));
                } else if (w.known() == null) {
                    kernel.link(w.ns(), w.name()).ifPresent(l -> all.add(made(w.ns(), w.cookie(), l)));
                } else {
                    for (Link l : kernel.links(w.ns())) {
                        if (!w.known().contains(l.index())
                                && l.kind().orElse("").equals(w.kind())) {
                            all.add(made(w.ns(), w.cookie(), l));
                        }
                    }
                }
            } catch (Problem gone) {
                continue; // somebody was quicker, and nothing is left of it
            }
        }
        return all;
    }

    /** Whether that is what the request itself was about: the kernel tells of nothing in other namespaces. */
    private boolean isHere(Wanted w) {
        return w == wanted.get(0)
                && effect instanceof Effect.Net net
                && net.ns().equals(w.ns());
    }

    /** What it has removed, or null. */
    Made removed() {
        return removed;
    }

    /** What it has renamed or moved, as it was before, or null. */
    Made before() {
        return before;
    }

    /** The same as it will be when the step is done, as far as that is known. */
    Made planned(Made was) {
        Attrs attrs = ((NetOp.SetLink) ((Effect.Net) effect).op()).link().attrs();
        NsRef there = attrs.get(Ifla.IFLA_NET_NS_FD).orElse(((Effect.Net) effect).ns());
        String name = attrs.get(Ifla.IFLA_IFNAME, was.name());
        return new Made(Made.What.LINK, there.toString(), cookieOrNone(there), name, was.index(), was.detail());
    }

    /** The same as it is now; null when it cannot be found. */
    Made now() {
        Attrs attrs = ((NetOp.SetLink) ((Effect.Net) effect).op()).link().attrs();
        NsRef there = attrs.get(Ifla.IFLA_NET_NS_FD).orElse(((Effect.Net) effect).ns());
        try {
            return found(there, Dev.named(attrs.get(Ifla.IFLA_IFNAME, before.name())))
                    .orElse(null);
        } catch (Problem gone) {
            return null;
        }
    }
}
