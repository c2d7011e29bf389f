package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import netnsh.grammar.Source;
import netnsh.kernel.LinuxKernel;
import netnsh.state.Snapshot;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences of lines on the real kernel, each taken back, done again and taken back once more. {@code
 * -Dundo.sequences=1000} tries more of them, {@code -Dundo.seed=N} begins with that seed, {@code -Dundo.only=N} runs only
 * that one of its sequences.
 */
class UndoSequencesIT {
    private static final int SEQUENCES = Integer.getInteger("undo.sequences", 100);
    private static final int OF_ONE_TEST = 25;
    /** So many happen to one lab, one after the other: each leaves it as it was. */
    private static final int OF_ONE_LAB = 25;

    private static final long SEED = Long.getLong("undo.seed", 1);
    private static final int ONLY = Integer.getInteger("undo.only", -1);

    private LinuxKernel kernel;
    private Collected out;
    private Session session;
    private int undoable;
    /** Parameters are a thousand files in each namespace: they are compared where lines set them, and now and then. */
    private Snapshot.Depth depth = Snapshot.Depth.ALL;

    static IntStream parts() {
        return ONLY >= 0 ? IntStream.of(ONLY / OF_ONE_TEST) : IntStream.range(0, SEQUENCES / OF_ONE_TEST);
    }

    @BeforeEach
    void sit_down() {
        SavedLabsIT.clear();
        kernel = LinuxKernel.open();
        out = new Collected(kernel.programs());
        session = new Session(kernel, LinuxKernel::open, out, Options.PLAIN);
        session.ports().undoing().keep();
    }

    @AfterEach
    void leave() {
        session.close();
        out.close();
        kernel.close();
        SavedLabsIT.clear();
    }

    private int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** How many lines can be taken back. */
    private int undoable() {
        out.clear();
        run("history -p");
        return (int) out.said().lines().filter(l -> l.matches(" *[0-9]+  .*")).count();
    }

    private Snapshot now() {
        Set<NsRef> places = new LinkedHashSet<>(List.of(NsRef.HOME));
        kernel.namespaces().stream().map(ns -> ns.name()).sorted().forEach(name -> places.add(new NsRef.Named(name)));
        return Snapshot.of(kernel, places, depth);
    }

    /** The same, at once or when the kernel has done what it does later. */
    private void same(Snapshot wanted, String what) {
        Snapshot there = now();
        for (int i = 0; i < 20 && !wanted.equals(there); i++) {
            Runner.pause(25);
            there = now();
        }
        if (!wanted.equals(there)) {
            List<String> missing = new ArrayList<>(wanted.toString().lines().toList());
            missing.removeAll(there.toString().lines().toList());
            List<String> strange = new ArrayList<>(there.toString().lines().toList());
            strange.removeAll(wanted.toString().lines().toList());
            fail(what + "\nmissing:\n" + String.join("\n", missing) + "\nthere instead:\n" + String.join("\n", strange)
                    + "\n" + out);
        }
    }

    @ParameterizedTest
    @MethodSource("parts")
    void what_random_lines_have_changed_is_taken_back_and_done_again(int part) {
        int first = part * OF_ONE_TEST;
        int tried = 0;
        for (int lab = first; lab < first + OF_ONE_TEST; lab += OF_ONE_LAB) {
            RandomLab small = build(SEED + lab);
            for (int i = lab; i < lab + OF_ONE_LAB; i++) {
                if (ONLY < 0 || ONLY == i) {
                    depth = i % 10 == 0 ? Snapshot.Depth.ALL : Snapshot.Depth.OBJECTS;
                    tried += sequence(small.happenings(SEED + i), "seed " + SEED + ", sequence " + i);
                }
            }
            must("undo 999", "seed " + SEED + ", the lab " + lab);
        }
        assertTrue(ONLY >= 0 || tried > OF_ONE_TEST, "only " + tried + " lines changed something (seed " + SEED + ")");
    }

    private RandomLab build(long seed) {
        RandomLab lab = RandomLab.small(seed);
        for (String line : lab.lines) {
            must(line, "seed " + seed);
        }
        undoable = undoable();
        return lab;
    }

    private void must(String line, String what) {
        out.clear();
        assertEquals(0, run(line), () -> what + ": " + line + "\n" + out);
    }

    /** Answers how many of the lines have changed something. */
    private int sequence(List<String> lines, String what) {
        String all = what + ": " + String.join("; ", lines);
        if (lines.stream().anyMatch(l -> l.matches(".*(sysctl|dns |hosts |mtu 12).*"))) {
            depth = Snapshot.Depth.ALL;
        }
        Snapshot before = now();
        lines.forEach(this::run); // the kernel refuses some, others do nothing
        out.errors.setLength(0);
        int count = undoable() - undoable;
        if (count > 0) {
            Snapshot after = now();
            must("undo " + count, all);
            same(before, all);
            must("redo " + count, all + ", again");
            same(after, all + ", again");
            must("undo " + count, all + ", and back");
        }
        same(before, all + ", and back");
        return count;
    }
}
