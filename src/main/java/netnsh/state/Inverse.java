package netnsh.state;

import java.util.List;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.View;
import netnsh.uapi.Ifla;

/** Says what takes a step back. */
public interface Inverse {
    /** Reads what is needed before the step is done. Changes nothing, and throws nothing: what the kernel refuses, it refuses. */
    Before before(Effect.OnKernel step, View view);

    /** Whether a step takes something away, or to another namespace, so that there may be something to lose. */
    static boolean loses(Effect.OnKernel step) {
        NetOp op = step instanceof Effect.Net net ? net.op() : null;
        return step instanceof Effect.DropNs
                || step instanceof Effect.Tap tap && !tap.make()
                || op instanceof NetOp.DelLink
                || op instanceof NetOp.SetLink set && set.link().attrs().has(Ifla.IFLA_NET_NS_FD);
    }

    /** What was there before one step. */
    interface Before {
        /** The lines that take the step back, in order, as far as they are known before it is done. */
        List<String> planned();

        /** The same after it was done, with the names that the kernel gave. */
        List<String> after(View view);

        /** What cannot come back, one sentence each, as far as that is known before the step is done. */
        default List<String> losing(View view) {
            return List.of();
        }

        /** Whether something goes that can only be made anew: with nothing counted and nothing learned. */
        default boolean begins() {
            return false;
        }

        /** What else cannot come back, as it has turned out. */
        List<String> lost();
    }

    /** Takes back what a step makes; reads next to nothing, and knows nothing of changes and deletions. */
    static Inverse made() {
        return new Made();
    }

    /** Gives back what was set on what others have made, and takes back what a step makes. */
    static Inverse settings() {
        return new Given();
    }

    /** Takes back everything: reads what is touched by changes and deletions before and after them. */
    static Inverse full() {
        return new Full();
    }
}
