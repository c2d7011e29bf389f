package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.kind.LinkRows;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.View;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBr;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.IflaTun;
import netnsh.value.Accounts;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** Reads links as words. What it has read of a namespace it keeps for the names of others. */
final class LinkReader {
    /** ARPHRD_ETHER of linux/if_arp.h. */
    private static final int ETHER = 1;

    private static final int ALL = -1;

    /** In {@link Link#change} of a wish: the link was made, not only spoken of. */
    private static final int MADE = 1 << 31;

    private final View view;
    private final boolean wanted;
    private final Predicate<NsRef> followed;
    private final Map<NsRef, Map<Integer, Link>> links = new HashMap<>();
    private final Map<NsRef, View.Names> places = new HashMap<>();
    private final Map<End, List<NsRef>> ends = new HashMap<>();

    /**
     * A reader.
     *
     * @param wanted the view holds what was said, not all there is: {@link Link#change} tells which flags were
     */
    LinkReader(View view, boolean wanted) {
        this(view, wanted, ns -> true);
    }

    /**
     * A reader that does not look into every namespace.
     *
     * @param followed those where the other end of a link, or the link below, is looked for; elsewhere they stay unknown
     */
    LinkReader(View view, boolean wanted, Predicate<NsRef> followed) {
        this.view = view;
        this.wanted = wanted;
        this.followed = followed;
    }

    /** Whether the view holds what was said. */
    boolean wanted() {
        return wanted;
    }

    /** The links of a namespace by index, read once. */
    Map<Integer, Link> links(NsRef ns) {
        return links.computeIfAbsent(ns, there -> {
            Map<Integer, Link> all = new LinkedHashMap<>();
            view.links(there).forEach(link -> all.put(link.index(), link));
            return all;
        });
    }

    /** The names of a namespace's links. */
    IntFunction<String> names(NsRef ns) {
        Map<Integer, Link> all = links(ns);
        return index -> all.containsKey(index) ? all.get(index).name() : "if" + index;
    }

    /** Reads all of these first: so the other end of a cable is found by its numbers, whoever is read first. */
    void readFirst(Collection<? extends NsRef> namespaces) {
        namespaces.forEach(ns -> links(ns).values().stream()
                .filter(link -> link.attrs().has(Ifla.IFLA_LINK_NETNSID))
                .forEach(link -> ends.computeIfAbsent(new End(link.index(), below(link)), end -> new ArrayList<>())
                        .add(ns)));
    }

    /**
     * What the two ends of a cable know of each other.
     *
     * @param index the link's own, in its namespace
     * @param other that of its other end, in the other's
     */
    private record End(int index, int other) {}

    private static int below(Link link) {
        return link.attrs().get(Ifla.IFLA_LINK, Dev.NONE).index();
    }

    /** All links of a namespace. */
    List<LinkState> read(NsRef ns) {
        List<LinkState> all = new ArrayList<>();
        for (Link link : links(ns).values()) {
            all.add(state(ns, link));
        }
        all.sort(Comparator.comparing(LinkState::name)); // indices differ after each rebuilding
        return all;
    }

    private LinkState state(NsRef ns, Link link) {
        LinkKind known = link.kind().flatMap(Kinds::find).orElse(null);
        boolean fallback = !wanted && known != null && link.name().equals(known.fallback());
        String kind = fallback ? "" : link.kind().orElse("");
        boolean made = wanted && (link.change() & MADE) != 0;
        Optional<NsRef> elsewhere = elsewhere(ns, link);
        boolean far = elsewhere.isPresent() && !followed.test(elsewhere.get());
        Link under = far ? null : under(ns, link, elsewhere);
        LinkState.Ref below = under == null ? null : new LinkState.Ref(elsewhere.orElse(ns), under.name());
        boolean pair = known != null && known.pair();
        boolean onLink = known != null && known.onLink();
        String lacks = fallback
                ? "the kernel makes it by itself, when its module is loaded"
                : lacks(link, kind, known, pair || onLink ? below : null, !far && (pair || onLink));
        if (elsewhere.isEmpty() && link.attrs().has(Ifla.IFLA_LINK_NETNSID) && lacks.isEmpty()) {
            lacks = "it works in a namespace that has no name";
        }
        Map<String, List<String>> options = kind.equals("tun")
                ? tun(link)
                : known == null ? Map.of() : known.settings(link.data(), names(far ? ns : elsewhere.orElse(ns)));
        if (!wanted && changesTopology(link)) {
            options = new LinkedHashMap<>(options);
            options.remove("ageing_time");
        }
        String portKind = link.slaveKind().map(k -> k + "_slave").orElse("");
        Attrs port = link.info().get(IflaInfo.IFLA_INFO_SLAVE_DATA, Attrs.NONE);
        Map<String, List<String>> asPort = portKind.isEmpty()
                ? Map.of()
                : Kinds.find(portKind).map(k -> k.settings(port, names(ns))).orElse(Map.of());
        return new LinkState(
                ns,
                link.name(),
                kind,
                made,
                onLink && !pair
                        ? below
                        : elsewhere.isPresent() && !pair ? new LinkState.Ref(elsewhere.get(), "") : null,
                pair ? below : null,
                options,
                own(link, kind, under),
                asPort,
                portKind,
                master(ns, link, made),
                !wanted || made || (link.change() & Iff.IFF_UP) != 0 ? Boolean.valueOf(link.up()) : null,
                lacks);
    }

