package netnsh.journal;

import java.util.List;
import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.value.NsRef;

/** Steps that were begun, and of which nobody has written down whether they were done. */
final class Begun {
    private final Kernel kernel;
    private final Whereabouts places;

    Begun(Kernel kernel, Whereabouts places) {
        this.kernel = kernel;
        this.places = places;
    }

    /** Finds out about such a step whether it has renamed, moved or removed its link. */
    void settle(Step s, List<Step> all) {
        if (s.state == Step.State.BEGUN && s.going != null && s.gone == null && !isThere(s.going)) {
            s.gone = s.going;
            Story.gone(all, s);
        }
        if (s.state != Step.State.BEGUN || s.after == null) {
            return;
        }
        NsRef there = places.find(s.after.cookie(), s.after.where());
        Link link = there == null ? null : kernel.link(there, s.after.name()).orElse(null);
        NsRef old = places.find(s.before.cookie(), s.before.where());
        boolean left = old == null
                || kernel.link(old, s.before.index())
                        .filter(l -> l.name().equals(s.before.name()))
                        .isEmpty();
        if (link != null && left && Facts.detail(link).equals(s.after.detail())) {
            s.after = new Made(
                    Made.What.LINK, s.after.where(), s.after.cookie(), link.name(), link.index(), s.after.detail());
            Story.moved(all, s);
        } else {
            s.after = null;
        }
    }

    private boolean isThere(Made m) {
        NsRef ns = m.isLink() ? places.find(m.cookie(), m.where()) : null;
        return m.isLink() ? ns != null && kernel.link(ns, m.index()).isPresent() : places.ours(m);
    }
}
