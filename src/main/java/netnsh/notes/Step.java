package netnsh.notes;

import java.util.List;

/**
 * One line of notes that says to do something.
 *
 * @param kind what is to be done with it
 * @param line its number, from 1
 * @param column where the command starts in the line, from 0
 * @param command the command, {@code sudo} taken away; for {@link Kind#ENTER} the namespace that it goes to
 * @param place the namespace that it runs in, null for home
 * @param why what is missing or not clear, one sentence; else null
 * @param shown what it printed when the notes were written
 * @param until how many of these lines came before the Ctrl-C that ended it; -1 when it ended by itself
 * @param left whether the notes show no prompt behind it any more: it still runs where their block ends
 * @param own whether it was typed at netnsh's own prompt; its place may then name an interface, too
 * @param says what a comment says about it
 */
public record Step(
        Kind kind,
        int line,
        int column,
        String command,
        String place,
        String why,
        List<Shown> shown,
        int until,
        boolean left,
        boolean own,
        Directives says) {
    private static final int LONGEST = 300;

    /** What is to be done with a line. */
    public enum Kind {
        RUN,
        /** A shell in a namespace is opened: the lines behind it run there. */
        ENTER,
        /** Such a shell is left. */
        LEAVE,
        /** Words are missing in it: it is never run. */
        INCOMPLETE,
        /** It is not sure that it is a command, or where it would run: it is never run. */
        UNCLEAR
    }

    /** The command on one line, no longer than somebody wants to read. */
    public String inShort() {
        String line = command.replace("\n", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "\u2026";
    }

    /** The same, with what it printed. */
    Step printed(List<Shown> lines, int interrupted, boolean runs) {
        return new Step(kind, line, column, command, place, why, lines, interrupted, runs, own, says);
    }

    /** The same, with what a comment says. */
    Step says(Directives more) {
        return new Step(kind, line, column, command, place, why, shown, until, left, own, says.and(more));
    }

    /** Whether the notes show that it was ended with Ctrl-C. */
    public boolean stopped() {
        return until >= 0;
    }

    /**
     * A line of output.
     *
     * @param line its number, from 1
     * @param text without line end
     */
    public record Shown(int line, String text) {}
}
