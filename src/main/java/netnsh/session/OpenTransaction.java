package netnsh.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import netnsh.journal.Confirmations;
import netnsh.journal.Sessions;
import netnsh.journal.Transactions;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import netnsh.value.Text;

/**
 * The transaction of a session. When a confirmation is waited for, two wait: a thread, which takes everything back in time
 * while the shell is there, and a process of its own, which does so when the shell has been killed or hangs.
 */
final class OpenTransaction {
    /** Survives what ends the shell; then it becomes the netnsh that takes the changes back. */
    private static final String WATCHER = """
        trap '' HUP INT QUIT TERM
        cd -- "$1" 2>/dev/null
        time=$2
        shift 2
        PATH=/usr/bin:/bin sleep "$time"
        exec "$@"
        """;

    private final Session session;
    private final Transactions transactions;
    private final Supplier<List<String>> itself;
    private Thread timer;
    private int watcher;
    private String news;

    /**
     * None is open yet.
     *
     * @param transactions those of the journal, or null where there is none: then nothing is taken back
     * @param itself the words that start this program again, in front of its arguments
     */
    OpenTransaction(Session session, Transactions transactions, Supplier<List<String>> itself) {
        this.session = session;
        this.transactions = transactions;
        this.itself = itself;
    }

    int run(Effect.Transaction t, Frame f) {
        if (transactions == null || session.options().dryRun() && t.session() == null) {
            f.out().text(session.options().dryRun() ? t.words() + "\n" : "");
            return 0;
        }
        try {
            return switch (t.kind()) {
                case BEGIN -> begin();
                case COMMIT -> commit("commit");
                case CONFIRM -> t.time() == null ? confirmed(t.session(), f) : confirm(t.time(), f);
                case ROLLBACK -> t.session() == null ? rollback(f) : other(t, f);
            };
        } catch (Problem p) {
            throw p.at(t.at());
        }
    }

    private synchronized int begin() {
        if (transactions.open()) {
            throw Problem.of("transaction.open", "a transaction is open already")
                    .hint("commit, or rollback");
        }
        session.ports().undoing().mark();
        transactions.begin();
        return 0;
    }

    private synchronized int commit(String word) {
        need(word);
        dismiss();
        transactions.commit();
        return 0;
    }

    /** Lets the changes stand that wait for it: those of this session, or else, for a single line, of another one. */
    private synchronized int confirmed(String id, Frame f) {
        boolean own = id == null || id.equals(transactions.id());
        if (own && watcher != 0) {
            return commit("confirm");
        } else if (own && !transactions.ofLines()) {
            throw Confirmations.none();
        }
        String other = new Confirmations(f.kernel().programs()).confirm(id);
        f.out().aside("note: what " + other + " has changed stands\n");
        return 0;
    }

    private synchronized int rollback(Frame f) {
        need("rollback");
        dismiss();
        Sessions.Down came = takeBack(f.kernel());
        return Books.told(came, session, f.out());
    }

    /** This one, when a plan of several steps is about to begin it; null when it is open already, or there are no others. */
    synchronized OpenTransaction begunBy(List<Effect> plan) {
        boolean begins = transactions != null && !transactions.open() && plan.size() > 1;
        return begins && !session.options().dryRun() ? this : null;
    }

    /** A step of the plan that began it was refused: nobody needs to wait until what was done before is taken back. */
    synchronized Problem failed(Problem refused, Frame f) {
        if (!transactions.open()) {
            return refused;
        }
        dismiss();
        List<String> failed = takeBack(f.kernel()).failed();
        String then = failed.isEmpty()
                ? "what was done before it is taken back"
                : "what was done before it cannot be taken back: " + failed.get(0);
        return refused.hint(refused.hint() == null ? then : refused.hint() + "; " + then);
    }

    /** The lines of the transaction are not there any more for undo either. */
    private Sessions.Down takeBack(Kernel kernel) {
        session.ports().undoing().takenBack();
        return transactions.rollback(kernel);
    }

    /** What is done from here on stands or goes as a whole, also in the middle of a transaction that is open. */
    synchronized Part part() {
        boolean own = transactions != null && !transactions.open();
        if (own) {
            begin();
        }
        return new Part(
                own,
                transactions == null ? 0 : transactions.steps(),
                session.ports().undoing().stepsOfLine());
    }

    /**
     * Steps that stand or go as a whole.
     *
     * @param own whether they are a transaction of their own
     * @param before how many steps this process had begun before
     * @param ofLine how many of them belong to the line that runs
     */
    record Part(boolean own, int before, int ofLine) {}

    /** All steps of it were done. */
    synchronized void stands(Part part) {
        if (part.own() && transactions.open()) {
            transactions.commit();
        }
    }

    /** Takes back what was done of it; null where no journal was kept, so that it stands. */
    synchronized Sessions.Down takeBack(Part part, Kernel kernel) {
        if (transactions == null) {
            return null;
        }
        session.ports().undoing().takenBack(part.ofLine());
        return part.own() ? transactions.rollback(kernel) : transactions.back(kernel, part.before());
    }

