package netnsh.sys;

/** Waiting for programs and signalling them. Named and with arguments as in sections 2 and 3 of the manual. */
final class ProcessCalls {
    private final Fn waitpid = new Fn("waitpid", "ipi:i");
    private final Fn kill = new Fn("kill", "ii:i");
    private final Fn getpid = new Fn("getpid", ":i");
    private final Fn getpgid = new Fn("getpgid", "i:i");
    private final Fn setpgid = new Fn("setpgid", "ii:i");
    private final Fn getsid = new Fn("getsid", "i:i");
    private final Fn getuid = new Fn("getuid", ":i");
    private final Fn geteuid = new Fn("geteuid", ":i");
    private final Fn signal = new Fn("signal", "il:l");

    int waitpid(int pid, int[] status, int options) {
        return waitpid.with().i(pid).out(status).i(options).callInt();
    }

    int kill(int pid, int signal) {
        return kill.with().i(pid).i(signal).callInt();
    }

    int getpid() {
        return getpid.with().callInt();
    }

    int getpgid(int pid) {
        return getpgid.with().i(pid).callInt();
    }

    int setpgid(int pid, int group) {
        return setpgid.with().i(pid).i(group).callInt();
    }

    int getsid(int pid) {
        return getsid.with().i(pid).callInt();
    }

    int getuid() {
        return getuid.with().callInt();
    }

    long signal(int signal, long handler) {
        return this.signal.with().i(signal).l(handler).callLong();
    }

    int geteuid() {
        return geteuid.with().callInt();
    }
}
