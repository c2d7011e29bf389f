package netnsh.session;

/** Where a session's text goes. What comes here is final: it has been escaped where that was needed. */
public interface Output {
    /** Text for standard output, newlines included. */
    void text(String text);

    /** Text for the person beside what was asked for: notes, steps. Goes into no pipe and no file of a redirection. */
    default void aside(String text) {
        text(text);
    }

    /** Text for standard error, newlines included. */
    void error(String text);

    /** Hands on whatever is still held back. Called before a program is started and at the end of every line. */
    void flush();

    /** The file descriptor that programs get as standard output. */
    int outFd();

    /** The file descriptor that programs get as standard error. */
    int errorFd();

    /** Whether standard output is a terminal. */
    boolean terminal();

    /** Whether standard error is a terminal that understands colours. */
    boolean colouredErrors();

    /** Shows how far something has come, on a terminal only; the next text or null takes it away. */
    default void progress(String text) {}

    /** Nothing more can be written to standard output: whoever reads it has gone away, or its disk is full. */
    final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private static final int BROKEN_PIPE = 141;
        private final int status;

        /** The reader has gone away, of which nobody is told. */
        public Closed() {
            this(BROKEN_PIPE);
        }

        /** Another reason, which has been said; the process ends with this status. Carries no stack trace. */
        public Closed(int status) {
            super("standard output is closed", null, false, false);
            this.status = status;
        }

        /** What the process ends with. */
        public int status() {
            return status;
        }
    }
}
