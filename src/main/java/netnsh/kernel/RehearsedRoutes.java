package netnsh.kernel;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import netnsh.model.Address;
import netnsh.model.Neighbour;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.uapi.Fra;
import netnsh.uapi.Nda;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtScope;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.value.Ip;

/** What requests about addresses, routes, rules and neighbours would do. */
final class RehearsedRoutes {
    private RehearsedRoutes() {}

    /** Does what concerns these; false for what does not. */
    static boolean apply(RehearsedNs ns, NetOp op) {
        if (op instanceof NetOp.AddAddress o) {
            add(ns, o.address(), o.mode());
        } else if (op instanceof NetOp.DelAddress o) {
            delete(ns, o.address());
        } else if (op instanceof NetOp.AddRoute o) {
            add(ns, o.route(), o.mode());
        } else if (op instanceof NetOp.DelRoute o) {
            delete(ns, o.route());
        } else if (op instanceof NetOp.AddNeighbour o) {
            add(ns, o.neighbour(), o.mode());
        } else if (op instanceof NetOp.DelNeighbour o) {
            delete(ns, o.neighbour());
        } else if (op instanceof NetOp.AddRule o) {
            add(ns, o.rule());
        } else if (op instanceof NetOp.DelRule o) {
            delete(ns, o.rule());
        } else {
            return false;
        }
        return true;
    }

    static void add(RehearsedNs ns, Address address, Mode mode) {
        Optional<Address> old =
                ns.addresses.stream().filter(a -> same(a, address)).findFirst();
        if (old.isPresent() && mode == Mode.ADD) {
            throw Problem.of("addr.exists", "the address exists already");
        } else if (old.isEmpty() && mode == Mode.CHANGE) {
            throw Problem.of("addr.absent", "there is no such address");
        }
        old.ifPresent(a -> delete(ns, a));
        ns.addresses.add(address);
        connected(address).ifPresent(ns.routes::add);
    }

    static void delete(RehearsedNs ns, Address address) {
        if (!ns.addresses.removeIf(a -> same(a, address))) {
            throw Problem.of("addr.absent", "there is no such address");
        }
        connected(address).ifPresent(ns.routes::remove);
        int index = address.dev().index();
        boolean last = ns.addresses.stream()
                .noneMatch(a -> a.family() == address.family() && a.dev().index() == index);
        if (last && address.family() == Rtm.AF_INET) {
            // with its last address an interface loses IPv4 and every route through it
            ns.routes.removeIf(r -> r.family() == Rtm.AF_INET && r.out().index() == index);
        }
    }

    private static boolean same(Address a, Address b) {
        return a.family() == b.family()
                && a.prefixLength() == b.prefixLength()
                && a.dev().index() == b.dev().index()
                && a.local().equals(b.local());
    }

    /** The route that comes with an address. */
    private static Optional<Route> connected(Address a) {
        InetAddress local = a.local().orElse(null);
        InetAddress prefix = a.peer().orElse(null);
        if (prefix == null || a.prefixLength() == prefix.getAddress().length * 8) {
            return Optional.empty();
        }
        Attrs attrs = Attrs.NONE
                .with(Rta.RTA_DST, Ip.of(masked(prefix.getAddress(), a.prefixLength())))
                .with(Rta.RTA_PREFSRC, local)
                .with(Rta.RTA_OIF, a.dev());
        return Optional.of(new Route(
                a.family(),
                a.prefixLength(),
                0,
                0,
                RehearsedNs.MAIN,
                RtProt.RTPROT_KERNEL,
                RtScope.RT_SCOPE_LINK,
                Rtn.RTN_UNICAST,
                0,
                attrs));
    }

