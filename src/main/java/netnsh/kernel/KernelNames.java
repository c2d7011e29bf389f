package netnsh.kernel;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.model.Link;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.rtnl.Nsids;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Netnsa;
import netnsh.uapi.Nha;
import netnsh.value.NsRef;

/** Names that are looked up when first asked for and kept for one answer. */
final class KernelNames implements View.Names {
    /** After so many single questions all links are read at once. */
    private static final int SINGLE = 8;
    /** More namespaces that look alike are not tried one by one. */
    private static final int FEW = 8;

    private final Reads reads;
    private final Sockets sockets;
    private final NsRef ns;
    private final Map<Integer, String> links = new HashMap<>();
    private final Map<Integer, Boolean> down = new HashMap<>();
    private final Map<Long, Optional<Nexthop>> nexthops = new HashMap<>();
    private final Map<Integer, NsRef> found = new HashMap<>();
    private Map<Integer, String> namespaces;
    private Integer home;
    private int asked;

    KernelNames(Reads reads, Sockets sockets, NsRef ns) {
        this.reads = reads;
        this.sockets = sockets;
        this.ns = ns;
    }

    @Override
    public String link(int index) {
        String known = links.get(index);
        if (known != null) {
            return known;
        }
        if (asked++ == SINGLE) {
            for (Link link : reads.names(ns)) {
                keep(link);
            }
        }
        if (!links.containsKey(index)) {
            reads.link(ns, index, false).ifPresent(this::keep);
        }
        return links.computeIfAbsent(index, i -> "if" + i);
    }

    @Override
    public View.Names know(List<Link> read) {
        for (Link link : read) {
            if (!link.hidden()) {
                keep(link);
            }
        }
        return this;
    }

    private void keep(Link link) {
        links.put(link.index(), link.name());
        down.put(link.index(), !link.up());
    }

    @Override
    public boolean down(int index) {
        link(index);
        return down.getOrDefault(index, false);
    }

    @Override
    public Optional<Nexthop> nexthop(long id) {
        return nexthops.computeIfAbsent(id, this::readNexthop);
    }

    private Optional<Nexthop> readNexthop(long id) {
        Nexthop question = new Nexthop(0, 0, 0, 0, Attrs.NONE.with(Nha.NHA_ID, id));
        try {
            return reads.query(ns, new Query.NexthopById(question), new Blame(null)).stream()
                    .findFirst();
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> namespace(int nsid) {
        if (namespaces == null) {
            namespaces = new HashMap<>();
            readNamespaces();
        }
        return Optional.ofNullable(namespaces.get(nsid));
    }

    @Override
    public Optional<NsRef> place(int nsid) {
        // home first: the names are many, and each is a question
        if (nsid == home()) {
            return Optional.of(NsRef.HOME);
        }
        return namespace(nsid).map(NsRef.Named::new);
    }

    @Override
    public Optional<NsRef> place(int nsid, Collection<NsRef> likely) {
        if (nsid == home() || namespaces != null) {
            return place(nsid);
        }
        if (!found.containsKey(nsid) && likely.size() <= FEW) {
            likely.stream().filter(one -> is(one, nsid)).findFirst().ifPresent(one -> found.put(nsid, one));
        }
        return found.containsKey(nsid) ? Optional.of(found.get(nsid)) : place(nsid);
    }

    private boolean is(NsRef one, int nsid) {
        try (Fd namespace = Places.open(one)) {
            return nsid(sockets, ns, namespace) == nsid;
        } catch (SysException | Problem gone) {
            return false;
        }
    }

    /** The id by which home is known here; -1 when it is not. */
    private int home() {
        if (home == null) {
            try (Fd namespace = Places.open(NsRef.HOME)) {
                home = nsid(sockets, ns, namespace);
            } catch (Problem unreadable) {
                home = -1;
            }
        }
        return home;
    }

    private void readNamespaces() {
        Iterable<String> names;
        try {
            names = SysFiles.list(NetnsDir.PATH);
        } catch (SysException none) {
            return;
        }
        for (String name : names) {
            // what is no namespace, or is gone meanwhile, has no id
            try (Fd namespace = NetnsDir.open(name)) {
                int id = nsid(sockets, ns, namespace);
                if (id >= 0) {
                    // as in iproute2, of two names for one namespace the last one read counts
                    namespaces.put(id, name);
                }
            } catch (SysException | Problem unreadable) {
                continue;
            }
        }
    }

    /** The id by which {@code ns} knows another namespace, or -1. */
    static int nsid(Sockets sockets, NsRef ns, Fd other) {
        try {
            Message answer = sockets.with(ns, c -> c.one(Nsids.get(new NsRef.FdRef(other.number()))));
            return Nsids.decode(answer).attrs().get(Netnsa.NETNSA_NSID, -1);
        } catch (NetlinkError e) {
            throw Refusals.ofRead(ns, e);
        }
    }
}
