package netnsh.uapi;

import netnsh.netlink.CodecException;

/**
 * The family header of a rule: struct fib_rule_hdr of linux/fib_rules.h, laid out as {@link RtMsg}, whose protocol and
 * scope are reserved here.
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
    public static final int LENGTH = RtMsg.LENGTH;

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return new RtMsg(family, dstLength, srcLength, tos, table, 0, 0, action, flags).bytes();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static FibRuleHdr parse(byte[] bytes) {
        RtMsg h = RtMsg.parse(bytes);
        return new FibRuleHdr(h.family(), h.dstLength(), h.srcLength(), h.tos(), h.table(), h.type(), h.flags());
    }
}
