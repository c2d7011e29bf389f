package netnsh.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import netnsh.kernel.Kernel;
import netnsh.model.NamedNs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
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
                    places.again(s.gone.cookie(), s.gone.name());
                }
            }
            if (s.home) {
                again.put(s.before.cookie() + " " + s.former, s.before.index());
            }
        }
    }

    /** Takes away the file of a namespace that somebody was making again when he was killed: there is nothing behind it yet. */
    void halfMade(Step s) {
        boolean name = s.returning && s.gone != null && !s.gone.isLink();
        if (name && kernel.standing(s.gone.name()).filter(this::isStale).isPresent()) {
            String words = "ip netns delete " + Text.word(s.gone.name());
            kernel.run(new Effect.DropNs(s.gone.name(), null, words), removed -> {});
        }
    }

    private boolean isStale(Kernel.Standing there) {
        return there.state() == NamedNs.State.STALE;
    }

    /** What {@code by}, one of these steps, had taken away has just been made again. */
    void of(Step by, List<Step> all, Book book) {
        if (!by.gone.isLink()) {
            places.again(by.gone.cookie(), by.gone.name());
        }
        happened = true;
        for (Step.Passed p : by.passed) {
            p.step().back.addAll(p.back());
            for (Made m : p.made()) {
                renewed(m).ifPresent(now -> {
                    book.madeAgain(p.step(), now);
                    Story.again(all, m, now);
                });
            }
        }
        by.passed.clear();
    }

    private Optional<Made> renewed(Made m) {
        try {
            NsRef ns = m.isLink() ? places.find(m.cookie(), m.where()) : new NsRef.Named(m.name());
            if (ns == null) {
                return Optional.empty();
            }
            long cookie = kernel.cookie(ns);
            if (!m.isLink()) {
                String file =
                        kernel.standing(m.name()).map(Kernel.Standing::file).orElse(m.detail());
                return Optional.of(new Made(m.what(), m.where(), cookie, m.name(), 0, file));
            }
            return kernel.link(ns, m.name())
                    .map(l -> new Made(m.what(), m.where(), cookie, l.name(), l.index(), Facts.detail(l)));
        } catch (Problem gone) {
            return Optional.empty();
        }
    }
}
