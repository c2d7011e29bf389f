package netnsh.journal;

import java.util.Set;
import netnsh.kernel.Kernel;
import netnsh.netlink.Attrs;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.rtnl.Requests;
import netnsh.state.Inverse;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * The machine with a journal: every change that is made through it is written down before and completed afterwards. What
 * only reads passes straight through.
 */
public final class Recorded extends PassingKernel {
    private final Journal journal;
    private final Set<Long> own;
    private Step running;
    private Births born;

    /** A kernel whose changes are written to {@code journal}. */
    public Recorded(Kernel kernel, Journal journal) {
        super(kernel);
        this.journal = journal;
        this.own = journal.own();
    }

    /** Where it is written down. */
    public Journal journal() {
        return journal;
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
            return change(effect, sort, out);
        } finally {
            journal.changing().unlock();
        }
    }

    private int change(Effect.OnKernel effect, Step.Sort sort, Sink out) {
        if (born == null) {
            born = new Born();
            kernel.births(born);
        }
        NsRef ns = place(effect);
        long cookie = cookieOrNone(ns);
        Step step = new Step(journal.nextId(), ns.toString(), cookie, sort, effect.words());
        boolean inside = own.contains(cookie);
        boolean part = journal.isMarked() || journal.ofSomebody(); // a part may be taken back, not the whole
        Facts facts = Facts.before(effect, kernel, part ? Set.of() : own);
        step.made.addAll(facts.planned());
        if (!inside) {
            devices(effect, step);
        }
        Inverse.Before back = effect instanceof Effect.Reversible
                ? null
                : inverse(journal.isMarked()).before(effect, kernel);
        journal.begin(step, back == null ? ((Effect.Reversible) effect).back(kernel) : back.planned());
        running = step;
        int status;
        try {
            status = kernel.run(effect, out);
        } catch (Problem p) {
            journal.refused(step);
            throw p;
        } finally {
            running = null;
        }
        journal.done(step, facts.made(), back == null ? null : back.after(kernel));
        if (facts.removed() != null) {
            journal.gone(step, facts.removed());
        } else if (facts.before() != null) {
            Made now = facts.now();
            if (now != null && !now.equals(facts.before())) {
                journal.moved(step, facts.before().cookie(), facts.before().index(), now);
            }
        }
        return status;
    }

    /** Who says what takes a step back: in a transaction what is set or deleted must be read first; else it stands. */
    private static Inverse inverse(boolean whole) {
        return whole ? Inverse.full() : Inverse.made();
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

    private static NsRef place(Effect.OnKernel e) {
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
        if (!(effect instanceof Effect.Net net)) {
            return;
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
                own.add(cookie);
                journal.knows(running, new Made(Made.What.NAMESPACE, "/", cookie, name, 0, file.detail()));
            }
        }
    }
}
