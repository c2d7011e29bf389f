package netnsh.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import netnsh.model.Address;
import netnsh.plan.View;
import netnsh.value.NsRef;

/** What was there of some namespaces before a step, to be compared with what is there afterwards. */
class Remembered implements Inverse.Before {
    private final Set<NsRef> places;
    private final Snapshot.Depth depth;
    private final List<Moved> moved;
    private final Snapshot before;
    /** Whose parameters count, where not everybody's do; it answers after the step as before it. */
    private final Function<Snapshot, Map<NsRef, Set<String>>> whose;

    private List<String> lost = List.of();

    Remembered(View view, Set<NsRef> places, Snapshot.Depth depth, List<Moved> moved) {
        this.places = places;
        this.depth = depth;
        this.moved = moved;
        this.whose = null;
        this.before = Snapshot.within(view, places, depth);
    }

    /** With parameters of these interfaces. */
    private Remembered(View view, Set<NsRef> places, Function<Snapshot, Map<NsRef, Set<String>>> whose) {
        this.places = places;
        this.depth = Snapshot.Depth.ALL;
        this.moved = List.of();
        Map<NsRef, Set<String>> devices = new LinkedHashMap<>();
        this.before = Snapshot.within(view, places, links -> {
            devices.putAll(whose.apply(links));
            return devices;
        });
        this.whose = links -> devices;
    }

    Snapshot before() {
        return before;
    }

    @Override
    public List<String> planned() {
        return List.of();
    }

    @Override
    public List<String> after(View view) {
        Set<NsRef> there = new LinkedHashSet<>(places);
        Set<NsRef> names = new LinkedHashSet<>();
        view.namespaces().forEach(ns -> names.add(new NsRef.Named(ns.name())));
        there.removeIf(ns -> ns instanceof NsRef.Named && !names.contains(ns));
        Snapshot now = whose == null ? Snapshot.within(view, there, depth) : Snapshot.within(view, there, whose);
        List<String> lines = new ArrayList<>();
        for (Moved m : moved) {
            if (now.links().containsKey(m.now()) && !now.links().containsKey(m.before())) {
                lines.add(m.back().text());
                now = now.moved(m.now(), m.before());
            }
        }
        Diff diff = Diff.restore(now, before);
        lines.addAll(texts(diff));
        lost = diff.notes();
        return lines;
    }

    /** A link that goes to another namespace leaves behind what netnsh does not know to take along. */
    @Override
    public List<String> losing(View view) {
        Set<LinkState.Ref> leaving = new LinkedHashSet<>();
        for (Moved m : moved) {
            if (!m.now().ns().equals(m.before().ns())) {
                leaving.add(m.before());
            }
        }
        return Omitted.of(view, leaving, null);
    }

    @Override
    public List<String> lost() {
        return lost;
    }

    /** A link that has another name or place now. */
    record Moved(LinkState.Ref now, LinkState.Ref before) {
        Line back() {
            List<String> words = new ArrayList<>(List.of("link", "set", "dev", now.name()));
            if (!now.ns().equals(before.ns())) {
                words.addAll(List.of("netns", Line.place(before.ns())));
            }
            if (!now.name().equals(before.name())) {
                words.addAll(List.of("name", before.name()));
            }
            return Line.ip(now.ns(), words);
        }
    }

    /** A link or a namespace is deleted: so what goes with it is known beforehand. */
    static final class Goes extends Remembered {
        private final LinkState.Ref link;
        private final NsRef ns;

        Goes(View view, Set<NsRef> places, LinkState.Ref link, NsRef ns) {
            super(view, places, links -> going(links, link, ns));
            this.link = link;
            this.ns = ns;
        }

        /** Parameters of interfaces that stay do not change: at home alone they may be thousands of files. */
        private static Map<NsRef, Set<String>> going(Snapshot links, LinkState.Ref link, NsRef ns) {
            Set<LinkState.Ref> going = new LinkedHashSet<>(links.links().keySet());
            going.removeAll(links.without(link, ns).links().keySet());
            Map<NsRef, Set<String>> devices = new LinkedHashMap<>();
            links.namespaces().forEach(place -> devices.put(place, new LinkedHashSet<>()));
            going.forEach(ref -> devices.get(ref.ns()).add(ref.name()));
            return devices;
        }

        private Diff back() {
            return Diff.restore(before().without(link, ns), before());
        }

        @Override
        public List<String> planned() {
            return texts(back());
        }

        @Override
        public List<String> losing(View view) {
            Set<LinkState.Ref> going = new LinkedHashSet<>(before().links().keySet());
            going.removeAll(before().without(link, ns).links().keySet());
            List<String> all = new ArrayList<>(back().notes());
            all.addAll(Omitted.of(view, going, ns));
            return all;
        }

        @Override
        public boolean begins() {
            return true;
        }
    }

    /**
     * A name is taken from a namespace in which programs run. It lives on as long as they do, without the veth pairs that
     * are cut for the sake of their other ends.
     */
    static final class Held extends Remembered {
        private final NsRef ns;
        private final int pid;

        Held(View view, Set<NsRef> places, NsRef ns, int pid) {
            super(view, places, Snapshot.Depth.ALL, List.of());
            this.ns = ns;
            this.pid = pid;
        }

        /** What gives the namespace of a process a name. */
        static Line attach(NsRef ns, int pid) {
            return Line.netns("netns", "attach", ns.toString(), Integer.toString(pid));
        }

        private List<String> back(Set<String> standing) {
            Snapshot cut = before();
            for (LinkState link : before().links().values()) {
                boolean here = link.ns().equals(ns) && link.kind().equals("veth");
                if (here && !standing.contains(link.ref().name())) {
                    cut = cut.without(link.ref(), null);
                }
            }
            List<String> lines = new ArrayList<>();
            lines.add(attach(ns, pid).text());
            lines.addAll(texts(Diff.restore(cut, before())));
            return lines;
        }

        @Override
        public List<String> planned() {
            return back(Set.of());
        }

        @Override
        public List<String> after(View view) {
            Set<String> standing = new LinkedHashSet<>();
            view.links(new NsRef.Pid(pid)).forEach(link -> standing.add(link.name()));
            return back(standing);
        }

        @Override
        public List<String> losing(View view) {
            return List.of("undo can bring " + ns + " back only while process " + pid + " runs in it");
        }
    }

    /** An address is taken away, and perhaps more with it; or it is changed, or made where there was none to change. */
    static final class OneAddress extends Remembered {
        private final List<String> id;
        private final NsRef ns;
        private final boolean goes;

        OneAddress(View view, NsRef ns, Address address, boolean goes) {
            super(view, Set.of(ns), Snapshot.Depth.OBJECTS, List.of());
            this.id = Words.addressId(address, index -> view.names(ns).link(index));
            this.ns = ns;
            this.goes = goes;
        }

        @Override
        public List<String> planned() {
            String identity = Thing.Sort.ADDRESS + " " + ns + " " + String.join(" ", id);
            Thing there = before().things().stream()
                    .filter(t -> t.identity().equals(identity))
                    .findFirst()
                    .orElse(null);
            if (goes) {
                return there == null ? List.of() : texts(Diff.restore(before().without(there), before()));
            } else if (there != null) {
                return List.of(there.make().instead(1, "replace").text());
            }
            List<String> away = new ArrayList<>(List.of("addr", "del"));
            away.addAll(id);
            return List.of(Line.ip(ns, away).text());
        }
    }

    private static List<String> texts(Diff diff) {
        return diff.lines().stream().map(Line::text).toList();
    }
}
