package netnsh.kernel;

import java.util.List;
import java.util.Optional;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.netlink.NetlinkError;
import netnsh.plan.NetOp;
import netnsh.uapi.Ifa;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.Nda;
import netnsh.uapi.Rta;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.Ip;

/** What a request is about, in words, and which attribute a refusal without an offset is most likely about. */
final class Subjects {
    static final int RTA_DST = Rta.RTA_DST.id();

    private static final List<Integer> DEV = List.of(0);
    private static final List<Integer> NAME = List.of(Ifla.IFLA_IFNAME.id());
    private static final List<Integer> KIND = List.of(Ifla.IFLA_LINKINFO.id(), IflaInfo.IFLA_INFO_KIND.id());

    private Subjects() {}

    /** What is done: {@code add}, {@code delete}, {@code set}. */
    static String verb(NetOp op) {
        String type = op.getClass().getSimpleName();
        if (op instanceof NetOp.FlushNeighbours) {
            return "flush";
        }
        return type.startsWith("Add") ? "add" : type.startsWith("Del") ? "delete" : "set";
    }

    /** The noun of an operation. */
    static String noun(NetOp op) {
        String room = room(op);
        return switch (room) {
            case "addr" -> "address";
            case "neigh" -> "neighbour entry";
            case "netns" -> "namespace id";
            case "fdb" -> "forwarding entry";
            case "vlan" -> "VLAN";
            case "mdb" -> "multicast group";
            default -> room;
        };
    }

    /** The noun as iproute2's object and the first half of a problem's id. */
    static String room(NetOp op) {
        if (op instanceof NetOp.AddAddress || op instanceof NetOp.DelAddress) {
            return "addr";
        } else if (op instanceof NetOp.AddRoute || op instanceof NetOp.DelRoute) {
            return "route";
        } else if (op instanceof NetOp.AddNeighbour || op instanceof NetOp.DelNeighbour) {
            return ObjectSubjects.forwarding(op) == null ? "neigh" : "fdb";
        } else if (op instanceof NetOp.AddRule || op instanceof NetOp.DelRule) {
            return "rule";
        } else if (op instanceof NetOp.SetNsid) {
            return "netns";
        }
        return ObjectSubjects.room(op);
    }

    /** The thing itself: {@code the link v0}, {@code the address 10.0.0.1/24}. */
    static String name(NetOp op) {
        Link link = link(op);
        if (link != null) {
            String name =
                    op instanceof NetOp.AddLink ? newName(link) : link.dev().toString();
            return link.dev().equals(Dev.NONE) && name.isEmpty() ? "the link" : name;
        }
        Address address = address(op);
        if (address != null) {
            return address.attrs()
                    .get(Ifa.IFA_LOCAL)
                    .or(() -> address.attrs().get(Ifa.IFA_ADDRESS))
                    .map(ip -> "the address " + Ip.text(ip) + "/" + address.prefixLength())
                    .orElse("the address");
        }
        Route route = route(op);
        if (route != null && route.label().isPresent()) {
            return "the route of label " + route.label().get().text();
        } else if (route != null) {
            return route.attrs()
                    .get(Rta.RTA_DST)
                    .map(ip -> "the route " + Ip.text(ip) + "/" + route.dstLength())
                    .orElse(route.dstLength() == 0 ? "the default route" : "the route");
        }
        String other = ObjectSubjects.name(op);
        return other != null ? other : "the " + noun(op);
    }

    /** What is there already when the kernel says that it exists. */
    static String taken(NetOp op) {
        if (op instanceof NetOp.SetLink o && o.link().attrs().has(Ifla.IFLA_IFNAME)) {
            return newName(o.link());
        } else if (op instanceof NetOp.LinkProperty o) {
            List<String> names = o.link()
                    .attrs()
                    .get(Ifla.IFLA_PROP_LIST)
                    .map(l -> l.all(Ifla.IFLA_ALT_IFNAME))
                    .orElse(List.of());
            return names.size() == 1 ? "the name " + names.get(0) : "one of these names";
        }
        return name(op);
    }

    private static String newName(Link link) {
        return link.attrs().get(Ifla.IFLA_IFNAME, link.dev().name());
    }

    /** The kind of a link that is to be made, or null. */
    static String kind(NetOp op) {
        Link link = link(op);
        Optional<String> kind = link == null
                ? Optional.empty()
                : link.attrs().get(Ifla.IFLA_LINKINFO).flatMap(info -> info.get(IflaInfo.IFLA_INFO_KIND));
        return kind.orElse(null);
    }

    static Link link(NetOp op) {
        if (op instanceof NetOp.AddLink o) {
            return o.link();
        } else if (op instanceof NetOp.SetLink o) {
            return o.link();
        } else if (op instanceof NetOp.DelLink o) {
            return o.link();
        } else if (op instanceof NetOp.LinkProperty o) {
            return o.link();
        }
        return null;
    }

    static Address address(NetOp op) {
        return op instanceof NetOp.AddAddress o ? o.address() : op instanceof NetOp.DelAddress o ? o.address() : null;
    }

    static Route route(NetOp op) {
        return op instanceof NetOp.AddRoute o ? o.route() : op instanceof NetOp.DelRoute o ? o.route() : null;
    }

    /** The way to the attribute that a refusal without an offset is about. */
    static List<Integer> path(NetOp op, NetlinkError e) {
        String words = e.kernelWords() == null ? "" : e.kernelWords();
        if (op instanceof NetOp.AddLink) {
            return e.errno() == Errno.EOPNOTSUPP ? KIND : NAME;
        } else if (link(op) != null) {
            return ofChange(link(op).attrs(), e.errno(), words);
        } else if (address(op) != null) {
            return e.errno() == Errno.ENODEV ? DEV : List.of(Ifa.IFA_LOCAL.id());
        } else if (route(op) != null) {
            boolean gateway = words.contains("gateway") || words.contains("Gateway");
            boolean unreachable = e.errno() == Errno.ENETUNREACH || e.errno() == Errno.EHOSTUNREACH;
            if (gateway || unreachable) {
                return List.of(Rta.RTA_GATEWAY.id());
            }
            return List.of(words.contains("nexthop is not up") ? Rta.RTA_OIF.id() : RTA_DST);
        } else if (!ObjectSubjects.path(op).isEmpty()) {
            return ObjectSubjects.path(op, e.errno());
        } else if (room(op).equals("neigh")) {
            return e.errno() == Errno.ENODEV ? DEV : List.of(Nda.NDA_DST.id());
        }
        return List.of();
    }

    private static List<Integer> ofChange(Attrs attrs, int errno, String words) {
        boolean name = words.contains("same name") || errno == Errno.EEXIST;
        if (words.contains("netns") && attrs.has(Ifla.IFLA_NET_NS_FD) && !name) {
            return List.of(Ifla.IFLA_NET_NS_FD.id());
        }
        for (var attr : List.of(
                Ifla.IFLA_IFNAME,
                Ifla.IFLA_MTU,
                Ifla.IFLA_ADDRESS,
                Ifla.IFLA_MASTER,
                Ifla.IFLA_NET_NS_FD,
                Ifla.IFLA_PROP_LIST)) {
            if (attrs.has(attr)) {
                return List.of(attr.id());
            }
        }
        return DEV;
    }
}
