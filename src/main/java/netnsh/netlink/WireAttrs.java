package netnsh.netlink;

import java.util.function.IntConsumer;

/** Attributes as they came from the kernel: a part of a buffer that does not change. */
final class WireAttrs {
    /** The length of struct nlattr (linux/netlink.h). */
    static final int HEADER = 4;

    /** {@code NLA_TYPE_MASK}: the upper two bits of a number are flags. */
    static final int ID_MASK = 0x3fff;

    /** Of fewer bytes one attribute is found as quickly by looking at all of them. */
    private static final int MANY = 256;

    /** Higher numbers than the first hundred (links have seventy) are looked for one by one. */
    private static final int LOW = 100;

    private final byte[] bytes;
    private final int start;
    private final int end;
    /** How far behind the start the first attribute of each low number is, and one more; null where there are few. */
    private final char[] places;

    private WireAttrs(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.start = start;
        this.end = end;
        this.places = end - start >= MANY && end - start < Character.MAX_VALUE ? new char[LOW] : null;
    }

    /**
     * Those that stand in a part of a buffer.
     *
     * @throws CodecException when one is shorter than its header or longer than the part
     */
    static WireAttrs of(byte[] bytes, int off, int len) {
        if (off < 0 || len < 0 || off > bytes.length - len) {
            throw new CodecException("attributes: " + len + " bytes at " + off + " of " + bytes.length);
        }
        WireAttrs all = new WireAttrs(bytes, off, off + len);
        all.each(all::check);
        return all;
    }

    private void check(int at) {
        int length = Bytes.u16(bytes, at);
        if (length < HEADER || length > end - at) {
            throw new CodecException("attribute at " + (at - start) + " of " + (end - start) + ": length " + length);
        }
        int id = type(at) & ID_MASK;
        if (places != null && id < LOW && places[id] == 0) {
            places[id] = (char) (at - start + 1);
        }
    }

    /** Tells where each one begins. */
    void each(IntConsumer begin) {
        // fewer bytes than a header are padding, as the kernel's nla_ok() takes them
        for (int at = start; end - at >= HEADER; at += Bytes.align(Bytes.u16(bytes, at))) {
            begin.accept(at);
        }
    }

    /** Where the first one of that number begins; -1 when there is none. */
    int find(int id) {
        if (places != null && id < LOW) {
            return places[id] == 0 ? -1 : start + places[id] - 1;
        }
        for (int at = start; end - at >= HEADER; at += Bytes.align(Bytes.u16(bytes, at))) {
            if ((type(at) & ID_MASK) == id) {
                return at;
            }
        }
        return -1;
    }

    /** The buffer. */
    byte[] bytes() {
        return bytes;
    }

    /** The number with its flags of the one that begins there. */
    int type(int at) {
        return Bytes.u16(bytes, at + 2);
    }

    /** How many bytes its payload has. */
    int length(int at) {
        return Bytes.u16(bytes, at) - HEADER;
    }
}
