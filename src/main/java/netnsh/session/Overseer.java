package netnsh.session;

/**
 * Looks after a line while netnsh itself works on it (ping, monitor, sleep, wait), as the launcher does for programs: asks the
 * line's watch again and again, and interrupts it when it says so.
 */
final class Overseer implements AutoCloseable {
    private static final long TICK_MILLIS = 20;

    private final Session session;
    private final Watch watch;
    private final Thread thread = new Thread(this::oversee, "overseer");
    private volatile boolean over;
    private volatile boolean program;

    Overseer(Session session, Watch watch) {
        this.session = session;
        this.watch = watch;
        thread.setDaemon(true);
        thread.start();
    }

    /** A program runs, which the launcher watches, or does no longer. */
    void program(boolean runs) {
        program = runs;
    }

    private void oversee() {
        try {
            while (!over) {
                Thread.sleep(TICK_MILLIS);
                if (!over && !program && watch.look() != Watch.Verdict.WAIT) {
                    session.interrupt();
                    return;
                }
            }
        } catch (InterruptedException end) {
            return;
        }
    }

    /** The line has ended. Afterwards no interrupt of this one comes any more. */
    @Override
    public void close() {
        over = true;
        thread.interrupt();
        boolean waiting = true;
        while (waiting) {
            try {
                thread.join();
                waiting = false;
            } catch (InterruptedException late) {
                continue; // that was this one's, and the line needs it no more
            }
        }
        Thread.interrupted();
    }
}
