package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.state.Snapshot;

/** A session on the real kernel whose lines can be taken back. No namespace is there before it and after it. */
final class Undoable implements AutoCloseable {
    final LinuxKernel kernel;
    final Collected out;
    final Session session;

    Undoable() {
        SavedLabsIT.clear();
        kernel = LinuxKernel.open();
        out = new Collected(kernel.programs());
        session = session(kernel, Options.PLAIN);
    }

    /** Another session that says the same way what it says; whoever asks closes it. */
    Session session(Kernel machine, Options options) {
        Session made = new Session(machine, LinuxKernel::open, out, options);
        made.sourcing((s, file, args, from, at) -> 0);
        made.ports().wishing(Rehearsal::wishes);
        made.ports().undoing().keep();
        return made;
    }

    @Override
    public void close() {
        session.close();
        out.close();
        kernel.close();
        SavedLabsIT.clear();
    }

    int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** Runs a line that must go well; {@code what} is happening. */
    void must(String line, String what) {
        out.clear();
        out.errors.setLength(0);
        assertEquals(0, run(line), () -> what + "\n" + line + "\n" + out);
    }

    void must(String line) {
        must(line, "");
    }

    /** What can be taken back, and by which lines. */
    String history() {
        return history(session);
    }

    String history(Session of) {
        out.clear();
        of.run("history -p", Source.PROMPT);
        return out.said();
    }

    /** The lines that would take back the last one. */
    List<String> backOfLast(Session of) {
        String all = history(of);
        int last = all.lastIndexOf("    1  ");
        return last < 0
                ? List.of()
                : all.substring(last).lines().skip(1).map(String::strip).toList();
    }

    Snapshot now(Snapshot.Depth depth) {
        return Network.now(kernel, depth);
    }

    /** The network is what it was; what was said last is shown when it is not. */
    void same(Snapshot wanted, Snapshot.Depth depth, String what) {
        Network.same(kernel, wanted, depth, what + "\n" + out);
    }
}
