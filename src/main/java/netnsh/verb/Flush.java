package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;

/** What {@code flush} has in common: the deletions, and with {@code -s} what iproute2 says about them, with {@code -s -s} also what they are. */
final class Flush {
    private Flush() {}

    /**
     * A plan of these deletions.
     *
     * @param what what is deleted, as it is shown
     * @param noun what each is called: {@code entries}
     */
    static Plan plan(Request r, Outcome what, String noun, List<Effect> deletions) {
        if (r.display().stats() == 0) {
            return Plan.of(deletions);
        }
        List<Effect> effects = new ArrayList<>();
        if (deletions.isEmpty()) {
            effects.add(say(r, "Nothing to flush."));
        } else {
            if (r.display().stats() > 1) {
                effects.add(new Effect.Show(r.words(), view -> new Outcome.Flushed(what)));
            }
            effects.add(say(r, "", "*** Round 1, deleting " + deletions.size() + " " + noun + " ***"));
            effects.addAll(deletions);
            effects.add(say(r, "*** Flush is complete after 1 round ***"));
        }
        return Plan.of(effects);
    }

    private static Effect say(Request r, String... lines) {
        return new Effect.Show(r.words(), view -> new Outcome.Lines(List.of(lines)));
    }
}
