package netnsh.journal;

import java.util.List;
import netnsh.kernel.Programs;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * Sessions whose changes are taken back unless somebody confirms them, as another process sees them: the mark of their
 * transaction stands in the journal, and a watcher waits that is known by an entry of its environment.
 */
public final class Confirmations {
    /** The variable in the environment of whoever watches over a journal. */
    static final String VARIABLE = "NETNSH_CONFIRM";

    private final Programs programs;

    /** All that the folder of the journals knows of; {@code programs} finds their watchers. */
    public Confirmations(Programs programs) {
        this.programs = programs;
    }

    /** The entry for the environment of whoever watches over this journal: no other file of the machine is called so. */
    static String entry(Fd journal) {
        Stat file = journal.stat();
        return VARIABLE + "=" + file.dev() + ":" + file.ino();
    }

    /**
     * Lets the changes of a session stand, and ends its watcher.
     *
     * @param id what a person calls it; null: that of the lines before at this terminal, or else the only one that waits
     * @return what it is called
     */
    public String confirm(String id) {
        try (Folder folder = Folder.find()) {
            List<Folder.Name> waiting = folder == null
                    ? List.of()
                    : folder.names().stream()
                            .filter(name -> waits(folder, name))
                            .toList();
            Folder.Name name = id == null ? only(waiting) : named(id, waiting);
            write(folder, name);
            return name.id();
        }
    }

    private static Folder.Name named(String id, List<Folder.Name> waiting) {
        return waiting.stream()
                .filter(name -> name.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of("transaction.none", "nothing of " + id + " waits for a confirmation")
                        .hint(waiting.isEmpty() ? null : "this does: " + ids(waiting)));
    }

    private static Folder.Name only(List<Folder.Name> waiting) {
        String group = LineGroup.now();
        List<Folder.Name> here =
                waiting.stream().filter(name -> name.group().equals(group)).toList();
        List<Folder.Name> wanted = here.isEmpty() ? waiting : here;
        if (wanted.isEmpty()) {
            throw none();
        } else if (wanted.size() > 1) {
            throw Problem.of("session.which", "which session? " + wanted.size() + " wait for a confirmation")
                    .hint("confirm with one of " + ids(wanted));
        }
        return wanted.get(0);
    }

    /** Nobody waits. */
    public static Problem none() {
        return Problem.of("transaction.none", "nothing waits for a confirmation")
                .hint("confirm 30s begins to wait; it may have been too late, then all is taken back");
    }

    private static String ids(List<Folder.Name> names) {
        return String.join(", ", names.stream().map(Folder.Name::id).toList());
    }

    private boolean waits(Folder folder, Folder.Name name) {
        try (Fd file = folder.open(name)) {
            return !Story.read(Folder.text(file), folder.path(name)).marks.isEmpty()
                    && programs.signalMarked(entry(file), 0) > 0;
        } catch (SysException | Problem goneOrUnreadable) {
            return false;
        }
    }

    /**
     * First the word, then the watcher: one that wakes up between finds nothing to take back. Of two words the one counts
     * that stands first in the file.
     */
    private void write(Folder folder, Folder.Name name) {
        try (Fd file = folder.open(name)) {
            Story story = Story.read(Folder.text(file), folder.path(name));
            if (!story.isSealed()) {
                file.write(Utf8.encode("\n" + story.confirmed()));
                file.sync();
                story = Story.read(Folder.text(file), folder.path(name));
            }
            if (story.isSealed()) {
                throw Problem.of(
                        "transaction.late", "too late: what " + name.id() + " has changed is being taken back");
            }
            programs.killMarked(entry(file));
        } catch (SysException e) {
            throw e.is(Errno.ENOENT) ? none() : Folder.cannot("write the journal " + folder.path(name), e);
        }
    }
}
