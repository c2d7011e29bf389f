package netnsh.session;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import netnsh.grammar.Source;
import netnsh.journal.Journal;
import netnsh.journal.Sessions;
import netnsh.journal.Transactions;
import netnsh.kernel.Kernel;
import netnsh.plan.Problem;
import netnsh.value.Utf8;

/** What is kept of a session's changes: its journal and its transaction, each made when it is first needed. */
public final class Keeping {
    private final Session session;
    private Kernel kernel;
    private Journal journal;
    private Supplier<List<String>> itself = Keeping::itself;
    private Books books;
    private OpenTransaction transaction;
    private boolean atomic;

    Keeping(Session session) {
        this.session = session;
    }

    /**
     * Keeps something; without this call nothing is kept, and nothing can be taken back.
     *
     * @param machine the one that changes are taken back on
     * @param own this session's journal, which its kernel writes
     */
    public void keep(Kernel machine, Journal own) {
        kernel = machine;
        journal = own;
    }

    /** What starts this program again, in front of its arguments, where it is not this process's own command line. */
    public void startedBy(Supplier<List<String>> words) {
        itself = words;
    }

    private static List<String> itself() {
        try (FileInputStream in = new FileInputStream("/proc/self/cmdline")) {
            List<String> all = List.of(Utf8.decode(in.readAllBytes()).split("\0", -1));
            int main = all.indexOf("netnsh.Main");
            return all.subList(0, (main >= 0 ? main : all.indexOf("-jar") + 1) + 1);
        } catch (IOException e) {
            throw Problem.of("process.self", "cannot read how this process was started: " + e.getMessage());
        }
    }

    Books books() {
        if (books == null) {
            books = new Books(session, journal == null ? null : new Sessions(kernel, journal));
        }
        return books;
    }

    OpenTransaction transaction() {
        if (transaction == null) {
            Transactions own = journal == null ? null : new Transactions(journal);
            transaction = new OpenTransaction(session, own, itself);
        }
        return transaction;
    }

    /** Says how what this session has made is taken down. */
    public void farewell() {
        books().farewell(session.output());
    }

    /** All lines from here on stand or go together. */
    public void atomic() {
        transaction().all();
        atomic = true;
    }

    /** Whether all lines stand or go together. */
    public boolean isAtomic() {
        return atomic;
    }

    /**
     * Ends what {@link #atomic} has begun: with a status other than 0 everything is taken back.
     *
     * @return the status
     */
    public int settle(int status) {
        try {
            transaction().end(status == 0, session.output());
            return status;
        } catch (Problem p) {
            return session.report(p, null, Source.PROMPT);
        }
    }

    /** What has been taken back meanwhile and nobody has been told yet; else null. */
    String news() {
        return transaction == null ? null : transaction.news();
    }

    /**
     * The process is told to go, as by SIGTERM: jobs end, what was not committed is taken back, nothing more is changed, and
     * the journal goes when nothing stands.
     */
    public void told() {
        session.endJobs();
        try {
            transaction().told(session.output());
            session.output().flush();
        } catch (Problem | Output.Closed p) {
            return; // nobody is left to be told, and the journal knows what stands
        } finally {
            if (journal != null) {
                journal.close();
            }
        }
    }

    void close() {
        if (transaction != null) {
            transaction.close(session.output());
        }
    }
}
