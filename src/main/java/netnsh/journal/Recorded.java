package netnsh.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.rtnl.Requests;
import netnsh.state.Inverse;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/**
 * The machine with a journal: every change that is made through it is written down before and completed afterwards. What
 * only reads passes straight through.
 */
public final class Recorded extends PassingKernel {
    /** How often a name is chosen anew that somebody else was quicker to take. */
    private static final int TRIES = 20;

    private final Journal journal;
    private final Belongings own;
    private final Naming naming;
    private final Foreign foreign;
    private Step running;
    private Step last;
    private final Born born = new Born();

    /** A kernel whose changes are written to {@code journal}. */
    public Recorded(Kernel kernel, Journal journal) {
        super(kernel);
        this.journal = journal;
        this.own = journal.own();
        this.naming = new Naming(kernel);
        this.foreign = new Foreign(kernel, journal);
    }

    /** Where it is written down. */
    public Journal journal() {
        return journal;
    }

    /** The name of the step that was begun last; null before the first one. */
    public String last() {
        return last == null ? null : last.id;
    }

    /**
     * A line was taken back by others, step by step: neither its steps nor theirs need to be taken back any more.
     *
     * @param done the names of the line's steps
     * @param back the names of those that have taken it back
     */
    public void cancel(List<String> done, List<String> back) {
        Story story = journal.story();
        if (story == null || !done.isEmpty() && journal.isMarked() && !sinceMark(done.get(0))) {
            return; // a rollback must do again what was taken back since
        }
        List<Step> line = story.steps(done);
        if (line.stream().anyMatch(s -> !s.passed.isEmpty())) {
            return; // it had removed what the session itself had made: that is there again, and the later steps know it
        }
        line.stream().filter(Step::stands).forEach(journal::takenBack);
        for (Step s : story.steps(back)) {
            s.made.stream().filter(m -> m.what() == Made.What.NAMESPACE).forEach(m -> own.returned(m.cookie()));
            if (s.stands()) {
                journal.takenBack(s);
            }
        }
    }

    private boolean sinceMark(String id) {
        return journal.sinceMark().stream().anyMatch(s -> s.id.equals(id));
    }

    /** A kernel whose changes nobody writes down: the one behind it, if there is one. */
    static Kernel plain(Kernel kernel) {
        return kernel instanceof Recorded r ? r.kernel : kernel;
    }

    @Override
    public int run(Effect.OnKernel effect, Sink out) {
        Step.Sort sort = sort(effect);
        if (sort == null) {
            return kernel.run(effect, out);
        }
        journal.changing().lock();
        try {
            for (int i = 1; ; i++) {
                Effect.OnKernel named = named(effect);
                try {
                    return change(named, sort, out);
                } catch (Problem p) {
                    if (named == effect || p.errno() != Errno.EEXIST || i == TRIES) {
                        throw p; // else somebody was quicker to take that name
                    }
                }
            }
        } finally {
            journal.changing().unlock();
        }
    }

    private Effect.OnKernel named(Effect.OnKernel effect) {
        try {
            return naming.named(effect);
        } catch (Problem refused) {
            return effect; // the kernel says the same, under the right word
        }
    }

    private int change(Effect.OnKernel effect, Step.Sort sort, Sink out) {
        kernel.births(born); // whoever takes steps back listens himself meanwhile
        NsRef ns = place(effect);
        long cookie = cookieOrNone(ns);
        Step step = new Step(journal.nextId(), ns.toString(), cookie, sort, effect.words());
        boolean inside = own.contains(cookie);
        // somebody at the prompt may take back a part, not the whole
        Facts facts = Facts.before(effect, kernel, journal.ofSomebody() ? Set.of() : own.going());
        step.made.addAll(facts.planned());
        if (!inside) {
            devices(effect, step);
        }
        boolean whole =
                journal.isMarked() && !own.isFresh(cookie) && !(facts.before() == null && foreign.goes(effect, cookie));
        boolean gives = !whole && (!inside || own.hosts(cookie)) && foreign.changedBy(effect, cookie);
        Inverse.Before back = effect instanceof Effect.Reversible
                ? null
                : inverse(whole, gives).before(effect, kernel);
        List<String> planned = back == null ? ((Effect.Reversible) effect).back(kernel) : back.planned();
        if (planned.isEmpty() && (whole || gives)) {
            planned = expected(effect, back);
        }
        step.going = whole ? facts.removed() : null;
        if (facts.before() != null) {
            moves(step, facts);
        }
        if (whole && back != null && !journal.ofSomebody()) { // at the prompt undo says so
            back.losing(kernel).forEach(lost -> out.accept(new Outcome.Note("note: " + lost)));
        }
        journal.begin(step, planned);
        running = step;
        born.wantsLink = facts.makesLink();
        born.link = null;
        last = step;
        int status;
        try {
            status = kernel.run(effect, out);
        } catch (Problem p) {
            journal.refused(step);
            throw p;
        } finally {
            running = null;
        }
        Made now = facts.before() == null ? null : facts.now();
        List<Made> made = facts.made(born.link);
        if (now != null && !step.made.isEmpty()) {
            made.add(now);
        }
        List<String> known = back == null ? null : back.after(kernel);
        if (facts.before() == null && !inside && known != null && !known.isEmpty() && step.sort == Step.Sort.SETS) {
            foreign.look(effect, step);
        }
        journal.done(step, made, known);
        if (facts.removed() != null) {
            journal.gone(step, facts.removed());
        } else if (now != null && !now.equals(facts.before())) {
            own.moved(facts.before(), now);
            journal.moved(step, now);
        }
        return status;
    }

