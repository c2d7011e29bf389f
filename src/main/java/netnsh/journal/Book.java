package netnsh.journal;

import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.value.Utf8;

/** Whoever keeps book of steps that are taken back. */
interface Book {
    /** It is going to be. */
    void returning(Step step);

    /** It was. */
    void takenBack(Step step);

    /** What it had made, and a later step had taken away, is there again: so it is known by now. */
    void madeAgain(Step step, Made thing);

    /** A namespace that it had taken away is going to be there again, as {@code thing}. */
    void reborn(Step step, Made thing);

    /** This process's own. */
    static Book of(Journal own) {
        return new Book() {
            @Override
            public void returning(Step step) {
                own.returning(step);
            }

            @Override
            public void takenBack(Step step) {
                own.takenBack(step);
            }

            @Override
            public void madeAgain(Step step, Made thing) {
                own.madeAgain(step, thing);
            }

            @Override
            public void reborn(Step step, Made thing) {
                own.reborn(step, thing);
            }
        };
    }

    /** The journal of another process, which is over. */
    static Book in(Fd file) {
        return new Book() {
            @Override
            public void returning(Step step) {
                step.returning = true;
                write(file, step.returning());
            }

            @Override
            public void takenBack(Step step) {
                step.state = Step.State.TAKEN_BACK;
                write(file, step.takenBack());
            }

            @Override
            public void madeAgain(Step step, Made thing) {
                step.makes(thing);
                write(file, Checked.line(thing.fields("W", step.id)));
            }

            @Override
            public void reborn(Step step, Made thing) {
                step.again = thing;
                write(file, Checked.line(thing.fields("K", step.id)));
            }
        };
    }

    /** A full disk is no reason to let anything stand: at worst the step is looked at once more. */
    static void write(Fd file, String line) {
        try {
            file.write(Utf8.encode("\n" + line));
        } catch (SysException full) {
            return;
        }
    }
}