    private int other(Effect.Transaction t, Frame f) {
        boolean dry = session.options().dryRun();
        Sessions.Down came = Transactions.rollback(f.kernel(), t.session(), t.unconfirmed(), dry);
        return Books.told(came, session, f.out());
    }

    private void need(String word) {
        if (!transactions.open()) {
            throw Problem.of("transaction.none", "no transaction is open: there is nothing to " + word)
                    .hint("transaction begins one");
        }
    }

    // --- confirmations
    // ------------------------------------------------------------------------------------------------

    private synchronized int confirm(Duration time, Frame f) {
        if (!transactions.open()) {
            begin();
        }
        dismiss();
        watcher = watch(time, f.kernel().programs());
        timer = new Thread(() -> expire(time), "netnsh-confirm");
        timer.setDaemon(true);
        timer.start();
        f.out().aside("note: taken back in " + seconds(time) + " s unless confirm is typed\n");
        return 0;
    }

    private static long seconds(Duration time) {
        return (time.toMillis() + 999) / 1000;
    }

    private int watch(Duration time, Programs programs) {
        int nowhere = programs.openForWriting("/dev/null", true);
        try {
            List<String> argv = new ArrayList<>(List.of(
                    "/bin/sh",
                    "-c",
                    WATCHER,
                    "netnsh-confirm",
                    System.getProperty("user.dir"),
                    Long.toString(seconds(time))));
            argv.addAll(itself.get());
            argv.addAll(List.of("rollback", transactions.named(), "unconfirmed"));
            String[] entry = transactions.watched().split("=", 2);
            Map<String, String> mark = Map.of(entry[0], entry[1]);
            return programs.start(new Programs.Start(NsRef.HOME, argv, mark, nowhere, nowhere, nowhere, 0, false));
        } finally {
            programs.close(nowhere);
        }
    }

    private void expire(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException confirmed) {
            return;
        }
        synchronized (this) {
            if (timer != Thread.currentThread()) {
                return;
            }
            timer = null;
            if (!transactions.seal()) {
                confirmedElsewhere();
                return;
            }
            try (Kernel own = session.anotherKernel()) {
                Sessions.Down came = takeBack(own);
                news = "nobody has confirmed in " + seconds(time) + " s: what was changed is taken back"
                        + (came.failed().isEmpty()
                                ? ""
                                : ", but not all: " + came.failed().get(0));
            } catch (Problem p) {
                news = "nobody has confirmed, and the changes cannot be taken back: " + p.getMessage();
            }
            dismiss();
        }
    }

    /** Nobody waits any more. */
    private void dismiss() {
        if (timer != null) {
            timer.interrupt();
            timer = null;
        }
        if (watcher != 0) {
            Programs programs = session.kernel().programs();
            try {
                programs.signal(watcher, SIGKILL);
                programs.waitFor(watcher, true);
            } catch (Problem gone) {
                watcher = 0;
            }
            watcher = 0;
        }
    }

    private static final int SIGKILL = 9;

    /** Whether another process has let the changes stand; then that is the news. */
    private boolean confirmedElsewhere() {
        boolean stands = transactions.confirmed();
        if (stands) {
            news = "another session has confirmed: what was changed stands";
            commit("confirm");
        }
        return stands;
    }

    /**
     * What has happened meanwhile and nobody has been told yet; else null. While changes are being taken back it waits, so that the
     * next line finds them gone and whoever typed it has been told.
     */
    synchronized String news() {
        if (timer != null) {
            confirmedElsewhere();
        }
        String now = news;
        news = null;
        return now;
    }

    // --- files that stand or go as a whole
    // ----------------------------------------------------------------------------

    /** Everything from here on belongs together. */
    void all() {
        if (transactions != null) {
            begin();
        }
    }

    /** The end of what {@link #all} has begun; {@code well} lets it stand. */
    synchronized int end(boolean well, Output out) {
        if (transactions == null || !transactions.open()) {
            return 0; // the file has ended it itself
        } else if (well) {
            return commit("commit");
        }
        dismiss();
        return Books.told(takeBack(session.kernel()), session, out);
    }

    /** The process is told to go, as by a signal: the same as {@link #close}, on a thread of its own. Nothing is done later. */
    synchronized void told(Output out) {
        if (transactions != null) {
            transactions.last();
            try (Kernel own = session.anotherKernel()) {
                close(out, own);
            }
        }
    }

    /** The session ends; what was not committed goes, unless a confirmation is still waited for. */
    void close(Output out) {
        close(out, session.kernel());
    }

    private synchronized void close(Output out, Kernel kernel) {
        if (transactions != null && transactions.open() && watcher == 0) {
            out.aside("note: the transaction was not committed: its changes are taken back\n");
            for (String failed : takeBack(kernel).failed()) {
                out.aside("note: this stands: " + Text.visible(failed) + "\n");
            }
        }
    }
}