    /** The namespace of the link below (or of the other end) where that is another one. */
    private Optional<NsRef> elsewhere(NsRef ns, Link link) {
        List<NsRef> likely = ends.getOrDefault(new End(below(link), link.index()), List.of());
        return link.attrs()
                .get(Ifla.IFLA_LINK_NETNSID)
                .filter(id -> id >= 0)
                .flatMap(id -> places.computeIfAbsent(ns, view::names).place(id, likely));
    }

    /** The link below, or the other end; null where there is none, or none that can be found. */
    private Link under(NsRef ns, Link link, Optional<NsRef> elsewhere) {
        int index = below(link);
        boolean unknown = elsewhere.isEmpty() && link.attrs().has(Ifla.IFLA_LINK_NETNSID);
        return index == 0 || unknown ? null : links(elsewhere.orElse(ns)).get(index);
    }

    private String lacks(Link link, String kind, LinkKind known, LinkState.Ref below, boolean needed) {
        if (kind.isEmpty()) {
            return "";
        } else if (known == null && !link.data().equals(Attrs.NONE)) {
            return "netnsh does not know links of type " + kind;
        } else if (needed && below == null && !(wanted && (link.change() & MADE) == 0)) {
            return known.pair()
                    ? "its other end is in a namespace that has no name"
                    : "the link below is in a namespace that has no name";
        } else if (kind.equals("tun") && link.data().get(IflaTun.IFLA_TUN_PERSIST, 1) == 0) {
            return "it goes with the program that made it";
        }
        return "";
    }

    private String master(NsRef ns, Link link, boolean made) {
        Dev master = link.attrs().get(Ifla.IFLA_MASTER).orElse(null);
        if (master == null) {
            return wanted && !made ? null : "";
        }
        return master.index() == 0 ? "" : names(ns).apply(master.index());
    }

    private Map<String, List<String>> own(Link link, String kind, Link under) {
        int meant = wanted ? link.change() & ~MADE : ALL;
        Map<String, List<String>> own = new LinkedHashMap<>(LinkRows.settings(link.flags(), meant, link.attrs()));
        if (kind.isEmpty() || link.type() != ETHER) {
            // hardware has its own address; those of tunnels are the ends
            own.remove("address");
            own.remove("broadcast");
        }
        boolean likeBelow = under != null
                && under.attrs().get(Ifla.IFLA_ADDRESS).equals(link.attrs().get(Ifla.IFLA_ADDRESS));
        if (kind.equals("vlan") && !wanted && likeBelow) {
            own.remove("address");
        } else if (kind.equals("ipvlan") || kind.equals("ipvtap")) {
            own.remove("address");
        }
        if (kind.equals("bridge") && unset(link)) {
            own.remove("address");
        }
        boolean queues = kind.isEmpty() || kind.equals("veth") || kind.equals("tun");
        if (queues) {
            // how many there are follows from the machine
            own.remove("numtxqueues");
            own.remove("numrxqueues");
        }
        return own;
    }

    /** A bridge whose last port has left has no address, and nobody can give it none. */
    static boolean unset(Link link) {
        Mac address = link.attrs().get(Ifla.IFLA_ADDRESS).orElse(null);
        return address != null && address.equals(Mac.of(new byte[address.length()]));
    }

    /**
     * Whether a bridge with STP forgets faster for the moment than it was told to, and tells that:
     * __br_set_topology_change of net/bridge/br_stp.c.
     */
    static boolean changesTopology(Link link) {
        return link.kind().filter("bridge"::equals).isPresent()
                && link.data().get(IflaBr.IFLA_BR_TOPOLOGY_CHANGE, 0) != 0;
    }

    /** The words of {@code tuntap add}. */
    private static Map<String, List<String>> tun(Link link) {
        Attrs data = link.data();
        Map<String, List<String>> words = new LinkedHashMap<>();
        data.get(IflaTun.IFLA_TUN_TYPE).ifPresent(t -> words.put("mode", List.of("mode", t == 2 ? "tap" : "tun")));
        data.get(IflaTun.IFLA_TUN_OWNER).ifPresent(u -> words.put("user", List.of("user", name(Accounts.user(u), u))));
        data.get(IflaTun.IFLA_TUN_GROUP)
                .ifPresent(g -> words.put("group", List.of("group", name(Accounts.group(g), g))));
        if (data.get(IflaTun.IFLA_TUN_PI, 0) != 0) {
            words.put("pi", List.of("pi"));
        }
        if (data.get(IflaTun.IFLA_TUN_VNET_HDR, 0) != 0) {
            words.put("vnet_hdr", List.of("vnet_hdr"));
        }
        if (data.get(IflaTun.IFLA_TUN_MULTI_QUEUE, 0) != 0) {
            words.put("multi_queue", List.of("multi_queue"));
        }
        return words;
    }

    private static String name(String name, long id) {
        return name == null ? Long.toString(id) : name;
    }
}
