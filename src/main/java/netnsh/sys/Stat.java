package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What statx(2) says about a file.
 *
 * @param dev the device, major number in the upper half
 * @param ino the inode number; together with {@code dev} the file's identity
 * @param mode type and permission bits
 * @param nlink number of names
 * @param uid the owner
 * @param size in bytes
 * @param changed when its inode last changed, milliseconds since 1970; for a namespace: when it was first opened or named
 */
public record Stat(long dev, long ino, int mode, int nlink, int uid, long size, long changed) {
    private static final int S_IFMT = 0xF000;

    static Stat read(byte[] statx) {
        ByteBuffer in = ByteBuffer.wrap(statx).order(ByteOrder.nativeOrder());
        long dev = ((long) in.getInt(136) << 32) | (in.getInt(140) & 0xFFFFFFFFL);
        long changed = in.getLong(96) * 1000 + in.getInt(104) / 1_000_000;
        return new Stat(
                dev, in.getLong(32), in.getShort(28) & 0xFFFF, in.getInt(16), in.getInt(20), in.getLong(40), changed);
    }

    /** Whether both are the same file. */
    public boolean sameFile(Stat other) {
        return dev == other.dev && ino == other.ino;
    }

    /** A plain file. */
    public boolean isRegular() {
        return (mode & S_IFMT) == 0x8000;
    }

    /** A directory. */
    public boolean isDirectory() {
        return (mode & S_IFMT) == 0x4000;
    }

    /** A symbolic link (only when it was not followed). */
    public boolean isSymlink() {
        return (mode & S_IFMT) == 0xA000;
    }

    /** A named pipe. */
    public boolean isFifo() {
        return (mode & S_IFMT) == 0x1000;
    }

    /** Whether anybody may execute it. */
    public boolean isExecutable() {
        return (mode & 0111) != 0;
    }
}
