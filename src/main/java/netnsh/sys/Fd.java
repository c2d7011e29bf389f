package netnsh.sys;

import java.util.Arrays;
import java.util.List;
import netnsh.value.Errno;

/** A file descriptor that closes once and is never inherited by programs (close-on-exec). Not for sharing between threads
 * while one of them closes it. */
public final class Fd implements AutoCloseable {
    /** Flags of open(2), asm-generic/fcntl.h (the values of x86-64, arm64 differs in none of these but O_DIRECTORY). */
    public static final int O_RDONLY = 0;

    public static final int O_WRONLY = 1;
    public static final int O_RDWR = 2;
    public static final int O_CREAT = 0100;
    public static final int O_EXCL = 0200;
    public static final int O_NOCTTY = 0400;
    public static final int O_TRUNC = 01000;
    public static final int O_APPEND = 02000;
    public static final int O_NONBLOCK = 04000;
    public static final int O_CLOEXEC = 02000000;
    public static final int O_PATH = 010000000;

    /** See openat(2): arm64 and powerpc number these two differently from everybody else. */
    public static final int O_DIRECTORY = Machine.ODD_FLAGS ? 040000 : 0200000;

    public static final int O_NOFOLLOW = Machine.ODD_FLAGS ? 0100000 : 0400000;

    /** A file in a directory without a name yet. */
    public static final int O_TMPFILE = 020000000 | O_DIRECTORY;

    private static final int FOLLOW = 0x400;
    private static final int LOCK_SH = 1;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;

    /** "Relative to the current directory" of the ...at calls. */
    static final int AT_FDCWD = -100;

    private static final int AT_EMPTY_PATH = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_DUPFD_CLOEXEC = 1030;

    private int number;

    private Fd(int number) {
        this.number = number;
    }

    private static final class Machine {
        static final boolean ODD_FLAGS =
                List.of("aarch64", "arm", "ppc64", "ppc64le").contains(System.getProperty("os.arch"));
    }

    /** Takes over an open descriptor. */
    public static Fd of(int number) {
        return new Fd(number);
    }

    /** open(2) with O_CLOEXEC. */
    public static Fd open(String path, int flags) {
        return open(path, flags, 0);
    }

    /** open(2) with O_CLOEXEC; {@code mode} counts only when the file is created. */
    public static Fd open(String path, int flags, int mode) {
        return openAt(AT_FDCWD, path, flags, mode);
    }

    /** openat(2): {@code name} relative to this directory. */
    public Fd openAt(String name, int flags) {
        return openAt(number(), name, flags, 0);
    }

    /** openat(2) with O_CLOEXEC; {@code mode} counts only when the file is created. */
    public Fd openAt(String name, int flags, int mode) {
        return openAt(number(), name, flags, mode);
    }

    /** unlinkat(2): removes a name in this directory. */
    public void unlinkAt(String name) {
        LibC.check(LibC.files().unlinkat(number(), LibC.path(name), 0), "unlink", name);
    }

    /** renameat(2) within this directory; what has the new name already is replaced. */
    public void renameAt(String from, String to) {
        int answer = LibC.keeping().renameat(number(), LibC.path(from), number(), LibC.path(to));
        LibC.check(answer, "rename", from);
    }

    /** linkat(2): gives the file behind this descriptor, which may have been opened with {@link #O_TMPFILE}, a name. */
    public void link(String path) {
        int answer = LibC.keeping().linkat(AT_FDCWD, LibC.path(magicLink()), AT_FDCWD, LibC.path(path), FOLLOW);
        LibC.check(answer, "link", path);
    }

    /** fdatasync(2): what was written is where it shall stay. */
    public void sync() {
        LibC.retry("fdatasync", "", () -> LibC.keeping().fdatasync(number()));
    }

