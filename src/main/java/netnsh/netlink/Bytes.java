package netnsh.netlink;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Buffers in the machine's byte order, which is netlink's, and its alignment to four bytes. */
public final class Bytes {
    private static final boolean LITTLE = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private Bytes() {}

    /** A zeroed buffer in the machine's byte order. */
    public static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    /** A view of these bytes in the machine's byte order. */
    public static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }

    /** The next multiple of four: {@code NLMSG_ALIGN}, {@code NLA_ALIGN}. */
    public static int align(int length) {
        return length + 3 & ~3;
    }

    /** A number from 0 to 255 as a byte, for the field of that name. */
    public static byte u8(String field, int value) {
        return (byte) within(field, value, 0xff);
    }

    /** A number from 0 to 65535 as two bytes, for the field of that name. */
    public static short u16(String field, int value) {
        return (short) within(field, value, 0xffff);
    }

    /** A number from 0 to 4294967295 as four bytes, for the field of that name. */
    public static int u32(String field, long value) {
        return (int) within(field, value, 0xffffffffL);
    }

    private static long within(String field, long value, long max) {
        if (value < 0 || value > max) {
            throw new CodecException(field + ": " + value + " is not between 0 and " + max);
        }
        return value;
    }

    /** Lower-case hexadecimal digits, for messages about bytes. */
    static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length * 2);
        for (byte b : bytes) {
            text.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }

    // Dumps ask for thousands of these: no buffer object for each.
    static int u16(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int second = bytes[at + 1] & 0xff;
        return LITTLE ? first | second << 8 : first << 8 | second;
    }

    static int s32(byte[] bytes, int at) {
        int first = u16(bytes, at);
        int second = u16(bytes, at + 2);
        return LITTLE ? first | second << 16 : first << 16 | second;
    }

    static void length(byte[] bytes, int wanted, String what) {
        length(bytes.length, wanted, what);
    }

    static void length(int length, int wanted, String what) {
        if (length != wanted) {
            throw new CodecException(what + ": " + length + " bytes where " + wanted + " belong");
        }
    }
}
