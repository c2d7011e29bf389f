package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;

/** What {@code flush} has in common: the deletions, and with {@code -s} what iproute2 says about them. */
final class Flush {
    private Flush() {}

    /** A plan of these deletions. */
    static Plan plan(Request r, List<Effect> deletions) {
        if (r.display().stats() == 0) {
            return Plan.of(deletions);
        }
        List<Effect> effects = new ArrayList<>();
        if (deletions.isEmpty()) {
            effects.add(say(r, "Nothing to flush."));
        } else {
            effects.add(say(r, "", "*** Round 1, deleting " + deletions.size() + " entries ***"));
            effects.addAll(deletions);
            effects.add(say(r, "*** Flush is complete after 1 round ***"));
        }
        return Plan.of(effects);
    }

    private static Effect say(Request r, String... lines) {
        return new Effect.Show(r.words(), view -> new Outcome.Lines(List.of(lines)));
    }
}
