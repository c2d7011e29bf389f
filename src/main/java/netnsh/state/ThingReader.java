package netnsh.state;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Membership;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Fra;
import netnsh.uapi.Ifa;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.NextHop;
import netnsh.uapi.Nha;
import netnsh.uapi.Nud;
import netnsh.uapi.RtProt;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** Reads everything in a namespace but links, bridges' tables and parameters. */
final class ThingReader {
    /** IFAPROT_KERNEL_LO and IFAPROT_KERNEL_LL of linux/if_addr.h: the kernel added it. */
    private static final Set<Integer> BY_KERNEL = Set.of(1, 3);

    /** Ends what tells a route's place in its table; behind it stands where the route leads. */
    static final String SLOT = " | ";

    private static final Map<Line.Tool, String> FAMILIES =
            Map.of(Line.Tool.IP, "4", Line.Tool.IP6, "6", Line.Tool.MPLS, "M");

    private final View view;
    private final NsRef ns;
    private final List<Integer> families;
    private final LinkReader links;
    private final IntFunction<String> names;
    private final boolean wanted;
    private final List<Thing> things = new ArrayList<>();

    /**
     * A reader of one namespace.
     *
     * @param families those whose routes are read
     */
    ThingReader(View view, NsRef ns, LinkReader links, List<Integer> families, boolean wanted) {
        this.view = view;
        this.families = families;
        this.wanted = wanted;
        this.ns = ns;
        this.links = links;
        this.names = links.names(ns);
    }

    /** All of it: addresses in the kernel's order for each interface, everything else sorted by its words. */
    List<Thing> read() {
        links.links(ns).values().stream()
                .sorted(Comparator.comparing(Link::name))
                .forEach(this::altNames);
        BridgeThings bridges = new BridgeThings(view, ns, links, wanted);
        add(bridges.vlans());
        addresses();
        add(nexthops());
        add(routes());
        rules();
        add(neighbours());
        add(bridges.forwarding());
        add(bridges.groups());
        add(memberships());
        return things;
    }

    private void add(List<Thing> some) {
        some.stream()
                .sorted(Comparator.comparing((Thing t) -> t.key().length()).thenComparing(Thing::key))
                .forEach(things::add);
    }

    private void altNames(Link link) {
        for (String name : link.altNames()) {
            things.add(thing(
                    Thing.Sort.ALTNAME,
                    link.name() + " " + name,
                    "",
                    Line.ip(ns, "link", "property", "add", "dev", link.name(), "altname", name),
                    Line.ip(ns, "link", "property", "del", "dev", link.name(), "altname", name),
                    link.name()));
        }
    }

    private Thing thing(Thing.Sort sort, String key, String state, Line make, Line take, String... on) {
        return new Thing(sort, ns, key, state, make, take, false, Set.of(on), Thing.Maker.USER, "");
    }

    private void addresses() {
        List<Address> all = new ArrayList<>(view.addresses(ns, 0));
        all.sort(Comparator.comparing((Address a) -> Words.dev(a.dev(), names)).thenComparing(Address::family));
        List<Thing> six = new ArrayList<>();
        for (Address a : all) {
            if (a.hidden() || a.local().isEmpty()) {
                continue;
            }
            if (a.family() == Rtm.AF_INET) {
                add(six);
                six.clear();
                things.add(address(a, names));
            } else {
                six.add(address(a, names)); // their order means nothing
            }
        }
        add(six);
    }

    private Thing address(Address a, IntFunction<String> dev) {
        List<String> id = Words.addressId(a, dev);
        List<String> options = Words.addressOptions(a, dev);
        List<String> make = new ArrayList<>(List.of("addr", "add"));
        make.addAll(id);
        make.addAll(options);
        make.addAll(Words.lifetimes(a));
        List<String> take = new ArrayList<>(List.of("addr", "del"));
        take.addAll(id);
        return new Thing(
                Thing.Sort.ADDRESS,
                ns,
                String.join(" ", id),
                String.join(" ", options),
                Line.ip(ns, make),
                Line.ip(ns, take),
                false,
                Set.of(Words.dev(a.dev(), dev)),
                maker(a),
                "");
    }

