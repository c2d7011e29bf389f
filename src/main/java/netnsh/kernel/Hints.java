package netnsh.kernel;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.encap.Encaps;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.netlink.NetlinkError;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Ifa;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.Nha;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import netnsh.value.Ip;
import netnsh.value.NsRef;

/** Advice after a refusal; it may read, but never fails. */
final class Hints {
    private static final int MAIN = 254;
    private static final int LISTED = 6;

    private final Reads reads;
    private final View.Names names;
    private final NsRef ns;

    Hints(Reads reads, View.Names names, NsRef ns) {
        this.reads = reads;
        this.names = names;
        this.ns = ns;
    }

    /** Advice for a refused change, or null. */
    String of(NetlinkError e, NetOp op) {
        try {
            return advice(e, op);
        } catch (Problem | NetlinkError unreadable) {
            return null;
        }
    }

    /** What of a new link is there already, other than its name. */
    Optional<AlreadyThere> alreadyThere(NetlinkError e, NetOp op) {
        try {
            return op instanceof NetOp.AddLink add && e.errno() == Errno.EEXIST
                    ? AlreadyThere.of(add, ns, reads)
                    : Optional.empty();
        } catch (Problem | NetlinkError unreadable) {
            return Optional.empty();
        }
    }

    /** Advice when there is no way to a destination, or null. */
    String unreachable(int errno) {
        if (errno != Errno.ENETUNREACH && errno != Errno.EHOSTUNREACH) {
            return null;
        }
        return "route show lists the ways that there are; a default route is added with gw ADDRESS";
    }

    private String advice(NetlinkError e, NetOp op) {
        int errno = e.errno();
        String words = e.kernelWords() == null ? "" : e.kernelWords();
        // drivers say EACCES of what does not go together, and then they say why (bond_opt_check_deps)
        if (errno == Errno.EPERM || errno == Errno.EACCES && words.isEmpty()) {
            return Refusals.privilege("", "").hint();
        } else if (op instanceof NetOp.AddLink && errno == Errno.EOPNOTSUPP && Refusals.unknownKind(e.kernelWords())) {
            return Subjects.kind(op) == null ? null : module(Subjects.kind(op));
        } else if (Subjects.link(op) != null) {
            return link(op, errno, words);
        } else if (Subjects.route(op) != null) {
            return route(op, errno, words);
        } else if (op instanceof NetOp.AddNexthop o && errno == Errno.EOPNOTSUPP) {
            return tunnel(o.nexthop().family(), o.nexthop().attrs(), Nha.NHA_ENCAP_TYPE);
        } else if (op instanceof NetOp.DelAddress o && errno == Errno.EADDRNOTAVAIL) {
            return present(o);
        } else if (op instanceof NetOp.AddAddress && errno == Errno.EEXIST) {
            return "addr replace changes one that is there";
        }
        return null;
    }

    /** What has to be loaded for a kind of link. */
    private static String module(String kind) {
        LinkKind known = Kinds.find(kind).orElse(null);
        if (known == null) {
            return "its module is mostly called like it: modprobe " + kind + " (as root, outside)";
        } else if (known.module().isEmpty()) {
            return "no module has it: the kernel is built with it or not";
        }
        return "its module: modprobe " + known.module() + " (as root, outside)";
    }

    private String link(NetOp op, int errno, String words) {
        Link link = Subjects.link(op);
        boolean loopback = Subjects.name(op).equals("lo");
        if (op instanceof NetOp.AddLink && errno == Errno.EEXIST) {
            return loopback ? null : "link show " + Subjects.taken(op) + " shows it; link del removes it";
        } else if (op instanceof NetOp.DelLink && errno == Errno.EOPNOTSUPP) {
            return loopback
                    ? "lo belongs to its namespace and goes with it"
                    : "only links that were made by software can be deleted";
        } else if (words.contains("netns is immutable")) {
            return loopback
                    ? "each namespace has its own lo, which stays there"
                    : "such a link (" + link.dev() + ") cannot leave its namespace: make it where it is wanted";
        } else if (link.attrs().has(Ifla.IFLA_ADDRESS) && errno == Errno.EADDRNOTAVAIL) {
            return link.attrs()
                            .get(Ifla.IFLA_ADDRESS)
                            .filter(mac -> mac.multicast())
                            .isPresent()
                    ? "a multicast address (lowest bit of the first byte set) cannot be a link's own"
                    : "the address must not be all zeros";
        } else if (link.attrs().has(Ifla.IFLA_MASTER)) {
            return master(link, errno);
        } else if (errno == Errno.EBUSY && link.attrs().has(Ifla.IFLA_IFNAME)) {
            return "this kernel renames links only while they are down: link set " + link.dev() + " down";
        }
        return null;
    }

