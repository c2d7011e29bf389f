package netnsh.kernel;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.value.NsRef;

/** The machine: what can be read of it, and what can be done to it. One thread at a time. */
public interface Kernel extends View, AutoCloseable {
    /**
     * Does one thing. Whatever comes out goes to {@code out} as it comes.
     *
     * @return exit status, 0 when it went well
     * @throws netnsh.plan.Problem when it was refused; then nothing was changed
     */
    int run(Effect.OnKernel effect, Sink out);

    /**
     * Takes several names away, each as {@link #run} does; what is in the namespaces is gone when this returns.
     *
     * @param ended is told of each name, with what went wrong or null
     */
    default void drop(List<Effect.DropNs> names, Sink out, BiConsumer<Effect.DropNs, Problem> ended) {
        for (Effect.DropNs name : names) {
            Problem problem = null;
            try {
                run(name, out);
            } catch (Problem p) {
                problem = p;
            }
            ended.accept(name, problem);
        }
    }

    /**
     * What a namespace is known by as long as the machine runs: its cookie (SO_NETNS_COOKIE of socket(7)). A name may be
     * given to another one, and inode numbers are used again.
     *
     * @return the cookie; 0 where there is none, as in a rehearsal
     * @throws netnsh.plan.Problem when there is no such namespace, or it cannot be entered
     */
    default long cookie(NsRef ns) {
        return 0;
    }

    /** Others may have been at work: what was told a moment ago is to be asked for again. */
    default void forget() {}

    /**
     * Makes sure that a namespace is there and can be entered.
     *
     * @throws netnsh.plan.Problem when not
     */
    default void reach(NsRef ns) {
        link(ns, "lo");
    }

    /** The number of an interface, as the kernel tells it now or has told it a moment ago; empty when there is none. */
    default OptionalInt index(NsRef ns, String name) {
        return link(ns, name).map(l -> OptionalInt.of(l.index())).orElse(OptionalInt.empty());
    }

    /**
     * What stands under a name in {@code /run/netns}.
     *
     * @param state what it is
     * @param file device and inode number of the file, with a colon between them
     * @param since when it came to be, milliseconds since 1970; inode numbers are given again
     */
    record Standing(NamedNs.State state, String file, long since) {}

    /** What stands under one name; empty when nothing does. */
    default Optional<Standing> standing(String name) {
        return Optional.empty();
    }

    /** One in memory that begins as this one is: it shows what would come of a step, and changes nothing. */
    default Kernel rehearsal() {
        return Rehearsal.of(this);
    }

    /** Who is told what a namespace that is being made will be known by, before anybody else can see it, and of new links. */
    default void births(Births port) {}

    /** Hears of names under {@code /run/netns} before they are there; what it throws stops the making. */
    interface Births {
        /** The file that will get the name; it has none yet. */
        void file(String name, long dev, long inode);

        /** The namespace that will stand behind the name, by its cookie. */
        void namespace(String name, long cookie);

        /** Whether it is to hear of the link that is being made. */
        default boolean wantsLink() {
            return false;
        }

        /** A link as the kernel made it; whoever looks for its name later may find that somebody has changed it. */
        default void link(Link made) {}
    }

    /**
     * So many namespaces will most likely be made soon, with nothing before that could make them different: they may be
     * made beforehand, where nobody sees them.
     */
    default void expect(int namespaces) {}

    /** Programs in namespaces. */
    Programs programs();

    @Override
    void close();
}
