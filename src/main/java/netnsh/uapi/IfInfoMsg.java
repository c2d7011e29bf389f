package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;

/**
 * The family header of a link: struct ifinfomsg of linux/rtnetlink.h.
 *
 * @param family AF_UNSPEC, or AF_BRIDGE for the ports of a bridge
 * @param type the hardware: {@link ArpHrd}
 * @param index the interface, 0 for a new one
 * @param flags {@link Iff}
 * @param change which of the flags are meant
 */
public record IfInfoMsg(int family, int type, int index, long flags, long change) {
    /** Its length in bytes. */
    public static final int LENGTH = 16;

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .put(0, Bytes.u8("family", family))
                .putShort(2, Bytes.u16("type", type))
                .putInt(4, index)
                .putInt(8, Bytes.u32("flags", flags))
                .putInt(12, Bytes.u32("change", change))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static IfInfoMsg parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("IfInfoMsg: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new IfInfoMsg(
                in.get(0) & 0xff,
                in.getShort(2) & 0xffff,
                in.getInt(4),
                in.getInt(8) & 0xffffffffL,
                in.getInt(12) & 0xffffffffL);
    }
}
