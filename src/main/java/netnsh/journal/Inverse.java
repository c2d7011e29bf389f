package netnsh.journal;

import java.util.List;
import netnsh.plan.Effect;
import netnsh.plan.View;

/** Stand-in until netnsh.state has it. */
interface Inverse {
    Before before(Effect.OnKernel step, View view);

    interface Before {
        List<String> planned();

        List<String> after(View view);

        List<String> lost();
    }
}
