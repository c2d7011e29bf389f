package netnsh.sys;

import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/**
 * Native memory that is freed with its owner. Not jnr's own direct memory, which a finalizer thread frees some time later.
 */
final class Arena implements AutoCloseable {
    private static final class Holder {
        static final LibC.Memory IT = LibC.load(LibC.Memory.class);
    }

    private final List<Long> blocks = new ArrayList<>();

    /** Zeroed memory; its address never changes. */
    Pointer zeroed(long size) {
        long address = Holder.IT.calloc(1, size);
        if (address == 0) {
            throw new SysException("calloc", Errno.ENOMEM, "");
        }
        blocks.add(address);
        return Pointer.wrap(LibC.runtime(), address, size);
    }

    /** A C string. */
    Pointer string(byte[] bytes) {
        Pointer out = zeroed(bytes.length + 1L);
        out.put(0, bytes, 0, bytes.length);
        return out;
    }

    /** A NULL-terminated array of C strings. */
    Pointer strings(List<byte[]> all) {
        Pointer out = zeroed(8L * (all.size() + 1));
        for (int i = 0; i < all.size(); i++) {
            out.putLong(8L * i, string(all.get(i)).address());
        }
        return out;
    }

    @Override
    public void close() {
        for (long block : blocks) {
            Holder.IT.free(block);
        }
        blocks.clear();
    }
}