    /**
     * Who says what takes a step back: in a transaction what is set or deleted must be read first; else only what others
     * have made is given back as it was.
     */
    private static Inverse inverse(boolean whole, boolean gives) {
        return whole ? Inverse.full() : gives ? Inverse.settings() : Inverse.made();
    }

    /** The lines that will take it back if it does what a rehearsal says: for whoever finds it begun and nothing more. */
    private List<String> expected(Effect.OnKernel effect, Inverse.Before back) {
        try (Kernel trial = kernel.rehearsal()) {
            // a rehearsal does not know everything: what it would change though nothing was done is left out
            List<String> nothing = back.after(trial);
            trial.run(effect, o -> {});
            List<String> lines = new ArrayList<>(back.after(trial));
            lines.removeAll(nothing);
            lines.removeIf(line -> line.matches(".*(link|netns) delete .*"));
            return lines;
        } catch (Problem refused) {
            return List.of();
        }
    }

    /** Writes down where a link goes; one that leaves the session's own namespaces must be removed by itself from then on. */
    private void moves(Step step, Facts facts) {
        step.before = facts.before();
        step.after = facts.planned(step.before);
        if (own.leaves(step.before, step.after) && !journal.made(step.before.cookie(), step.before.index())) {
            Made there = step.after;
            step.made.add(new Made(there.what(), there.where(), there.cookie(), there.name(), 0, there.kind()));
        }
    }

    /** What kind of change; null for what only reads. */
    private static Step.Sort sort(Effect.OnKernel e) {
        if (e instanceof Effect.Show
                || e instanceof Effect.Monitor
                || e instanceof Effect.Ping
                || e instanceof Effect.PingEach) {
            return null;
        } else if (e instanceof Effect.Sysctl s) {
            return s.value() == null ? null : Step.Sort.SETS;
        } else if (e instanceof Effect.Packets p) {
            return p.add() ? Step.Sort.ADDS : Step.Sort.DELETES;
        } else if (e instanceof Effect.LeadOut lead) {
            return lead.start() ? Step.Sort.ADDS : Step.Sort.DELETES;
        } else if (e instanceof Effect.Kept kept) {
            return kept.remember() ? Step.Sort.ADDS : Step.Sort.DELETES;
        } else if (e instanceof Effect.EtcFile) {
            return Step.Sort.SETS; // also where it removes one: what stood there is somebody's name server
        } else if (e instanceof Effect.DropNs
                || e instanceof Effect.Tap t && !t.make()
                || e instanceof Effect.Join j && !j.add()) {
            return Step.Sort.DELETES;
        } else if (e instanceof Effect.Net net) {
            String name = net.op().getClass().getSimpleName();
            if (net.op() instanceof NetOp.LinkProperty p) {
                return p.add() ? Step.Sort.ADDS : Step.Sort.DELETES;
            }
            return net.op() instanceof NetOp.AddLink
                    ? Step.Sort.MAKES
                    : name.startsWith("Add")
                            ? Step.Sort.ADDS
                            : name.startsWith("Set") ? Step.Sort.SETS : Step.Sort.DELETES;
        }
        return e instanceof Effect.Join ? Step.Sort.ADDS : Step.Sort.MAKES;
    }

    /** The namespace that it is done in. */
    static NsRef place(Effect.OnKernel e) {
        if (e instanceof Effect.Net net) {
            return net.ns();
        } else if (e instanceof Effect.Packets p) {
            return p.ns();
        } else if (e instanceof Effect.LeadOut lead) {
            return lead.ns();
        } else if (e instanceof Effect.Sysctl s) {
            return s.ns();
        } else if (e instanceof Effect.Tap t) {
            return t.ns();
        } else if (e instanceof Effect.Join j) {
            return j.ns();
        }
        return NsRef.HOME; // names of namespaces are seen from everywhere
    }

    private long cookieOrNone(NsRef ns) {
        try {
            return kernel.cookie(ns);
        } catch (Problem p) {
            return 0; // the step is refused with this, under the right word
        }
    }

    /** Which interfaces the step speaks of: whoever takes it back must find the same ones. */
    private void devices(Effect.OnKernel effect, Step step) {
        if (effect instanceof Effect.Join j && j.dev().symbolic()) {
            kernel.index(j.ns(), j.dev().name())
                    .ifPresent(index -> step.devs.put(j.dev().name(), index));
        }
        if (!(effect instanceof Effect.Net net) || net.op() instanceof NetOp.DelLink) {
            return; // whoever brings a link back does not look for it first
        }
        try {
            Requests.resolve(net.op(), new Attrs.Resolver() {
                @Override
                public void enter(int id) {}

                @Override
                public void leave() {}

                @Override
                public Dev dev(Dev named) {
                    kernel.index(net.ns(), named.name()).ifPresent(index -> step.devs.put(named.name(), index));
                    return named;
                }

                @Override
                public NsRef ns(NsRef symbolic) {
                    return symbolic;
                }
            });
        } catch (Problem unreadable) {
            step.devs.clear();
        }
    }

    /** Writes down what a namespace is known by before it is there. */
    private final class Born implements Births {
        private Made file;
        private boolean wantsLink;
        private Link link;

        @Override
        public void file(String name, long dev, long inode) {
            if (running != null) {
                Made planned = running.made.get(0);
                file = new Made(planned.what(), "/", planned.cookie(), name, 0, dev + ":" + inode);
                journal.knows(running, file);
            }
        }

        @Override
        public void namespace(String name, long cookie) {
            if (running != null) {
                own.made(cookie);
                journal.knows(running, new Made(Made.What.NAMESPACE, "/", cookie, name, 0, file.detail()));
            }
        }

        @Override
        public boolean wantsLink() {
            return running != null && wantsLink;
        }

        @Override
        public void link(Link made) {
            link = made;
        }
    }
}
