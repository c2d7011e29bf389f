package netnsh.journal;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same as {@link CrashIT} while a lab is taken back or done again: {@code undo}, {@code redo}, {@code rollback}. */
@Timeout(300)
class CrashedUndoIT {
    /** Smaller than that of CrashIT: to look at everything before each line costs time. */
    private static final List<String> LAB = List.of(
            "netns add left",
            "link add v0 type veth peer name eth9 netns left",
            "transaction",
            "addr add 10.9.0.254/24 dev v0",
            "netns add right",
            "cable left:eth0 right:eth0",
            "link add w0 type veth peer name w1",
            "link set w0 name x0",
            "link add br1 type bridge",
            "link set x0 master br1",
            "link set br1 type bridge ageing_time 1000",
            "link del br1",
            "netns attach again " + ProcessHandle.current().pid(),
            "netns del again",
            "link set w1 netns right",
            "netns del right");

    /** How many places each half of a test tries. */
    private static final int POINTS = Integer.getInteger("netnsh.points", 6);

    private final Deaths deaths = new Deaths();

    @BeforeEach
    void plant_decoys() {
        deaths.begin();
    }

    @AfterEach
    void tidy() {
        deaths.close();
    }

    private void killed(Consumer<Life> first, Consumer<Life> fatal) {
        for (int half = 0; half < 2; half++) {
            deaths.killed(POINTS, half, first, fatal);
        }
    }

    private static void undoable(Life life) {
        life.session.ports().undoing().keep();
        life.does(LAB.stream().filter(l -> !l.equals("transaction")).toList());
    }

    @Test
    void killed_anywhere_in_an_undo_down_leaves_nothing() {
        killed(CrashedUndoIT::undoable, life -> life.does("undo 99"));
    }

    @Test
    void killed_anywhere_in_a_redo_down_leaves_nothing() {
        Consumer<Life> undone = CrashedUndoIT::undoable;
        killed(undone.andThen(life -> life.does("undo 99")), life -> life.does("redo 99"));
    }

    @Test
    void killed_anywhere_in_a_rollback_down_leaves_nothing() {
        killed(life -> life.does(LAB), life -> life.does("rollback"));
    }

    /** A name whose namespace is gone is known by its file, also the name of what was made again a moment ago. */
    @Test
    void killed_wherever_a_rollback_has_taken_a_namespace_from_its_name_down_leaves_nothing() {
        deaths.killedAtEvery("after umount2", life -> life.does(LAB), life -> life.does("rollback"));
    }
}
