package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;

/**
 * The family header of a route: struct rtmsg of linux/rtnetlink.h.
 *
 * @param family AF_INET or AF_INET6
 * @param dstLength bits of RTA_DST
 * @param srcLength bits of RTA_SRC
 * @param tos type of service
 * @param table {@link RtTable}; a number above 255 stands in RTA_TABLE
 * @param protocol {@link RtProt}
 * @param scope {@link RtScope}
 * @param type {@link Rtn}
 * @param flags {@link RouteFlag}
 */
public record RtMsg(
        int family, int dstLength, int srcLength, int tos, int table, int protocol, int scope, int type, long flags) {
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
                .put(1, Bytes.u8("dstLength", dstLength))
                .put(2, Bytes.u8("srcLength", srcLength))
                .put(3, Bytes.u8("tos", tos))
                .put(4, Bytes.u8("table", table))
                .put(5, Bytes.u8("protocol", protocol))
                .put(6, Bytes.u8("scope", scope))
                .put(7, Bytes.u8("type", type))
                .putInt(8, Bytes.u32("flags", flags))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static RtMsg parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("RtMsg: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new RtMsg(
                in.get(0) & 0xff,
                in.get(1) & 0xff,
                in.get(2) & 0xff,
                in.get(3) & 0xff,
                in.get(4) & 0xff,
                in.get(5) & 0xff,
                in.get(6) & 0xff,
                in.get(7) & 0xff,
                in.getInt(8) & 0xffffffffL);
    }
}
