package netnsh.sys;

import com.kenai.jffi.MemoryIO;
import java.util.ArrayList;
import java.util.List;
import netnsh.value.Errno;

/** Native memory that is freed with its owner, for what the kernel is given by address. */
final class Arena implements AutoCloseable {
    private static final MemoryIO MEMORY = MemoryIO.getInstance();

    private final List<Long> blocks = new ArrayList<>();

    /** Zeroed memory; answers its address, which never changes. */
    long zeroed(long size) {
        long address = MEMORY.allocateMemory(size, true);
        if (address == 0) {
            throw new SysException("malloc", Errno.ENOMEM, "");
        }
        blocks.add(address);
        return address;
    }

    /** A C string. */
    long string(byte[] bytes) {
        long out = zeroed(bytes.length + 1L);
        MEMORY.putByteArray(out, bytes, 0, bytes.length);
        return out;
    }

    /** A NULL-terminated array of C strings. */
    long strings(List<byte[]> all) {
        long out = zeroed(8L * (all.size() + 1));
        for (int i = 0; i < all.size(); i++) {
            MEMORY.putLong(out + 8L * i, string(all.get(i)));
        }
        return out;
    }

    /** Writes bytes to an address of this arena. */
    static void put(long address, byte[] bytes) {
        MEMORY.putByteArray(address, bytes, 0, bytes.length);
    }

    /** Reads bytes from an address of this arena. */
    static byte[] get(long address, int size) {
        byte[] bytes = new byte[size];
        MEMORY.getByteArray(address, bytes, 0, size);
        return bytes;
    }

    /** A number at an address. */
    static int getInt(long address) {
        return MEMORY.getInt(address);
    }

    /** Writes a number to an address. */
    static void putInt(long address, int value) {
        MEMORY.putInt(address, value);
    }

    /** The bytes of a C string that the C library owns. */
    static byte[] string(long address) {
        return MEMORY.getZeroTerminatedByteArray(address);
    }

    @Override
    public void close() {
        for (long block : blocks) {
            MEMORY.freeMemory(block);
        }
        blocks.clear();
    }
}
