package netnsh.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netnsh.journal.Recorded;
import netnsh.kernel.Kernel;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.state.Inverse;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.Replan;

/**
 * What the session's lines have changed, each with the lines that take it back. Nothing is kept until somebody says that it
 * may be needed ({@link #keep}): looking at things before they change costs time.
 */
public final class Undoing {
    /** Older lines cannot be taken back. */
    private static final int MOST = 1000;

    /** Nor can those before so many steps; a line that replays a file has thousands. The last line always can. */
    private static final int MOST_STEPS = 20_000;

    /** True of all that goes and is made again: said in a rehearsal and behind an undo, not at every deletion. */
    private static final String ANEW = "what was deleted comes back with counters at 0, and without what was learned";

    /** A line, and for each step of it the lines that take the step back, in the order in which the steps were done. */
    private static final class Entry {
        final String line;
        final List<List<String>> back = new ArrayList<>();
        final List<String> lost = new ArrayList<>();
        /** The names that it has taken from namespaces, with the cookies of these. */
        final Map<String, Long> unnamed = new HashMap<>();

        /** What the journal calls its steps. */
        final List<String> steps = new ArrayList<>();

        Entry(String line) {
            this.line = line;
        }

        void loses(String sentence) {
            if (!lost.contains(sentence)) {
                lost.add(sentence);
            }
        }

        /** What was typed, on one line. */
        String typed() {
            return Text.visible(line.strip().replaceAll("\\s*\n\\s*", " "));
        }

        /** The last step is taken back first. */
        List<String> lines() {
            List<String> all = new ArrayList<>();
            for (int i = back.size() - 1; i >= 0; i--) {
                all.addAll(back.get(i));
            }
            return all;
        }
    }

    private final Deque<Entry> past = new ArrayDeque<>();
    private final Deque<Entry> future = new ArrayDeque<>();
    private final List<String> programs = new ArrayList<>();
    private Inverse inverse;
    private Entry open;
    private int mark;
    private boolean already;
    private volatile boolean takenBack;

    /** From now on what is done can be taken back. */
    public void keep() {
        if (inverse == null) {
            inverse = Inverse.full();
        }
    }

    /** A transaction begins: what is done from here on may be taken back as a whole. */
    void mark() {
        mark = past.size();
    }

    /** What was done since {@link #mark} has been taken back and must not be undone again. Any thread may call it. */
    void takenBack() {
        takenBack = true;
    }

    /** How many steps the line that runs has done so far, as {@link #takenBack(int)} counts them. */
    synchronized int stepsOfLine() {
        return open == null ? 0 : open.back.size();
    }

    /** Of the line that runs all steps but the first so many have been taken back and must not be undone again. */
    synchronized void takenBack(int steps) {
        if (open != null) {
            open.back.subList(steps, open.back.size()).clear();
        }
    }

    /** Nothing that this session has done is there any more. */
    void allTakenBack() {
        mark = 0;
        takenBack = true;
    }

    void begins(int depth, String line) {
        if (depth == 0 && inverse != null) {
            if (takenBack) {
                takenBack = false;
                while (past.size() > mark) {
                    past.removeLast();
                }
                future.clear();
            }
            open = new Entry(line);
        }
    }

    void ends(int depth) {
        if (depth == 0 && open != null && !open.back.isEmpty()) {
            past.addLast(open);
            future.clear();
            programs.clear();
            while (past.size() > MOST || past.size() > 1 && steps() > MOST_STEPS) {
                past.removeFirst();
                mark = Math.max(0, mark - 1);
            }
        }
        open = depth == 0 ? null : open;
    }

    private int steps() {
        return past.stream().mapToInt(entry -> entry.back.size()).sum();
    }

    /** A program was run: nobody knows what it did. */
    void ran(String program) {
        if (inverse != null && !programs.contains(program)) {
            programs.add(program);
        }
    }

    /** Whether from here on what is there already counts as made by the line. */
    void already(boolean counts) {
        already = counts;
    }

    /** The same in a rehearsal; {@code said} hears all that would not come back. */
    int rehearse(Effect.OnKernel effect, Kernel kernel, Consumer<String> said) {
        if (open == null) {
            if (Inverse.loses(effect)) {
                Inverse.full().before(effect, kernel).losing(kernel).forEach(said);
            }
            return kernel.run(effect, outcome -> {});
        }
        int known = open.lost.size();
        int status = run(effect, kernel, outcome -> {}, sentence -> {});
        open.lost.subList(known, open.lost.size()).forEach(said);
        return status;
    }

