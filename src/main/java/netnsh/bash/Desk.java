package netnsh.bash;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.front.Around;
import netnsh.front.Front;
import netnsh.front.Older;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.kernel.Callers.Caller;
import netnsh.kernel.Kernel;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.session.Options;
import netnsh.session.Output;
import netnsh.session.Session;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** A session that serves one call after the other; it stays warm in between. Not for use by several threads at once. */
final class Desk implements AutoCloseable {
    private static final int CLOSED = 141;
    /** Commands that change where the session stands, what it keeps, or what it has running. */
    private static final Set<String> BOUND = Set.of(
            "use",
            "exit",
            "source",
            "record",
            "run",
            "as",
            "exec",
            "start",
            "stop",
            "logs",
            "spawn",
            "undo",
            "redo",
            "down",
            "transaction",
            "commit",
            "rollback",
            "confirm",
            "retry");

    private static final int BAD = 255;

    private final Kernel kernel;
    private final CallOutput out;
    private final Session session;
    private final String version;

    /**
     * One that does what it does as part of a line.
     *
     * @param line runs that line
     */
    Desk(Supplier<Kernel> kernels, String version, Session line) {
        this.kernel = kernels.get();
        this.out = new CallOutput(kernel.programs());
        this.session = new Session(kernel, kernels, out, Options.PLAIN);
        this.session.ports().partOf(line);
        this.version = version;
    }

    /**
     * Does what a line says for a caller; answers its exit status.
     *
     * @param words the program's name and its arguments
     * @throws Around.Elsewhere when the caller must run the program
     */
    int serve(List<String> words, Caller caller, int pid) {
        out.to(caller);
        try {
            List<String> line = words;
            NsRef ns = caller.ns();
            if (line.get(0).isEmpty()) {
                return own(line.subList(1, line.size()), ns);
            }
            while (isInner(line)) {
                ns = place(line.get(3));
                line = line.subList(4, line.size());
            }
            return run(line, new Streams(caller, pid, ns));
        } catch (Output.Closed e) {
            return CLOSED;
        } catch (Around.Elsewhere | Problem e) {
            throw e;
        } catch (RuntimeException e) {
            out.error("netnsh: this line is not understood, which is netnsh's own fault: "
                    + Text.visible(String.join(" ", words)) + ": " + Text.visible(String.valueOf(e)) + "\n");
            return BAD;
        } finally {
            out.to(null);
        }
    }

    /** A line of netnsh's own, such as {@code cable left:eth0 right:eth0}. */
    private int own(List<String> words, NsRef ns) {
        session.stand(new Context(ns, null));
        String line = Text.words(words);
        if (BOUND.contains(words.get(0))) {
            Problem p =
                    Problem.of("bash.bound", words.get(0) + " is about the session itself, and cannot stand in a loop");
            return session.report(p.at(new Token(words.get(0), 0, words.get(0).length(), true)), line, Source.PROMPT);
        }
        return session.run(line, Source.PROMPT, session.scope(), true);
    }

    private int run(List<String> line, Around around) {
        String name = line.get(0);
        List<String> args = line.subList(1, line.size());
        int status = Front.isName(name)
                ? new Front(name, session, version, around).run(args)
                : new Older(name, session, around).run(args);
        out.flush();
        return status;
    }

    /** Whether it is {@code ip netns exec NS} in front of a line that is done here, too. */
    private static boolean isInner(List<String> line) {
        return line.size() > 4
                && line.get(0).equals("ip")
                && line.get(1).equals("netns")
                && line.get(2).equals("exec")
                && Calls.isName(line.get(4));
    }

    /** A namespace whose programs see the same /etc as all others; whatever is special about it is the program's. */
    private NsRef place(String name) {
        try {
            if (name.indexOf('/') < 0 && !new File("/etc/netns/" + name).exists()) {
                NsRef ns = new NsRef.Named(name);
                kernel.link(ns, "lo");
                return ns;
            }
        } catch (Problem absent) {
            throw new Around.Elsewhere();
        }
        throw new Around.Elsewhere();
    }

    @Override
    public void close() {
        session.close();
        kernel.close();
    }
}
