package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.uapi.Ifla;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.uapi.Nda;
import netnsh.uapi.Nha;
import netnsh.uapi.Ntf;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;

/** What requests about a bridge's tables and about nexthop objects would do. */
final class RehearsedObjects {
    private RehearsedObjects() {}

    /** Whether it was such a request. */
    static boolean apply(RehearsedNs ns, NetOp op) {
        if (op instanceof NetOp.AddNeighbour o && o.neighbour().family() == Rtm.AF_BRIDGE) {
            add(ns, o.neighbour(), o.mode());
        } else if (op instanceof NetOp.DelNeighbour o && o.neighbour().family() == Rtm.AF_BRIDGE) {
            drop(ns.forwarding, e -> same(e, o.neighbour()), "fdb", "forwarding entry");
        } else if (op instanceof NetOp.FlushNeighbours o) {
            int index = o.filter().dev().index();
            ns.forwarding.removeIf(e -> e.dev().index() == index && o.filter().state() == 0);
        } else if (op instanceof NetOp.AddMdb o) {
            if (ns.groups.stream().anyMatch(g -> same(g, o.mdb()))) {
                throw Problem.of("mdb.exists", ObjectSubjects.name(op) + " exists already");
            }
            ns.groups.add(o.mdb());
        } else if (op instanceof NetOp.DelMdb o) {
            drop(ns.groups, g -> same(g, o.mdb()), "mdb", "multicast group");
        } else if (op instanceof NetOp.AddNexthop o) {
            add(ns, o.nexthop(), o.mode());
        } else if (op instanceof NetOp.DelNexthop o) {
            drop(ns.nexthops, n -> id(n) == id(o.nexthop()), "nexthop", "nexthop");
        } else {
            return RehearsedVlans.apply(ns, op);
        }
        return true;
    }

    /** A group as a kernel tells of it. */
    private static Mdb told(Mdb asked) {
        MdbEntry e = asked.attrs().get(Mdba.MDBA_SET_ENTRY).orElseThrow();
        Attrs more = asked.attrs()
                .get(Mdba.MDBA_SET_ENTRY_ATTRS, Attrs.NONE)
                .get(Mdba.MDBE_ATTR_SOURCE)
                .map(source -> Attrs.NONE.with(Mdba.EATTR_SOURCE, source))
                .orElse(Attrs.NONE);
        MdbEntry entry = new MdbEntry(e.port(), e.state(), e.flags(), e.vid(), e.group(), more);
        Attrs inside = Attrs.NONE.with(Mdba.MDBA_MDB_ENTRY, Attrs.NONE.with(Mdba.MDBA_MDB_ENTRY_INFO, entry));
        return new Mdb(asked.bridge(), Attrs.NONE.with(Mdba.MDBA_MDB, inside));
    }

    private static <T> void drop(List<T> from, Predicate<T> which, String room, String noun) {
        if (!from.removeIf(which)) {
            throw Problem.of(room + ".absent", "there is no such " + noun);
        }
    }

    private static void add(RehearsedNs ns, Neighbour entry, Mode mode) {
        boolean there = ns.forwarding.stream().anyMatch(e -> same(e, entry) && (mode != Mode.APPEND || full(e, entry)));
        if (there && mode == Mode.ADD) {
            throw Problem.of("fdb.exists", "the forwarding entry exists already");
        }
        if (mode != Mode.APPEND) {
            ns.forwarding.removeIf(e -> same(e, entry));
        }
        ns.forwarding.add(entry);
    }

    private static boolean same(Neighbour a, Neighbour b) {
        int who = Ntf.NTF_SELF | Ntf.NTF_MASTER;
        return a.dev().index() == b.dev().index()
                && (a.flags() & who) == (b.flags() & who)
                && Objects.equals(a.lladdr(), b.lladdr())
                && a.attrs().get(Nda.NDA_VLAN, 0).equals(b.attrs().get(Nda.NDA_VLAN, 0));
    }

    private static boolean full(Neighbour a, Neighbour b) {
        return Objects.equals(a.address(), b.address());
    }

