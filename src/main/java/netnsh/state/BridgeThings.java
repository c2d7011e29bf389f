package netnsh.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBr;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.IflaVxlan;
import netnsh.uapi.MdbEntry;
import netnsh.uapi.Mdba;
import netnsh.uapi.Ntf;
import netnsh.uapi.Nud;
import netnsh.uapi.VlanInfo;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** Reads the tables of bridges and tunnels: VLANs of ports, forwarding entries, multicast groups. */
final class BridgeThings {
    private static final Blame NOBODY = new Blame(null);
    private static final String FLOOD = "00:00:00:00:00:00";

    private final View view;
    private final NsRef ns;
    private final Map<Integer, Link> links;
    private final IntFunction<String> names;
    private final boolean any;
    private final boolean wanted;
    private final Set<Mac> own = new HashSet<>();

    BridgeThings(View view, NsRef ns, LinkReader reader, boolean wanted) {
        this.view = view;
        this.wanted = wanted;
        this.ns = ns;
        this.links = reader.links(ns);
        this.names = reader.names(ns);
        this.any = links.values().stream().anyMatch(l -> kind(l, "bridge"));
        links.values().forEach(l -> l.attrs().get(Ifla.IFLA_ADDRESS).ifPresent(own::add));
    }

    private static boolean kind(Link link, String kind) {
        return link != null && link.kind().filter(kind::equals).isPresent();
    }

    private Thing thing(Thing.Sort sort, String key, String state, Line make, Line take, boolean changes, String dev) {
        return new Thing(sort, ns, key, state, make, take, changes, Set.of(dev), Thing.Maker.USER, "");
    }

    /** What differs from the VLAN that every port gets. */
    List<Thing> vlans() {
        List<Thing> all = new ArrayList<>();
        if (!any) {
            return all;
        }
        for (Link port : view.query(ns, new Query.BridgeLinks(Ifla.RTEXT_FILTER_BRVLAN), NOBODY)) {
            Attrs spec = port.attrs().get(Ifla.IFLA_AF_SPEC, Attrs.NONE);
            Link link = links.get(port.index());
            if (link == null) {
                continue;
            }
            boolean self = kind(link, "bridge");
            int usual = usual(self ? link : links.get(link.master()));
            boolean there = usual == 0;
            for (VlanInfo vlan : spec.all(IflaBridge.IFLA_BRIDGE_VLAN_INFO)) {
                boolean gone = vlan.flags() == VlanInfo.ONLY_OPTS; // a wish that it be not there
                boolean plain = vlan.vid() == usual
                        && (vlan.flags() & (VlanInfo.PVID | VlanInfo.UNTAGGED)) == (VlanInfo.PVID | VlanInfo.UNTAGGED);
                there |= vlan.vid() == usual;
                if (gone) {
                    all.add(noVlan(vlan.vid(), link.name(), self));
                } else if (!plain) {
                    all.add(vlan(vlan, link.name(), self));
                }
            }
            // of a wish what is not said is not known
            if (!wanted && !there && !spec.isEmpty() | hasVlans(self ? link : links.get(link.master()))) {
                all.add(noVlan(usual, link.name(), self));
            }
            tunnels(spec, link.name(), all);
        }
        all.addAll(new VlanThings(view, ns, links, wanted).read());
        return all;
    }

    private static boolean hasVlans(Link bridge) {
        return bridge != null && bridge.data().has(IflaBr.IFLA_BR_VLAN_PROTOCOL);
    }

    /** The VLAN that a bridge gives its ports; 0 when it gives none, or is not known. */
    private static int usual(Link bridge) {
        return bridge == null ? 0 : bridge.data().get(IflaBr.IFLA_BR_VLAN_DEFAULT_PVID, 0);
    }

    private static List<String> vid(String verb, int vid, String dev, boolean self) {
        List<String> words = new ArrayList<>(List.of("vlan", verb, "vid", Integer.toString(vid), "dev", dev));
        if (self) {
            words.add("self");
        }
        return words;
    }

    private Thing vlan(VlanInfo vlan, String dev, boolean self) {
        List<String> make = vid("add", vlan.vid(), dev, self);
        List<String> flags = new ArrayList<>();
        if ((vlan.flags() & VlanInfo.PVID) != 0) {
            flags.add("pvid");
        }
        if ((vlan.flags() & VlanInfo.UNTAGGED) != 0) {
            flags.add("untagged");
        }
        make.addAll(flags);
        return thing(
                Thing.Sort.VLAN,
                dev + " " + vlan.vid(),
                String.join(" ", flags),
                Line.bridge(ns, make),
                Line.bridge(ns, vid("delete", vlan.vid(), dev, self)),
                true,
                dev);
    }

    private Thing noVlan(int vid, String dev, boolean self) {
        List<String> back = vid("add", vid, dev, self);
        back.addAll(List.of("pvid", "untagged"));
        Line del = Line.bridge(ns, vid("delete", vid, dev, self));
        return thing(Thing.Sort.VLAN, dev + " " + vid, "none", del, Line.bridge(ns, back), true, dev);
    }

