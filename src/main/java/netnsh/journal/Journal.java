package netnsh.journal;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import netnsh.plan.Problem;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.value.Errno;

/**
 * The journal of this process. Its file is made by the first change, so that whoever only reads leaves nothing. Single
 * lines of one terminal share a file. May be used by several threads.
 */
public final class Journal implements AutoCloseable {
    private final String kind;
    private final String text;
    private final boolean strict;
    private final Belongings own = new Belongings();
    private final Lock changing = new ReentrantLock();
    private Sheet sheet;
    private Folder.Name name;
    private Story story;
    /** How many steps stood before the transaction that is open; -1 while none is. */
    private int mark = -1;
    /** Whether the open one is written down. */
    private boolean marked;

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

    /** Of lines, or else of the file that the first word names, or of the prompt. */
    public static Journal of(boolean lines, List<String> words) {
        return lines ? ofLines() : words.isEmpty() ? ofPrompt() : ofFile(words.get(0));
    }

    /** Whether it is that of a file that is replayed. */
    public boolean ofOneFile() {
        return kind.equals("file");
    }

    /** Held by whoever changes something, so that a transaction that runs out of time does not meet a step half done. */
    Lock changing() {
        return changing;
    }

    /** What this process has made. */
    Belongings own() {
        return own;
    }

    /** Whether netnsh behaves as another program, which would not take anything back. */
    boolean ofAnotherProgram() {
        return !strict;
    }

    /** Whether somebody sits there who may take back the last line. */
    boolean ofSomebody() {
        return kind.equals("prompt");
    }

    boolean ofSingleLines() {
        return kind.equals("lines");
    }

    /** What a person calls this session; null while nothing was changed. */
    public synchronized String id() {
        return name() == null ? null : name().id();
    }

    /** Whether anything stands that this session has made or changed. */
    public synchronized boolean stands() {
        return story != null && story.stands();
    }

    /** Its file's name; null while it has none. */
    synchronized Folder.Name name() {
        name = sheet == null ? name : sheet.name();
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
        if (mark >= 0 && !marked) {
            marked = true;
            mark = story.steps().size();
            lines.append(Checked.line("M", markName()));
        }
        lines.append(Checked.line(
                "I", step.id, step.where, Long.toString(step.cookie), step.sort.name(), step.words, step.devices()));
        for (Made m : step.made) {
            lines.append(Checked.line(m.fields("W", step.id)));
        }
        if (step.after != null) {
            lines.append(Checked.line(step.moves("F")));
        }
        if (step.going != null) {
            lines.append(Checked.line(step.going.fields("X", step.id)));
        }
        for (String line : planned) {
            step.back.add(line);
            lines.append(Checked.line("B", step.id, line));
        }
        story.add(step);
        try {
            sheet.write(lines.toString());
        } catch (SysException e) {
            story.drop(step);
            if (!e.is(Errno.ENOSPC)) {
                failed(e); // after such an error a later fdatasync(2) would succeed and say nothing
            }
            throw Folder.cannot("write the journal " + sheet.path(), e);
        }
    }

    /** More is known of what is being made. */
    synchronized void knows(Step step, Made thing) {
        if (off) {
            return;
        }
        try {
            sheet.write(Checked.line(thing.fields("W", step.id)));
            step.makes(thing);
        } catch (SysException e) {
            throw Folder.cannot("write the journal " + sheet.path(), e);
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
            if (step.sort == Step.Sort.MAKES) {
                own.made(m);
            }
            lines.append(Checked.line(m.fields("W", step.id)));
        }
        if (back != null && !back.equals(step.back)) {
            step.back.clear();
            step.back.addAll(back);
            lines.append(Checked.line("N", step.id));
            back.forEach(line -> lines.append(Checked.line("B", step.id, line)));
        }
        step.seen.forEach((key, words) -> lines.append(Checked.line("A", step.id, key, words)));
        complete(lines.append(Checked.line("D", step.id)));
    }

    synchronized void gone(Step step, Made thing) {
        deleted = true;
        step.gone = thing;
        if (story != null) {
            story.gone(step);
        }
        complete(new StringBuilder(Checked.line(thing.fields("G", step.id))));
    }

    synchronized void moved(Step step, Made now) {
        step.after = now;
        if (story != null) {
            story.moved(step);
        }
        complete(new StringBuilder(Checked.line(step.moves("V"))));
    }