    private String master(Link link, int errno) {
        int master = link.attrs().get(Ifla.IFLA_MASTER).map(dev -> dev.index()).orElse(0);
        if (master != 0 && master == link.index()) {
            return "a link cannot be its own master";
        } else if (errno == Errno.EOPNOTSUPP) {
            return names.link(master) + " takes no ports: a master is a bridge, bond, team or vrf";
        } else if (errno == Errno.ELOOP) {
            return "a bridge cannot be a port of a bridge";
        } else if (errno == Errno.EBUSY) {
            return "it has a master already: link set " + link.dev() + " nomaster";
        }
        return null;
    }

    /** What a light-weight tunnel or a label needs, or null. */
    private static String tunnel(int family, Attrs attrs, Attr<Integer> type) {
        if (family == Rtm.AF_MPLS) {
            return "MPLS needs its module, and labels: modprobe mpls_router (as root, outside), then"
                    + " sysctl net.mpls.platform_labels=1048575";
        }
        return attrs.get(type)
                .flatMap(Encaps::find)
                .map(e -> e.module().isEmpty()
                        ? "no module has encap " + e.name() + ": the kernel is built with it or not"
                        : "its module: modprobe " + e.module() + " (as root, outside)")
                .orElse(null);
    }

    private String route(NetOp op, int errno, String words) {
        Route route = Subjects.route(op);
        if (errno == Errno.EOPNOTSUPP) {
            return tunnel(route.family(), route.attrs(), Rta.RTA_ENCAP_TYPE);
        }
        if (words.contains("Invalid prefix for given prefix length")) {
            return route.attrs()
                    .get(Rta.RTA_DST)
                    .map(dst -> "the network is " + network(dst, route.dstLength()))
                    .orElse(null);
        } else if (op instanceof NetOp.AddRoute && errno == Errno.EEXIST) {
            return "route replace takes its place, route append adds one beside it";
        } else if (words.contains("nexthop is not up") || errno == Errno.ENETDOWN) {
            return route.attrs()
                    .get(Rta.RTA_OIF)
                    .map(dev -> "link set " + names.link(dev.index()) + " up")
                    .orElse("set the interface up first");
        } else if (words.contains("invalid gateway")
                || errno == Errno.ENETUNREACH
                || errno == Errno.EHOSTUNREACH && route.attrs().has(Rta.RTA_GATEWAY)) {
            return connected(route.family());
        }
        return null;
    }

    /** Which prefixes a gateway could be in. */
    private String connected(int family) {
        List<String> all = new ArrayList<>();
        for (Route route : reads.routes(ns, family, 0, false)) {
            boolean direct = route.tableId() == MAIN
                    && route.attrs().has(Rta.RTA_DST)
                    && route.attrs().has(Rta.RTA_OIF)
                    && !route.attrs().has(Rta.RTA_GATEWAY);
            if (direct) {
                String dst = Ip.text(route.attrs().get(Rta.RTA_DST).orElseThrow()) + "/" + route.dstLength();
                all.add(dst + " dev "
                        + names.link(
                                route.attrs().get(Rta.RTA_OIF).orElseThrow().index()));
            }
        }
        if (all.size() > LISTED) {
            return "a gateway must be directly connected; " + all.size() + " prefixes are: route show scope link";
        } else if (!all.isEmpty()) {
            return "a gateway must be directly connected; these prefixes are: " + String.join(", ", all);
        }
        String version = family == Rtm.AF_INET6 ? "IPv6" : "IPv4";
        List<String> down = new ArrayList<>();
        for (Link link : reads.names(ns)) {
            if ((link.flags() & (Iff.IFF_UP | Iff.IFF_LOOPBACK)) == 0) {
                down.add(link.name());
            }
        }
        return "no " + version + " prefix is directly connected here"
                + (down.isEmpty() || down.size() > LISTED ? "" : "; down: " + String.join(", ", down));
    }

    /** The address under another length, or those that the interface has. */
    private String present(NetOp.DelAddress op) {
        InetAddress wanted = op.address().attrs().get(Ifa.IFA_LOCAL).orElse(null);
        List<String> all = new ArrayList<>();
        for (var address : reads.addresses(ns, op.address().family())) {
            InetAddress local = address.attrs()
                    .get(Ifa.IFA_LOCAL)
                    .or(() -> address.attrs().get(Ifa.IFA_ADDRESS))
                    .orElse(null);
            if (local == null || address.dev().index() != op.address().dev().index()) {
                continue;
            }
            String text = Ip.text(local) + "/" + address.prefixLength();
            if (local.equals(wanted)) {
                return "it is there as " + text;
            }
            all.add(text);
        }
        return all.isEmpty() || all.size() > LISTED ? null : "its addresses: " + String.join(", ", all);
    }

    private static String network(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        for (int bit = length; bit < bytes.length * 8; bit++) {
            bytes[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return Ip.text(bytes) + "/" + length;
    }
}
