package netnsh.state;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.kind.LinkRows;
import netnsh.model.Address;
import netnsh.model.Link;
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
                return new Remembered.Goes(
                        view, Reach.of(view, tap.ns(), tap.name()), new LinkState.Ref(tap.ns(), tap.name()), null);
            } else if (step instanceof Effect.Join join && !join.add()) {
                return new Remembered(view, Set.of(join.ns()), Snapshot.Depth.OBJECTS, List.of());
            }
            return made.before(step, view);
        } catch (Problem refused) {
            if (refused.isShortage()) {
                throw refused;
            }
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
            return new Remembered(view, Set.of(step.ns()), Snapshot.Depth.ALL, List.of());
        }
        String old = Settings.squeezed(view.sysctl(step.ns(), step.key()));
        return new Made.Known(
                List.of(Line.sysctl(step.ns(), key.toString(), old).text()));
    }

    private static Before drop(Effect.DropNs step, View view) {
        NsRef ns = new NsRef.Named(step.name());
        boolean home = view.identify(NsRef.HOME).contains(step.name());
        List<Integer> pids = home ? List.of() : view.pids(ns);
        if (home) { // nothing goes with its name, and netnsh itself can give it again
            int own = (int) ProcessHandle.current().pid();
            return new Made.Known(List.of(Remembered.Held.attach(ns, own).text()));
        } else if (!pids.isEmpty()) {
            return new Remembered.Held(view, Reach.of(view, ns), ns, pids.get(0));
        }
        List<String> others = new ArrayList<>(view.identify(ns));
        others.remove(step.name());
        return others.isEmpty()
                ? new Remembered.Goes(view, Reach.of(view, ns), null, ns)
                : new Unnamed(step.name(), others.get(0));
    }

    /** One of several names of a namespace in which nothing runs: no line gives it another one. */
    private record Unnamed(String name, String other) implements Before {
        @Override
        public List<String> planned() {
            return List.of();
        }

        @Override
        public List<String> after(View view) {
            return List.of();
        }

        @Override
        public List<String> losing(View view) {
            return List.of("undo cannot bring back the name " + name + ": the namespace lives on as " + other);
        }

        @Override
        public List<String> lost() {
            return List.of();
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
            return new Remembered.Goes(view, Reach.of(view, net.ns(), real), new LinkState.Ref(net.ns(), real), null);
        } else if (op instanceof NetOp.DelAddress del) {
            return new Remembered.OneAddress(view, net.ns(), del.address(), true);
        } else if (op instanceof NetOp.AddAddress add) {
            return new Remembered.OneAddress(view, net.ns(), add.address(), false);
        } else if (op instanceof NetOp.SetNsid) {
            return new Made.Known(List.of()); // an id that is given stays, and nobody minds
        }
        return new Remembered(view, Set.of(net.ns()), Snapshot.Depth.OBJECTS, List.of());
    }

    /** What was there of some namespaces, without their parameters. */
    static Before kept(View view, Set<NsRef> places) {
        return new Remembered(view, places, Snapshot.Depth.OBJECTS, List.of());
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
        NsRef target = attrs.get(Ifla.IFLA_NET_NS_FD).orElse(ns);
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
        Before plugged =
                old == null ? null : Plugged.before(ns, wanted, old, view).orElse(null);
        if (plugged != null) {
            return plugged;
        }
        String name = old == null ? "" : attrs.get(Ifla.IFLA_IFNAME, old.name());
        boolean moves = old != null && (!name.equals(old.name()) || !target.equals(ns));
        Set<NsRef> places = moves ? Reach.of(view, ns, old.name()) : new LinkedHashSet<>(List.of(ns));
        places.add(target);
        Remembered.Moved moved =
                moves ? new Remembered.Moved(new LinkState.Ref(target, name), new LinkState.Ref(ns, old.name())) : null;
        // elsewhere its own parameters are what is usual there
        boolean small = attrs.get(Ifla.IFLA_MTU, IPV6_MIN_MTU) < IPV6_MIN_MTU; // then its parameters of IPv6 go, too
        return new Remembered(
                view,
                places,
                small || !target.equals(ns) ? Snapshot.Depth.ALL : Snapshot.Depth.OBJECTS,
                moved == null ? List.of() : List.of(moved));
    }

    /** Whether nothing else changes with it: no master, no name, no place, nothing that the kernel takes away. */
    static boolean simple(NsRef ns, Link wanted, Link old, View view) {
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
}
