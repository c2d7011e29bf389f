package netnsh.state;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.state.Thing.Maker;
import netnsh.state.Thing.Sort;
import netnsh.value.NsRef;

/** The lines that lead from one snapshot to another, in an order that works. */
public final class Diff {
    private static final List<Sort> BEFORE_UP = List.of(Sort.VLAN, Sort.DEVICE_SETTING);
    private static final List<Sort> AFTER_UP = List.of(
            Sort.ADDRESS,
            Sort.NEXTHOP,
            Sort.ROUTE,
            Sort.RULE,
            Sort.NEIGHBOUR,
            Sort.FORWARDING,
            Sort.GROUP,
            Sort.MEMBERSHIP,
            Sort.UPLINK,
            Sort.FILE,
            Sort.PACKETS);

    private final Snapshot from;
    private final Snapshot to;
    private final Mode mode;
    private final Set<NsRef> whole;
    private final Set<NsRef> lost = new LinkedHashSet<>();
    private final LinkDiff links;
    private final Map<String, Thing> now = new LinkedHashMap<>();
    private final Map<String, Thing> wished = new HashMap<>();
    /** Addresses by where they are, and routes by their place in a table: each is looked for very often. */
    private final Map<String, List<Thing>> addresses = new HashMap<>();

    private final Map<String, List<Thing>> wishedAddresses = new HashMap<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final Set<String> wishedSlots = new HashSet<>();
    private final Set<Thing> taken = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private enum Mode {
        WISHES,
        RESTORE
    }

    private Diff(Snapshot from, Snapshot to, Mode mode, Set<NsRef> whole) {
        this.from = from;
        this.to = to;
        this.mode = mode;
        this.whole = whole;
        for (NsRef ns : from.namespaces()) {
            if (mode == Mode.RESTORE
                    && ns instanceof NsRef.Named
                    && !to.namespaces().contains(ns)) {
                lost.add(ns);
            }
        }
        this.links = new LinkDiff(from, to, whole, lost);
        for (Thing t : from.things()) {
            now.put(t.identity(), t);
            place(t, addresses);
            if (t.sort() == Sort.ROUTE) {
                slots.merge(t.ns() + " " + Loose.slot(t), 1, Integer::sum);
            }
        }
        for (Thing t : to.things()) {
            wished.put(t.identity(), t);
            place(t, wishedAddresses);
            if (t.sort() == Sort.ROUTE) {
                wishedSlots.add(t.ns() + " " + Loose.slot(t));
            }
        }
    }

    private static void place(Thing t, Map<String, List<Thing>> into) {
        if (t.sort() == Sort.ADDRESS) {
            t.on().forEach(dev -> into.computeIfAbsent(t.ns() + " " + dev, at -> new ArrayList<>())
                    .add(t));
        }
    }

    /**
     * What makes wishes true, and changes nothing that they do not speak of.
     *
     * @param pruned the namespaces from which everything goes that no wish speaks of
     */
    public static Diff wishes(Snapshot from, Snapshot wanted, Set<NsRef> pruned) {
        return new Diff(from, wanted, Mode.WISHES, pruned).work();
    }

    /** What leads back: what is not in {@code to} goes, and what the kernel once made by itself comes back too. */
    public static Diff restore(Snapshot from, Snapshot to) {
        return new Diff(from, to, Mode.RESTORE, to.namespaces()).work();
    }

