package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;

/**
 * The family header of a rule: struct fib_rule_hdr of linux/fib_rules.h.
 *
 * @param family AF_INET or AF_INET6
 * @param dstLength bits of FRA_DST
 * @param srcLength bits of FRA_SRC
 * @param tos type of service
 * @param table {@link RtTable}; a number above 255 stands in FRA_TABLE
 * @param action {@code FR_ACT_*} of {@link Fra}
 * @param flags {@code FIB_RULE_*} of {@link Fra}
 */
public record FibRuleHdr(int family, int dstLength, int srcLength, int tos, int table, int action, long flags) {
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
                .put(7, Bytes.u8("action", action))
                .putInt(8, Bytes.u32("flags", flags))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static FibRuleHdr parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("FibRuleHdr: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new FibRuleHdr(
                in.get(0) & 0xff,
                in.get(1) & 0xff,
                in.get(2) & 0xff,
                in.get(3) & 0xff,
                in.get(4) & 0xff,
                in.get(7) & 0xff,
                in.getInt(8) & 0xffffffffL);
    }
}
