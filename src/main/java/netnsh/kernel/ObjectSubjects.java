package netnsh.kernel;

import java.util.List;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.plan.NetOp;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.uapi.Nda;
import netnsh.uapi.Nha;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanInfo;
import netnsh.value.Errno;
import netnsh.value.Ip;
import netnsh.value.Mac;

/** What requests about a bridge's tables and about nexthop objects are about, in words. */
final class ObjectSubjects {
    private ObjectSubjects() {}

    /** The first half of a problem's id. */
    static String room(NetOp op) {
        if (op instanceof NetOp.AddVlan || op instanceof NetOp.DelVlan || op instanceof NetOp.SetVlan) {
            return "vlan";
        } else if (op instanceof NetOp.AddMdb || op instanceof NetOp.DelMdb) {
            return "mdb";
        } else if (op instanceof NetOp.AddNexthop || op instanceof NetOp.DelNexthop) {
            return "nexthop";
        } else if (op instanceof NetOp.FlushNeighbours) {
            return "fdb";
        }
        return "link";
    }

    /** The thing itself, or null when it is none of these. */
    static String name(NetOp op) {
        Neighbour entry = forwarding(op);
        if (op instanceof NetOp.FlushNeighbours o) {
            return "the forwarding database of " + o.filter().dev();
        } else if (entry != null) {
            return "the forwarding entry " + entry.lladdr().map(Mac::toString).orElse("") + " of " + entry.dev();
        } else if (op instanceof NetOp.AddVlan o) {
            return vlans(o.port());
        } else if (op instanceof NetOp.DelVlan o) {
            return vlans(o.port());
        } else if (op instanceof NetOp.SetVlan o) {
            return "the VLAN options of " + o.vlan().dev();
        } else if (op instanceof NetOp.AddMdb o) {
            return group(o.mdb());
        } else if (op instanceof NetOp.DelMdb o) {
            return group(o.mdb());
        } else if (op instanceof NetOp.AddNexthop o) {
            return nexthop(o.nexthop());
        } else if (op instanceof NetOp.DelNexthop o) {
            return nexthop(o.nexthop());
        }
        return null;
    }

    private static String nexthop(Nexthop n) {
        return n.attrs().get(Nha.NHA_ID).map(id -> "the nexthop " + id).orElse("the nexthop");
    }

    private static String group(Mdb mdb) {
        MdbEntry entry = mdb.attrs().get(Mdba.MDBA_SET_ENTRY).orElseThrow();
        String group = entry.group().length == 6 ? Mac.of(entry.group()).toString() : Ip.text(entry.group());
        return "the multicast group " + group;
    }

    private static String vlans(Link port) {
        List<VlanInfo> infos = port.attrs().get(Ifla.IFLA_AF_SPEC, Attrs.NONE).all(IflaBridge.IFLA_BRIDGE_VLAN_INFO);
        return infos.isEmpty()
                ? "the tunnel mapping of " + port.dev()
                : "the VLAN " + infos.get(0).vid() + " of " + port.dev();
    }

    /** The forwarding entry that a request is about, or null. */
    static Neighbour forwarding(NetOp op) {
        Neighbour n = op instanceof NetOp.AddNeighbour o
                ? o.neighbour()
                : op instanceof NetOp.DelNeighbour o ? o.neighbour() : null;
        return n != null && n.family() == Rtm.AF_BRIDGE ? n : null;
    }

    /** The same, knowing what the kernel said: a new number is right, so the members or the gateway are not. */
    static List<Integer> path(NetOp op, int errno) {
        if (op instanceof NetOp.AddNexthop o && errno == Errno.EINVAL) {
            boolean group = o.nexthop().attrs().has(Nha.NHA_GROUP);
            return List.of(group ? Nha.NHA_GROUP.id() : Nha.NHA_GATEWAY.id());
        }
        return path(op);
    }

    /** The attribute that a refusal without an offset is most likely about; empty for other requests. */
    static List<Integer> path(NetOp op) {
        if (forwarding(op) != null) {
            return List.of(Nda.NDA_LLADDR.id());
        }
        return switch (room(op)) {
            case "vlan" -> List.of(Ifla.IFLA_AF_SPEC.id());
            case "mdb" -> List.of(Mdba.MDBA_SET_ENTRY.id());
            case "nexthop" -> List.of(Nha.NHA_ID.id());
            default -> List.of();
        };
    }
}
