package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import netnsh.state.Snapshot;
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

    private Undoable desk;
    private int undoable;
    /** Parameters are a thousand files in each namespace: they are compared where lines set them, and now and then. */
    private Snapshot.Depth depth = Snapshot.Depth.ALL;

    static IntStream parts() {
        return ONLY >= 0 ? IntStream.of(ONLY / OF_ONE_TEST) : IntStream.range(0, SEQUENCES / OF_ONE_TEST);
    }

    @BeforeEach
    void sit_down() {
        desk = new Undoable();
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    /** How many lines can be taken back. */
    private int undoable() {
        return (int)
                desk.history().lines().filter(l -> l.matches(" *[0-9]+  .*")).count();
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
            desk.must("undo 999", "seed " + SEED + ", the lab " + lab);
        }
        assertTrue(ONLY >= 0 || tried > OF_ONE_TEST, "only " + tried + " lines changed something (seed " + SEED + ")");
    }

    private RandomLab build(long seed) {
        RandomLab lab = RandomLab.small(seed);
        for (String line : lab.lines) {
            desk.must(line, "seed " + seed);
        }
        undoable = undoable();
        return lab;
    }

    /** Answers how many of the lines have changed something. */
    private int sequence(List<String> lines, String what) {
        String all = what + ": " + String.join("; ", lines);
        if (lines.stream().anyMatch(l -> l.matches(".*(sysctl|dns |hosts |mtu 12).*"))) {
            depth = Snapshot.Depth.ALL;
        }
        Snapshot before = desk.now(depth);
        lines.forEach(desk::run); // the kernel refuses some, others do nothing
        int count = undoable() - undoable;
        if (count > 0) {
            Snapshot after = desk.now(depth);
            desk.must("undo " + count, all);
            desk.same(before, depth, all);
            desk.must("redo " + count, all + ", again");
            desk.same(after, depth, all + ", again");
            desk.must("undo " + count, all + ", and back");
        }
        desk.same(before, depth, all + ", and back");
        return count;
    }
}
