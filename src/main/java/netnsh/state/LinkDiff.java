package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.plan.Effect;
import netnsh.state.LinkState.Ref;
import netnsh.value.NsRef;

/** What is to be done with links. */
final class LinkDiff {
    private final Snapshot from;
    private final Snapshot to;
    private final Set<NsRef> whole;
    private final Set<Ref> gone = new LinkedHashSet<>();
    private final Set<Ref> born = new LinkedHashSet<>();
    private final Set<Ref> touched = new LinkedHashSet<>();
    final List<String> notes = new ArrayList<>();

    LinkDiff(Snapshot from, Snapshot to, Set<NsRef> whole, Collection<NsRef> lost) {
        this.from = from;
        this.to = to;
        this.whole = whole;
        from.links().keySet().stream().filter(ref -> lost.contains(ref.ns())).forEach(gone::add);
        for (LinkState link : from.links().values()) {
            LinkState wish = to.links().get(link.ref());
            boolean unwanted = wish == null ? whole.contains(link.ns()) : !same(link, wish);
            if (unwanted && !link.given() && !leadsOut(link)) {
                gone.add(link.ref());
            }
        }
        while (spread()) {
            continue;
        }
        for (LinkState wish : to.links().values()) {
            if (!from.links().containsKey(wish.ref()) || gone.contains(wish.ref())) {
                born.add(wish.ref());
            }
        }
    }

    /** Whether one can become the other without being made anew. */
    private static boolean same(LinkState now, LinkState wish) {
        if (!now.kind().equals(wish.kind())) {
            return false;
        }
        boolean moved =
                wish.peer() != null && now.peer() != null && !wish.peer().equals(now.peer())
                        || wish.lower() != null && !wish.lower().equals(now.lower());
        if (moved) {
            return false;
        }
        Set<String> fixed = now.kind().equals("tun")
                ? wish.options().keySet()
                : Kinds.find(now.kind()).map(LinkKind::fixed).orElse(Set.of());
        for (String key : fixed) {
            List<String> words = wish.options().get(key);
            if (words != null && !words.equals(now.options().get(key))) {
                return false;
            }
        }
        return true;
    }

    /** Whether something goes with a link that a program makes of which the file speaks. */
    boolean leadsOut(Thing t) {
        return t.on().stream()
                .map(dev -> from.links().get(new Ref(t.ns(), dev)))
                .anyMatch(l -> l != null && leadsOut(l));
    }

    /** Whether a program makes it that the file speaks of: {@code uplink NS pasta}. */
    private boolean leadsOut(LinkState link) {
        return link.name().equals(Effect.LeadOut.DEVICE)
                && !link.lacks().isEmpty()
                && to.things().stream().anyMatch(t -> t.sort() == Thing.Sort.UPLINK && t.ns().equals(link.ns()));
    }

    /** What goes with what goes: other ends, and what is stacked on it. */
    private boolean spread() {
        Set<Ref> more = new LinkedHashSet<>();
        for (LinkState link : from.links().values()) {
            boolean goes = link.peer() != null && gone.contains(link.peer())
                    || below(link).stream().anyMatch(gone::contains);
            if (goes && !link.given() && !gone.contains(link.ref())) {
                more.add(link.ref());
            }
        }
        return gone.addAll(more);
    }

    /** The links that it stands on. */
    private static List<Ref> below(LinkState link) {
        List<Ref> all = new ArrayList<>();
        NsRef there = link.lower() == null ? link.ns() : link.lower().ns();
        if (link.lower() != null && !link.lower().name().isEmpty()) {
            all.add(link.lower());
        }
        for (String key : List.of("dev", "slave1", "slave2")) {
            List<String> words = link.options().get(key);
            if (words != null && words.size() > 1) {
                all.add(new Ref(there, words.get(1)));
            }
        }
        return all;
    }

    /** The links that are there no longer when the new ones are made. */
    Set<Ref> gone() {
        return gone;
    }

    /** The links about whose addresses and routes the kernel does something by itself. */
    Set<Ref> touched() {
        Set<Ref> all = new LinkedHashSet<>(touched);
        all.addAll(born);
        return all;
    }

    /** Links that change their master, so that what they have as a port is lost. */
    boolean movesMaster(Ref ref) {
        LinkState now = from.links().get(ref);
        LinkState wish = to.links().get(ref);
        return now != null
                && wish != null
                && wish.master() != null
                && !wish.master().equals(now.master());
    }

