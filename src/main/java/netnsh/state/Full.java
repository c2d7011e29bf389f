package netnsh.state;

import netnsh.plan.Effect;
import netnsh.plan.View;

/** Takes everything back. */
final class Full implements Inverse {
    private final Made made = new Made();

    @Override
    public Before before(Effect.OnKernel step, View view) {
        return made.before(step, view);
    }
}
