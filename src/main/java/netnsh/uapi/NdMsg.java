package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;

/**
 * The family header of a neighbour: struct ndmsg of linux/neighbour.h.
 *
 * @param family AF_INET, AF_INET6 or AF_BRIDGE
 * @param index the interface
 * @param state {@link Nud}
 * @param flags {@link Ntf}
 * @param type {@link Rtn}
 */
public record NdMsg(int family, int index, int state, int flags, int type) {
    /** Its length in bytes. */
    public static final int LENGTH = 12;

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .put(0, Bytes.u8("family", family))
                .putInt(4, index)
                .putShort(8, Bytes.u16("state", state))
                .put(10, Bytes.u8("flags", flags))
                .put(11, Bytes.u8("type", type))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static NdMsg parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("NdMsg: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new NdMsg(in.get(0) & 0xff, in.getInt(4), in.getShort(8) & 0xffff, in.get(10) & 0xff, in.get(11) & 0xff);
    }
}
