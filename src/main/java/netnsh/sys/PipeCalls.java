package netnsh.sys;

/** Pipes and wake-ups. Named and with arguments as in sections 2 and 3 of the manual. */
final class PipeCalls {
    private final Fn pipe2 = new Fn("pipe2", "pi:i");
    private final Fn eventfd = new Fn("eventfd", "ii:i");

    int pipe2(int[] ends, int flags) {
        return pipe2.with().out(ends).i(flags).callInt();
    }

    int eventfd(int initial, int flags) {
        return eventfd.with().i(initial).i(flags).callInt();
    }
}
