package netnsh.sys;

import java.util.ArrayList;
import java.util.List;

/** In which network namespaces another process's sockets are: pidfd_getfd(2) takes a copy, SIOCGSKNS of linux/sockios.h asks it. */
public final class ForeignSockets {
    /** The same numbers on every machine: asm-generic/unistd.h. */
    private static final long PIDFD_OPEN = 434;

    private static final long PIDFD_GETFD = 438;
    private static final long SIOCGSKNS = 0x894c;

    private ForeignSockets() {}

    private static final class Native {
        static final IdentityCalls IT = new IdentityCalls();
    }

    /**
     * The inodes of the namespaces that these sockets are in, those that may be asked.
     *
     * @param descriptors their numbers in that process
     */
    public static List<Long> namespaces(int pid, List<Integer> descriptors) {
        List<Long> all = new ArrayList<>();
        if (descriptors.isEmpty()) {
            return all;
        }
        long process = Native.IT.syscall(PIDFD_OPEN, pid, 0, 0);
        if (process < 0) {
            return all;
        }
        try (Fd pidfd = Fd.of((int) process)) {
            for (int descriptor : descriptors) {
                long copy = Native.IT.syscall(PIDFD_GETFD, pidfd.number(), descriptor, 0);
                if (copy >= 0) {
                    try (Fd socket = Fd.of((int) copy)) {
                        add(socket, all);
                    }
                }
            }
        }
        return all;
    }

    private static void add(Fd socket, List<Long> all) {
        int number = LibC.spaces().ioctl(socket.number(), SIOCGSKNS, null);
        if (number >= 0) {
            try (Fd namespace = Fd.of(number)) {
                long inode = namespace.stat().ino();
                if (!all.contains(inode)) {
                    all.add(inode);
                }
            }
        }
    }
}
