package netnsh.differential;

import java.util.List;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.kernel.LinuxKernel;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.render.Renderer;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.verb.Commands;
import netnsh.verb.Request;

/** netnsh in this process. */
final class Ours implements AutoCloseable {
    final LinuxKernel kernel = LinuxKernel.open();

    /** Does a line. */
    Verdict run(Line line) {
        return run(line, new StringBuilder(), false);
    }

    /** Does a line that shows; what it prints goes to {@code text}. */
    Verdict run(Line line, StringBuilder text, boolean coloured) {
        Reading reading =
                Commands.readStrictly(line.all().stream().map(Token::of).toList());
        if (!reading.complete()) {
            String why = reading.mistake()
                    .map(m -> "\"" + m.token().text() + "\": "
                            + (m.repeated() ? "given twice" : m.reason() != null ? m.reason() : "not expected there"))
                    .orElse("the line is too short");
            return new Verdict(false, why, null);
        }
        Request request = Commands.request(reading, Context.HOME);
        try {
            Plan plan = request.form().planner().plan(request, kernel);
            for (Effect effect : plan.effects()) {
                int status = kernel.run(
                        (Effect.OnKernel) effect,
                        out -> text.append(Renderer.render(out, request.display(), coloured)));
                if (status != 0) {
                    return new Verdict(false, "status " + status, null);
                }
            }
            return Verdict.TAKEN;
        } catch (Problem p) {
            String kernels = p.errno() == 0 ? null : p.kernel() != null ? p.kernel() : Errno.text(p.errno());
            String words = p.id() + ": " + p.getMessage() + (kernels == null ? "" : " [" + kernels + "]");
            return new Verdict(false, words, kernels);
        }
    }

    /** The names of the interfaces in a namespace. */
    List<String> links(String ns) {
        return kernel.links(new NsRef.Named(ns)).stream().map(l -> l.name()).toList();
    }

    @Override
    public void close() {
        kernel.close();
    }
}
