package netnsh.kernel;

import netnsh.plan.Effect;
import netnsh.plan.Sink;
import netnsh.plan.View;

/** The machine: what can be read of it, and what can be done to it. One thread at a time. */
public interface Kernel extends View, AutoCloseable {
    /**
     * Does one thing. Whatever comes out goes to {@code out} as it comes.
     *
     * @return exit status, 0 when it went well
     * @throws netnsh.plan.Problem when it was refused; then nothing was changed
     */
    int run(Effect.OnKernel effect, Sink out);

    /** Programs in namespaces. */
    Programs programs();

    @Override
    void close();
}
