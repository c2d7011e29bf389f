package netnsh.sys;

/** netnsh on a machine that turns to something else whenever a program was started: that is well under way before the next step. */
public final class SlowStart {
    private static final long MILLIS = 1000;

    private SlowStart() {}

    /** Runs netnsh's own command line. */
    public static void main(String[] args) {
        Fn.gate = new Fn.Gate() {
            @Override
            public void before(String name) {
                // only what comes after it matters
            }

            @Override
            public void after(String name) {
                if (name.equals("posix_spawn")) {
                    pause();
                }
            }
        };
        netnsh.Main.main(args);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
