package netnsh.sys;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * Files by plain system calls. On a thread inside a foreign namespace this stands in for {@code java.nio.file}, whose
 * channels would pin the namespace; everywhere it takes names as the bytes they are.
 */
public final class SysFiles {
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int STATX_MNT_ID = 0x1000;
    private static final int STATX_BASIC_STATS = 0x7ff;
    /** Most parameters of the kernel are shorter. */
    private static final int SMALL = 256;

    private static final int POLLIN = 1;
    private static final int POLLOUT = 4;

    private SysFiles() {}

    /** The whole of a small file, for instance one below /proc/sys. */
    public static byte[] read(String path) {
        try (Fd fd = Fd.open(path, Fd.O_RDONLY)) {
            return readAll(fd, path);
        }
    }

    /** The whole of a small file as text. */
    public static String readText(String path) {
        return Utf8.decode(read(path));
    }

    /** Names of files that are to be read over and over, as the kernel takes them. */
    public record Names(List<String> names, List<byte[]> paths) {
        /** Of these files. */
        public static Names of(List<String> names) {
            return new Names(List.copyOf(names), names.stream().map(LibC::path).toList());
        }
    }

    /**
     * Reads many small files of /proc, each of which says all that it says in the first answer.
     *
     * @param folder where the names are looked for
     * @param each hears each name with its text; of what cannot be read (any more) it hears nothing
     */
    public static void readEach(Fd folder, Names names, BiConsumer<String, String> each) {
        byte[] buffer = new byte[SMALL];
        for (int i = 0; i < names.names().size(); i++) {
            String name = names.names().get(i);
            int fd = LibC.files().openat(folder.number(), names.paths().get(i), Fd.O_RDONLY | Fd.O_CLOEXEC, 0);
            if (fd < 0) {
                continue;
            }
            try (Fd file = Fd.of(fd)) {
                long size = LibC.files().read(fd, buffer, buffer.length);
                if (size == buffer.length) {
                    each.accept(name, Utf8.decode(buffer) + Utf8.decode(readAll(file, name)));
                } else if (size >= 0) {
                    each.accept(name, Utf8.decode(buffer, 0, (int) size));
                }
            }
        }
    }

    private static byte[] readAll(Fd fd, String path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        while (true) {
            long size = LibC.retry("read", path, () -> LibC.files().read(fd.number(), buffer, buffer.length));
            if (size == 0) {
                return out.toByteArray();
            }
            out.write(buffer, 0, (int) size);
        }
    }

    /** Writes an existing file in one write(2), as /proc/sys wants it; the file is emptied first where that has a meaning. */
    public static void write(String path, byte[] bytes) {
        try (Fd fd = Fd.open(path, Fd.O_WRONLY | Fd.O_TRUNC)) {
            LibC.retry("write", path, () -> LibC.files().write(fd.number(), bytes, bytes.length));
        }
    }

    /** As {@link #write(String, byte[])}. */
    public static void write(String path, String text) {
        write(path, Utf8.encode(text));
    }

    /** Creates a file that must not exist yet (O_EXCL). */
    public static Fd create(String path, int mode) {
        return Fd.open(path, Fd.O_RDWR | Fd.O_CREAT | Fd.O_EXCL | Fd.O_NOFOLLOW, mode);
    }

    /** What the file is; follows symbolic links. */
    public static Stat stat(String path) {
        return stat(path, 0);
    }

    /** What the file is; does not follow a last symbolic link. */
    public static Stat lstat(String path) {
        return stat(path, AT_SYMLINK_NOFOLLOW);
    }

    private static Stat stat(String path, int flags) {
        byte[] buffer = new byte[256];
        LibC.check(LibC.files().statx(Fd.AT_FDCWD, LibC.path(path), flags, STATX_BASIC_STATS, buffer), "stat", path);
        return Stat.read(buffer);
    }

    /** The number of the mount that a path is on, see statx(2); 0 when there is no such path or the kernel does not say. */
    public static long mountId(String path) {
        byte[] buffer = new byte[256];
        int answer = LibC.files().statx(Fd.AT_FDCWD, LibC.path(path), AT_SYMLINK_NOFOLLOW, STATX_MNT_ID, buffer);
        ByteBuffer in = ByteBuffer.wrap(buffer).order(ByteOrder.nativeOrder());
        return answer < 0 || (in.getInt(0) & STATX_MNT_ID) == 0 ? 0 : in.getLong(144);
    }

