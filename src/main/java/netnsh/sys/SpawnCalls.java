package netnsh.sys;

/** Programs. Named and with arguments as in sections 2 and 3 of the manual. */
final class SpawnCalls {
    private final Fn posix_spawn = new Fn("posix_spawn", "ppllll:i");
    private final Fn posix_spawn_file_actions_init = new Fn("posix_spawn_file_actions_init", "l:i");
    private final Fn posix_spawn_file_actions_destroy = new Fn("posix_spawn_file_actions_destroy", "l:i");
    private final Fn posix_spawn_file_actions_adddup2 = new Fn("posix_spawn_file_actions_adddup2", "lii:i");
    private final Fn posix_spawn_file_actions_addclose = new Fn("posix_spawn_file_actions_addclose", "li:i");
    private final Fn posix_spawn_file_actions_addopen = new Fn("posix_spawn_file_actions_addopen", "lipii:i");
    private final Fn posix_spawnattr_init = new Fn("posix_spawnattr_init", "l:i");
    private final Fn posix_spawnattr_destroy = new Fn("posix_spawnattr_destroy", "l:i");
    private final Fn posix_spawnattr_setflags = new Fn("posix_spawnattr_setflags", "li:i");
    private final Fn posix_spawnattr_setpgroup = new Fn("posix_spawnattr_setpgroup", "li:i");
    private final Fn posix_spawnattr_setsigdefault = new Fn("posix_spawnattr_setsigdefault", "lp:i");
    private final Fn posix_spawnattr_setsigmask = new Fn("posix_spawnattr_setsigmask", "lp:i");

    int posix_spawn(int[] pid, byte[] path, long actions, long attributes, long argv, long environment) {
        return posix_spawn
                .with()
                .out(pid)
                .in(path)
                .l(actions)
                .l(attributes)
                .l(argv)
                .l(environment)
                .callInt();
    }

    int posix_spawn_file_actions_init(long actions) {
        return posix_spawn_file_actions_init.with().l(actions).callInt();
    }

    int posix_spawn_file_actions_destroy(long actions) {
        return posix_spawn_file_actions_destroy.with().l(actions).callInt();
    }

    int posix_spawn_file_actions_adddup2(long actions, int from, int to) {
        return posix_spawn_file_actions_adddup2.with().l(actions).i(from).i(to).callInt();
    }

    int posix_spawn_file_actions_addclose(long actions, int fd) {
        return posix_spawn_file_actions_addclose.with().l(actions).i(fd).callInt();
    }

    int posix_spawn_file_actions_addopen(long actions, int fd, byte[] path, int flags, int mode) {
        return posix_spawn_file_actions_addopen
                .with()
                .l(actions)
                .i(fd)
                .in(path)
                .i(flags)
                .i(mode)
                .callInt();
    }

    int posix_spawnattr_init(long attributes) {
        return posix_spawnattr_init.with().l(attributes).callInt();
    }

    int posix_spawnattr_destroy(long attributes) {
        return posix_spawnattr_destroy.with().l(attributes).callInt();
    }

    int posix_spawnattr_setflags(long attributes, int flags) {
        return posix_spawnattr_setflags.with().l(attributes).i(flags).callInt();
    }

    int posix_spawnattr_setpgroup(long attributes, int group) {
        return posix_spawnattr_setpgroup.with().l(attributes).i(group).callInt();
    }

    int posix_spawnattr_setsigdefault(long attributes, byte[] set) {
        return posix_spawnattr_setsigdefault.with().l(attributes).in(set).callInt();
    }

    int posix_spawnattr_setsigmask(long attributes, byte[] set) {
        return posix_spawnattr_setsigmask.with().l(attributes).in(set).callInt();
    }
}
