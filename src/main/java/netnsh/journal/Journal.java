package netnsh.journal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;

/**
 * The journal of this process. Its file is made by the first change, so that whoever only reads leaves nothing. Single
 * lines of one terminal share a file. May be used by several threads.
 */
public final class Journal implements AutoCloseable {
    private static final int TRIES = 1000;

    private final String kind;
    private final String text;
    private final boolean strict;
    private final Set<Long> own = ConcurrentHashMap.newKeySet();
    private Folder folder;
    private Folder.Name name;
    private Fd file;
    private Story story;
    private boolean shared;
    private boolean torn;
    private boolean removed;
    private boolean off;
    private boolean deleted;
    private String broken;
    private int count;

    private Journal(String kind, String text, boolean strict) {
        this.kind = kind;
        this.text = text;
        this.strict = strict;
    }

    /** Of somebody at the prompt. */
    public static Journal ofPrompt() {
        return new Journal("prompt", "", true);
    }

    /** Of a file that is replayed. */
    public static Journal ofFile(String name) {
        return new Journal("file", name, true);
    }

    /** Of single lines: those of one terminal (or script) belong together. */
    public static Journal ofLines() {
        return new Journal("lines", "", true);
    }

    /**
     * Of a front, which behaves as another program: a change that cannot be written down is made all the same, because
     * that program would make it.
     */
    public static Journal ofTool() {
        return new Journal("lines", "", false);
    }

    /** Whether it is that of a file that is replayed. */
    public boolean ofOneFile() {
        return kind.equals("file");
    }

    /** The cookies of the namespaces that this process has made. */
    Set<Long> own() {
        return own;
    }

    boolean ofSingleLines() {
        return kind.equals("lines");
    }

    /** The session of single lines: the process that leads the terminal's session and when it was started. */
    static String group() {
        int leader = Processes.sessionLeader();
        return leader + "." + Processes.startTicks(leader);
    }

    static String bootId() {
        return SysFiles.readText("/proc/sys/kernel/random/boot_id").strip();
    }

    /** What a person calls this session; null while nothing was changed. */
    public synchronized String id() {
        return name == null ? null : name.id();
    }

    /** Whether anything stands that this session has made or changed. */
    public synchronized boolean stands() {
        return story != null && story.stands();
    }

    Folder.Name name() {
        return name;
    }

    /** The steps of this process; of single lines also those of the others. */
    synchronized Story story() {
        return story;
    }

    // --- what is written --------------------------------------------------------------------------------------------

