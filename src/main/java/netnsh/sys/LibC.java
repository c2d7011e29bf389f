package netnsh.sys;

import java.util.Arrays;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * The C library in groups of functions that are looked up when the first of a group is needed. Variadic functions (open,
 * ioctl, fcntl, prctl) are declared with the arguments that are used, which is the same calling convention on 64-bit
 * Linux. Paths are bytes with a NUL behind them, see {@link #path}.
 */
final class LibC {
    private LibC() {}

    private static final class Files {
        static final FileCalls IT = new FileCalls();
    }

    private static final class Keeping {
        static final KeepingCalls IT = new KeepingCalls();
    }

    private static final class Pipes {
        static final PipeCalls IT = new PipeCalls();
    }

    private static final class Spaces {
        static final SpaceCalls IT = new SpaceCalls();
    }

    private static final class Sockets {
        static final SocketCalls IT = new SocketCalls();
    }

    static FileCalls files() {
        return Files.IT;
    }

    static KeepingCalls keeping() {
        return Keeping.IT;
    }

    static PipeCalls pipes() {
        return Pipes.IT;
    }

    static SpaceCalls spaces() {
        return Spaces.IT;
    }

    static SocketCalls sockets() {
        return Sockets.IT;
    }

    /** The errno of this thread's latest call. */
    static int errno() {
        return Fn.errno();
    }

    /** A path or name as the kernel takes it. A NUL inside cannot be said to the kernel and is refused. */
    static byte[] path(String path) {
        byte[] bytes = Utf8.encode(path);
        for (byte b : bytes) {
            if (b == 0) {
                throw new SysException("path", Errno.EINVAL, path);
            }
        }
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** One try of a call that answers -1 on failure. */
    interface Call {
        long go();
    }

    /** The one place where calls that a signal has interrupted are repeated and failures become exceptions. */
    static long retry(String name, String what, Call call) {
        while (true) {
            long answer = call.go();
            if (answer >= 0) {
                return answer;
            }
            int errno = errno();
            if (errno != Errno.EINTR) {
                throw new SysException(name, errno, what);
            }
        }
    }

    /** Turns the -1 of a call that must not be repeated into an exception. */
    static int check(int answer, String name, String what) {
        if (answer < 0) {
            throw new SysException(name, errno(), what);
        }
        return answer;
    }
}
