package netnsh.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import netnsh.kind.LinkRows;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.SysctlKey;

/**
 * Takes everything back. What a step makes is known from the step itself, and the old value of a simple setting from one
 * look; for all others the namespaces that it touches are read before and after it.
 */
final class Full implements Inverse {
    /** With more namespaces than this only those are looked into that the step names, and other ends of pairs. */
    private static final int ALL = 32;

    /** The namespace that netnsh was started in. */
    private static final String HOME = "/proc/self/ns/net";

    /** The smallest mtu that IPv6 lives on, RFC 8200: below it the kernel takes addresses away. */
    private static final long IPV6_MIN_MTU = 1280;

    /** Attributes whose old value says all that changing them changes. */
    private static final Set<Integer> SIMPLE = Set.of(
            Ifla.IFLA_MTU.id(),
            Ifla.IFLA_TXQLEN.id(),
            Ifla.IFLA_IFALIAS.id(),
            Ifla.IFLA_GROUP.id(),
            Ifla.IFLA_BROADCAST.id());

    private final Made made = new Made();

    @Override
    public Before before(Effect.OnKernel step, View view) {
        try {
            if (step instanceof Effect.Reversible reversible) {
                return new Made.Known(reversible.back(view));
            } else if (step instanceof Effect.Sysctl sysctl) {
                return sysctl(sysctl, view);
            } else if (step instanceof Effect.DropNs drop) {
                return drop(drop, view);
            } else if (step instanceof Effect.Net net) {
                return net(net, view);
            } else if (step instanceof Effect.Tap tap && !tap.make()) {
                return new Goes(view, tap.ns(), new LinkState.Ref(tap.ns(), tap.name()), null);
            } else if (step instanceof Effect.Join join && !join.add()) {
                return new Kept(view, Set.of(join.ns()), Snapshot.Depth.OBJECTS, List.of());
            }
            return made.before(step, view);
        } catch (Problem refused) {
            // what cannot be read cannot be changed either: the step itself will say so
            return new Made.Known(List.of());
        }
    }

    private static Before sysctl(Effect.Sysctl step, View view) {
        SysctlKey key = SysctlKey.parse(step.key());
        String path = key.path();
        boolean spreads = path.endsWith("/ip_forward")
                || path.endsWith("/disable_ipv6")
                || path.endsWith("/keep_addr_on_down")
                || path.contains("/conf/all/")
                || path.contains("/conf/default/");
        if (spreads) {
            return new Kept(view, Set.of(step.ns()), Snapshot.Depth.ALL, List.of());
        }
        String old = Settings.squeezed(view.sysctl(step.ns(), step.key()));
        return new Made.Known(
                List.of(Line.sysctl(step.ns(), key.toString(), old).text()));
    }

    private static Before drop(Effect.DropNs step, View view) {
        NsRef ns = new NsRef.Named(step.name());
        List<Integer> pids = view.pids(ns);
        if (!pids.isEmpty()) {
            // the namespace lives on without its name; the program keeps it until undo comes, or it is gone for good
            return new Held(step.name(), pids.get(0));
        }
        return new Goes(view, ns, null, ns);
    }

    /** A name that was taken from a namespace in which programs run. */
    private record Held(String name, int pid) implements Before {
        @Override
        public List<String> planned() {
            return List.of(
                    Line.netns("netns", "attach", name, Integer.toString(pid)).text());
        }

        @Override
        public List<String> after(View view) {
            return planned();
        }

        @Override
        public List<String> lost() {
            return List.of("veth pairs that are cut while programs run in " + name + " do not come back");
        }
    }

    private Before net(Effect.Net net, View view) {
        Before simple = made.before(net, view);
        NetOp op = net.op();
        boolean known = !(op instanceof NetOp.AddVlan)
                && !(op instanceof NetOp.AddAddress a && first(net.ns(), a.address(), view))
                && (!simple.planned().isEmpty() || simple.getClass() != Made.Known.class);
        if (known) {
            return simple;
        } else if (op instanceof NetOp.SetLink set) {
            return setLink(net.ns(), set.link(), view);
        } else if (op instanceof NetOp.DelLink del) {
            Dev dev = del.link().dev();
            String name = dev.resolved() ? view.names(net.ns()).link(dev.index()) : dev.name();
            String real = view.link(net.ns(), name).map(Link::name).orElse(name);
            return new Goes(view, net.ns(), new LinkState.Ref(net.ns(), real), null);
        } else if (op instanceof NetOp.DelAddress del) {
            return new OneAddress(view, net.ns(), del.address(), true);
        } else if (op instanceof NetOp.AddAddress add) {
            return new OneAddress(view, net.ns(), add.address(), false);
        } else if (op instanceof NetOp.SetNsid) {
            return new Made.Known(List.of()); // an id that is given stays, and nobody minds
        }
        return new Kept(view, Set.of(net.ns()), Snapshot.Depth.OBJECTS, List.of());
    }