    /** Whether this process has made that link. */
    synchronized boolean made(long cookie, int index) {
        return story != null && story.made(cookie, index);
    }

    /** From here on steps belong together. */
    synchronized void mark() {
        mark = story == null ? 0 : story.steps().size();
        marked = false;
        own.transaction(true);
    }

    /** Whether steps belong together now. */
    synchronized boolean isMarked() {
        return mark >= 0;
    }

    /** The steps since {@link #mark}. */
    synchronized List<Step> sinceMark() {
        return marked ? since(mark) : List.of();
    }

    /** All steps but the first so many. */
    synchronized List<Step> since(int first) {
        List<Step> all = story == null ? List.of() : story.steps();
        return all.subList(Math.min(first, all.size()), all.size());
    }

    /** They no longer do. */
    synchronized void unmark() {
        mark = -1;
        own.transaction(false);
        if (marked) {
            marked = false;
            complete(new StringBuilder(Checked.line("C", markName())));
        }
    }

    /** Writes that the steps since {@link #mark} are going to be taken back; false when they were confirmed before. */
    synchronized boolean seal() {
        if (marked) {
            complete(new StringBuilder(Checked.line("Z", markName())));
        }
        return !confirmed();
    }

    /** Whether another process has written that the steps since {@link #mark} stand. */
    synchronized boolean confirmed() {
        return marked && !sheet.story().marks.containsKey(markName());
    }

    /** What this process calls its transaction: another line of the same terminal may have one open in the same file. */
    private static String markName() {
        return "transaction " + Processes.ownPid();
    }

    /** What marks the environment of a watcher over this journal. */
    synchronized String entry() {
        return sheet.entry();
    }

    /** A step is going to be taken back. */
    synchronized void returning(Step step) {
        step.returning = true;
        complete(new StringBuilder(step.returning()));
    }

    /** A step was taken back. */
    synchronized void takenBack(Step step) {
        step.state = Step.State.TAKEN_BACK;
        if (step.home && story != null) {
            Story.movedBack(story.steps(), step);
        }
        complete(new StringBuilder(step.takenBack()));
    }

    /** What a step had made is there again, as something new. */
    synchronized void madeAgain(Step step, Made thing) {
        step.makes(thing);
        complete(new StringBuilder(Checked.line(thing.fields("W", step.id))));
    }

    /** A namespace that a step had taken away is going to be there again, as something new. */
    synchronized void reborn(Step step, Made thing) {
        step.again = thing;
        complete(new StringBuilder(Checked.line(thing.fields("K", step.id))));
    }

    /** What has happened cannot be kept back because it cannot be written down; but nothing more shall happen. */
    private void complete(StringBuilder lines) {
        if (off) {
            return;
        }
        try {
            sheet.append(lines.toString());
        } catch (SysException e) {
            failed(e);
        }
    }

    private void failed(SysException e) {
        broken = sheet.path() + " (" + e.words() + ")";
    }

    /** A new step's name: no other process of the same journal has it. */
    synchronized String nextId() {
        count++;
        return Processes.ownPid() + "." + count;
    }

    // --- its file ----------------------------------------------------------------------------------------------------

    /** Makes its file before anything is changed. */
    synchronized void appear() {
        if (!off) {
            ready();
        }
    }

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
        if (sheet == null) {
            sheet = Sheet.open(kind, text, ofSingleLines());
            story = Story.begin(); // what others wrote is read only where it matters: lines must be quick
        }
    }

    /** Closes the file, and removes it when nothing stands. */
    @Override
    public synchronized void close() {
        if (sheet != null) {
            sheet.close(!story.stands(), deleted);
            sheet = null;
        }
    }

    /** Between two single lines: what this process has done so far is a line before, which can be taken down as all others. */
    synchronized void rest() {
        if (ofSingleLines() && !isMarked()) {
            close();
            story = null;
        }
    }

    /** All may have been taken back: then nothing of it need be remembered, and the next change begins a new file. */
    synchronized void over() {
        if (!isMarked() && story != null && !story.stands()) {
            close();
            story = null;
        }
    }

    /** Lets go of the file as the kernel does for a process that was killed. */
    synchronized void abandon() {
        if (sheet != null) {
            sheet.close(false, false);
            sheet = null;
        }
    }
}
