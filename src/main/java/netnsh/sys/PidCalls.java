package netnsh.sys;

/**
 * Processes as descriptors, by number: glibc has names for these calls from 2.36 on. Since Linux 5.1 new calls have the
 * same number on all machines.
 */
final class PidCalls {
    private static final long PIDFD_OPEN = 434;
    private static final long PIDFD_GETFD = 438;

    private final Fn three = new Fn("syscall", "llll:l");

    int pidfd_open(int pid, int flags) {
        return (int) three.with().l(PIDFD_OPEN).l(pid).l(flags).l(0).callLong();
    }

    int pidfd_getfd(int pidfd, int number, int flags) {
        return (int) three.with().l(PIDFD_GETFD).l(pidfd).l(number).l(flags).callLong();
    }
}
