package netnsh.shell;

import java.util.List;
import org.jline.utils.AttributedString;

/** Where the lines of a session come from: the editor, or a terminal that can only print. */
interface Lines {
    /**
     * What a person did.
     *
     * @param kind what it was
     * @param text the line; empty for the others
     */
    record Answer(Kind kind, String text) {
        /** What can be done at a prompt. */
        enum Kind {
            LINE,
            /** Ctrl-C: the line is dropped. */
            DROPPED,
            /** Ctrl-D, or the terminal went away. */
            END
        }

        static final Answer DROPPED = new Answer(Kind.DROPPED, "");
        static final Answer END = new Answer(Kind.END, "");
    }

    /**
     * Asks for a line.
     *
     * @param interrupted whether Ctrl-C ended the one before
     */
    Answer next(AttributedString prompt, boolean interrupted);

    /** The lines entered so far, oldest first; those of earlier sessions too. */
    List<String> history();

    /** Clears the screen where that can be done. */
    void clear();

    /** Puts right what a program may have left behind: alternate screen, hidden cursor, mouse reports. */
    void repair();
}
