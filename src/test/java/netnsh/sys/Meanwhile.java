package netnsh.sys;

/** Lets something happen between two calls to the system of the program, as other processes do at any moment. */
public final class Meanwhile {
    private Meanwhile() {}

    /**
     * Does some work, and something else in the middle of it.
     *
     * @param call right before this call
     * @param which the first of its kind is 1
     */
    public static void before(String call, int which, Runnable other, Runnable work) {
        if (!perhapsBefore(call, which, other, work)) {
            throw new AssertionError("there was no " + call + " number " + which);
        }
    }

    /** The same; false when there were not so many of these calls. */
    public static boolean perhapsBefore(String call, int which, Runnable other, Runnable work) {
        Fn.gate = new Fn.Gate() {
            private int left = which;

            @Override
            public void before(String name) {
                if (name.equals(call) && --left == 0) {
                    Fn.gate = null;
                    other.run();
                }
            }

            @Override
            public void after(String name) {
                // only what comes before it matters
            }
        };
        try {
            work.run();
            return Fn.gate == null;
        } finally {
            Fn.gate = null;
        }
    }
}
