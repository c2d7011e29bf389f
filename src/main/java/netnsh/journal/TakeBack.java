package netnsh.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.Replan;
import netnsh.word.Names;

/**
 * Takes steps back, the last one first. What is found again by its identity (links by index in a namespace by cookie,
 * names of namespaces by the cookie behind them) is removed; everything else is taken back by the lines that were kept for
 * it. What others have changed or made anew is left alone and named. What is in a namespace that goes itself is passed
 * over.
 */
final class TakeBack {
    /** What the kernel answers when there is nothing to be removed any more. */
    private static final Set<Integer> NOTHING_THERE =
            Set.of(Errno.ENODEV, Errno.ENOENT, Errno.ESRCH, Errno.EADDRNOTAVAIL);

    private final Kernel kernel;
    private final boolean dry;
    private final Whereabouts places;
    private List<Step> all = List.of();
    private final Revival revival;
    private List<Effect.OnKernel> later;
    private Book told;
    private boolean whole;
    private boolean uncertain;

    /** What was done (or, in a rehearsal, would be), in iproute2's words. */
    final List<String> done = new ArrayList<>();
    /** What is left alone, a sentence each. */
    final List<String> left = new ArrayList<>();
    /** What should have gone and did not. */
    final List<String> failed = new ArrayList<>();

    /** Namespaces that go, with links of others in them. */
    private final Set<Long> hosts = new HashSet<>();

    private final Map<String, Spared> spared = new LinkedHashMap<>();

    int namespaces;
    int links;

    /** Names that go together, and the ends of cables whose other end is in another namespace. */
    private final List<Effect.DropNs> names = new ArrayList<>();

    private final List<End> ends = new ArrayList<>();

    private record End(NsRef ns, int index, Effect.Net delete) {}

    /** A link that somebody has changed; it may go all the same, with the other end of its pair. */
    private record Spared(NsRef ns, int index) {}

    TakeBack(Kernel kernel, boolean dry) {
        this.kernel = kernel;
        this.dry = dry;
        this.places = new Whereabouts(kernel, left::add);
        this.revival = new Revival(kernel, places);
    }

    /**
     * Takes them back.
     *
     * @param deletions whether also what they deleted is made again
     */
    void take(List<Step> steps, boolean deletions, Book book) {
        told = book;
        whole = deletions;
        all = steps;
        revival.earlier(steps);
        Begun begun = new Begun(kernel, places);
        steps.forEach(s -> begun.settle(s, steps));
        Set<Long> going = new HashSet<>();
        List<Step> together = new ArrayList<>();
        for (Step s : steps) {
            for (Made m : s.made) {
                if (s.stands() && m.what() == Made.What.NAMESPACE && m.cookie() != 0 && places.ours(m)) {
                    going.add(m.cookie());
                }
            }
        }
        homeward(steps, going);
        List<Step> moved = steps.stream().filter(s -> s.isMove(steps)).toList();
        List<Step> backwards = new ArrayList<>(steps);
        Collections.reverse(backwards);
        later = new ArrayList<>();
        for (Step s : backwards) {
            if (!s.stands() || !deletions && s.sort == Step.Sort.DELETES && !moved.contains(s)) {
                continue;
            }
            int before = failed.size();
            int kept = names.size() + ends.size();
            step(s, going);
            if (names.size() + ends.size() > kept) {
                together.add(s);
            } else if (!dry && failed.size() == before) {
                book.takenBack(s);
            }
        }
        List<Effect.OnKernel> last = later;
        later = null;
        last.forEach(this::run);
        together(together, book);
        spared.forEach((what, link) -> {
            if (there(link)) {
                left.add(what);
            }
        });
        spared.clear();
    }

    /** Finds the namespaces that go and into which links have come that do not: these go home before, step by step. */
    private void homeward(List<Step> steps, Set<Long> going) {
        hosts.clear();
        for (Step s : steps) {
            if (s.after != null
                    && going.contains(s.after.cookie())
                    && (!going.contains(s.before.cookie()) || hosts.contains(s.before.cookie()))) {
                hosts.add(s.after.cookie());
            }
        }
    }

