package netnsh.journal;

import java.util.Optional;
import netnsh.kernel.Kernel;
import netnsh.plan.Problem;
import netnsh.value.NsRef;

/** What a step had taken away is there again, as something new; so there is something again that earlier steps made and changed. */
final class Revival {
    private final Kernel kernel;
    private final Whereabouts places;
    private boolean happened;

    Revival(Kernel kernel, Whereabouts places) {
        this.kernel = kernel;
        this.places = places;
    }

    /** Whether anything has come back, with another number than it had. */
    boolean happened() {
        return happened;
    }

    /** What {@code by} had taken away has just been made again. */
    void of(Step by, Book book) {
        if (!by.gone.isLink()) {
            places.again(by.gone.cookie(), by.gone.name());
        }
        happened = true;
        for (Step.Passed p : by.passed) {
            p.step().back.addAll(p.back());
            for (Made m : p.made()) {
                renewed(m).ifPresent(now -> book.madeAgain(p.step(), now));
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
