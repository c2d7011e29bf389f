package netnsh.sys;

/** Processes, process groups and signals. */
public final class Processes {
    /** Clock ticks a second as /proc counts them: USER_HZ, the same on every machine that has a JVM. */
    private static final int CLK_TCK = 100;

    /** How often two clocks are compared at most, and how far apart their readings may be without another try. */
    private static final int READINGS = 5;

    private static final long SMALL_GAP_MILLIS = 5;

    public static final int SIGHUP = 1;
    public static final int SIGINT = 2;
    public static final int SIGQUIT = 3;
    public static final int SIGKILL = 9;
    public static final int SIGPIPE = 13;
    public static final int SIGTERM = 15;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;
    public static final int SIGTSTP = 20;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;

    private static final int SIG_SETMASK = 2;
    private static final long SIG_IGN = 1;
    private static final long SIG_ERR = -1;
    private static final int WNOHANG = 1;
    private static final int WUNTRACED = 2;
    private static final int WCONTINUED = 8;
    private static final int SIGSET_SIZE = 128;

    private Processes() {}

    private static final class Native {
        static final ProcessCalls IT = new ProcessCalls();
    }

    private static final class Pids {
        static final PidCalls IT = new PidCalls();
    }

    /**
     * What became of a process.
     *
     * @param pid which one; 0 when there was no news
     * @param change what happened
     * @param code exit status, or the signal's number
     */
    public record News(int pid, Change change, int code) {
        /** What can happen to a process. */
        public enum Change {
            NONE,
            EXITED,
            KILLED,
            STOPPED,
            CONTINUED
        }

        static News of(int pid, int status) {
            if (pid == 0) {
                return new News(0, Change.NONE, 0);
            }
            int signal = status & 0x7f;
            int high = (status >> 8) & 0xff;
            if (status == 0xffff) {
                return new News(pid, Change.CONTINUED, SIGCONT);
            }
            if ((status & 0xff) == 0x7f) {
                return new News(pid, Change.STOPPED, high);
            }
            return signal == 0 ? new News(pid, Change.EXITED, high) : new News(pid, Change.KILLED, signal);
        }
    }

    /**
     * waitpid(2): news of one child (ended, stopped, continued).
     *
     * @param block whether to wait until there is some
     * @throws SysException ECHILD when it is no child of ours, or was waited for before
     */
    public static News waitFor(int pid, boolean block) {
        int[] status = new int[1];
        int options = WUNTRACED | WCONTINUED | (block ? 0 : WNOHANG);
        int who = (int) LibC.retry("waitpid", "" + pid, () -> Native.IT.waitpid(pid, status, options));
        return News.of(who, status[0]);
    }

    /** kill(2): to a process; to a process group when {@code pid} is negative; 0 only asks whether it is there. */
    public static void kill(int pid, int signal) {
        LibC.check(Native.IT.kill(pid, signal), "kill", "" + pid);
    }

    /**
     * signal(2) with SIG_IGN: this process no longer takes notice of these signals. Programs that {@link Spawn} starts
     * do, as ever.
     */
    public static void ignore(int... signals) {
        for (int signal : signals) {
            if (Native.IT.signal(signal, SIG_IGN) == SIG_ERR) {
                throw new SysException("signal", LibC.errno(), "" + signal);
            }
        }
    }

    /** signal(2) with SIG_DFL for these, and no signal blocked in this thread: what a program expects to start with. */
    static void plainSignals(int... signals) {
        for (int signal : signals) {
            Native.IT.signal(signal, 0);
        }
        NewSpawnCalls.pthread_sigmask(SIG_SETMASK, signalSet());
    }

    /**
     * When a process was started, milliseconds since 1970, about 20 ms coarse; see starttime in proc(5).
     *
     * @return the time; 0 when there is no such process
     */
    public static long startedAt(int pid) {
        try {
            String stat = SysFiles.readText("/proc/" + pid + "/stat");
            // behind the name, which may hold anything, come fields 3 and on; 22 is the start in clock ticks since boot
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return bootedAt() + Long.parseLong(fields[19]) * 1000 / CLK_TCK;
        } catch (SysException gone) {
            return 0;
        }
    }

    /**
     * When the machine was started, milliseconds since 1970. Two clocks are read, one after the other: when this thread has
     * to wait between them they are read again, and at the worst the answer is too early, never too late.
     */
    public static long bootedAt() {
        long booted = 0;
        long gap = Long.MAX_VALUE;
        for (int i = 0; i < READINGS && gap > SMALL_GAP_MILLIS; i++) {
            long before = System.currentTimeMillis();
            String uptime = SysFiles.readText("/proc/uptime");
            long between = System.currentTimeMillis() - before;
            if (between < gap) {
                gap = between;
                booted = before - Math.round(Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 1000);
            }
        }
        return booted;
    }

    /**
     * When a process was started, in clock ticks since the machine's start: together with its number its identity.
     *
     * @return the time; 0 when there is no such process
     */
    public static long startTicks(int pid) {
        try {
            String stat = SysFiles.readText("/proc/" + pid + "/stat");
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19]);
        } catch (SysException gone) {
            return 0;
        }
    }

    /** The POSIX session that this process belongs to, by the process that leads it: all that runs at one terminal. */
    public static int sessionLeader() {
        return LibC.check(Native.IT.getsid(0), "getsid", "");
    }

    /**
     * pidfd_open(2): a descriptor that means this process and never another one with its number; readable once it has
     * ended.
     *
     * @throws SysException ESRCH when there is no such process, ENOSYS before Linux 5.3
     */
    public static Fd handle(int pid) {
        return Fd.of(LibC.check(Pids.IT.pidfd_open(pid, 0), "pidfd_open", "" + pid));
    }

    /**
     * pidfd_getfd(2): what another process has open, as if it had been inherited: the same open file, position included.
     *
     * @param process as of {@link #handle}
     * @param number the descriptor's number over there
     * @throws SysException EBADF when nothing is open there, EPERM without the right to trace it, ENOSYS before Linux 5.6
     */
    public static Fd take(Fd process, int number) {
        return Fd.of(LibC.check(Pids.IT.pidfd_getfd(process.number(), number, 0), "pidfd_getfd", "" + number));
    }

    /** A JVM never forks, so it keeps its number. */
    private static final class Own {
        static final int PID = Native.IT.getpid();
    }

    /** This process. */
    public static int ownPid() {
        return Own.PID;
    }

    /** A process's group; 0 means this process. */
    public static int group(int pid) {
        return LibC.check(Native.IT.getpgid(pid), "getpgid", "" + pid);
    }

    /** Puts a process into a group; 0 and 0: this process into a group of its own. */
    public static void setGroup(int pid, int group) {
        LibC.check(Native.IT.setpgid(pid, group), "setpgid", "" + pid);
    }

    /** The real user. */
    public static int uid() {
        return Native.IT.getuid();
    }

    /** The user whose rights count. */
    public static int effectiveUid() {
        return Native.IT.geteuid();
    }

    /** A sigset_t. */
    static byte[] signalSet(int... signals) {
        byte[] set = new byte[SIGSET_SIZE];
        java.nio.ByteBuffer view = java.nio.ByteBuffer.wrap(set).order(java.nio.ByteOrder.nativeOrder());
        long bits = 0;
        for (int signal : signals) {
            bits |= 1L << (signal - 1);
        }
        view.putLong(0, bits);
        return set;
    }
}