    /** The lines; none when nothing differs. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** What no line can do, one sentence each. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    private Diff work() {
        takes();
        lines.addAll(links.switches(false));
        lines.addAll(links.deletions(lost));
        lost.forEach(ns -> lines.add(Line.netns("netns", "delete", ns.toString())));
        for (NsRef ns : to.namespaces()) {
            if (!from.namespaces().contains(ns) && ns instanceof NsRef.Named) {
                lines.add(Line.netns("netns", "add", ns.toString()));
            }
        }
        List<Thing> makes = makes();
        make(makes, List.of(Sort.SETTING));
        lines.addAll(links.births());
        lines.addAll(links.settings());
        make(makes, List.of(Sort.ALTNAME));
        lines.addAll(links.masters());
        make(makes, BEFORE_UP);
        lines.addAll(links.switches(true));
        make(makes, AFTER_UP);
        explicit();
        notes.addAll(links.notes);
        return this;
    }

    private boolean isLost(Thing t) {
        if (lost.contains(t.ns()) || taken.contains(t)) {
            return true;
        }
        for (String dev : t.on()) {
            LinkState.Ref ref = new LinkState.Ref(t.ns(), dev);
            boolean port = t.sort() == Sort.VLAN || t.sort() == Sort.FORWARDING || t.sort() == Sort.GROUP;
            if (links.gone().contains(ref) || port && links.movesMaster(ref)) {
                return true;
            }
        }
        return false;
    }

    /** Takes away what is not wanted or must be made anew; the last made goes first. */
    private void takes() {
        List<Thing> all = new ArrayList<>();
        for (Thing t : from.things()) {
            if (isLost(t) || t.take() == null || t.maker() == Maker.KERNEL || links.leadsOut(t)) {
                continue;
            }
            Thing wish = match(t);
            boolean other = wish == null
                    ? whole.contains(t.ns()) || replaced(t)
                    : !wish.state().equals(t.state()) && !wish.changes();
            if (other) {
                all.add(t);
            }
        }
        secondaries(all);
        taken.addAll(all);
        for (int i = Sort.values().length - 1; i >= 0; i--) {
            for (int j = all.size() - 1; j >= 0; j--) {
                if (all.get(j).sort().ordinal() == i) {
                    lines.add(all.get(j).take());
                }
            }
        }
        consequences();
    }

    /** The wish that a thing fulfils, as far as it has the same identity. */
    private Thing match(Thing t) {
        Thing wish = wished.get(t.identity());
        if (wish == null && mode == Mode.WISHES) {
            for (String loose : Loose.identities(t)) {
                wish = wish == null ? wished.get(loose) : wish;
            }
        }
        return wish;
    }

    /** Whether a route stands in a place of its table that another one is wanted for. */
    private boolean replaced(Thing t) {
        if (mode == Mode.RESTORE || t.sort() != Sort.ROUTE) {
            return false;
        }
        String slot = t.ns() + " " + Loose.slot(t);
        return wishedSlots.contains(slot) && slots.get(slot) == 1;
    }

    /** IPv4 addresses of a prefix go with the first one of it: they are taken by themselves and come back behind it. */
    private void secondaries(List<Thing> all) {
        Set<Thing> known = new HashSet<>(all);
        List<Thing> more = new ArrayList<>();
        for (Thing first : all) {
            boolean behind = false;
            for (Thing t : first.sort() == Sort.ADDRESS ? beside(first) : List.<Thing>of()) {
                behind |= t == first;
                if (behind && t != first && Loose.secondary(first, t) && !isLost(t) && known.add(t)) {
                    more.add(t);
                }
            }
        }
        all.addAll(more);
    }

    /** All addresses of an address's interface, in the kernel's order. */
    private List<Thing> beside(Thing address) {
        return address.on().stream()
                .flatMap(dev -> addresses.getOrDefault(address.ns() + " " + dev, List.of()).stream())
                .toList();
    }

    /** What the kernel takes along: routes and neighbours of an interface without IPv4, routes of a source that is gone. */
    private void consequences() {
        List<Thing> gone = new ArrayList<>();
        for (Thing t : from.things()) {
            boolean route = t.sort() == Sort.ROUTE;
            boolean neighbour = t.sort() == Sort.NEIGHBOUR && t.key().indexOf(':') < 0;
            boolean goes = route && lostSource(t)
                    || (route || neighbour) && t.on().stream().anyMatch(dev -> bare(t, dev));
            if (goes && !isLost(t)) {
                gone.add(t);
            }
        }
        taken.addAll(gone);
    }

    private boolean lostSource(Thing route) {
        List<String> words = route.make().words();
        int at = words.indexOf("src");
        return at > 0
                && taken.stream()
                        .anyMatch(t -> t.sort() == Sort.ADDRESS
                                && t.ns().equals(route.ns())
                                && t.key().startsWith(words.get(at + 1) + "/"));
    }