    /** Takes away what goes; {@code lost} namespaces take their links along. */
    List<Line> deletions(Collection<NsRef> lost) {
        List<Line> lines = new ArrayList<>();
        Set<Ref> done = new LinkedHashSet<>();
        List<LinkState> order = new ArrayList<>(sorted(from.links(), gone));
        java.util.Collections.reverse(order);
        for (LinkState link : order) {
            if (lost.contains(link.ns()) || link.given()) {
                continue;
            }
            if (link.peer() == null
                    || !done.contains(link.peer()) && !lost.contains(link.peer().ns())) {
                List<String> words = new ArrayList<>(List.of("link", "delete", "dev", link.name()));
                lines.add(Line.ip(link.ns(), words));
            }
            done.add(link.ref());
        }
        return lines;
    }

    /** Those of {@code some}, each behind what it stands on. */
    private static List<LinkState> sorted(Map<Ref, LinkState> all, Set<Ref> some) {
        LinkedHashMap<Ref, LinkState> out = new LinkedHashMap<>();
        for (Ref ref : some) {
            visit(all, some, ref, out, new LinkedHashSet<>());
        }
        return List.copyOf(out.values());
    }

    private static void visit(Map<Ref, LinkState> all, Set<Ref> some, Ref ref, Map<Ref, LinkState> out, Set<Ref> open) {
        LinkState link = all.get(ref);
        if (link == null || !some.contains(ref) || out.containsKey(ref) || !open.add(ref)) {
            return;
        }
        below(link).forEach(lower -> visit(all, some, lower, out, open));
        out.put(ref, link);
    }

    /** Makes what is not there. */
    List<Line> births() {
        List<Line> lines = new ArrayList<>();
        Set<Ref> done = new LinkedHashSet<>();
        for (LinkState link : sorted(to.links(), born)) {
            if (done.contains(link.ref())) {
                continue;
            } else if (!link.lacks().isEmpty()) {
                leaves(link);
            } else if (link.given()) {
                comes(link, lines);
            } else if (link.kind().equals("tun")) {
                lines.add(LinkBirth.tun(link));
            } else {
                LinkState peer = link.peer() == null ? null : to.links().get(link.peer());
                if (link.peer() != null && peer == null) {
                    notes.add("the other end of " + link.ref() + ", " + link.peer()
                            + ", is made, and nothing else of that namespace");
                }
                lines.addAll(LinkBirth.lines(link, peer, this::known));
                if (link.peer() != null) {
                    done.add(link.peer());
                }
            }
            done.add(link.ref());
        }
        return lines;
    }

    /** Whether there is, or will be, such a link. */
    private boolean known(Ref ref) {
        return from.links().containsKey(ref) || to.links().containsKey(ref);
    }

    /** Names what no line makes; but nothing that comes by itself as it is. */
    private void leaves(LinkState link) {
        boolean untouched = link.given() && !Boolean.TRUE.equals(link.up());
        if (!untouched && !leadsOut(link)) {
            String kind = link.given() ? "" : " (" + link.kind() + ")";
            notes.add(link.ref() + kind + " is left out: " + link.lacks());
        }
    }

    /** Hardware is not made; it may be taken from where it is. */
    private void comes(LinkState link, List<Line> lines) {
        if (link.name().equals("lo")) {
            return; // it comes with its namespace
        }
        for (LinkState other : from.links().values()) {
            if (other.given() && other.name().equals(link.name()) && !to.links().containsKey(other.ref())) {
                lines.add(Line.ip(
                        other.ns(),
                        "link",
                        "set",
                        "dev",
                        link.name(),
                        "netns",
                        link.ns().toString()));
                return;
            }
        }
        notes.add(link.ref() + " is hardware: it must be there already");
    }

