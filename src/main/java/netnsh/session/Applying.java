package netnsh.session;

import java.util.List;
import java.util.function.Supplier;
import netnsh.journal.Sessions;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.state.Line;
import netnsh.value.Text;

/** Makes what is there into what a file makes: all of it, or, when a line fails, nothing. */
final class Applying {
    /** How often it is looked at again after the lines that make it so. */
    private static final int ROUNDS = 3;

    private final Session session;
    private final Frame f;
    private final Supplier<List<Line>> differences;
    private final OpenTransaction transaction;
    private OpenTransaction.Part part;
    private int done;

    /** For the line of {@code f}; {@code differences} says which lines lead from what is there now to what the file makes. */
    Applying(Session session, Frame f, Supplier<List<Line>> differences) {
        this.session = session;
        this.f = f;
        this.differences = differences;
        this.transaction = session.keeping().transaction();
    }

    /**
     * Runs these lines, and those of what differs then. Where lines change nothing any more and something still differs,
     * what was done stands: no line has failed, and it is as near to the file as this kernel comes.
     *
     * @return the status of a line that has failed, which has been reported; else 0
     */
    int run(List<Line> lines, Effect.Reach reach) {
        part = transaction.part();
        List<Line> left = lines;
        try {
            for (int round = 0; !left.isEmpty() && round < ROUNDS; round++) {
                List<Line> now = left;
                int status = Rerun.lines(
                        session, now.stream().map(Line::text).toList(), "apply", f, n -> takenBack(done + n));
                if (status != 0) {
                    return status;
                }
                done += now.size();
                left = differences.get();
                round = left.equals(now) ? ROUNDS : round;
            }
        } catch (Problem p) {
            String then = takenBack(done);
            throw p.hint(p.hint() == null ? then : p.hint() + "; " + then);
        } catch (Output.Closed nobodyListens) {
            transaction.takeBack(part, f.kernel());
            throw nobodyListens;
        }
        transaction.stands(part);
        if (!left.isEmpty()) {
            throw Problem.of(
                            "apply.unsettled",
                            "it still differs: " + left.get(0).text())
                    .at(reach.at())
                    .hint("what was done stands; diff " + Text.word(reach.file()) + " shows all that differs");
        }
        return 0;
    }

    /** Takes back what was done, and says so. */
    private String takenBack(int lines) {
        Sessions.Down came = transaction.takeBack(part, f.kernel());
        if (came == null) {
            return Rerun.stand(lines);
        }
        came.left().stream().distinct().forEach(l -> f.out().aside("left alone: " + Text.visible(l) + "\n"));
        if (!came.failed().isEmpty()) {
            String failed =
                    "cannot all be taken back: " + Text.visible(came.failed().get(0));
            return Rerun.fate(lines, failed, failed);
        }
        return Rerun.fate(lines, "is taken back", "are taken back");
    }
}