    private boolean bare(Thing route, String dev) {
        boolean four = route.make().tool() == Line.Tool.IP;
        List<Thing> its = addresses.getOrDefault(route.ns() + " " + dev, List.of()).stream()
                .filter(t -> t.key().indexOf(':') < 0)
                .toList();
        return four && !its.isEmpty() && taken.containsAll(its);
    }

    /** Whether an address had more or less time to live; a file says nothing about that. */
    private boolean outlived(Thing now, Thing wish) {
        return mode == Mode.RESTORE && wish.maker() != Maker.KERNEL && Lifetimes.differ(now, wish);
    }

    private List<Thing> makes() {
        List<Thing> all = new ArrayList<>();
        Set<String> fulfilled = new HashSet<>();
        for (Thing t : from.things()) {
            Thing wish = isLost(t) ? null : match(t);
            if (wish != null && wish.state().equals(t.state())) {
                if (outlived(t, wish)) {
                    // to have been told nothing about its time is to live for ever
                    all.add(wish.with(wish.make().instead(1, "replace")));
                }
                fulfilled.add(wish.identity());
            }
        }
        for (Thing wish : to.things()) {
            boolean anyway = wish.make().equals(wish.take()) && !now.containsKey(wish.identity());
            if (anyway || fulfilled.contains(wish.identity()) || wish.maker() == Maker.KERNEL || isSet(wish)) {
                continue;
            } else if (!wish.lacks().isEmpty()) {
                notes.add(wish.make().text() + ": left out, because these words lack " + wish.lacks());
            } else {
                all.add(wish);
            }
        }
        return all;
    }

    /** A parameter that has its wanted value, though it be the one that it had from the start. */
    private boolean isSet(Thing wish) {
        if (mode == Mode.RESTORE || wish.sort() != Sort.SETTING && wish.sort() != Sort.DEVICE_SETTING) {
            return false;
        }
        boolean born = wish.on().stream()
                .anyMatch(dev -> links.touched().contains(new LinkState.Ref(wish.ns(), dev))
                        && !from.links().containsKey(new LinkState.Ref(wish.ns(), dev)));
        String value = from.settings().getOrDefault(wish.ns(), Map.of()).get(wish.key());
        return !born && value != null && Settings.squeezed(value).equals(wish.state());
    }

    private void make(List<Thing> makes, List<Sort> sorts) {
        for (Sort sort : sorts) {
            makes.stream().filter(t -> t.sort() == sort).forEach(t -> lines.add(t.make()));
        }
    }

    /** What the kernel made once and makes no more: somebody took it away, and nothing in this plan brings it back. */
    private void explicit() {
        if (mode == Mode.WISHES) {
            return;
        }
        Set<LinkState.Ref> touched = links.touched();
        Set<String> moved = new HashSet<>();
        for (Thing t : taken) {
            t.on().forEach(dev -> moved.add(t.ns() + " " + dev));
        }
        for (Thing wish : to.things()) {
            Thing there = now.get(wish.identity());
            if (wish.maker() != Maker.KERNEL || there != null && !isLost(there) || lost.contains(wish.ns())) {
                continue;
            }
            boolean self = wish.on().isEmpty() || !from.namespaces().contains(wish.ns());
            for (String dev : wish.on()) {
                boolean addressed =
                        wish.sort() == Sort.ROUTE && (moved.contains(wish.ns() + " " + dev) || comes(wish, dev));
                self |= touched.contains(new LinkState.Ref(wish.ns(), dev)) || addressed;
            }
            if (!self) {
                // the kernel may make an address again a moment later, or have made it already
                lines.add(wish.sort() == Sort.ADDRESS ? wish.make().instead(1, "replace") : wish.make());
            }
        }
    }

    /** Whether an address of that interface is made in this plan, which brings its routes. */
    private boolean comes(Thing route, String dev) {
        return wishedAddresses.getOrDefault(route.ns() + " " + dev, List.of()).stream()
                .anyMatch(t -> !now.containsKey(t.identity()));
    }
}
