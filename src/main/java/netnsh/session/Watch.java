package netnsh.session;

/** Looks after a program in the foreground while it runs: whoever replays notes knows when it has said enough. */
@FunctionalInterface
public interface Watch {
    /** What is to happen to the program. */
    enum Verdict {
        WAIT,
        /** It gets SIGINT, as from Ctrl-C. */
        INTERRUPT,
        KILL,
        /** It becomes a job, and the line has ended well. */
        LEAVE
    }

    /** Asked again and again while the program runs. */
    Verdict look();
}