    /** What links are set to, but their masters and whether they are up. */
    List<Line> settings() {
        List<Line> lines = new ArrayList<>();
        for (LinkState link : to.links().values()) {
            if (!reachable(link)) {
                continue;
            }
            LinkState now = born.contains(link.ref()) ? null : from.links().get(link.ref());
            List<String> own = now == null
                    ? LinkWords.fresh(link)
                    : LinkWords.changed(now, link, link.made() || whole.contains(link.ns()));
            // an interface that was too small for IPv6 has it again when its mtu is set, not before
            int last = own.indexOf("mtu") < 0 ? -1 : own.indexOf("addrgenmode");
            if (last >= 0 && own.size() > 2) {
                List<String> mode = new ArrayList<>(own.subList(last, last + 2));
                own.subList(last, last + 2).clear();
                set(lines, link, own);
                own = mode;
            }
            if (!own.isEmpty()) {
                set(lines, link, own);
            }
            List<String> options = now == null || link.kind().equals("tun") ? List.of() : LinkWords.options(now, link);
            if (!options.isEmpty()) {
                options.addAll(0, List.of("type", link.kind()));
                set(lines, link, options);
            }
        }
        return lines;
    }

    /** Whether it is there when everything that can be made is made. */
    private boolean reachable(LinkState link) {
        if (!link.lacks().isEmpty()) {
            return !link.given() && !born.contains(link.ref());
        }
        return !born.contains(link.ref())
                || !link.given()
                || link.name().equals("lo")
                || from.links().values().stream().anyMatch(o -> o.name().equals(link.name()));
    }

    private static void set(List<Line> lines, LinkState link, List<String> words) {
        List<String> all = new ArrayList<>(List.of("link", "set", "dev", link.name()));
        all.addAll(words);
        lines.add(Line.ip(link.ns(), all));
    }

    /** Which bridge, bond or VRF each belongs to, and how it is set there. */
    List<Line> masters() {
        List<Line> lines = new ArrayList<>();
        for (LinkState link : to.links().values()) {
            if (!reachable(link)) {
                continue;
            }
            LinkState now = born.contains(link.ref()) ? null : from.links().get(link.ref());
            boolean anew = link.master() != null
                    && (!link.master().equals(now == null ? "" : Objects.requireNonNullElse(now.master(), ""))
                            || gone.contains(new Ref(link.ns(), link.master()))
                                    && !link.master().isEmpty());
            if (anew) {
                LinkState master = to.links().get(new Ref(link.ns(), link.master()));
                boolean closed = master != null
                        && (master.kind().equals("bond") || master.kind().equals("team"));
                if (closed && now != null && Boolean.TRUE.equals(now.up())) {
                    set(lines, link, List.of("down"));
                }
                set(lines, link, link.master().isEmpty() ? List.of("nomaster") : List.of("master", link.master()));
                touched.add(link.ref());
            }
            List<String> port = anew || now == null
                    ? LinkWords.unusual(link.port(), Usual.of(link.portKind()))
                    : LinkWords.difference(now.port(), link.port(), Usual.of(link.portKind()), false);
            if (!port.isEmpty() && !"".equals(link.master())) {
                List<String> words = new ArrayList<>(List.of("type", link.portKind()));
                words.addAll(port);
                set(lines, link, words);
            }
        }
        prefer(lines);
        return lines;
    }

    /** A new bond can prefer a port only when it has it; which one it uses at the moment is its own choice. */
    private void prefer(List<Line> lines) {
        for (LinkState link : to.links().values()) {
            List<String> primary = link.options().get(LinkBirth.PRIMARY);
            if (primary != null && born.contains(link.ref()) && reachable(link)) {
                set(lines, link, List.of("type", link.kind(), primary.get(0), primary.get(1)));
            }
        }
    }

    /** Switches on and off: lower links first on, last off. */
    List<Line> switches(boolean on) {
        List<Line> lines = new ArrayList<>();
        Set<Ref> risen = new LinkedHashSet<>();
        for (LinkState link : sorted(to.links(), to.links().keySet())) {
            LinkState now = born.contains(link.ref()) ? null : from.links().get(link.ref());
            boolean is = now != null && Boolean.TRUE.equals(now.up());
            if (on && Boolean.FALSE.equals(link.up()) && link.kind().equals("vlan") && risen.contains(link.lower())) {
                // VLANs are switched on with what is below them (vlan_device_event of net/8021q)
                risen.add(link.ref());
                set(lines, link, List.of("down"));
            }
            if (link.up() == null || link.up() != on || is == on || !reachable(link) || !on && now == null) {
                continue;
            }
            touched.add(link.ref());
            risen.add(link.ref());
            set(lines, link, List.of(on ? "up" : "down"));
        }
        return lines;
    }
}
