package netnsh.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.grammar.BadValue;
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
    private final Map<Long, Optional<NsRef>> places = new HashMap<>();
    /** What was done (or, in a rehearsal, would be), in iproute2's words. */
    final List<String> done = new ArrayList<>();
    /** What is left alone, a sentence each. */
    final List<String> left = new ArrayList<>();
    /** What should have gone and did not. */
    final List<String> failed = new ArrayList<>();

    private final Map<String, Spared> spared = new LinkedHashMap<>();

    int namespaces;
    int links;

    /** Names that go together, and the ends of cables whose other end is in another namespace. */
    private final List<Effect.DropNs> names = new ArrayList<>();

    private final List<End> ends = new ArrayList<>();

    private record End(NsRef ns, int index, Effect.Net delete) {}

    /** A link that somebody has changed; it may go all the same, with the other end of its pair. */
    private record Spared(NsRef ns, int index) {}

    /** Whoever is told that a step was taken back. */
    interface Book {
        void takenBack(Step step);
    }

    TakeBack(Kernel kernel, boolean dry) {
        this.kernel = kernel;
        this.dry = dry;
    }

    /**
     * Takes them back.
     *
     * @param deletions whether also what they deleted is made again
     */
    void take(List<Step> steps, boolean deletions, Book book) {
        Set<Long> going = new HashSet<>();
        List<Step> together = new ArrayList<>();
        for (Step s : steps) {
            for (Made m : s.made) {
                if (s.stands() && m.what() == Made.What.NAMESPACE && m.cookie() != 0 && ours(m)) {
                    going.add(m.cookie());
                }
            }
        }
        List<Step> last = new ArrayList<>(steps);
        Collections.reverse(last);
        for (Step s : last) {
            if (!s.stands() || !deletions && s.sort == Step.Sort.DELETES) {
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
        together(together, book);
        spared.forEach((what, link) -> {
            if (there(link)) {
                left.add(what);
            }
        });
        spared.clear();
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
            if (isGone(end)) {
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

    private boolean isGone(End end) {
        try {
            return kernel.link(end.ns(), end.index()).isEmpty();
        } catch (Problem gone) {
            return true;
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
        for (int i = s.made.size() - 1; i >= 0; i--) {
            Made m = s.made.get(i);
            if (!m.isLink()) {
                name(m);
            } else if (!going.contains(m.cookie())) {
                link(m);
            }
        }
        if (s.sort != Step.Sort.MAKES && !s.back.isEmpty() && !going.contains(s.cookie)) {
            lines(s);
        }
    }

    // --- names of namespaces
    // ------------------------------------------------------------------------------------------

    /** Whether the name still stands for the namespace that it was given to. */
    private boolean ours(Made m) {
        try {
            return kernel.cookie(new NsRef.Named(m.name())) == m.cookie();
        } catch (Problem gone) {
            return false;
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
        boolean same = there.state() == NamedNs.State.OK && m.cookie() != 0 && ours(m);
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

    // --- links
    // --------------------------------------------------------------------------------------------------------

    private void link(Made m) {
        NsRef ns = find(m.cookie(), m.where());
        if (ns == null) {
            return;
        }
        Optional<Link> there = m.index() != 0 ? kernel.link(ns, m.index()) : kernel.link(ns, m.name());
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

    private static String place(NsRef ns) {
        return ns instanceof NsRef.Home ? "" : "-n " + Text.word(Names.NS.write(ns)) + " ";
    }

    /** It is not where it was: somebody has removed it, or taken it to another namespace. */
    private void elsewhere(Made m) {
        if (m.index() == 0 || m.detail().indexOf(' ') < 0) {
            return;
        }
        for (NsRef ns : all()) {
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

    // --- everything else
    // ----------------------------------------------------------------------------------------------

    private void lines(Step s) {
        NsRef ns = find(s.cookie, s.where);
        if (ns == null) {
            return;
        }
        for (Map.Entry<String, Integer> dev : s.devs.entrySet()) {
            Optional<Link> there = kernel.link(ns, dev.getValue());
            if (there.isEmpty()) {
                return; // what was done to it went with it
            }
            boolean same = there.get().name().equals(dev.getKey())
                    || there.get().altNames().contains(dev.getKey());
            if (!same) {
                left.add(s.words + ": " + dev.getKey() + " is called "
                        + there.get().name() + " now");
                return;
            }
        }
        for (String line : s.back) {
            try {
                for (Effect e : Replan.plan(line, kernel).effects()) {
                    run((Effect.OnKernel) e);
                }
            } catch (Problem p) {
                refused(line, p);
            }
        }
    }

    private void note(Outcome outcome) {
        if (outcome instanceof Outcome.Note note && !note.text().startsWith("removed the stale")) {
            left.add(note.text());
        }
    }

    private void run(Effect.OnKernel effect) {
        if (!dry) {
            try {
                kernel.run(effect, this::note);
            } catch (Problem p) {
                refused(effect.words(), p);
                return;
            }
        }
        done.add(effect.words());
    }

    private void refused(String words, Problem p) {
        boolean gone = NOTHING_THERE.contains(p.errno()) || p.id().endsWith(".absent");
        if (!gone) {
            failed.add(words + ": " + p.getMessage());
        }
    }

    // --- namespaces by cookie
    // -----------------------------------------------------------------------------------------

    /** Where the namespace can be reached now; null when it is gone. */
    private NsRef find(long cookie, String where) {
        Optional<NsRef> known = places.get(cookie);
        if (known != null && known.isPresent() && is(known.get(), cookie)) {
            return known.get();
        }
        NsRef found = null;
        List<NsRef> candidates = new ArrayList<>();
        try {
            candidates.add(Names.PLACE.read(where));
        } catch (BadValue notOurs) {
            left.add("a namespace called \"" + where + "\": that is no name");
        }
        candidates.add(NsRef.HOME);
        for (int i = 0; i < 2 && found == null; i++) {
            for (NsRef one : i == 0 ? candidates : known == null ? all() : List.<NsRef>of()) {
                if (is(one, cookie)) {
                    found = one;
                    break;
                }
            }
        }
        places.put(cookie, Optional.ofNullable(found));
        return found;
    }

    private boolean is(NsRef ns, long cookie) {
        try {
            return kernel.cookie(ns) == cookie;
        } catch (Problem gone) {
            return false;
        }
    }

    private List<NsRef> all() {
        List<NsRef> all = new ArrayList<>(List.of(NsRef.HOME));
        for (NamedNs n : kernel.namespaces()) {
            if (n.state() == NamedNs.State.OK) {
                all.add(new NsRef.Named(n.name()));
            }
        }
        return all;
    }
}
