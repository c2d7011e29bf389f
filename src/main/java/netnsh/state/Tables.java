package netnsh.state;

import java.util.List;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.value.NsRef;

/** Tables that not every kernel has. */
final class Tables {
    private static final Blame NOBODY = new Blame(null);

    private Tables() {}

    /**
     * All of one; nothing where the kernel lacks it.
     *
     * @throws Problem when something was short, so that nobody knows what is in it
     */
    static <T> List<T> read(View view, NsRef ns, Query<T> query) {
        try {
            return view.query(ns, query, NOBODY);
        } catch (Problem refused) {
            if (refused.isShortage()) {
                throw refused;
            }
            return List.of();
        }
    }
}