    /** What was there of some namespaces, without their parameters. */
    static Before kept(View view, Set<NsRef> places) {
        return new Kept(view, places, Snapshot.Depth.OBJECTS, List.of());
    }

    /**
     * Whether it is the first IPv4 address of an interface that has neighbours of IPv4 nevertheless: when it is taken away
     * again, the kernel takes them along (inetdev_destroy of net/ipv4/devinet.c).
     */
    private static boolean first(NsRef ns, Address address, View view) {
        if (address.family() != Rtm.AF_INET) {
            return false;
        }
        Link link = (address.dev().resolved()
                        ? view.link(ns, address.dev().index())
                        : view.link(ns, address.dev().name()))
                .orElse(null);
        return link != null
                && view.addresses(ns, Rtm.AF_INET).stream()
                        .noneMatch(a -> a.dev().index() == link.index())
                && view.neighbours(ns, Rtm.AF_INET, false).stream()
                        .anyMatch(n -> n.dev().index() == link.index());
    }

    static Before setLink(NsRef ns, Link wanted, View view) {
        Attrs attrs = wanted.attrs();
        Dev dev = wanted.dev();
        Link old = dev.equals(Dev.NONE)
                ? null
                : (dev.name().isEmpty() ? view.link(ns, dev.index()) : view.link(ns, dev.name())).orElse(null);
        NsRef target = place(attrs.get(Ifla.IFLA_NET_NS_FD).orElse(ns));
        if (old != null && simple(ns, wanted, old, view)) {
            List<String> words = new ArrayList<>(List.of("link", "set", "dev", old.name()));
            Map<String, List<String>> now = LinkRows.settings(old.flags(), -1, old.attrs());
            Map<String, List<String>> wish = LinkRows.settings(wanted.flags(), wanted.change(), attrs);
            wish.keySet()
                    .forEach(key -> words.addAll(
                            now.getOrDefault(key, key.equals("alias") ? List.of("alias", "") : List.of())));
            if ((wanted.change() & Iff.IFF_UP) != 0 && !old.up()) {
                words.add("down");
            }
            return new Made.Known(
                    words.size() == 4 ? List.of() : List.of(Line.ip(ns, words).text()));
        }
        String name = old == null ? "" : attrs.get(Ifla.IFLA_IFNAME, old.name());
        boolean moves = old != null && (!name.equals(old.name()) || !target.equals(ns));
        Set<NsRef> places = moves ? everywhere(view, ns) : new LinkedHashSet<>(List.of(ns));
        places.add(target);
        Moved moved = moves ? new Moved(new LinkState.Ref(target, name), new LinkState.Ref(ns, old.name())) : null;
        // elsewhere its own parameters are what is usual there
        boolean small = attrs.get(Ifla.IFLA_MTU, IPV6_MIN_MTU) < IPV6_MIN_MTU; // then its parameters of IPv6 go, too
        return new Kept(
                view,
                places,
                small || !target.equals(ns) ? Snapshot.Depth.ALL : Snapshot.Depth.OBJECTS,
                moved == null ? List.of() : List.of(moved));
    }

    /** Home is called by a path where it has no name. */
    private static NsRef place(NsRef ns) {
        return ns instanceof NsRef.Path path && path.path().equals(HOME) ? NsRef.HOME : ns;
    }

