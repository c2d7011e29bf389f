package netnsh.session;

/** Where a session's text goes. What comes here is final: it has been escaped where that was needed. */
public interface Output {
    /** Text for standard output, newlines included. */
    void text(String text);

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

    /** Whoever reads standard output has gone away. */
    final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Carries no stack trace. */
        public Closed() {
            super("standard output is closed", null, false, false);
        }
    }
}
