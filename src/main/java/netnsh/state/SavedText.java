package netnsh.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import netnsh.model.Link;
import netnsh.plan.View;
import netnsh.state.LinkState.Ref;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** A snapshot as a file that rebuilds it: netnsh's own command file, or a script of iproute2's lines. */
public final class SavedText {
    private final Snapshot snapshot;
    private final boolean part;
    private final List<String> omitted;
    private final List<Line> ends;
    private Diff diff;

    /**
     * A file about this snapshot.
     *
     * @param part of home only what is cabled to the other namespaces stands in it
     * @param view where to look for what is left out
     */
    public SavedText(Snapshot snapshot, boolean part, View view) {
        this.snapshot = part ? cabled(snapshot) : snapshot;
        this.part = part;
        this.omitted = Omitted.of(view, this.snapshot, part);
        this.ends = ends(view);
    }

    /** Other ends of cables, in namespaces that are not saved, are no more than switched on. */
    private List<Line> ends(View view) {
        List<Line> lines = new ArrayList<>();
        for (LinkState link : snapshot.links().values()) {
            Ref end = link.peer();
            boolean outside = end != null && !snapshot.namespaces().contains(end.ns());
            if (outside
                    && !isLeftOut(link)
                    && view.link(end.ns(), end.name()).filter(Link::up).isPresent()) {
                lines.add(Line.ip(end.ns(), List.of("link", "set", "dev", end.name(), "up")));
            }
        }
        return lines;
    }

    /** As a command file of netnsh's. */
    public String commands() {
        return text(List.of("# netnsh " + about()), Line::text);
    }

    /** As a script for sh(1) with iproute2 and sysctl(8). */
    public String script() {
        return text(List.of("#!/bin/sh", "# " + about(), "set -e"), Line::shell);
    }

    private String about() {
        List<String> names = snapshot.namespaces().stream()
                .map(ns -> ns instanceof NsRef.Home
                        ? part ? "what is cabled to them at home" : "/"
                        : Text.visible(ns.toString()))
                .toList();
        return "save: " + (names.isEmpty() ? "nothing" : String.join(", ", names));
    }

    private String text(List<String> head, Function<Line, String> spelling) {
        StringBuilder out = new StringBuilder();
        head.forEach(line -> out.append(line).append('\n'));
        Omitted.ALWAYS.forEach(line -> out.append("# ").append(line).append('\n'));
        leftOut().forEach(note -> out.append("# ").append(Text.visible(note)).append('\n'));
        Stream.concat(diff().lines().stream(), ends.stream())
                .filter(SavedText::harmless)
                .forEach(line -> out.append(spelling.apply(line)).append('\n'));
        return out.toString();
    }

    /** Whether a line can be shown as it is. What others have named otherwise, netnsh neither makes nor writes out. */
    private static boolean harmless(Line line) {
        return Text.visible(line.text()).equals(line.text());
    }

    /** What stands in the file as a comment only. */
    public List<String> leftOut() {
        List<String> all = new ArrayList<>(omitted);
        all.addAll(diff().notes());
        for (Line line : diff().lines()) {
            if (!harmless(line)) {
                all.add(line.text() + ": left out, because of the characters that are shown as \\x");
            }
        }
        for (Thing t : snapshot.things()) {
            if (isLeftOut(t)) {
                continue;
            } else if (t.maker() == Thing.Maker.PASSING) {
                all.add(Lifetimes.without(t.make()).text() + ": left out, it goes by itself");
            } else if (t.maker() == Thing.Maker.USER && !t.lacks().isEmpty()) {
                all.add(t.make().text() + ": left out, because these words lack " + t.lacks());
            }
        }
        return all;
    }

    private Diff diff() {
        if (diff == null) {
            diff = Diff.wishes(bare(), onlySaved(), Set.of());
        }
        return diff;
    }

    private Snapshot onlySaved() {
        List<Thing> things = snapshot.things().stream()
                .filter(Thing::saved)
                .filter(t -> !isLeftOut(t))
                .toList();
        return new Snapshot(snapshot.namespaces(), snapshot.links(), things, Map.of());
    }

    /** Whether it goes with a link that no line makes. */
    private boolean isLeftOut(Thing t) {
        return t.on().stream().anyMatch(dev -> isLeftOut(snapshot.links().get(new Ref(t.ns(), dev))));
    }

    private static boolean isLeftOut(LinkState link) {
        return link != null && !link.lacks().isEmpty();
    }

    /** What is there before the first line: home with its hardware, which nobody has set up. */
    private Snapshot bare() {
        Map<Ref, LinkState> links = new LinkedHashMap<>();
        Set<NsRef> namespaces = new LinkedHashSet<>();
        for (NsRef ns : snapshot.namespaces()) {
            if (!(ns instanceof NsRef.Named)) {
                namespaces.add(ns);
            }
        }
        for (LinkState link : snapshot.links().values()) {
            if (link.given() && link.lacks().isEmpty() && namespaces.contains(link.ns())) {
                Usual usual = Usual.of(link.name().equals("lo") ? "lo" : "");
                Map<String, List<String>> own = new LinkedHashMap<>(link.own());
                own.values().removeIf(clause -> !usual.own(clause));
                boolean up =
                        link.name().equals("lo") && link.ns() instanceof NsRef.Home && Boolean.TRUE.equals(link.up());
                links.put(
                        link.ref(),
                        new LinkState(
                                link.ns(),
                                link.name(),
                                "",
                                false,
                                null,
                                null,
                                Map.of(),
                                own,
                                Map.of(),
                                "",
                                "",
                                up,
                                ""));
            }
        }
        return new Snapshot(namespaces, links, List.of(), Map.of());
    }

    /** Of home what hangs together with the other namespaces: ends of cables, what carries links, and their masters. */
    private static Snapshot cabled(Snapshot all) {
        Set<String> names = new TreeSet<>();
        for (LinkState link : all.links().values()) {
            for (Ref other : new Ref[] {link.peer(), link.lower()}) {
                if (!(link.ns() instanceof NsRef.Home) && other != null && other.ns() instanceof NsRef.Home) {
                    names.add(other.name());
                }
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (LinkState link : all.links().values()) {
                boolean home = link.ns() instanceof NsRef.Home;
                if (home && names.contains(link.name())) {
                    more |= link.master() != null && !link.master().isEmpty() && names.add(link.master());
                    more |= link.lower() != null
                            && link.lower().ns() instanceof NsRef.Home
                            && names.add(link.lower().name());
                } else if (home && link.master() != null && names.contains(link.master())) {
                    more |= names.add(link.name());
                }
            }
        }
        return all.only(NsRef.HOME, names);
    }
}