    private void tunnels(Attrs spec, String dev, List<Thing> all) {
        for (Attrs t : spec.all(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_INFO)) {
            int vid = t.get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_VID, 0);
            String id = t.get(IflaBridge.IFLA_BRIDGE_VLAN_TUNNEL_ID, 0L).toString();
            List<String> make = vid("add", vid, dev, false);
            make.addAll(List.of("tunnel_info", "id", id));
            List<String> take = vid("delete", vid, dev, false);
            take.addAll(List.of("tunnel_info", "id", id));
            // their keys are longer than those of the VLANs, which must be there first
            all.add(thing(
                    Thing.Sort.VLAN,
                    dev + " " + vid + " mapped to a tunnel",
                    id,
                    Line.bridge(ns, make),
                    Line.bridge(ns, take),
                    false,
                    dev));
        }
    }

    /** Entries that somebody made. */
    List<Thing> forwarding() {
        List<Thing> all = new ArrayList<>();
        boolean tables = any
                || links.values().stream()
                        .anyMatch(l -> kind(l, "vxlan") || l.kind().isPresent());
        if (!tables) {
            return all;
        }
        Set<String> seen = new HashSet<>();
        List<Neighbour> entries = new ArrayList<>();
        view.query(ns, new Query.Forwarding(Dev.NONE, Dev.NONE), NOBODY).forEach(n -> entries.addAll(single(n)));
        for (Neighbour entry : entries) {
            Neighbour n = entry;
            Link link = links.get(n.dev().index());
            if (link == null || !mine(n, link)) {
                continue;
            } else if (kind(link, "bridge")) {
                // told as the bridge's, and read as the interface's
                n = with(n, n.flags() & ~Ntf.NTF_MASTER | Ntf.NTF_SELF);
            }
            List<String> id = ObjectWords.forwardingId(n, names);
            List<String> words = ObjectWords.forwarding(n);
            List<String> make = new ArrayList<>(List.of("fdb", kind(link, "vxlan") ? "append" : "replace"));
            make.addAll(id);
            make.addAll(words);
            List<String> take = new ArrayList<>(List.of("fdb", "del"));
            take.addAll(id);
            if (seen.add(String.join(" ", id))) {
                all.add(thing(
                        Thing.Sort.FORWARDING,
                        String.join(" ", id),
                        String.join(" ", words),
                        Line.bridge(ns, make),
                        Line.bridge(ns, take),
                        !kind(link, "vxlan"),
                        link.name()));
            }
        }
        return all;
    }

    /** One that was asked of the bridge and of the interface itself is two. */
    private static List<Neighbour> single(Neighbour n) {
        int both = Ntf.NTF_SELF | Ntf.NTF_MASTER;
        return (n.flags() & both) == both
                ? List.of(with(n, n.flags() & ~Ntf.NTF_MASTER), with(n, n.flags() & ~Ntf.NTF_SELF))
                : List.of(n);
    }

    private static Neighbour with(Neighbour n, int flags) {
        return new Neighbour(n.family(), n.dev(), n.state(), flags, n.type(), n.attrs());
    }

    /** Not the addresses of the interfaces themselves, not multicast that the kernel listens to, not what is learned. */
    private boolean mine(Neighbour n, Link link) {
        Mac mac = n.lladdr().orElse(null);
        boolean learned = (n.state() & (Nud.NUD_PERMANENT | Nud.NUD_NOARP)) == 0
                && (n.flags() & (Ntf.NTF_EXT_LEARNED | Ntf.NTF_STICKY)) == 0;
        if (mac == null || learned) {
            return false;
        }
        boolean self = (n.flags() & Ntf.NTF_SELF) != 0;
        if (kind(link, "vxlan") && self) {
            return !byDefault(n, link, mac);
        }
        boolean group = (mac.bytes()[0] & 1) != 0;
        return !own.contains(mac) && !(group && self);
    }

    /** The entry that a vxlan makes of its own {@code remote} or {@code group}. */
    private static boolean byDefault(Neighbour n, Link link, Mac mac) {
        Attrs data = link.data();
        return mac.toString().equals(FLOOD)
                && n.address().isPresent()
                && (n.address().equals(data.get(IflaVxlan.IFLA_VXLAN_GROUP))
                        || n.address().equals(data.get(IflaVxlan.IFLA_VXLAN_GROUP6)));
    }

    /** Groups that do not age. */
    List<Thing> groups() {
        List<Thing> all = new ArrayList<>();
        if (!any) {
            return all;
        }
        for (Mdb mdb : Tables.read(view, ns, new Query.MulticastGroups())) {
            String bridge = Words.dev(mdb.bridge(), names);
            for (Attrs entries : mdb.attrs().get(Mdba.MDBA_MDB, Attrs.NONE).all(Mdba.MDBA_MDB_ENTRY)) {
                for (MdbEntry e : entries.all(Mdba.MDBA_MDB_ENTRY_INFO)) {
                    if ((e.state() & MdbEntry.PERMANENT) != 0) {
                        all.add(group(
                                bridge,
                                e,
                                e.attrs().get(Mdba.EATTR_SOURCE).map(Ip::text).orElse(null)));
                    }
                }
            }
        }
        return all;
    }

    private Thing group(String bridge, MdbEntry e, String source) {
        String port = Words.dev(e.port(), names);
        String address = e.group().length == 6 ? Mac.of(e.group()).toString() : Ip.text(e.group());
        List<String> id = new ArrayList<>(List.of("dev", bridge, "port", port, "grp", address));
        if (source != null) {
            id.addAll(List.of("src", source));
        }
        if (e.vid() != 0) {
            id.addAll(List.of("vid", Integer.toString(e.vid())));
        }
        List<String> make = new ArrayList<>(List.of("mdb", "add"));
        make.addAll(id);
        String state = (e.state() & MdbEntry.PERMANENT) != 0 ? "permanent" : "temp";
        make.add(state);
        List<String> take = new ArrayList<>(List.of("mdb", "del"));
        take.addAll(id);
        return new Thing(
                Thing.Sort.GROUP,
                ns,
                String.join(" ", id),
                state,
                Line.bridge(ns, make),
                Line.bridge(ns, take),
                false,
                Set.copyOf(List.of(bridge, port)), // the bridge may be its own port: the host listens
                Thing.Maker.USER,
                "");
    }
}
