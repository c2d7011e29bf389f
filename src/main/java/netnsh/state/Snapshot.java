package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import netnsh.plan.View;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;

/**
 * What is in some namespaces, as words. Two are equal when their networks are: numbers that the kernel gives (indices),
 * counters, lifetimes and what the kernel makes by itself do not count.
 *
 * @param namespaces those it is about, in the order in which they were asked for
 * @param links all links, by namespace and then in the kernel's order
 * @param things everything else, sorted by what it is
 * @param settings all parameters of each namespace by path, changed or not; empty when they were not asked for
 */
public record Snapshot(
        Set<NsRef> namespaces,
        Map<LinkState.Ref, LinkState> links,
        List<Thing> things,
        Map<NsRef, Map<String, String>> settings) {
    /** Nothing at all. */
    public static final Snapshot NOTHING = new Snapshot(Set.of(), Map.of(), List.of(), Map.of());

    /** How much is read. */
    public enum Depth {
        /** All but parameters. */
        OBJECTS,
        /** Parameters too, those that differ from a new namespace's. */
        ALL
    }

    /** What is in these namespaces now. */
    public static Snapshot of(View view, Collection<? extends NsRef> namespaces, Depth depth) {
        return read(view, namespaces, depth, links -> Map.of(), new LinkReader(view, false));
    }

    /** The same for comparing it with what is there later: other ends of links are looked for in these namespaces only. */
    static Snapshot within(View view, Set<NsRef> namespaces, Depth depth) {
        return read(
                view, namespaces, depth, links -> Map.of(), new LinkReader(view, false, new Inside(view, namespaces)));
    }

    /**
     * The same with parameters.
     *
     * @param whose answers, of a snapshot of the links alone, for which interfaces of a namespace their own parameters are
     *     wanted; of a namespace that its answer does not name, those of all are
     */
    static Snapshot within(View view, Set<NsRef> namespaces, Function<Snapshot, Map<NsRef, Set<String>>> whose) {
        return read(view, namespaces, Depth.ALL, whose, new LinkReader(view, false, new Inside(view, namespaces)));
    }

    /** Whether a namespace is one of these, under whatever name. */
    private static final class Inside implements Predicate<NsRef> {
        private final View view;
        private final Set<NsRef> places;
        private Set<NsRef> names;

        Inside(View view, Set<NsRef> places) {
            this.view = view;
            this.places = places;
        }

        @Override
        public boolean test(NsRef ns) {
            return places.contains(ns) || names().contains(ns);
        }

        private Set<NsRef> names() {
            if (names == null) {
                names = new HashSet<>();
                for (NsRef place : places) {
                    view.identify(place).forEach(name -> names.add(new NsRef.Named(name)));
                }
            }
            return names;
        }
    }

    /**
     * The same where a namespace that somebody else has made gets the other end of a cable: whose port that becomes is his
     * affair, as is all else that was not said of it.
     *
     * @param made the namespaces that are made where this state comes from
     */
    public Snapshot asSaidOutside(Set<NsRef> made) {
        Map<LinkState.Ref, LinkState> all = new LinkedHashMap<>();
        for (LinkState link : links.values()) {
            boolean end = link.made()
                    && link.peer() != null
                    && made.contains(link.peer().ns());
            all.put(link.ref(), end && !made.contains(link.ns()) ? link.asSaid() : link);
        }
        return new Snapshot(namespaces, all, things, settings);
    }

    /** What a view says that holds wishes: what was not said is not known. */
    public static Snapshot wanted(View wishes, Collection<? extends NsRef> namespaces) {
        return read(wishes, namespaces, Depth.ALL, links -> Map.of(), new LinkReader(wishes, true));
    }

    private static Snapshot read(
            View view,
            Collection<? extends NsRef> namespaces,
            Depth depth,
            Function<Snapshot, Map<NsRef, Set<String>>> whose,
            LinkReader links) {
        boolean wanted = links.wanted();
        links.readFirst(namespaces);
        Map<LinkState.Ref, LinkState> all = new LinkedHashMap<>();
        List<Thing> things = new ArrayList<>();
        Map<String, String> fresh =
                depth == Depth.ALL && !wanted && !namespaces.isEmpty() ? view.freshSysctls() : Map.of();
        for (NsRef ns : namespaces) {
            links.read(ns).forEach(link -> all.put(link.ref(), link));
        }
        Set<NsRef> places = new LinkedHashSet<>(namespaces);
        Map<NsRef, Map<String, String>> settings = depth == Depth.ALL
                ? view.sysctls(namespaces, whose.apply(new Snapshot(places, all, List.of(), Map.of())))
                : Map.of();
        List<Integer> families = wanted || view.routesLabels()
                ? List.of(Rtm.AF_INET, Rtm.AF_INET6, Rtm.AF_MPLS)
                : List.of(Rtm.AF_INET, Rtm.AF_INET6);
        for (NsRef ns : namespaces) {
            things.addAll(new ThingReader(view, ns, links, families, wanted).read());
            if (depth == Depth.ALL) {
                things.addAll(Settings.read(
                        ns, settings.get(ns), fresh, links.links(ns).values(), wanted));
                things.addAll(OwnThings.read(view, ns));
            }
        }
        return new Snapshot(places, all, List.copyOf(things), settings);
    }

    /** The same without what is not of these links: what hangs together with something at home. */
    Snapshot only(NsRef ns, Set<String> names) {
        Map<LinkState.Ref, LinkState> some = new LinkedHashMap<>(links);
        some.keySet().removeIf(ref -> ref.ns().equals(ns) && !names.contains(ref.name()));
        List<Thing> few = things.stream()
                .filter(t -> !t.ns().equals(ns) || !t.on().isEmpty() && names.containsAll(t.on()))
                .toList();
        return new Snapshot(namespaces, some, few, settings);
    }

    /** What is left when a link is deleted, or a namespace with all that is in it: other ends and what is stacked on it go too. */
    Snapshot without(LinkState.Ref link, NsRef ns) {
        Set<LinkState.Ref> gone = new LinkedHashSet<>();
        Map<LinkState.Ref, LinkState> left = new LinkedHashMap<>(links);
        boolean more = true;
        while (more) {
            more = false;
            for (LinkState l : List.copyOf(left.values())) {
                boolean goes = l.ref().equals(link)
                        || l.ns().equals(ns)
                        || l.peer() != null && gone.contains(l.peer())
                        || l.lower() != null && gone.contains(l.lower());
                if (goes && (!l.given() || l.ns().equals(ns))) {
                    gone.add(l.ref());
                    left.remove(l.ref());
                    more = true;
                }
            }
        }
        List<Thing> some = things.stream()
                .filter(t -> !t.ns().equals(ns)
                        && t.on().stream().noneMatch(dev -> gone.contains(new LinkState.Ref(t.ns(), dev))))
                .toList();
        Set<NsRef> places = new LinkedHashSet<>(namespaces);
        places.remove(ns);
        return new Snapshot(places, left, some, settings);
    }

    /** What is left when an address is taken away: IPv4's later ones of its prefix, routes and neighbours may go with it. */
    Snapshot without(Thing address) {
        boolean four = address.key().indexOf(':') < 0;
        List<Thing> some = things.stream()
                .filter(t -> !t.ns().equals(address.ns())
                        || !(t.equals(address)
                                || four && t.sort() == Thing.Sort.ADDRESS && Loose.secondary(address, t)
                                || four && follows(t, address)))
                .toList();
        return new Snapshot(namespaces, links, some, settings);
    }

    private static boolean follows(Thing t, Thing address) {
        boolean route = t.sort() == Thing.Sort.ROUTE && t.make().tool() == Line.Tool.IP;
        boolean neighbour = t.sort() == Thing.Sort.NEIGHBOUR && t.key().indexOf(':') < 0;
        return t.maker() == Thing.Maker.USER && (route || neighbour) && !Collections.disjoint(t.on(), address.on());
    }

    /**
     * The same with one link where it was before: in the same namespace only its name is another one, in another one it has
     * lost what hung on it.
     */
    Snapshot moved(LinkState.Ref now, LinkState.Ref before) {
        boolean renamed = now.ns().equals(before.ns());
        Map<LinkState.Ref, LinkState> all = new LinkedHashMap<>();
        for (LinkState link : links.values()) {
            LinkState there = link.pointing(now, before);
            LinkState moved = !link.ref().equals(now)
                    ? there
                    : renamed ? there.at(before) : there.at(before).alone();
            all.put(moved.ref(), moved);
        }
        List<Thing> some = new ArrayList<>();
        for (Thing t : things) {
            boolean its = t.ns().equals(now.ns()) && t.on().contains(now.name());
            if (!its) {
                some.add(t);
            } else if (renamed || t.sort() == Thing.Sort.ALTNAME) {
                some.add(t.renamed(now.name(), before.name()).in(before.ns()));
            }
        }
        return new Snapshot(namespaces, all, List.copyOf(some), settings);
    }

    /** What of it counts for equality, as text. */
    private Map<String, String> essence() {
        Map<String, String> all = new TreeMap<>();
        for (NsRef ns : namespaces) {
            all.put("namespace " + ns, "");
        }
        for (LinkState link : links.values()) {
            all.put(
                    "link " + link.ref(),
                    link.kind() + " " + link.lower() + " " + link.peer() + " " + link.options() + " " + own(link) + " "
                            + link.port() + " " + link.master() + " " + link.up());
        }
        for (Thing thing : things) {
            if (thing.maker() == Thing.Maker.USER) {
                all.put(thing.identity(), thing.state());
            }
        }
        return all;
    }

    /** A bridge's address follows its ports, unless somebody has set it, which the kernel does not tell. */
    private static Map<String, List<String>> own(LinkState link) {
        Map<String, List<String>> own = new LinkedHashMap<>(link.own());
        if (link.kind().equals("bridge")) {
            own.remove("address");
        }
        return own;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Snapshot s && essence().equals(s.essence());
    }

    @Override
    public int hashCode() {
        return essence().hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        essence()
                .forEach((what, how) ->
                        text.append(what).append(": ").append(how).append('\n'));
        return text.toString();
    }
}