    /** Whether nothing else changes with it: no master, no name, no place, nothing that the kernel takes away. */
    private static boolean simple(NsRef ns, Link wanted, Link old, View view) {
        for (Attrs.Entry entry : wanted.attrs().entries()) {
            if (!SIMPLE.contains(entry.id())) {
                return false;
            }
        }
        if (wanted.family() != 0 || wanted.attrs().get(Ifla.IFLA_MTU, IPV6_MIN_MTU) < IPV6_MIN_MTU) {
            return false;
        }
        if ((wanted.change() & Iff.IFF_NOARP) != 0) {
            return false; // the kernel forgets all neighbours: arp_netdev_event of net/ipv4/arp.c
        }
        boolean switches = (wanted.change() & Iff.IFF_UP) != 0;
        if (switches && (wanted.flags() & Iff.IFF_UP) == 0) {
            return !old.up();
        } else if (switches && !old.up()) {
            // when it is switched off again it loses addresses of IPv6 that it had before it was switched on
            for (Address a : view.addresses(ns, Rtm.AF_INET6)) {
                if (a.dev().index() == old.index()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The namespaces in which something may change when a link or a namespace goes. */
    private static Set<NsRef> everywhere(View view, NsRef ns) {
        Set<NsRef> all = new LinkedHashSet<>(List.of(ns));
        List<NamedNs> names = view.namespaces();
        if (names.size() <= ALL) {
            all.add(NsRef.HOME);
            for (NamedNs name : names) {
                if (name.state() == NamedNs.State.OK) {
                    all.add(new NsRef.Named(name.name()));
                }
            }
            return all;
        }
        LinkReader reader = new LinkReader(view, false);
        for (LinkState link : reader.read(ns)) {
            for (LinkState.Ref other : new LinkState.Ref[] {link.peer(), link.lower()}) {
                if (other != null) {
                    all.add(other.ns());
                }
            }
        }
        return all;
    }

    /** A link that has another name or place now. */
    record Moved(LinkState.Ref now, LinkState.Ref before) {
        Line back() {
            List<String> words = new ArrayList<>(List.of("link", "set", "dev", now.name()));
            if (!now.ns().equals(before.ns())) {
                // home has no name in other namespaces
                words.addAll(List.of(
                        "netns",
                        before.ns() instanceof NsRef.Home
                                ? "path:" + HOME
                                : before.ns().toString()));
            }
            if (!now.name().equals(before.name())) {
                words.addAll(List.of("name", before.name()));
            }
            return Line.ip(now.ns(), words);
        }
    }

    /** What was there, to be compared with what is there afterwards. */
    private static class Kept implements Before {
        private final Set<NsRef> places;
        private final Snapshot.Depth depth;
        private final List<Moved> moved;
        private final Snapshot before;
        private List<String> lost = List.of();

        Kept(View view, Set<NsRef> places, Snapshot.Depth depth, List<Moved> moved) {
            this.places = places;
            this.depth = depth;
            this.moved = moved;
            this.before = Snapshot.of(view, places, depth);
        }

        Snapshot before() {
            return before;
        }

        @Override
        public List<String> planned() {
            return List.of();
        }

        @Override
        public List<String> after(View view) {
            Set<NsRef> there = new LinkedHashSet<>(places);
            Set<NsRef> names = new LinkedHashSet<>();
            view.namespaces().forEach(ns -> names.add(new NsRef.Named(ns.name())));
            there.removeIf(ns -> ns instanceof NsRef.Named && !names.contains(ns));
            Snapshot now = Snapshot.of(view, there, depth);
            List<String> lines = new ArrayList<>();
            for (Moved m : moved) {
                if (now.links().containsKey(m.now()) && !now.links().containsKey(m.before())) {
                    lines.add(m.back().text());
                    now = now.moved(m.now(), m.before());
                }
            }
            Diff diff = Diff.restore(now, before);
            diff.lines().forEach(line -> lines.add(line.text()));
            lost = diff.notes();
            return lines;
        }

        @Override
        public List<String> lost() {
            return Objects.requireNonNull(lost);
        }
    }

    /** A link or a namespace is deleted: so what goes with it is known beforehand. */
    private static final class Goes extends Kept {
        private final LinkState.Ref link;
        private final NsRef ns;

        Goes(View view, NsRef place, LinkState.Ref link, NsRef ns) {
            super(view, everywhere(view, place), Snapshot.Depth.ALL, List.of());
            this.link = link;
            this.ns = ns;
        }

        @Override
        public List<String> planned() {
            return Diff.restore(before().without(link, ns), before()).lines().stream()
                    .map(Line::text)
                    .toList();
        }
    }

    /** An address is taken away, and perhaps more with it; or it is changed, or made where there was none to change. */
    private static final class OneAddress extends Kept {
        private final List<String> id;
        private final NsRef ns;
        private final boolean goes;

        OneAddress(View view, NsRef ns, Address address, boolean goes) {
            super(view, Set.of(ns), Snapshot.Depth.OBJECTS, List.of());
            this.id = Words.addressId(address, index -> view.names(ns).link(index));
            this.ns = ns;
            this.goes = goes;
        }

        @Override
        public List<String> planned() {
            String identity = Thing.Sort.ADDRESS + " " + ns + " " + String.join(" ", id);
            Thing there = before().things().stream()
                    .filter(t -> t.identity().equals(identity))
                    .findFirst()
                    .orElse(null);
            if (goes) {
                return there == null
                        ? List.of()
                        : Diff.restore(before().without(there), before()).lines().stream()
                                .map(Line::text)
                                .toList();
            } else if (there != null) {
                return List.of(there.make().instead(1, "replace").text());
            }
            List<String> away = new ArrayList<>(List.of("addr", "del"));
            away.addAll(id);
            return List.of(Line.ip(ns, away).text());
        }
    }
}