    /**
     * Removes the namespaces that were kept for the end: the kernel takes down many at once as quickly as one, and the
     * ends of cables into them go with them. What is still there then is removed one by one.
     */
    private void together(List<Step> steps, Book book) {
        int before = failed.size();
        kernel.drop(names, this::note, (name, problem) -> {
            if (problem == null) {
                done.add(name.words());
            } else {
                refused(name.words(), problem);
            }
        });
        for (End end : ends) {
            if (!there(new Spared(end.ns(), end.index()))) {
                done.add(end.delete().words());
            } else {
                run(end.delete());
            }
        }
        names.clear();
        ends.clear();
        if (failed.size() == before) {
            steps.forEach(book::takenBack);
        }
    }

    /** What came of it. */
    Sessions.Down down(List<String> sessions) {
        return new Sessions.Down(done, left, failed, sessions, namespaces, links);
    }

    private boolean there(Spared link) {
        try {
            return kernel.link(link.ns(), link.index()).isPresent();
        } catch (Problem gone) {
            return false;
        }
    }

    private void step(Step s, Set<Long> going) {
        uncertain = s.state == Step.State.BEGUN || s.returning;
        for (int i = s.made.size() - 1; i >= 0; i--) {
            Made m = s.made.get(i);
            if (!m.isLink()) {
                name(m);
            } else if (whole && s.after != null && !s.back.isEmpty()) {
                continue; // it has only left a namespace of the session's, and goes back there
            } else if (!going.contains(m.cookie())) {
                link(m);
            }
        }
        boolean passes = going.contains(s.cookie) && !hosts.contains(s.cookie);
        if (s.sort != Step.Sort.MAKES && !s.back.isEmpty() && !passes) {
            lines(s);
        }
    }

    private void name(Made m) {
        Kernel.Standing there;
        try {
            there = kernel.standing(m.name()).orElse(null);
        } catch (Problem p) {
            left.add("namespace " + m.name() + ": " + p.getMessage());
            return;
        }
        if (there == null) {
            return;
        }
        boolean file = there.state() == NamedNs.State.STALE && there.file().equals(m.detail());
        boolean same = there.state() == NamedNs.State.OK && m.cookie() != 0 && places.ours(m);
        if (!file && !same) {
            left.add("namespace " + m.name() + ": somebody else has made it since");
            return;
        }
        Effect.DropNs drop = new Effect.DropNs(m.name(), null, "ip netns delete " + Text.word(m.name()));
        if (dry) {
            run(drop);
        } else {
            names.add(drop);
        }
        namespaces++;
    }

    private void link(Made m) {
        NsRef ns = places.find(m.cookie(), m.where());
        if (ns == null) {
            return;
        }
        int index = revival.index(m.cookie(), m.index());
        Optional<Link> there = index != 0 ? kernel.link(ns, index) : kernel.link(ns, m.name());
        if (there.isEmpty()) {
            elsewhere(m);
            return;
        }
        Link link = there.get();
        if (!link.name().equals(m.name())) {
            spared.put(m.name() + in(ns) + ": it is called " + link.name() + " now", new Spared(ns, m.index()));
        } else if (!link.kind().orElse("").equals(m.kind())) {
            left.add(m.name() + in(ns) + ": somebody else has made it since");
        } else {
            Link which = new Link(Dev.of(link.index(), link.name()), 0, 0, 0, 0, Attrs.NONE);
            Effect.Net delete = new Effect.Net(
                    ns,
                    new NetOp.DelLink(which),
                    new Blame(null),
                    "ip " + place(ns) + "link delete dev " + Text.word(link.name()));
            if (!dry && link.attrs().has(Ifla.IFLA_LINK_NETNSID)) {
                ends.add(new End(ns, link.index(), delete));
            } else {
                run(delete);
            }
            links++;
        }
    }

    private static String in(NsRef ns) {
        return ns instanceof NsRef.Home ? "" : " in " + ns;
    }

    static String place(NsRef ns) {
        return ns instanceof NsRef.Home ? "" : "-n " + Text.word(Names.NS.write(ns)) + " ";
    }

