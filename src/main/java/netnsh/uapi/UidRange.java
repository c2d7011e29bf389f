package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/** The users of a rule: struct fib_rule_uid_range of linux/fib_rules.h; both ends belong to it. */
public record UidRange(long start, long end) {
    /** Its length in bytes. */
    public static final int LENGTH = 8;

    /** As the payload of an attribute. */
    public static final Codec<UidRange> CODEC = new Struct();

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .putInt(0, Bytes.u32("start", start))
                .putInt(4, Bytes.u32("end", end))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static UidRange parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("UidRange: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new UidRange(in.getInt(0) & 0xffffffffL, in.getInt(4) & 0xffffffffL);
    }

    private static final class Struct extends Codec<UidRange> {
        @Override
        public byte[] encode(UidRange value) {
            return value.bytes();
        }

        @Override
        public UidRange decode(byte[] bytes) {
            return parse(bytes);
        }
    }
}
