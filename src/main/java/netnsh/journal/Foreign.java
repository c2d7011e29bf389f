package netnsh.journal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Mode;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.state.Touched;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** What is not this session's: settings of links and namespaces that others have made, which it must be able to give back. */
final class Foreign {
    private static final String PARAMETER = "sysctl ";

    private final Kernel kernel;
    private final Journal journal;

    Foreign(Kernel kernel, Journal journal) {
        this.kernel = kernel;
        this.journal = journal;
    }

    /** Whether a step outside of the session's namespaces changes something that the session has not made. */
    boolean changedBy(Effect.OnKernel effect, long cookie) {
        if (journal.ofAnotherProgram()) {
            return false; // another program would not give it back either
        } else if (effect instanceof Effect.Sysctl) {
            return true;
        } else if (effect instanceof Effect.Net net && net.op() instanceof NetOp.AddAddress a) {
            return a.mode() != Mode.ADD && !made(net.ns(), cookie, a.address().dev());
        }
        return effect instanceof Effect.Net net
                && net.op() instanceof NetOp.SetLink set
                && !set.link().dev().equals(Dev.NONE)
                && !made(net.ns(), cookie, set.link().dev());
    }

    /** Whether a step sets something on a link that goes with it when the open transaction is taken back. */
    boolean goes(Effect.OnKernel effect, long cookie) {
        NsRef ns = Recorded.place(effect);
        if (effect instanceof Effect.Net net && net.op() instanceof NetOp.AddAddress add) {
            return isFresh(ns, cookie, add.address().dev());
        }
        return effect instanceof Effect.Net net
                && net.op() instanceof NetOp.SetLink set
                && isFresh(ns, cookie, set.link().dev())
                && set.link().attrs().get(Ifla.IFLA_MASTER).stream().allMatch(master -> isFresh(ns, cookie, master));
    }

    private boolean isFresh(NsRef ns, long cookie, Dev dev) {
        OptionalInt index =
                dev.resolved() || dev.equals(Dev.NONE) ? OptionalInt.of(dev.index()) : kernel.index(ns, dev.name());
        return index.isPresent() && journal.own().isFresh(cookie, index.getAsInt());
    }

    private boolean made(NsRef ns, long cookie, Dev dev) {
        return find(ns, dev).filter(l -> journal.made(cookie, l.index())).isPresent();
    }

    private Optional<Link> find(NsRef ns, Dev dev) {
        try {
            return dev.resolved() ? kernel.link(ns, dev.index()) : kernel.link(ns, dev.name());
        } catch (Problem refused) {
            return Optional.empty(); // the step itself will say so
        }
    }

    /** What a step's {@link #look} has noted under a key, as it is now; null when that cannot be said any more. */
    static String now(Kernel kernel, NsRef ns, String key) {
        if (key.startsWith(PARAMETER)) {
            return kernel.sysctl(ns, key.substring(PARAMETER.length())).strip();
        }
        int blank = key.indexOf(' ');
        return kernel.link(ns, Integer.parseInt(key.substring(0, blank)))
                .map(l -> Touched.now(key.substring(blank + 1), l))
                .orElse(null);
    }

    /**
     * Whether what a step has set is still so.
     *
     * @param renumbered links may have come back as something new, so that they are not found
     * @param left hears it when it is not
     */
    static boolean unchanged(Kernel kernel, NsRef ns, Step s, boolean renumbered, List<String> left) {
        for (Map.Entry<String, String> one : s.seen.entrySet()) {
            try {
                String now = now(kernel, ns, one.getKey());
                boolean other = renumbered && (now == null || numbers(one.getKey()));
                if (now == null && !other) {
                    return false;
                } else if (!other && !now.equals(one.getValue())) {
                    left.add(s.words + ": somebody has set it otherwise since: " + now);
                    return false;
                }
            } catch (Problem gone) {
                return false;
            }
        }
        return true;
    }

    private static boolean numbers(String key) {
        return !key.startsWith(PARAMETER) && Touched.numbers(key.substring(key.indexOf(' ') + 1));
    }

    /** Notes what a step has set, as it is now: who gives it back looks first whether it is still so. */
    void look(Effect.OnKernel effect, Step step) {
        try {
            if (effect instanceof Effect.Sysctl s) {
                step.seen.put(
                        PARAMETER + s.key(), kernel.sysctl(s.ns(), s.key()).strip());
            } else if (effect instanceof Effect.Net net && net.op() instanceof NetOp.SetLink set) {
                find(net.ns(), set.link().dev())
                        .ifPresent(l -> Touched.keys(set.link())
                                .forEach(k -> step.seen.put(l.index() + " " + k, Touched.now(k, l))));
            }
        } catch (Problem gone) {
            step.seen.clear();
        }
    }
}