    /**
     * Writes down what is going to be done. Nothing may be done before this has answered.
     *
     * @throws Problem when it cannot be written; then nothing is to be done
     */
    synchronized void begin(Step step, List<String> planned) {
        if (broken != null) {
            throw Problem.of(
                            "journal.broken",
                            "the journal " + broken + " could not be written: nothing more is changed")
                    .hint("netnsh down takes back what was done; end this session");
        }
        if (off || !ready()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        lines.append(Checked.line(
                "I", step.id, step.where, Long.toString(step.cookie), step.sort.name(), step.words, step.devices()));
        for (Made m : step.made) {
            lines.append(Checked.line(m.fields("W", step.id)));
        }
        for (String line : planned) {
            step.back.add(line);
            lines.append(Checked.line("B", step.id, line));
        }
        story.add(step);
        try {
            write(lines);
        } catch (SysException e) {
            story.drop(step);
            throw Folder.cannot("write the journal " + folder.path(name), e);
        }
    }

    /** More is known of what is being made. */
    synchronized void knows(Step step, Made thing) {
        if (off) {
            return;
        }
        try {
            write(new StringBuilder(Checked.line(thing.fields("W", step.id))));
            step.makes(thing);
        } catch (SysException e) {
            throw Folder.cannot("write the journal " + folder.path(name), e);
        }
    }

    /** The kernel has refused. */
    synchronized void refused(Step step) {
        step.state = Step.State.REFUSED;
        complete(new StringBuilder(Checked.line("R", step.id)));
    }

    /** It is done, and this is what came of it: null where nothing new is known. */
    synchronized void done(Step step, List<Made> made, List<String> back) {
        step.state = Step.State.DONE;
        StringBuilder lines = new StringBuilder();
        for (Made m : made) {
            step.makes(m);
            lines.append(Checked.line(m.fields("W", step.id)));
        }
        if (back != null && !back.equals(step.back)) {
            step.back.clear();
            lines.append(Checked.line("N", step.id));
            for (String line : back) {
                step.back.add(line);
                lines.append(Checked.line("B", step.id, line));
            }
        }
        complete(lines.append(Checked.line("D", step.id)));
    }

    synchronized void gone(Step step, Made thing) {
        deleted = true;
        if (story != null) {
            story.gone(thing);
        }
        complete(new StringBuilder(Checked.line(thing.fields("G", step.id))));
    }

    synchronized void moved(Step step, long cookie, int index, Made now) {
        if (story != null) {
            story.moved(cookie, index, now);
        }
        List<String> fields = new java.util.ArrayList<>(List.of(now.fields("V", step.id)));
        fields.add(Long.toString(cookie));
        fields.add(Integer.toString(index));
        complete(new StringBuilder(Checked.line(fields.toArray(new String[0]))));
    }

    /** A step was taken back. */
    synchronized void takenBack(Step step) {
        step.state = Step.State.TAKEN_BACK;
        complete(new StringBuilder(Checked.line("T", step.id)));
    }

    /** What has happened cannot be kept back because it cannot be written down; but nothing more shall happen. */
    private void complete(StringBuilder lines) {
        if (off) {
            return;
        }
        try {
            write(lines);
        } catch (SysException e) {
            broken = folder.path(name) + " (" + e.words() + ")";
        }
    }

    private void write(StringBuilder lines) {
        byte[] bytes = netnsh.value.Utf8.encode(torn ? "\n" + lines : lines.toString());
        torn = true; // until it is known that all of it is there
        file.write(bytes);
        file.sync();
        torn = false;
    }

    /** A new step's name: no other process of the same journal has it. */
    synchronized String nextId() {
        count++;
        return Processes.ownPid() + "." + count;
    }

    // --- its file
    // -----------------------------------------------------------------------------------------------------

    /** Opens it; false where it need not be there and cannot. */
    private boolean ready() {
        if (strict) {
            open();
            return true;
        }
        try {
            off = Processes.effectiveUid() != 0;
            if (!off) {
                open();
            }
        } catch (Problem p) {
            off = true;
        }
        return !off;
    }

    private void open() {
        if (file != null) {
            return;
        }
        try {
            folder = Folder.make();
            String group = "";
            int leader = Processes.ownPid();
            if (ofSingleLines()) {
                leader = Processes.sessionLeader();
                group = group();
                if (join(group)) {
                    return;
                }
            }
            create(group, leader);
        } catch (SysException e) {
            close(false);
            throw Folder.cannot("make a journal in " + Folder.path(), e);
        }
    }

    /** Goes on with the file of the lines before; false when there is none. */
    private boolean join(String group) {
        for (Folder.Name one : folder.names()) {
            if (!one.group().equals(group)) {
                continue;
            }
            try {
                Fd found = folder.open(one);
                // whoever takes it down holds it alone, and it may be gone when he has done so
                if (found.tryLock(true) && found.stat().nlink() > 0) {
                    file = found;
                    name = one;
                    shared = true;
                    story = Story.begin(null); // what others wrote is read only where it matters: lines must be quick
                    torn = true; // perhaps; an empty line does no harm
                    return true;
                }
                found.close();
            } catch (SysException e) {
                if (!e.is(Errno.ENOENT)) {
                    throw e;
                }
            }
        }
        return false;
    }

    private void create(String group, int leader) {
        List<Folder.Name> names = folder.names();
        int number = names.isEmpty() ? 1 : names.get(names.size() - 1).number() + 1;
        for (int i = 0; ; i++) {
            Folder.Name wanted = new Folder.Name(number + i, group);
            boolean taken = names.stream().anyMatch(n -> n.number() == wanted.number());
            if (taken) {
                continue;
            }
            try {
                Fd made = folder.create(wanted);
                if (made.tryLock(!group.isEmpty())) {
                    file = made;
                    name = wanted;
                    break;
                }
                made.close(); // somebody who looks through the sessions has it in his hands, and takes it for left over
            } catch (SysException e) {
                if (!e.is(Errno.EEXIST) || i > TRIES) {
                    throw e;
                }
            }
        }
        shared = !group.isEmpty();
        Story.Header header = new Story.Header(
                bootId(),
                leader,
                Processes.startTicks(leader),
                Processes.uid(),
                kind,
                text,
                System.currentTimeMillis());
        story = Story.begin(header);
        write(new StringBuilder(header.line()));
    }

    /** Closes the file, and removes it when nothing stands. */
    @Override
    public synchronized void close() {
        close(true);
    }

    /** Lets go of the file as the kernel does for a process that was killed. */
    synchronized void abandon() {
        close(false);
    }

    private void close(boolean tidy) {
        if (file != null) {
            try {
                // others may be about to write to a shared one: it is removed by nobody but its last reader
                boolean empty = tidy && !removed && !story.stands();
                if (empty && (!shared || deleted && file.tryLock(false) && nothing())) {
                    folder.remove(name);
                }
            } catch (Problem | SysException e) {
                removed = true; // it stays; whoever lists the sessions sees that nothing of it stands
            }
            file.close();
            file = null;
        }
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    private boolean nothing() {
        return !Story.read(Folder.text(file), folder.path(name)).stands();
    }
}
