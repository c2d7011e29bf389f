package netnsh.netlink;

/** The port to a netlink socket: whole datagrams go in and come out. */
public interface Wire extends AutoCloseable {
    /** Sends one datagram: one message or several, each aligned. */
    void send(byte[] datagram);

    /**
     * Waits for one datagram and gives all of it.
     *
     * @throws Silence when none comes in the time this wire waits
     * @throws Overrun when the kernel had to drop some ({@code ENOBUFS})
     */
    byte[] receive();

    @Override
    void close();

    /** No datagram came in time. */
    final class Silence extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Silence() {
            super("no answer in time", null, false, false);
        }
    }

    /** Datagrams were lost, because the receive buffer was full ({@code ENOBUFS}). */
    final class Overrun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Overrun() {
            super("answers were lost: the receive buffer was full", null, false, false);
        }
    }
}
