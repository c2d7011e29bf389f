package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.OperState;
import netnsh.uapi.Rtm;
import netnsh.uapi.Veth;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** What requests about links would do. */
final class RehearsedLinks {
    /** In {@link Link#change} of a wish: the link was made, so that what was not said of it is the default. */
    static final int MADE = 1 << 31;

    private static final int ARPHRD_ETHER = 1;
    private static final List<Attr<?>> KEPT = List.of(
            Ifla.IFLA_MTU,
            Ifla.IFLA_ADDRESS,
            Ifla.IFLA_BROADCAST,
            Ifla.IFLA_TXQLEN,
            Ifla.IFLA_IFALIAS,
            Ifla.IFLA_GROUP,
            Ifla.IFLA_LINK,
            Ifla.IFLA_NUM_TX_QUEUES,
            Ifla.IFLA_NUM_RX_QUEUES,
            Ifla.IFLA_GSO_MAX_SIZE,
            Ifla.IFLA_GSO_MAX_SEGS,
            Ifla.IFLA_GRO_MAX_SIZE,
            Ifla.IFLA_PROTO_DOWN);

    private record Pair(RehearsedNs ns, int index) {}

    private final Function<NsRef, RehearsedNs> rooms;
    /** The other end of each end of a pair. */
    private final Map<Pair, Pair> ends = new HashMap<>();

    private int made;

    private final boolean wishes;

    /**
     * Links of these rooms.
     *
     * @param wishes only what is asked for is kept, see {@link Rehearsal#wishes}
     */
    RehearsedLinks(Function<NsRef, RehearsedNs> rooms, boolean wishes) {
        this.rooms = rooms;
        this.wishes = wishes;
    }

    /** Refuses a name that is taken; a wish replaces what is only looked up. */
    private void free(RehearsedNs ns, String name) {
        Link there = ns.link(name).orElse(null);
        if (wishes && there != null && (there.change() & MADE) == 0) {
            ns.remove(there.index());
        }
        ns.free(name);
    }

    void add(RehearsedNs here, Link wanted) {
        Attrs attrs = wanted.attrs();
        Attrs info = attrs.get(Ifla.IFLA_LINKINFO, Attrs.NONE);
        String kind = info.get(IflaInfo.IFLA_INFO_KIND)
                .orElseThrow(() -> Problem.of("link.kind", "the kind of the link is missing"));
        RehearsedNs there = target(here, attrs);
        String name = attrs.get(Ifla.IFLA_IFNAME, wanted.dev().name());
        LinkKind known = Kinds.find(kind).orElse(null);
        if (known == null || !known.pair()) {
            int index = put(there, name.isEmpty() ? template(there, kind) : name, wanted, kind);
            boolean elsewhere = known != null && known.staysBehind() && !known.worksAtHome();
            if (there != here && (elsewhere || attrs.has(Ifla.IFLA_LINK))) {
                int lower = attrs.get(Ifla.IFLA_LINK, Dev.NONE).index();
                there.links.computeIfPresent(index, (i, link) -> link.with(below(link.attrs(), there, here, lower)));
            }
            return;
        }
        LinkPart peer = info.get(IflaInfo.IFLA_INFO_DATA, Attrs.NONE)
                .get(Veth.VETH_INFO_PEER)
                .orElse(new LinkPart(new IfInfoMsg(0, 0, 0, 0, 0), Attrs.NONE));
        RehearsedNs far = target(here, peer.attrs());
        String near = name.isEmpty() ? template(there, kind) : name;
        free(there, near);
        String other = peer.attrs().get(Ifla.IFLA_IFNAME).orElseGet(() -> template(far, kind, near));
        if (far == there && other.equals(near)) {
            throw Problem.of("link.twice", "both ends would be called " + near);
        }
        free(far, other);
        Link peerLink = new Link(
                Dev.NONE, 0, 0, (int) peer.header().flags(), (int) peer.header().change(), peer.attrs());
        int b = put(far, other, peerLink, kind);
        int a = put(there, near, wanted, kind);
        pair(new Pair(there, a), new Pair(far, b));
    }

    /** Tells each end of a pair where the other one is. */
    private void pair(Pair one, Pair other) {
        ends.put(one, other);
        ends.put(other, one);
        one.ns.links.computeIfPresent(
                one.index, (i, link) -> link.with(below(link.attrs(), one.ns, other.ns, other.index)));
        other.ns.links.computeIfPresent(
                other.index, (i, link) -> link.with(below(link.attrs(), other.ns, one.ns, one.index)));
    }

    private static Attrs below(Attrs attrs, RehearsedNs here, RehearsedNs there, int index) {
        Attrs at = attrs.with(Ifla.IFLA_LINK, Dev.index(index)).without(Ifla.IFLA_LINK_NETNSID);
        return here == there ? at : at.with(Ifla.IFLA_LINK_NETNSID, there.id);
    }

    private RehearsedNs target(RehearsedNs here, Attrs attrs) {
        return attrs.get(Ifla.IFLA_NET_NS_FD).map(rooms).orElse(here);
    }