    /** Whether there is something, be it a dangling symbolic link. */
    public static boolean exists(String path) {
        try {
            lstat(path);
            return true;
        } catch (SysException e) {
            if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR)) {
                return false;
            }
            throw e;
        }
    }

    /** Whether the caller may execute the file, see access(2). */
    public static boolean isExecutable(String path) {
        return LibC.files().faccessat(Fd.AT_FDCWD, LibC.path(path), 1, 0) >= 0;
    }

    /** Waits for, and holds until the descriptor is closed, the lock that flock(2) puts on a file. */
    public static void lock(Fd fd) {
        LibC.retry("flock", "", () -> LibC.files().flock(fd.number(), 2));
    }

    /** The names in a directory without "." and "..", in the file system's order. */
    public static List<String> list(String directory) {
        try (Fd fd = Fd.open(directory, Fd.O_RDONLY | Fd.O_DIRECTORY)) {
            return list(fd);
        }
    }

    /** The same of a directory that is open for reading, from where it was left. */
    public static List<String> list(Fd directory) {
        List<String> names = new ArrayList<>();
        byte[] buffer = new byte[16384];
        ByteBuffer in = ByteBuffer.wrap(buffer).order(ByteOrder.nativeOrder());
        while (true) {
            long size = LibC.retry(
                    "getdents", "", () -> LibC.files().getdents64(directory.number(), buffer, buffer.length));
            if (size == 0) {
                return names;
            }
            // struct linux_dirent64: d_ino, d_off, u16 d_reclen, u8 d_type, d_name
            for (int at = 0; at < size; ) {
                int record = in.getShort(at + 16) & 0xFFFF;
                String name = nameAt(buffer, at + 19);
                if (!name.equals(".") && !name.equals("..")) {
                    names.add(name);
                }
                at += record;
            }
        }
    }

    /** Where a symbolic link points to. */
    public static String readlink(String path) {
        byte[] buffer = new byte[4096];
        long size = LibC.retry(
                "readlink", path, () -> LibC.files().readlinkat(Fd.AT_FDCWD, LibC.path(path), buffer, buffer.length));
        return Utf8.decode(buffer, 0, (int) size);
    }

    /** Removes a name. */
    public static void unlink(String path) {
        LibC.check(LibC.files().unlinkat(Fd.AT_FDCWD, LibC.path(path), 0), "unlink", path);
    }

    /** Removes an empty directory. */
    public static void rmdir(String path) {
        LibC.check(LibC.files().unlinkat(Fd.AT_FDCWD, LibC.path(path), AT_REMOVEDIR), "rmdir", path);
    }

    /** Makes a directory; the umask applies. */
    public static void mkdir(String path, int mode) {
        LibC.check(LibC.files().mkdirat(Fd.AT_FDCWD, LibC.path(path), mode), "mkdir", path);
    }

    /** Makes a named pipe; the umask applies. */
    public static void mkfifo(String path, int mode) {
        LibC.check(LibC.files().mkfifoat(Fd.AT_FDCWD, LibC.path(path), mode), "mkfifo", path);
    }

    /** Sets permission bits; the umask does not apply. */
    public static void chmod(String path, int mode) {
        LibC.check(LibC.files().fchmodat(Fd.AT_FDCWD, LibC.path(path), mode, 0), "chmod", path);
    }

    /** Goes to another folder, with the whole process; answers its real path. The JDK does not notice. */
    public static String chdir(String path) {
        LibC.check(LibC.files().chdir(LibC.path(path)), "chdir", path);
        return readlink("/proc/self/cwd");
    }

    /** Makes a symbolic link at {@code path}. */
    public static void symlink(String target, String path) {
        LibC.check(LibC.files().symlinkat(LibC.path(target), Fd.AT_FDCWD, LibC.path(path)), "symlink", path);
    }

    /** A pipe: its reading end, its writing end. */
    public static Fd[] pipe() {
        int[] ends = new int[2];
        LibC.check(LibC.pipes().pipe2(ends, Fd.O_CLOEXEC), "pipe", "");
        return new Fd[] {Fd.of(ends[0]), Fd.of(ends[1])};
    }

    /**
     * Waits until one of the descriptors can be read (or has failed), see poll(2).
     *
     * @param millis at most this long; -1 for ever
     * @return which of them, in the order given; all false when the time is over or a signal came
     */
    public static boolean[] poll(int millis, Fd... fds) {
        return poll(POLLIN, millis, fds);
    }

    /** Waits until a descriptor takes bytes or has failed. */
    static void awaitWritable(Fd fd) {
        poll(POLLOUT, -1, fd);
    }

    private static boolean[] poll(int events, int millis, Fd... fds) {
        ByteBuffer set = ByteBuffer.allocate(8 * fds.length).order(ByteOrder.nativeOrder());
        for (Fd fd : fds) {
            set.putInt(fd.number()).putShort((short) events).putShort((short) 0);
        }
        byte[] bytes = set.array();
        int answer = LibC.files().poll(bytes, fds.length, millis);
        if (answer < 0 && LibC.errno() != Errno.EINTR) {
            throw new SysException("poll", LibC.errno(), "");
        }
        boolean[] ready = new boolean[fds.length];
        for (int i = 0; i < ready.length; i++) {
            ready[i] = answer > 0 && set.getShort(8 * i + 6) != 0;
        }
        return ready;
    }

    private static String nameAt(byte[] bytes, int offset) {
        int end = offset;
        while (bytes[end] != 0) {
            end++;
        }
        return Utf8.decode(bytes, offset, end - offset);
    }
}