    /**
     * Holds a lock on the file as long as it is open here, see flock(2).
     *
     * @param shared whether others may hold a shared one too
     * @return false when others hold one that stands against it
     */
    public boolean tryLock(boolean shared) {
        int answer = LibC.files().flock(number(), LOCK_NB | (shared ? LOCK_SH : LOCK_EX));
        if (answer < 0 && LibC.errno() == Errno.EAGAIN) {
            return false;
        }
        LibC.check(answer, "flock", "");
        return true;
    }

    private static Fd openAt(int dir, String path, int flags, int mode) {
        byte[] bytes = LibC.path(path);
        return new Fd((int) LibC.retry("open", path, () -> LibC.files().openat(dir, bytes, flags | O_CLOEXEC, mode)));
    }

    /** A file only as a place: never blocks, never follows a last symbolic link, cannot be read. */
    public static Fd place(String path) {
        return open(path, O_PATH | O_NOFOLLOW);
    }

    /** Opens the file behind this descriptor (a place, for instance) anew. */
    public Fd reopen(int flags) {
        return open(magicLink(), flags);
    }

    /** The name under which /proc shows the file to the calling thread. */
    public String magicLink() {
        return "/proc/thread-self/fd/" + number();
    }

    /** The descriptor's number. */
    public int number() {
        if (number < 0) {
            throw new IllegalStateException("descriptor is closed");
        }
        return number;
    }

    /** Whether {@link #close} has not been called yet. */
    public boolean isOpen() {
        return number >= 0;
    }

    /** A second descriptor for the same open file. */
    public Fd dup() {
        return dupFrom(number(), 0);
    }

    /** A second descriptor for what {@code number} is, with a number not below {@code lowest}. */
    static Fd dupFrom(int number, int lowest) {
        return new Fd(LibC.check(LibC.files().fcntl(number, F_DUPFD_CLOEXEC, lowest), "dup", ""));
    }

    /** What the file is. */
    public Stat stat() {
        byte[] buffer = new byte[256];
        LibC.check(LibC.files().statx(number(), new byte[1], AT_EMPTY_PATH, STATX_BASIC_STATS, buffer), "fstat", "");
        return Stat.read(buffer);
    }

    /** The kind of file system that the file is on: a magic number of linux/magic.h. */
    public long fileSystem() {
        byte[] buffer = new byte[256];
        LibC.check(LibC.files().fstatfs(number(), buffer), "fstatfs", "");
        return java.nio.ByteBuffer.wrap(buffer)
                        .order(java.nio.ByteOrder.nativeOrder())
                        .getLong(0)
                & 0xFFFFFFFFL;
    }

    /** read(2): up to {@code buffer.length} bytes; 0 at the end of the file. */
    public int read(byte[] buffer) {
        return (int) LibC.retry("read", "", () -> LibC.files().read(number(), buffer, buffer.length));
    }

    /** write(2) until everything is written; waits also where somebody has made the file non-blocking (O_NONBLOCK). */
    public void write(byte[] bytes) {
        byte[] rest = bytes;
        while (rest.length > 0) {
            byte[] now = rest;
            try {
                int done = (int) LibC.retry("write", "", () -> LibC.files().write(number(), now, now.length));
                rest = Arrays.copyOfRange(now, done, now.length);
            } catch (SysException e) {
                if (!e.is(Errno.EAGAIN)) {
                    throw e;
                }
                SysFiles.awaitWritable(this);
            }
        }
    }

    /** Whether reads and writes answer EAGAIN in place of waiting. */
    public void nonBlocking(boolean on) {
        int flags = LibC.check(LibC.files().fcntl(number(), F_GETFL, 0), "fcntl", "");
        int wanted = on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
        LibC.check(LibC.files().fcntl(number(), F_SETFL, wanted), "fcntl", "");
    }

    /** Closes it; again is harmless. Not repeated after a signal: Linux has freed the number already. */
    @Override
    public void close() {
        int old = number;
        number = -1;
        if (old >= 0) {
            LibC.files().close(old);
        }
    }

    @Override
    public String toString() {
        return "fd " + number;
    }
}
