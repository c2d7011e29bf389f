package netnsh.sys;

import com.kenai.jffi.MemoryIO;
import java.util.ArrayDeque;
import java.util.Deque;
import netnsh.value.Errno;

/**
 * Native memory that datagrams are received into: as large as any that a socket's queue holds, so that nobody must ask for
 * a datagram's length first. Pages that were never written to cost nothing. A few blocks are kept for the next reader.
 */
final class Room {
    /** Bytes for a datagram. Netlink makes the parts of a dump no larger than 32 KiB, whatever room there is. */
    static final int SIZE = 1 << 20;

    /** Bytes for the sender's address behind it, and for that address's length behind this. */
    static final int ADDRESS = 32;

    private static final int KEPT = 4;
    private static final MemoryIO MEMORY = MemoryIO.getInstance();
    private static final Deque<Long> FREE = new ArrayDeque<>();

    private Room() {}

    /** A block's address; {@link #give} it back. */
    static long take() {
        synchronized (FREE) {
            Long kept = FREE.poll();
            if (kept != null) {
                return kept;
            }
        }
        long made = MEMORY.allocateMemory(SIZE + ADDRESS + Integer.BYTES, false);
        if (made == 0) {
            throw new SysException("malloc", Errno.ENOMEM, "");
        }
        return made;
    }

    static void give(long block) {
        synchronized (FREE) {
            if (FREE.size() < KEPT) {
                FREE.push(block);
                return;
            }
        }
        MEMORY.freeMemory(block);
    }
}
