package netnsh.sys;

/** What is seldom needed, or only newer C libraries have; each is looked up when it is used, UnsatisfiedLinkError without it. */
final class NewSpawnCalls {
    private NewSpawnCalls() {}

    /** glibc 2.29. */
    static int posix_spawn_file_actions_addchdir_np(long actions, byte[] path) {
        return new Fn("posix_spawn_file_actions_addchdir_np", "lp:i")
                .with()
                .l(actions)
                .in(path)
                .callInt();
    }

    /** glibc 2.34. */
    static int posix_spawn_file_actions_addclosefrom_np(long actions, int lowest) {
        return new Fn("posix_spawn_file_actions_addclosefrom_np", "li:i")
                .with()
                .l(actions)
                .i(lowest)
                .callInt();
    }

    /** glibc 2.35. */
    static int posix_spawn_file_actions_addtcsetpgrp_np(long actions, int fd) {
        return new Fn("posix_spawn_file_actions_addtcsetpgrp_np", "li:i")
                .with()
                .l(actions)
                .i(fd)
                .callInt();
    }

    /** execve(2); answers only when it fails. */
    static int execve(byte[] path, long argv, long environment) {
        return new Fn("execve", "pll:i").with().in(path).l(argv).l(environment).callInt();
    }

    /** Every C library. */
    static int pthread_sigmask(int how, byte[] set) {
        return new Fn("pthread_sigmask", "ipl:i").with().i(how).in(set).l(0).callInt();
    }
}
