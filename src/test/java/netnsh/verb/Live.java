package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import netnsh.Await;
import netnsh.Stock;
import netnsh.kernel.LinuxKernel;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.render.Renderer;
import netnsh.value.NsRef;

/** Lines on the real kernel, and the stock programs that look at the same. Takes all names away at the end. */
final class Live implements AutoCloseable {
    final LinuxKernel kernel = LinuxKernel.open();
    private final Context here;

    Live() {
        this(Context.HOME);
    }

    Live(Context here) {
        this.here = here;
    }

    Live in(String ns) {
        return new Live(new Context(new NsRef.Named(ns), null));
    }

    /** What a line prints; everything that it plans must be work for the kernel and go well. */
    String run(String line) {
        return run(line, false);
    }

    /** The same, with colours. */
    String run(String line, boolean colored) {
        Request r = Typed.request(here, line);
        Plan plan = r.form().planner().plan(r, kernel);
        StringBuilder text = new StringBuilder();
        for (Effect e : plan.effects()) {
            int status =
                    kernel.run((Effect.OnKernel) e, out -> text.append(Renderer.render(out, r.display(), colored)));
            assertEquals(0, status, e.words());
        }
        return text.toString();
    }

    /**
     * What a line prints is what the program ip prints, with what runs on by itself taken out. Counters run on too, so a
     * difference is looked at again.
     */
    void same(String line, boolean colored, UnaryOperator<String> settle) {
        Await.same(line, () -> settle.apply(sh("ip " + line)), () -> settle.apply(run("ip " + line, colored)));
    }

    /** What a line of sh prints, standard error included. */
    static String sh(String line) {
        return Stock.sh(line);
    }

    @Override
    public void close() {
        kernel.close();
        sh("for n in /run/netns/*; do n=${n##*/}; ip netns del \"$n\"; done; true");
    }
}
