package netnsh.journal;

import java.util.List;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/** The open file of a journal. Whoever writes to it holds a lock on it, which goes with the process: so others know. */
final class Sheet {
    private static final int TRIES = 1000;

    private final Folder folder;
    private Folder.Name name;
    private Fd file;
    private boolean shared;
    private boolean torn;

    private Sheet(Folder folder) {
        this.folder = folder;
    }

    /**
     * Makes one, or goes on with that of the lines before.
     *
     * @param lines whether it is one of single lines
     */
    static Sheet open(String kind, String text, boolean lines) {
        Sheet sheet = new Sheet(Folder.make());
        boolean opened = false;
        try (Folder guard = Folder.make()) {
            guard.lock(); // numbers are given to one after the other
            String group = lines ? LineGroup.now() : "";
            if (group.isEmpty() || !sheet.join(group)) {
                sheet.create(group);
                sheet.write(header(kind, text, lines).line());
            }
            opened = true;
            return sheet;
        } catch (SysException e) {
            throw Folder.cannot("make a journal in " + Folder.path(), e);
        } finally {
            if (!opened) {
                sheet.release();
            }
        }
    }

    /** Lets go of what is open, whatever happened. */
    private void release() {
        if (file != null) {
            file.close();
        }
        folder.close();
    }

    private static Story.Header header(String kind, String text, boolean lines) {
        int leader = lines ? Processes.sessionLeader() : Processes.ownPid();
        return new Story.Header(
                Folder.bootId(),
                leader,
                Processes.startTicks(leader),
                Processes.uid(),
                kind,
                text,
                System.currentTimeMillis());
    }

    /** Goes on with the file of the lines before; false when there is none. */
    private boolean join(String group) {
        for (Folder.Name one : folder.names()) {
            if (!one.group().equals(group)) {
                continue;
            }
            try {
                if (takes(folder.open(one), one)) {
                    torn = true; // perhaps; an empty line does no harm
                    return true;
                }
            } catch (SysException e) {
                if (!e.is(Errno.ENOENT)) {
                    throw e;
                }
            }
        }
        return false;
    }

    private void create(String group) {
        List<Folder.Name> names = folder.names();
        int number = names.isEmpty() ? 1 : names.get(names.size() - 1).number() + 1;
        for (int i = 0; file == null; i++) {
            Folder.Name wanted = new Folder.Name(number + i, group);
            try {
                // else somebody who looks through the sessions takes it for one that was left, and removes it
                takes(folder.create(wanted), wanted);
            } catch (SysException e) {
                if (!e.is(Errno.EEXIST) || i > TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Whether it is held from here on, which lines of one terminal do together; else it is closed, whatever happens. */
    private boolean takes(Fd found, Folder.Name called) {
        try {
            shared = !called.group().isEmpty();
            if (Folder.hold(found, shared)) {
                file = found;
                name = called;
            }
            return file != null;
        } finally {
            if (file == null) {
                found.close();
            }
        }
    }

    Folder.Name name() {
        return name;
    }

    String path() {
        return folder.path(name);
    }

    /** Writes lines so that they stay; a SysException when they cannot be written. */
    void write(String lines) {
        append(lines);
        file.sync();
    }

    /**
     * Writes lines that outlive this process. That they are on the disk is not waited for: where the machine itself fails,
     * nothing is left of what they tell.
     */
    void append(String lines) {
        byte[] bytes = Utf8.encode(torn ? "\n" + lines : lines);
        torn = true; // until it is known that all of it is there
        file.write(bytes);
        torn = false;
    }

    /**
     * Closes it.
     *
     * @param empty whether nothing stands of what this process has done; then it goes
     * @param deleted whether this process has removed something: then a shared one may be empty now
     */
    void close(boolean empty, boolean deleted) {
        try (Fd closed = file;
                Folder also = folder) {
            // others may be about to write to a shared one
            if (empty && (!shared || deleted && closed.tryLock(false) && nothing())) {
                also.remove(name);
            }
        } catch (Problem | SysException e) {
            return; // it stays; whoever lists the sessions sees that nothing of it stands
        }
    }

    private boolean nothing() {
        return !story().stands();
    }

    /** What stands in it now, whoever wrote it. */
    Story story() {
        return Story.read(Folder.text(file), path());
    }

    String entry() {
        return Confirmations.entry(file);
    }
}
