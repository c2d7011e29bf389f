package netnsh.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import netnsh.kernel.Kernel;
import netnsh.kind.Kinds;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.uapi.Ifla;
import netnsh.value.NsRef;
import netnsh.value.Text;

/**
 * What steps had taken away or moved is there again, as something new with another number; so there is something again that
 * earlier steps made and changed.
 */
final class Revival {
    private final Kernel kernel;
    private final Whereabouts places;
    /** The indices of links that were brought back and have other ones there, by cookie and former index. */
    private final Map<String, Integer> again = new HashMap<>();

    /** Names of namespaces that others have made since. */
    private final Set<NsRef> foreign = new HashSet<>();

    private boolean happened;

    Revival(Kernel kernel, Whereabouts places) {
        this.kernel = kernel;
        this.places = places;
    }

    /** Whether anything has come back, with another number than it had. */
    boolean happened() {
        return happened || !again.isEmpty();
    }

    /** The index that a link of a namespace has now. */
    int index(long cookie, int index) {
        return again.getOrDefault(cookie + " " + index, index);
    }

    /** A link is where it was before, and has another index there. */
    void home(Made before, int index) {
        again.put(before.cookie() + " " + before.index(), index);
    }

    /** What somebody has taken back before, who did not come to the end. */
    void earlier(List<Step> steps) {
        for (Step s : steps) {
            boolean back = s.state == Step.State.TAKEN_BACK || s.returning;
            if (back && s.gone != null) {
                happened = true;
                if (!s.gone.isLink()) {
                    places.again(s.gone, s.again);
                }
            }
            if (s.home) {
                again.put(s.before.cookie() + " " + s.former, s.before.index());
            }
        }
    }

    /**
     * Whether the name of a namespace that a step has taken away can be given again: nobody else has it. It may have been
     * given again already, by somebody who took the step back and was killed.
     *
     * @param left hears it when somebody has
     */
    boolean isFree(Step s, List<String> left) {
        if (s.gone == null || s.gone.isLink()) {
            return true;
        }
        Kernel.Standing there = kernel.standing(s.gone.name()).orElse(null);
        boolean free = there == null || isHalf(there, s) || s.returning && isAgain(s);
        if (!free) {
            foreign.add(new NsRef.Named(s.gone.name()));
            left.add("namespace " + s.gone.name() + ": somebody else has made it since");
        }
        return free;
    }

    /** Whether the name stands for what was made again, or for the namespace itself, which had only lost its name. */
    private boolean isAgain(Step s) {
        return places.ours(s.gone) || s.again != null && places.ours(s.again);
    }

    /**
     * Whether there is nothing behind the file of a name: the namespace was being made again, or being taken away, when
     * whoever did it was killed.
     */
    private static boolean isHalf(Kernel.Standing there, Step s) {
        boolean made = s.again != null && there.file().equals(s.again.detail());
        return there.state() == NamedNs.State.STALE && (made || s.state == Step.State.BEGUN);
    }

    /** A step is going to be taken back; what stands half of it goes first. */
    void begins(Step s, Book book) {
        boolean name = s.gone != null && !s.gone.isLink();
        if (name
                && kernel.standing(s.gone.name())
                        .filter(there -> isHalf(there, s))
                        .isPresent()) {
            String words = "ip netns delete " + Text.word(s.gone.name());
            kernel.run(new Effect.DropNs(s.gone.name(), null, words), removed -> {});
        }
        kernel.births(name ? new Reborn(s, book) : null);
        book.returning(s);
    }

    /** Writes down what a namespace will be known by that is made again, before it is there. */
    private record Reborn(Step step, Book book) implements Kernel.Births {
        @Override
        public void file(String name, long dev, long inode) {
            book.reborn(step, new Made(Made.What.NAMESPACE, "/", 0, name, 0, dev + ":" + inode));
        }

        @Override
        public void namespace(String name, long cookie) {
            book.reborn(step, new Made(Made.What.NAMESPACE, "/", cookie, name, 0, step.again.detail()));
        }
    }

    /**
     * Whether an effect of a line is about what the line meant when it was written: the name of a namespace or the number
     * of a process may be another one's by now.
     *
     * @param left hears it when it is not
     */
    boolean isMeant(Effect.OnKernel e, Step s, List<String> left) {
        if (concerns(e).anyMatch(foreign::contains)) {
            left.add(e.words() + ": somebody else has made that namespace since");
            return false;
        }
        if (!(e instanceof Effect.AttachNs attach) || s.gone == null || s.gone.isLink()) {
            return true;
        }
        boolean same;
        try {
            same = kernel.cookie(attach.of()) == s.gone.cookie();
        } catch (Problem ended) {
            same = false;
        }
        if (!same) {
            left.add("namespace " + s.gone.name() + ": the process that was in it has ended");
        }
        return same;
    }

    /** What {@code by}, one of these steps, had taken away has just been made again. */
    void of(Step by, List<Step> all, Book book) {
        if (!by.gone.isLink()) {
            places.again(by.gone, by.again);
        }
        happened = true;
        for (Step.Passed p : by.passed) {
            p.step().back.addAll(p.back());
            for (Made m : p.made()) {
                renewed(m, by.again).ifPresent(now -> {
                    book.madeAgain(p.step(), now);
                    Story.again(all, m, now);
                });
            }
        }
        by.passed.clear();
    }

    /** The namespaces in which it changes something. */
    private static Stream<NsRef> concerns(Effect.OnKernel e) {
        NetOp op = e instanceof Effect.Net net ? net.op() : null;
        Optional<NsRef> to = Optional.empty();
        Optional<NsRef> peer = Optional.empty();
        if (op instanceof NetOp.AddLink add) {
            to = add.link().attrs().get(Ifla.IFLA_NET_NS_FD);
            peer = Kinds.peer(add.link().kind().orElse(""), add.link().data())
                    .flatMap(part -> part.attrs().get(Ifla.IFLA_NET_NS_FD));
        } else if (op instanceof NetOp.SetLink set) {
            to = set.link().attrs().get(Ifla.IFLA_NET_NS_FD);
        }
        return Stream.of(Optional.of(Recorded.place(e)), to, peer).flatMap(Optional::stream);
    }

    /** {@code again} knows the file of a name, which cannot be seen while a namespace is mounted over it. */
    private Optional<Made> renewed(Made m, Made again) {
        try {
            NsRef ns = m.isLink() ? places.find(m.cookie(), m.where()) : new NsRef.Named(m.name());
            if (ns == null) {
                return Optional.empty();
            }
            long cookie = kernel.cookie(ns);
            if (!m.isLink()) {
                String file = again != null && again.name().equals(m.name()) ? again.detail() : m.detail();
                return Optional.of(new Made(m.what(), m.where(), cookie, m.name(), 0, file));
            }
            return kernel.link(ns, m.name())
                    .map(l -> new Made(m.what(), m.where(), cookie, l.name(), l.index(), Facts.detail(l)));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }
}