    private static boolean same(Mdb a, Mdb b) {
        MdbEntry one = a.attrs().get(Mdba.MDBA_SET_ENTRY).orElseThrow();
        MdbEntry other = b.attrs().get(Mdba.MDBA_SET_ENTRY).orElseThrow();
        return a.bridge().index() == b.bridge().index()
                && one.port().index() == other.port().index()
                && one.vid() == other.vid()
                && java.util.Arrays.equals(one.group(), other.group())
                && a.attrs().get(Mdba.MDBA_SET_ENTRY_ATTRS).equals(b.attrs().get(Mdba.MDBA_SET_ENTRY_ATTRS));
    }

    private static void add(RehearsedNs ns, Nexthop nexthop, Mode mode) {
        long id = id(nexthop);
        boolean there = ns.nexthops.stream().anyMatch(n -> id(n) == id);
        if (there && mode == Mode.ADD) {
            throw Problem.of("nexthop.exists", "the nexthop " + id + " exists already");
        }
        for (Nha.Member member : nexthop.attrs().get(Nha.NHA_GROUP).orElse(List.of())) {
            if (ns.nexthops.stream().noneMatch(n -> id(n) == member.id())) {
                throw Problem.of(
                        "nexthop.refused", "cannot add the nexthop " + id + ": there is no nexthop " + member.id());
            }
        }
        ns.nexthops.removeIf(n -> id(n) == id);
        ns.nexthops.add(nexthop);
    }

    private static long id(Nexthop n) {
        return n.attrs().get(Nha.NHA_ID, 0L);
    }

    /** The answers that this namespace would give; null for tables that are not kept. */
    static List<?> query(RehearsedNs ns, Query<?> query) {
        if (query instanceof Query.BridgeLinks) {
            return ports(ns);
        } else if (query instanceof Query.Forwarding q) {
            return ns.forwarding.stream()
                    .filter(e ->
                            q.dev().index() == 0 || e.dev().index() == q.dev().index())
                    .toList();
        } else if (query instanceof Query.NeighbourEntry q) {
            if (q.question().family() != Rtm.AF_BRIDGE) {
                return need(
                        ns.neighbours,
                        e -> Objects.equals(e.address(), q.question().address()),
                        "neigh",
                        "neighbour entry");
            }
            return need(
                    ns.forwarding, e -> Objects.equals(e.lladdr(), q.question().lladdr()), "fdb", "forwarding entry");
        } else if (query instanceof Query.MulticastGroups) {
            return ns.groups.stream().map(RehearsedObjects::told).toList();
        } else if (query instanceof Query.Nexthops q) {
            Attrs f = q.filter().attrs();
            return ns.nexthops.stream()
                    .filter(n -> !f.has(Nha.NHA_GROUPS) || n.attrs().has(Nha.NHA_GROUP))
                    .filter(n -> !f.has(Nha.NHA_FDB) || n.attrs().has(Nha.NHA_FDB))
                    .filter(n -> oif(f) == 0 || oif(n.attrs()) == oif(f))
                    .toList();
        } else if (query instanceof Query.BridgeVlans q) {
            return RehearsedVlans.options(ns, q.flags());
        } else if (query instanceof Query.NexthopById q) {
            return need(ns.nexthops, n -> id(n) == id(q.question()), "nexthop", "nexthop");
        }
        return null;
    }

    static int oif(Attrs attrs) {
        return attrs.get(Nha.NHA_OIF, Dev.NONE).index();
    }

    private static <T> List<T> need(List<T> from, Predicate<T> which, String room, String noun) {
        List<T> found = from.stream().filter(which).limit(1).toList();
        if (found.isEmpty()) {
            throw Problem.of(room + ".absent", "there is no such " + noun);
        }
        return found;
    }

    private static List<Link> ports(RehearsedNs ns) {
        List<Link> ports = new ArrayList<>();
        for (Link link : ns.links.values()) {
            Link master = ns.links.get(link.master());
            if (link.kind().filter("bridge"::equals).isPresent()
                    || master != null && master.kind().filter("bridge"::equals).isPresent()) {
                Attrs vlans = RehearsedVlans.of(ns, link.index());
                Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, link.name()).with(Ifla.IFLA_MTU, link.mtu());
                attrs = vlans.isEmpty() ? attrs : attrs.with(Ifla.IFLA_AF_SPEC, vlans);
                ports.add(new Link(
                        link.dev(),
                        Rtm.AF_BRIDGE,
                        link.type(),
                        link.flags(),
                        0,
                        master == null ? attrs : attrs.with(Ifla.IFLA_MASTER, master.dev())));
            }
        }
        return ports;
    }
}
