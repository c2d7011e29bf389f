package netnsh.sys;

import jnr.ffi.LibraryLoader;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import netnsh.value.Utf8;

/**
 * The C library, as several small interfaces that are bound when first used: binding costs time for each function, and
 * most commands need few. Methods are named as in section 2 and 3 of the manual; variadic ones (open, ioctl, prctl) are
 * declared with the arguments that are used, which is the same calling convention on 64-bit Linux. Paths are bytes with
 * a NUL behind them, see {@link #path}.
 */
final class LibC {
    private LibC() {}

    /** Error words. */
    public interface Text {
        String strerror(int errno);
    }

    /** Descriptors and files. */
    public interface Files {
        int openat(int dir, @In byte[] path, int flags, int mode);

        int close(int fd);

        long read(int fd, @Out byte[] buffer, long size);

        long write(int fd, @In byte[] buffer, long size);

        int statx(int dir, @In byte[] path, int flags, int mask, @Out byte[] buffer);

        int fstatfs(int fd, @Out byte[] buffer);

        long getdents64(int fd, @Out byte[] buffer, long size);

        long readlinkat(int dir, @In byte[] path, @Out byte[] buffer, long size);

        int unlinkat(int dir, @In byte[] path, int flags);

        int mkdirat(int dir, @In byte[] path, int mode);

        int symlinkat(@In byte[] target, int dir, @In byte[] path);

        int fcntl(int fd, int command, long argument);

        int faccessat(int dir, @In byte[] path, int mode, int flags);

        int flock(int fd, int operation);

        int poll(byte[] fds, long count, int millis);
    }

    /** Pipes and wake-ups. */
    public interface Pipes {
        int pipe2(@Out int[] ends, int flags);

        int eventfd(int initial, int flags);
    }

    /** Namespaces, mounts, privileges. */
    public interface Spaces {
        int setns(int fd, int type);

        int unshare(int flags);

        int gettid();

        int ioctl(int fd, long request, byte[] argument);

        int mount(@In byte[] source, @In byte[] target, @In byte[] type, long flags, @In byte[] data);

        int umount2(@In byte[] target, int flags);

        int prctl(int option, long a, long b, long c, long d);

        int capget(@In byte[] header, @Out byte[] data);
    }

    /** Sockets. */
    public interface Sockets {
        int socket(int family, int type, int protocol);

        int bind(int fd, @In byte[] address, int size);

        int connect(int fd, @In byte[] address, int size);

        int getsockname(int fd, byte[] address, byte[] size);

        int setsockopt(int fd, int level, int option, @In byte[] value, int size);

        int getsockopt(int fd, int level, int option, byte[] value, byte[] size);

        long send(int fd, @In byte[] buffer, long size, int flags);

        long sendto(int fd, @In byte[] buffer, long size, int flags, @In byte[] address, int addressSize);

        long recvfrom(int fd, @Out byte[] buffer, long size, int flags, @Out byte[] address, byte[] addressSize);

        long recvmsg(int fd, long header, int flags);
    }

    /** Memory that the kernel is given by address. */
    public interface Memory {
        long calloc(long count, long size);

        void free(long address);
    }

    /** Programs. */
    public interface Processes {
        int posix_spawn(@Out int[] pid, @In byte[] path, long actions, long attributes, long argv, long environment);

        int posix_spawn_file_actions_init(long actions);

        int posix_spawn_file_actions_destroy(long actions);

        int posix_spawn_file_actions_adddup2(long actions, int from, int to);

        int posix_spawn_file_actions_addclose(long actions, int fd);

        int posix_spawnattr_init(long attributes);

        int posix_spawnattr_destroy(long attributes);

        int posix_spawnattr_setflags(long attributes, short flags);

        int posix_spawnattr_setpgroup(long attributes, int group);

        int posix_spawnattr_setsigdefault(long attributes, @In byte[] set);

        int posix_spawnattr_setsigmask(long attributes, @In byte[] set);
    }

    /** File actions that only newer C libraries have. */
    public interface NewActions {
        int posix_spawn_file_actions_addchdir_np(long actions, @In byte[] path);

        int posix_spawn_file_actions_addclosefrom_np(long actions, int lowest);

        int posix_spawn_file_actions_addtcsetpgrp_np(long actions, int fd);
    }

    /** Waiting for programs and signalling them. */
    public interface Waiting {
        int waitpid(int pid, @Out int[] status, int options);

        int kill(int pid, int signal);

        int getpid();

        int getpgid(int pid);

        int setpgid(int pid, int group);

        int getuid();

        int geteuid();
    }

    /** The terminal. */
    public interface Terminals {
        int isatty(int fd);

        int tcgetpgrp(int fd);

        int tcsetpgrp(int fd, int group);

        int tcgetattr(int fd, @Out byte[] settings);

        int tcsetattr(int fd, int when, @In byte[] settings);

        int ioctl(int fd, long request, @Out byte[] argument);

        int pthread_sigmask(int how, @In byte[] set, @Out byte[] old);
    }

    private static final class Library {
        static final String NAME = find();

        private static String find() {
            // The real name first: looking up plain "c" walks through directories and linker scripts.
            try {
                LibraryLoader.create(Text.class).library("libc.so.6").failImmediately().load();
                return "libc.so.6";
            } catch (UnsatisfiedLinkError other) {
                return "c";
            }
        }
    }

    private static final class TextHolder {
        static final Text IT = load(Text.class);
    }

    private static final class FilesHolder {
        static final Files IT = load(Files.class);
    }

    private static final class PipesHolder {
        static final Pipes IT = load(Pipes.class);
    }

    private static final class SpacesHolder {
        static final Spaces IT = load(Spaces.class);
    }

    private static final class SocketsHolder {
        static final Sockets IT = load(Sockets.class);
    }

    static Text text() {
        return TextHolder.IT;
    }

    static Files files() {
        return FilesHolder.IT;
    }

    static Pipes pipes() {
        return PipesHolder.IT;
    }

    static Spaces spaces() {
        return SpacesHolder.IT;
    }

    static Sockets sockets() {
        return SocketsHolder.IT;
    }

    /** Binds one more interface of functions. */
    static <T> T load(Class<T> functions) {
        return LibraryLoader.create(functions).library(Library.NAME).load();
    }

    static jnr.ffi.Runtime runtime() {
        return jnr.ffi.Runtime.getSystemRuntime();
    }

    /** The errno of this thread's latest call; the call layer has put it aside before the JVM could overwrite it. */
    static int errno() {
        return runtime().getLastError();
    }

    /** A path or name as the kernel takes it. A NUL inside cannot be said to the kernel and is refused. */
    static byte[] path(String path) {
        byte[] bytes = Utf8.encode(path);
        byte[] out = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        for (byte b : bytes) {
            if (b == 0) {
                throw new SysException("path", Errno.EINVAL, path);
            }
        }
        return out;
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
