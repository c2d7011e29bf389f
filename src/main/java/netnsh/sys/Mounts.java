package netnsh.sys;

/** Mounting, see mount(2) and umount2(2); numbers from linux/mount.h. Acts on the calling thread's mount namespace. */
public final class Mounts {
    public static final long MS_RDONLY = 1;
    public static final long MS_NOSUID = 2;
    public static final long MS_NODEV = 4;
    public static final long MS_NOEXEC = 8;
    public static final long MS_REMOUNT = 32;
    public static final long MS_BIND = 4096;
    public static final long MS_REC = 16384;
    public static final long MS_PRIVATE = 1 << 18;
    public static final long MS_SLAVE = 1 << 19;
    public static final long MS_SHARED = 1 << 20;
    public static final int MNT_DETACH = 2;
    public static final int UMOUNT_NOFOLLOW = 8;

    /** Flags of fsopen and fsmount, command of fsconfig. */
    private static final int CLOEXEC = 1;

    private static final int FSCONFIG_CMD_CREATE = 6;

    private Mounts() {}

    /**
     * A file system of its own that is mounted nowhere and goes when the descriptor of its root is closed.
     *
     * @param type its name, for instance {@code proc}
     */
    public static Fd detached(String type) {
        try (Fd made = Fd.of(LibC.check(LibC.spaces().fsopen(LibC.path(type), CLOEXEC), "fsopen", type))) {
            LibC.check(LibC.spaces().fsconfig(made.number(), FSCONFIG_CMD_CREATE), "fsconfig", type);
            return Fd.of(LibC.check(LibC.spaces().fsmount(made.number(), CLOEXEC, 0), "fsmount", type));
        }
    }

    /** Mounts; {@code type} and {@code data} may be null. */
    public static void mount(String source, String target, String type, long flags, String data) {
        LibC.check(
                LibC.spaces()
                        .mount(
                                LibC.path(source),
                                LibC.path(target),
                                type == null ? null : LibC.path(type),
                                flags,
                                data == null ? null : LibC.path(data)),
                "mount",
                target);
    }

    /** Makes what {@code source} shows appear at {@code target}. */
    public static void bind(String source, String target) {
        mount(source, target, null, MS_BIND, null);
    }

    /** Changes how mounts at and (with MS_REC) below {@code target} spread: MS_SHARED, MS_SLAVE, MS_PRIVATE. */
    public static void propagation(String target, long flags) {
        mount("none", target, null, flags, null);
    }

    /** Takes a mount away. */
    public static void unmount(String target, int flags) {
        LibC.check(LibC.spaces().umount2(LibC.path(target), flags), "umount", target);
    }
}