    /** It is not where it was: somebody has removed it, or taken it to another namespace. */
    private void elsewhere(Made m) {
        if (m.index() == 0 || m.detail().indexOf(' ') < 0) {
            return;
        }
        for (NsRef ns : places.all()) {
            try {
                Optional<Link> same = kernel.link(ns, m.index());
                if (same.isPresent() && Facts.detail(same.get()).equals(m.detail())) {
                    spared.put(
                            m.name() + ": somebody has moved it to "
                                    + (ns instanceof NsRef.Home ? "the home namespace" : ns.toString()),
                            new Spared(ns, m.index()));
                    return;
                }
            } catch (Problem gone) {
                continue;
            }
        }
    }

    private void lines(Step s) {
        NsRef ns = places.find(s.cookie, s.where);
        if (ns == null || !s.returning && !asItWas(s, ns) || !revival.isFree(s, left)) {
            return;
        }
        if (!dry) {
            revival.begins(s, told);
        }
        for (String line : s.back) {
            if (!line(line, s)) {
                return;
            }
        }
        if (s.gone != null && !dry) {
            revival.of(s, all, told);
        }
        if (s.after != null && !dry) {
            kernel.link(ns, s.before.name()).ifPresent(l -> {
                revival.home(s.before, l.index());
                s.home(l.index());
                Story.movedBack(all, s);
            });
        }
    }

    /** Runs one of a step's lines; false when those behind it would be about something that is not the step's. */
    private boolean line(String line, Step s) {
        try {
            for (Effect e : Replan.plan(line, kernel).effects()) {
                Effect.OnKernel one = (Effect.OnKernel) e;
                if (!revival.isMeant(one, s, left) || !run(one)) {
                    return false;
                }
            }
        } catch (Problem p) {
            refused(line, p);
        }
        return true;
    }

    /** Whether all that a step speaks of is still what it was when the step was done; else nothing of it is touched. */
    private boolean asItWas(Step s, NsRef ns) {
        if (s.after != null
                && !same(s, places.find(s.after.cookie(), s.after.where()), s.after.name(), s.after.index())) {
            return false;
        }
        for (Map.Entry<String, Integer> dev : s.devs.entrySet()) {
            boolean moves = s.after != null && dev.getKey().equals(s.before.name());
            if (!moves && !same(s, ns, dev.getKey(), revival.index(s.cookie, dev.getValue()))) {
                return false;
            }
        }
        return Foreign.unchanged(kernel, ns, s, revival.happened(), left);
    }

    /** Whether a link is still what a step calls it. */
    private boolean same(Step s, NsRef ns, String name, int index) {
        Link there = ns == null ? null : kernel.link(ns, index).orElse(null);
        if (there == null && revival.happened() && ns != null) {
            there = kernel.link(ns, name).orElse(null); // it has come back with another number
        }
        if (there == null) {
            return false; // what was done to it went with it
        }
        boolean same = there.name().equals(name) || there.altNames().contains(name);
        if (!same) {
            left.add(s.words + ": " + name + " is called " + there.name() + " now");
        }
        return same;
    }

    private void note(Outcome outcome) {
        if (outcome instanceof Outcome.Note note && !note.text().startsWith("removed the stale")) {
            left.add(note.text());
        }
    }

    /** Does it; false when it should make a link and somebody else has made one of that name. */
    private boolean run(Effect.OnKernel effect) {
        if (!dry) {
            try {
                kernel.run(effect, this::note);
            } catch (Problem p) {
                boolean makes = effect instanceof Effect.Net net && net.op() instanceof NetOp.AddLink;
                if (makes && p.errno() == Errno.EEXIST && !uncertain) {
                    left.add(effect.words() + ": somebody else has made one of that name since");
                    return false;
                } else if (p.errno() == Errno.ENETUNREACH && later != null) {
                    later.add(effect); // what its gateway needs may come back with an earlier step
                } else {
                    refused(effect.words(), p);
                }
                return true;
            }
        }
        done.add(effect.words());
        return true;
    }

    private void refused(String words, Problem p) {
        // what was only begun may be as it was before
        boolean gone = NOTHING_THERE.contains(p.errno())
                || p.id().endsWith(".absent")
                || uncertain && (p.errno() == Errno.EEXIST || p.id().endsWith(".exists"));
        if (!gone) {
            failed.add(words + ": " + p.getMessage());
        }
    }
}
