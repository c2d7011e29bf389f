package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import netnsh.value.Errno;

/**
 * Becoming somebody else, see credentials(7) and capabilities(7). {@link #become} changes the calling thread alone, which
 * cannot come back and must end soon; a program that it starts is that user.
 */
public final class Identity {
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int CAPABILITY_VERSION_3 = 0x20080522;

    private Identity() {}

    private static final class Native {
        static final IdentityCalls IT = new IdentityCalls();
    }

    /** The numbers of setgroups, setresgid and setresuid: asm/unistd_64.h, and asm-generic/unistd.h for all newer machines. */
    private static long[] numbers() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> new long[] {116, 119, 117};
            case "aarch64", "riscv64", "loongarch64" -> new long[] {159, 149, 147};
            default -> throw new SysException("setresuid", Errno.ENOSYS, System.getProperty("os.arch"));
        };
    }

    /**
     * The calling thread becomes this user, with these groups and without any capability.
     *
     * @throws SysException EPERM without the right; EINVAL when the user namespace knows no such number
     */
    public static void become(long uid, long gid, List<Long> groups) {
        long[] numbers = numbers();
        try (Arena arena = new Arena()) {
            ByteBuffer list =
                    ByteBuffer.allocate(4 * Math.max(1, groups.size())).order(ByteOrder.nativeOrder());
            groups.forEach(group -> list.putInt(group.intValue()));
            long memory = arena.zeroed(list.capacity());
            Arena.put(memory, list.array());
            bare("setgroups", numbers[0], groups.size(), memory, 0);
        }
        bare("setresgid", numbers[1], gid, gid, gid);
        bare("setresuid", numbers[2], uid, uid, uid);
        if (uid != 0) {
            dropCapabilities();
        }
    }

    private static void bare(String name, long number, long first, long second, long third) {
        if (Native.IT.syscall(number, first, second, third) < 0) {
            throw new SysException(name, LibC.errno(), "" + first);
        }
    }

    /** Takes every capability away from the calling thread, also those that a program would inherit (ambient ones go along). */
    public static void dropCapabilities() {
        ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.nativeOrder());
        header.putInt(CAPABILITY_VERSION_3).putInt(0);
        LibC.check(Native.IT.capset(header.array(), new byte[24]), "capset", "");
    }

    /** Whether others of the same user may look into this process; a thread that became somebody takes it away. */
    public static int dumpable() {
        return LibC.check(Native.IT.prctl(PR_GET_DUMPABLE, 0), "prctl", "");
    }

    /** Gives {@link #dumpable} back, for when that thread has ended. */
    public static void dumpable(int as) {
        LibC.check(Native.IT.prctl(PR_SET_DUMPABLE, as == 1 ? 1 : 0), "prctl", "");
    }
}
