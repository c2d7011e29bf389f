package netnsh.sys;

/** File actions that only newer C libraries have; each is looked up when it is used, UnsatisfiedLinkError without it. */
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
}
