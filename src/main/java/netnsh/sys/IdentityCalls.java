package netnsh.sys;

/** Who a thread is. Named and with arguments as in section 2 of the manual. */
final class IdentityCalls {
    private final Fn capset = new Fn("capset", "pp:i");
    private final Fn prctl = new Fn("prctl", "illll:i");
    private final Fn syscall = new Fn("syscall", "llll:l");

    int capset(byte[] header, byte[] data) {
        return capset.with().in(header).in(data).callInt();
    }

    int prctl(int option, long argument) {
        return prctl.with().i(option).l(argument).l(0).l(0).l(0).callInt();
    }

    /** The bare call, which concerns this thread only: glibc's setresuid and its like change all threads. */
    long syscall(long number, long first, long second, long third) {
        return syscall.with().l(number).l(first).l(second).l(third).callLong();
    }
}
