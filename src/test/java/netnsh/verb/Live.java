package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** What a line of sh prints, standard error included. */
    static String sh(String line) {
        try {
            Process process = new ProcessBuilder("/bin/sh", "-c", line)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kernel.close();
        sh("for n in /run/netns/*; do n=${n##*/}; ip netns del \"$n\"; done; true");
    }
}
