package netnsh.journal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import netnsh.kernel.Kernel;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Pause;
import netnsh.sys.SysException;
import netnsh.value.Errno;

/** Changes that stand or go together: those since a mark in a journal. */
public final class Transactions {
    private static final int PATIENCE = 50;
    private static final int LAST_SECONDS = 5;
    private static final long PAUSE_MILLIS = 100;

    private final Journal own;

    /** Those of this process's own journal. */
    public Transactions(Journal own) {
        this.own = own;
    }

    /** Whether one is open. */
    public boolean open() {
        return own.isMarked();
    }

    /** Begins one. */
    public void begin() {
        own.mark();
    }

    /** Lets its changes stand. */
    public void commit() {
        own.unmark();
    }

    /** What this session is called; null while it has changed nothing. */
    public String id() {
        return own.id();
    }

    /** Makes the journal's file, so that another process finds this session, and answers what it is called. */
    public String named() {
        own.appear();
        return own.id();
    }

    /** What a watcher must have in its environment, {@code NAME=value}, so that another process can end it. */
    public String watched() {
        own.appear();
        return own.entry();
    }

    /** Whether these are the changes of single lines, which a later process may confirm as its own. */
    public boolean ofLines() {
        return own.ofSingleLines();
    }

    /** Whether another process has let the changes of the open transaction stand. */
    public boolean confirmed() {
        return own.confirmed();
    }

    /** Nobody can confirm the open transaction from here on; false when somebody has. */
    public boolean seal() {
        return own.seal();
    }

    /**
     * Waits until the step that is being done is done, and lets nothing else begin in this process: for one that is told to
     * go. Who has called it may still take changes back.
     */
    public void last() {
        try {
            own.changing().tryLock(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Takes back what was changed since it began, and ends it. A Problem when another process was quicker to confirm it.
     *
     * @param kernel a machine of the calling thread's own
     */
    public Sessions.Down rollback(Kernel kernel) {
        own.changing().lock();
        try {
            if (!own.seal()) {
                own.unmark();
                throw Problem.of("transaction.none", "another session has confirmed: what was changed stands");
            }
            Sessions.Down came = take(own.sinceMark(), kernel);
            own.unmark();
            return came;
        } finally {
            own.changing().unlock();
        }
    }

    /** How many steps this process has begun, for {@link #back}. */
    public int steps() {
        return own.since(0).size();
    }

    /** Takes back all steps of the open transaction but the first so many of this process; it stays open. */
    public Sessions.Down back(Kernel kernel, int steps) {
        own.changing().lock();
        try {
            return take(own.since(steps), kernel);
        } finally {
            own.changing().unlock();
        }
    }

    private Sessions.Down take(List<Step> steps, Kernel kernel) {
        TakeBack back = new TakeBack(Recorded.plain(kernel), false);
        back.take(steps, true, Book.of(own));
        return back.down(List.of());
    }

    /**
     * Takes back the open transaction of another session, which must be over.
     *
     * @param force waits for it a while, and then does it all the same: a watcher asks because nobody has confirmed
     * @param dry only says what would be done
     */
    public static Sessions.Down rollback(Kernel kernel, String id, boolean force, boolean dry) {
        TakeBack back = new TakeBack(Recorded.plain(kernel), dry);
        try (Folder folder = Folder.find()) {
            for (Folder.Name name : folder == null ? List.<Folder.Name>of() : folder.names()) {
                if (name.id().equals(id)) {
                    take(folder, name, back, force, dry);
                    return back.down(List.of(id));
                }
            }
        }
        if (force) {
            return back.down(List.of()); // it has ended and left nothing
        }
        throw Problem.of("session.absent", "nothing stands of " + id);
    }

    private static void take(Folder folder, Folder.Name name, TakeBack back, boolean force, boolean dry) {
        try (Fd file = folder.open(name)) {
            boolean alone = Folder.seize(file);
            for (int i = 0;
                    force
                            && !alone
                            && i < PATIENCE
                            && !marks(folder, name, file).isEmpty();
                    i++) {
                Pause.millis(PAUSE_MILLIS);
                alone = file.tryLock(false);
            }
            if (!alone && !force) {
                throw Problem.of("session.alive", name.id() + " is at work").hint("type rollback there");
            }
            if (file.stat().nlink() == 0) {
                return; // somebody has taken it down meanwhile
            }
            Story story = Story.read(Folder.text(file), folder.path(name));
            if (!dry) {
                Book.write(file, story.sealing());
                story = Story.read(Folder.text(file), folder.path(name)); // somebody may have confirmed meanwhile
            }
            if (story.marks.isEmpty() || !story.header.boot().equals(Folder.bootId())) {
                if (!force) {
                    throw Problem.of("transaction.none", "no transaction is open in " + name.id());
                }
                return;
            }
            int mark = story.marks.values().iterator().next();
            List<Step> all = story.steps();
            back.take(all.subList(mark, all.size()), true, Book.in(file));
            if (!dry && back.failed.isEmpty()) {
                Book.write(file, story.unmarked());
                if (alone && !story.stands()) {
                    folder.remove(name);
                }
            }
        } catch (SysException e) {
            if (!e.is(Errno.ENOENT)) {
                throw Folder.cannot("use the journal " + folder.path(name), e);
            }
        }
    }

    private static Map<String, Integer> marks(Folder folder, Folder.Name name, Fd file) {
        return Story.read(Folder.text(file), folder.path(name)).marks;
    }
}
