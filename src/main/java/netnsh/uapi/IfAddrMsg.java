package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;

/**
 * The family header of an address: struct ifaddrmsg of linux/if_addr.h.
 *
 * @param family AF_INET or AF_INET6
 * @param prefixLength in bits
 * @param flags the lower eight of {@link IfaFlag}; IFA_FLAGS has all
 * @param scope {@link RtScope}
 * @param index the interface
 */
public record IfAddrMsg(int family, int prefixLength, int flags, int scope, int index) {
    /** Its length in bytes. */
    public static final int LENGTH = 8;

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .put(0, Bytes.u8("family", family))
                .put(1, Bytes.u8("prefixLength", prefixLength))
                .put(2, Bytes.u8("flags", flags))
                .put(3, Bytes.u8("scope", scope))
                .putInt(4, index)
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static IfAddrMsg parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("IfAddrMsg: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new IfAddrMsg(in.get(0) & 0xff, in.get(1) & 0xff, in.get(2) & 0xff, in.get(3) & 0xff, in.getInt(4));
    }
}