    /**
     * Does one thing, and notes what takes it back. Several threads may be at work for one line, and take turns.
     *
     * @param said hears what will not come back and is missed, a sentence each, before it is lost
     */
    synchronized int run(Effect.OnKernel effect, Kernel kernel, Sink out, Consumer<String> said) {
        boolean reads = effect instanceof Effect.Show
                || effect instanceof Effect.Ping
                || effect instanceof Effect.PingEach
                || effect instanceof Effect.Monitor
                || effect instanceof Effect.Sysctl s && s.value() == null;
        if (open == null || reads) {
            return kernel.run(effect, out);
        }
        Entry entry = open;
        if (effect instanceof Effect.DropNs drop) {
            cookie(new NsRef.Named(drop.name()), kernel).ifPresent(cookie -> entry.unnamed.put(drop.name(), cookie));
        }
        Inverse.Before before = inverse.before(effect, kernel);
        for (String lost : before.losing(kernel)) {
            said.accept(lost);
            entry.loses(lost);
        }
        if (before.begins()) {
            entry.loses(ANEW);
        }
        int status;
        try {
            status = kernel.run(effect, out);
        } catch (Problem refused) {
            if (before.planned().isEmpty()) {
                note(entry, before, kernel); // it may have been done in part; what it was to make is not there
            } else if (already && refused.errno() == Errno.EEXIST) {
                entry.back.add(before.planned());
            }
            throw refused;
        }
        if (kernel instanceof Recorded recorded) {
            entry.steps.add(recorded.last());
        }
        note(entry, before, kernel);
        return status;
    }

    private static void note(Entry entry, Inverse.Before before, Kernel kernel) {
        try {
            List<String> back = before.after(kernel);
            if (!back.isEmpty()) {
                entry.back.add(back);
            }
            before.lost().forEach(entry::loses);
        } catch (Problem gone) {
            entry.lost.add("what could not be looked at afterwards: " + gone.getMessage());
        }
    }

    /** Takes back the last lines, or does again what was taken back. */
    int back(Session session, Effect.Undo undo, Frame f) {
        Deque<Entry> from = undo.again() ? future : past;
        Deque<Entry> to = undo.again() ? past : future;
        if (inverse == null || from.isEmpty()) {
            throw Problem.of("undo.nothing", undo.again() ? "nothing was taken back" : "there is nothing to take back")
                    .at(undo.at())
                    .hint(inverse == null ? "in files and from other shells nothing is kept for it" : null);
        }
        if (undo.show()) {
            int left = undo.count();
            for (var i = from.descendingIterator(); i.hasNext() && left > 0; left--) {
                i.next().lines().forEach(line -> f.out().text(Text.visible(line) + "\n"));
            }
            return 0;
        }
        for (int i = 0; i < undo.count() && !from.isEmpty(); i++) {
            Entry entry = from.removeLast();
            lives(entry, undo, f);
            open = new Entry(entry.line);
            int status = Rerun.lines(session, entry.lines(), undo.again() ? "redo" : "undo", f, Rerun::stand);
            List<String> back = open.steps;
            to.addLast(open); // also when nothing had to be done: so many lines back are as many lines forth
            open = null;
            if (status != 0) {
                return status;
            }
            if (!undo.again() && f.kernel() instanceof Recorded recorded) {
                recorded.cancel(entry.steps, back);
            }
            if (!session.options().dryRun()) {
                said(entry, undo.again(), f);
            }
        }
        return 0;
    }

    private static Optional<Long> cookie(NsRef ns, Kernel kernel) {
        try {
            return Optional.of(kernel.cookie(ns)).filter(cookie -> cookie != 0);
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    /** Refuses to name a namespace after a process that is not in it any more: its number may be another one's. */
    private static void lives(Entry entry, Effect.Undo undo, Frame f) {
        for (String line : entry.lines()) {
            if (!line.startsWith("ip netns attach ")) {
                continue;
            }
            for (Effect e : Replan.plan(line, f.kernel()).effects()) {
                Long was = e instanceof Effect.AttachNs attach ? entry.unnamed.get(attach.name()) : null;
                if (was != null
                        && !cookie(((Effect.AttachNs) e).of(), f.kernel())
                                .filter(was::equals)
                                .isPresent()) {
                    throw Problem.of(
                                    "undo.ended",
                                    "namespace " + ((Effect.AttachNs) e).name()
                                            + " cannot come back: the process that was in it has ended")
                            .at(undo.at())
                            .hint(Text.visible(entry.typed()) + " is passed over: undo takes back what was before it");
                }
            }
        }
    }

    private void said(Entry entry, boolean again, Frame f) {
        f.out().aside((again ? "done again: " : "taken back: ") + entry.typed() + "\n");
        entry.lost.forEach(lost -> f.out().aside("note: " + Text.visible(lost) + "\n"));
        if (!again && !programs.isEmpty()) {
            f.out()
                    .aside("note: not taken back is what programs did since: "
                            + Text.visible(String.join("; ", programs)) + "\n");
            programs.clear();
        }
    }

    /** The lines that can be taken back, the last one last, each with what does it. */
    void list(Frame f) {
        int number = past.size();
        for (Entry entry : past) {
            f.out().text(String.format("%5d  %s%n", number--, entry.typed()));
            for (String line : entry.lines()) {
                f.out().text("         " + Text.visible(line) + "\n");
            }
            for (String lost : entry.lost) {
                f.out().text("         (" + Text.visible(lost) + ")\n");
            }
        }
    }
}
