package netnsh.session;

import netnsh.kernel.Programs;

/** Keeps what a session says; what its programs say goes nowhere. */
final class Collected extends Heard implements AutoCloseable {
    private final Programs programs;
    private final int nowhere;

    Collected(Programs programs) {
        this.programs = programs;
        this.nowhere = programs.openForWriting("/dev/null", true);
    }

    /** What was printed since the last {@link #clear}. */
    String said() {
        return out.toString();
    }

    void clear() {
        out.setLength(0);
    }

    @Override
    public int outFd() {
        return nowhere;
    }

    @Override
    public int errorFd() {
        return nowhere;
    }

    @Override
    public void close() {
        programs.close(nowhere);
    }
}