    private Thing.Maker maker(Address a) {
        boolean limited = a.attrs()
                .get(Ifa.IFA_CACHEINFO)
                .filter(c -> c.valid() != IfaCacheInfo.FOREVER)
                .isPresent();
        if (limited) {
            return Thing.Maker.PASSING;
        }
        InetAddress local = a.local().orElseThrow();
        boolean first = local.isLoopbackAddress()
                && Words.dev(a.dev(), names).equals("lo")
                && (a.prefixLength() == 8 || a.prefixLength() == 128)
                && local.getAddress()[local.getAddress().length - 1] == 1;
        boolean kernel = first
                || BY_KERNEL.contains(a.attrs().get(Ifa.IFA_PROTO, 0))
                || local.isLinkLocalAddress() && a.family() == Rtm.AF_INET6 && fromMac(a, local);
        return kernel ? Thing.Maker.KERNEL : Thing.Maker.USER;
    }

    /** Whether a link-local address is made of a link-layer address, the present one or one that the link had before. */
    private static boolean fromMac(Address a, InetAddress local) {
        byte[] id = local.getAddress();
        return a.prefixLength() == 64 && id[11] == (byte) 0xff && id[12] == (byte) 0xfe;
    }

    private List<Thing> nexthops() {
        List<Thing> all = new ArrayList<>();
        Nexthop any = new Nexthop(0, 0, 0, 0, Attrs.NONE);
        for (Nexthop n : view.query(ns, new Query.Nexthops(any), new Blame(null))) {
            String id = n.attrs().get(Nha.NHA_ID, 0L).toString();
            List<String> words = ObjectWords.nexthop(n, names);
            List<String> make = new ArrayList<>(List.of("nexthop", "add", "id", id));
            make.addAll(words);
            boolean bare = !n.attrs().has(Nha.NHA_GATEWAY) && n.family() == Rtm.AF_INET6;
            Dev dev = n.attrs().get(Nha.NHA_OIF, Dev.NONE);
            boolean group = n.attrs().has(Nha.NHA_GROUP);
            all.add(new Thing(
                    Thing.Sort.NEXTHOP,
                    ns,
                    // groups come after the nexthops that they are made of
                    (group ? "group 00000000 " : "id ") + id,
                    String.join(" ", words),
                    new Line(ns, bare ? Line.Tool.IP6 : Line.Tool.IP, make),
                    Line.ip(ns, "nexthop", "del", "id", id),
                    false,
                    dev.equals(Dev.NONE) || n.attrs().has(Nha.NHA_BLACKHOLE) ? Set.of() : Set.of(Words.dev(dev, names)),
                    Thing.Maker.USER,
                    ObjectWords.lacks(n)));
        }
        return all;
    }

    private List<Thing> routes() {
        List<Thing> all = new ArrayList<>();
        Map<String, Integer> slots = new HashMap<>();
        for (int family : families) {
            for (Route r : view.routes(ns, family, 0, false)) {
                Thing route = route(r, "append");
                all.add(route);
                slots.merge(Loose.slot(route), 1, Integer::sum);
            }
        }
        all.replaceAll(t -> slots.get(Loose.slot(t)) > 1 ? t : t.with(t.make().instead(1, "add")));
        return all;
    }

    private Thing route(Route r, String verb) {
        RouteWords words = new RouteWords(r, names);
        Line.Tool tool = words.tool();
        List<String> key = words.key();
        List<String> tunnel = words.tunnel();
        List<String> way = words.way();
        List<String> make = new ArrayList<>(List.of("route", verb));
        make.addAll(key);
        make.addAll(tunnel);
        make.addAll(way);
        make.addAll(words.expires()); // in front of several ways, which end the line
        make.addAll(words.rest());
        List<String> take = new ArrayList<>(List.of("route", "del"));
        take.addAll(key);
        take.addAll(way);
        List<String> state = new ArrayList<>(tunnel);
        state.addAll(words.rest());
        Set<String> on = new HashSet<>();
        if (way.contains("dev")) {
            on.add(way.get(way.indexOf("dev") + 1));
        }
        for (NextHop hop : r.attrs().get(Rta.RTA_MULTIPATH, List.of())) {
            if (hop.dev().index() != 0) {
                on.add(names.apply(hop.dev().index()));
            }
        }
        boolean kernel = r.protocol() == RtProt.RTPROT_KERNEL
                || r.protocol() == RtProt.RTPROT_RA
                || r.protocol() == RtProt.RTPROT_REDIRECT;
        return new Thing(
                Thing.Sort.ROUTE,
                ns,
                rank(way) + FAMILIES.get(tool) + " " + String.join(" ", key) + SLOT + String.join(" ", way),
                String.join(" ", state),
                new Line(ns, tool, make),
                new Line(ns, tool, take),
                false,
                Set.copyOf(on),
                kernel ? Thing.Maker.KERNEL : words.expires().isEmpty() ? Thing.Maker.USER : Thing.Maker.PASSING,
                words.lacks());
    }