    static byte[] masked(byte[] address, int length) {
        byte[] bytes = address.clone();
        for (int bit = length; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return bytes;
    }

    static void add(RehearsedNs ns, Route route, Mode mode) {
        List<Route> old = ns.routes.stream().filter(r -> sameKey(r, route)).toList();
        boolean asks = mode == Mode.TEST && route.family() != Rtm.AF_INET6;
        if (!old.isEmpty() && (mode == Mode.ADD || mode == Mode.TEST)) {
            throw Problem.of("route.exists", "the route exists already");
        } else if (old.isEmpty() && (mode == Mode.CHANGE || asks)) {
            throw Problem.of("route.absent", "there is no such route");
        } else if (mode == Mode.CHANGE || mode == Mode.REPLACE) {
            old.stream().findFirst().ifPresent(ns.routes::remove);
        }
        ns.routes.add(throughDevice(ns, route));
    }

    /** The route with the interface that its gateway is behind, as the kernel completes it. */
    private static Route throughDevice(RehearsedNs ns, Route route) {
        Optional<InetAddress> gateway = route.attrs().get(Rta.RTA_GATEWAY);
        if (gateway.isEmpty() || route.attrs().has(Rta.RTA_OIF)) {
            return route;
        }
        return ns.routes.stream()
                .filter(r -> r.family() == route.family()
                        && r.out().index() != 0
                        && !r.attrs().has(Rta.RTA_GATEWAY)
                        && holds(r, gateway.get().getAddress()))
                .max(Comparator.comparingInt(Route::dstLength))
                .map(r -> route.with(route.attrs().with(Rta.RTA_OIF, r.out())))
                .orElse(route);
    }

    private static boolean sameKey(Route a, Route b) {
        return sameDestination(a, b)
                && a.tos() == b.tos()
                && a.attrs().get(Rta.RTA_PRIORITY, 0L).equals(b.attrs().get(Rta.RTA_PRIORITY, 0L));
    }

    private static boolean sameDestination(Route a, Route b) {
        return a.family() == b.family()
                && a.dstLength() == b.dstLength()
                && table(a) == table(b)
                && Objects.equals(a.attrs().get(Rta.RTA_DST), b.attrs().get(Rta.RTA_DST));
    }

    private static int table(Route route) {
        int table = (int) route.tableId();
        return table == 0 ? RehearsedNs.MAIN : table;
    }

    static void delete(RehearsedNs ns, Route route) {
        Route found = ns.routes.stream()
                .filter(r -> sameDestination(r, route)
                        && fits(r.attrs(), route.attrs(), Rta.RTA_GATEWAY)
                        && fits(r.attrs(), route.attrs(), Rta.RTA_PRIORITY)
                        && (route.out().index() == 0
                                || r.out().index() == route.out().index()))
                .findFirst()
                .orElseThrow(() -> Problem.of("route.absent", "there is no such route"));
        ns.routes.remove(found);
    }

    private static <T> boolean fits(Attrs attrs, Attrs wanted, netnsh.netlink.Attr<T> attr) {
        return !wanted.has(attr) || wanted.get(attr).equals(attrs.get(attr));
    }

    /** The route with the longest prefix that holds the question's destination. */
    static Route to(RehearsedNs ns, Route question) {
        byte[] dst = question.attrs().get(Rta.RTA_DST).orElseThrow().getAddress();
        Route best = ns.routes.stream()
                .filter(r -> r.family() == question.family() && table(r) == RehearsedNs.MAIN && holds(r, dst))
                .max(Comparator.comparingInt(Route::dstLength))
                .orElseThrow(() -> Problem.of("route.unreachable", "Network is unreachable"));
        return new Route(
                best.family(),
                dst.length * 8,
                0,
                0,
                RehearsedNs.MAIN,
                best.protocol(),
                best.scope(),
                best.type(),
                best.flags(),
                best.attrs().with(Rta.RTA_DST, Ip.of(dst)));
    }

    private static boolean holds(Route route, byte[] dst) {
        return route.attrs()
                .get(Rta.RTA_DST)
                .map(prefix -> Ip.sameBits(prefix.getAddress(), dst, route.dstLength()))
                .orElse(route.dstLength() == 0);
    }

    static void add(RehearsedNs ns, Rule rule) {
        if (ns.rules.contains(rule)) {
            throw Problem.of("rule.exists", "the rule exists already");
        }
        ns.rules.add(rule);
    }

    static void delete(RehearsedNs ns, Rule rule) {
        Attrs wanted = rule.attrs().without(Fra.FRA_PRIORITY);
        boolean anyPriority = rule.attrs().get(Fra.FRA_PRIORITY).isEmpty();
        Rule found = ns.rules.stream()
                .filter(r -> r.family() == rule.family()
                        && (anyPriority || r.priority() == rule.priority())
                        && (rule.action() == 0 || r.action() == rule.action())
                        && (rule.tableId() == 0 || r.tableId() == rule.tableId())
                        && wanted.entries().stream().allMatch(r.attrs().entries()::contains))
                .findFirst()
                .orElse(null);
        if (found == null || !ns.rules.remove(found)) {
            throw Problem.of("rule.absent", "there is no such rule");
        }
    }

    static void add(RehearsedNs ns, Neighbour neighbour, Mode mode) {
        boolean there = ns.neighbours.stream().anyMatch(n -> same(n, neighbour));
        if (there && mode == Mode.ADD) {
            throw Problem.of("neigh.exists", "the neighbour entry exists already");
        } else if (!there && mode == Mode.CHANGE) {
            throw Problem.of("neigh.absent", "there is no such neighbour entry");
        }
        ns.neighbours.removeIf(n -> same(n, neighbour));
        ns.neighbours.add(neighbour);
    }

    static void delete(RehearsedNs ns, Neighbour neighbour) {
        if (!ns.neighbours.removeIf(n -> same(n, neighbour))) {
            throw Problem.of("neigh.absent", "there is no such neighbour entry");
        }
    }

    private static boolean same(Neighbour a, Neighbour b) {
        return a.family() == b.family()
                && a.dev().index() == b.dev().index()
                && a.flags() == b.flags()
                && Objects.equals(a.attrs().get(Nda.NDA_DST), b.attrs().get(Nda.NDA_DST))
                && (a.attrs().has(Nda.NDA_DST)
                        || Objects.equals(
                                a.attrs().get(Nda.NDA_LLADDR), b.attrs().get(Nda.NDA_LLADDR)));
    }
}