    private static String template(RehearsedNs ns, String kind, String... taken) {
        for (int n = 0; ; n++) {
            String name = kind + n;
            if (ns.link(name).isEmpty() && !List.of(taken).contains(name)) {
                return name;
            }
        }
    }

    private int put(RehearsedNs ns, String name, Link wanted, String kind) {
        free(ns, name);
        int index = wanted.index() != 0 ? wanted.index() : ns.nextIndex();
        made++;
        Attrs attrs = Attrs.NONE
                .with(Ifla.IFLA_IFNAME, name)
                .with(Ifla.IFLA_LINKINFO, Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, kind));
        if (!wishes) {
            attrs = attrs.with(Ifla.IFLA_TXQLEN, 1000L)
                    .with(Ifla.IFLA_OPERSTATE, OperState.IF_OPER_DOWN)
                    .with(Ifla.IFLA_MTU, 1500L)
                    .with(Ifla.IFLA_GROUP, 0L)
                    .with(Ifla.IFLA_QDISC, "noop")
                    .with(Ifla.IFLA_ADDRESS, Mac.of((byte) 2, (byte) 0, (byte) 0, (byte) 0, (byte) (made >> 8), (byte)
                            made));
        }
        int flags = Iff.IFF_BROADCAST | Iff.IFF_MULTICAST;
        Link link = new Link(Dev.of(index, name), 0, ARPHRD_ETHER, flags, wishes ? MADE : 0, attrs);
        ns.links.put(index, link);
        ns.links.put(index, merged(ns, link, wanted));
        return index;
    }

    void set(RehearsedNs here, Link wanted) {
        for (Link link : meant(here, wanted)) {
            String name = wanted.attrs().get(Ifla.IFLA_IFNAME, link.name());
            RehearsedNs there = target(here, wanted.attrs());
            if (there != here || !name.equals(link.name())) {
                move(here, link, there, name);
            }
            int index = there.need(name).index();
            there.links.computeIfPresent(index, (i, now) -> merged(there, now, wanted));
            carrier(new Pair(there, index));
        }
    }

    private void move(RehearsedNs here, Link link, RehearsedNs there, String name) {
        there.free(name);
        int index = link.index();
        if (there != here) {
            if ((link.flags() & Iff.IFF_LOOPBACK) != 0) {
                throw Problem.of("link.refused", "cannot set lo: it cannot leave its namespace");
            }
            here.remove(index);
            index = there.links.containsKey(index) ? there.nextIndex() : index;
            stacked(here, link.index(), there, index);
        }
        Attrs attrs = link.attrs().with(Ifla.IFLA_IFNAME, name);
        boolean works = attrs.has(Ifla.IFLA_LINK)
                || link.kind()
                        .flatMap(Kinds::find)
                        .filter(LinkKind::staysBehind)
                        .isPresent();
        if (there != here && works && !attrs.has(Ifla.IFLA_LINK_NETNSID)) {
            attrs = attrs.with(Ifla.IFLA_LINK_NETNSID, here.id);
        } else if (attrs.get(Ifla.IFLA_LINK_NETNSID)
                .filter(id -> id == there.id)
                .isPresent()) {
            attrs = attrs.without(Ifla.IFLA_LINK_NETNSID);
        }
        int flags = there == here ? link.flags() : link.flags() & ~Iff.IFF_UP;
        there.links.put(
                index,
                new Link(
                        Dev.of(index, name),
                        link.family(),
                        link.type(),
                        flags,
                        link.change(),
                        there == here ? attrs : attrs.without(Ifla.IFLA_MASTER)));
        Pair far = ends.remove(new Pair(here, link.index()));
        if (far != null) {
            pair(new Pair(there, index), far);
        }
    }

    /** What stands on a link that moves away. */
    private static void stacked(RehearsedNs here, int index, RehearsedNs there, int now) {
        here.links.replaceAll((i, upper) -> {
            boolean on = upper.attrs().get(Ifla.IFLA_LINK, Dev.NONE).index() == index
                    && !upper.attrs().has(Ifla.IFLA_LINK_NETNSID);
            return on ? upper.with(below(upper.attrs(), here, there, now)) : upper;
        });
    }

    /** The link with what a request wants changed. */
    private Link merged(RehearsedNs ns, Link link, Link wanted) {
        Attrs attrs = link.attrs();
        for (Attr<?> attr : KEPT) {
            attrs = taken(attrs, wanted.attrs(), attr);
        }
        attrs = RehearsedInfo.merged(attrs, wanted);
        if (wishes && wanted.attrs().has(Ifla.IFLA_AF_SPEC) && wanted.family() != Rtm.AF_BRIDGE) {
            attrs = taken(attrs, wanted.attrs(), Ifla.IFLA_AF_SPEC);
        }
        if (wanted.attrs().has(Ifla.IFLA_MASTER)) {
            Dev master = wanted.attrs().get(Ifla.IFLA_MASTER, Dev.NONE);
            if (master.index() == link.index()) {
                throw Problem.of("link.refused", "cannot set " + link.name() + ": a link cannot be its own master");
            }
            attrs = master.equals(Dev.NONE) && !wishes
                    ? attrs.without(Ifla.IFLA_MASTER)
                    : attrs.with(Ifla.IFLA_MASTER, master);
        }
        int flags = link.flags() & ~wanted.change() | wanted.flags() & wanted.change();
        boolean up = (flags & Iff.IFF_UP) != 0;
        return new Link(
                link.dev(),
                link.family(),
                link.type(),
                flags,
                wishes ? link.change() | wanted.change() : 0,
                attrs.with(Ifla.IFLA_QDISC, up ? "noqueue" : attrs.get(Ifla.IFLA_QDISC, "noop")));
    }

    private static <T> Attrs taken(Attrs attrs, Attrs wanted, Attr<T> attr) {
        return wanted.get(attr).map(value -> attrs.with(attr, value)).orElse(attrs);
    }

    /** A veth has a carrier when both ends are up, everything else when it is up itself. */
    private void carrier(Pair one) {
        Pair other = ends.get(one);
        Link a = one.ns.links.get(one.index);
        Link b = other == null ? null : other.ns.links.get(other.index);
        if (a != null && b != null) {
            boolean both = (a.flags() & b.flags() & Iff.IFF_UP) != 0;
            one.ns.links.put(a.index(), carrier(a, both));
            other.ns.links.put(b.index(), carrier(b, both));
        }
    }

    private static Link carrier(Link link, boolean on) {
        int bits = Iff.IFF_RUNNING | Iff.IFF_LOWER_UP;
        int flags = on ? link.flags() | bits : link.flags() & ~bits;
        boolean up = (link.flags() & Iff.IFF_UP) != 0;
        int state = on ? OperState.IF_OPER_UP : up ? OperState.IF_OPER_LOWERLAYERDOWN : OperState.IF_OPER_DOWN;
        return new Link(
                link.dev(),
                link.family(),
                link.type(),
                flags,
                link.change(),
                link.attrs().with(Ifla.IFLA_OPERSTATE, state));
    }

    void delete(RehearsedNs here, Link wanted) {
        for (Link link : meant(here, wanted)) {
            if ((link.flags() & Iff.IFF_LOOPBACK) != 0) {
                throw Problem.of("link.refused", "cannot delete lo: it belongs to its namespace");
            }
            here.remove(link.index());
            removePeer(here, link.index());
        }
    }

    /** A tun or tap, which is no request to rtnetlink. */
    void tap(RehearsedNs here, Effect.Tap tap) {
        Attrs tun =
                Attrs.NONE.with(IflaInfo.IFLA_INFO_KIND, "tun").with(IflaInfo.IFLA_INFO_DATA, RehearsedInfo.tun(tap));
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, tap.name());
        try {
            if (tap.make()) {
                add(here, new Link(Dev.NONE, 0, 0, 0, 0, attrs.with(Ifla.IFLA_LINKINFO, tun)));
            } else {
                delete(here, here.need(tap.name()));
            }
        } catch (Problem e) {
            throw e.at(tap.blame().find(List.of(0)));
        }
    }

    private void removePeer(RehearsedNs ns, int index) {
        Pair far = ends.remove(new Pair(ns, index));
        if (far != null) {
            ends.remove(far);
            far.ns.remove(far.index);
        }
    }

    /** What happens to the far ends when a namespace goes. */
    void removeAll(RehearsedNs ns) {
        for (Integer index : List.copyOf(ns.links.keySet())) {
            removePeer(ns, index);
        }
    }

    /** One link, or all of a group. */
    private static List<Link> meant(RehearsedNs here, Link wanted) {
        if (wanted.index() != 0) {
            Link link = here.links.get(wanted.index());
            if (link == null) {
                throw Problem.of("link.absent", "Cannot find device \"" + wanted.dev() + "\"");
            }
            return List.of(link);
        }
        long group = wanted.attrs().get(Ifla.IFLA_GROUP, 0L);
        return here.links.values().stream()
                .filter(link -> link.attrs().get(Ifla.IFLA_GROUP, 0L) == group)
                .toList();
    }

    void property(RehearsedNs here, Link wanted, boolean add) {
        Link link = meant(here, wanted).get(0);
        List<String> names = new ArrayList<>(RehearsedNs.altnames(link));
        for (String name : wanted.attrs().get(Ifla.IFLA_PROP_LIST, Attrs.NONE).all(Ifla.IFLA_ALT_IFNAME)) {
            if (add) {
                here.free(name);
                names.add(name);
            } else if (!names.remove(name)) {
                throw Problem.of("link.refused", link.name() + " has no alternative name " + name);
            }
        }
        Attrs list = Attrs.NONE;
        for (String name : names) {
            list = list.add(Ifla.IFLA_ALT_IFNAME, name);
        }
        Attrs attrs = link.attrs().without(Ifla.IFLA_PROP_LIST);
        here.links.put(link.index(), link.with(names.isEmpty() ? attrs : attrs.with(Ifla.IFLA_PROP_LIST, list)));
    }
}