    /** Gateways are reached by routes without one: these come first. */
    private static String rank(List<String> way) {
        return way.contains("via") ? "2." : way.contains("nhid") || way.isEmpty() ? "3." : "1.";
    }

    private void rules() {
        for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6}) {
            boolean six = family == Rtm.AF_INET6;
            Line.Tool tool = six ? Line.Tool.IP6 : Line.Tool.IP;
            Set<String> usual = new HashSet<>(DefaultRules.of(family));
            for (Rule r : view.rules(ns, family)) {
                List<String> words = ObjectWords.rule(r);
                int preference = words.indexOf("preference");
                if (wanted && !r.attrs().has(Fra.FRA_PRIORITY)) {
                    words.subList(preference, preference + 2).clear(); // the kernel chooses
                }
                if (r.attrs().get(Fra.FRA_PROTOCOL, 0) == RtProt.RTPROT_KERNEL) {
                    words = new ArrayList<>(words);
                    int at = words.indexOf("protocol");
                    usual.remove(String.join(" ", words.subList(0, at)) + " "
                            + String.join(" ", words.subList(at + 2, words.size())));
                    continue; // also the one that the kernel makes for the first VRF
                }
                things.add(rule(tool, words, true, ObjectWords.lacks(r)));
            }
            for (String missing : usual.stream().sorted().toList()) {
                things.add(rule(tool, List.of(missing.split(" ")), false, ""));
            }
        }
    }

    private Thing rule(Line.Tool tool, List<String> words, boolean there, String lacks) {
        List<String> add = new ArrayList<>(List.of("rule", "add"));
        add.addAll(words);
        List<String> del = new ArrayList<>(List.of("rule", "del"));
        del.addAll(words);
        List<String> restore = new ArrayList<>(add);
        restore.addAll(List.of("protocol", "kernel"));
        return new Thing(
                Thing.Sort.RULE,
                ns,
                (there ? "" : "no ") + tool + " " + String.join(" ", words),
                "",
                new Line(ns, tool, there ? add : del),
                new Line(ns, tool, there ? del : restore),
                false,
                Set.of(),
                Thing.Maker.USER,
                lacks);
    }

    private List<Thing> neighbours() {
        List<Thing> all = new ArrayList<>();
        for (boolean proxy : new boolean[] {false, true}) {
            for (Neighbour n : view.neighbours(ns, 0, proxy)) {
                boolean managed = ObjectWords.neighbour(n).contains("managed");
                boolean mine = proxy || managed || (n.state() & Nud.NUD_PERMANENT) != 0;
                if (n.address().isPresent() && mine) { // not learned, nor the kernel's own for multicast
                    all.add(neighbour(n));
                }
            }
        }
        return all;
    }

    private Thing neighbour(Neighbour n) {
        boolean nowhere = n.dev().equals(Dev.NONE);
        List<String> id = ObjectWords.neighbourId(n, names);
        List<String> words = ObjectWords.neighbour(n);
        List<String> make = new ArrayList<>(List.of("neigh", "replace"));
        make.addAll(id);
        make.addAll(words);
        List<String> take = new ArrayList<>(List.of("neigh", "del"));
        take.addAll(id);
        return new Thing(
                Thing.Sort.NEIGHBOUR,
                ns,
                String.join(" ", id),
                String.join(" ", words),
                Line.ip(ns, make),
                Line.ip(ns, take),
                true,
                nowhere ? Set.of() : Set.of(Words.dev(n.dev(), names)),
                Thing.Maker.USER,
                nowhere ? "an interface: it may be one that has outlived another namespace" : "");
    }

    private List<Thing> memberships() {
        List<Thing> all = new ArrayList<>();
        for (Membership m : view.memberships(ns)) {
            if (m.fixed() && m.family() == Rtm.AF_PACKET) {
                String dev = Words.dev(m.dev(), names);
                String address = Mac.of(m.address()).toString();
                all.add(thing(
                        Thing.Sort.MEMBERSHIP,
                        address + " dev " + dev,
                        "",
                        Line.ip(ns, "maddr", "add", address, "dev", dev),
                        Line.ip(ns, "maddr", "del", address, "dev", dev),
                        dev));
            }
        }
        return all;
    }
}
