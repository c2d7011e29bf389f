package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/** The ports of a rule: struct fib_rule_port_range of linux/fib_rules.h; both ends belong to it. */
public record PortRange(int start, int end) {
    /** Its length in bytes. */
    public static final int LENGTH = 4;

    /** As the payload of an attribute. */
    public static final Codec<PortRange> CODEC = new Struct();

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .putShort(0, Bytes.u16("start", start))
                .putShort(2, Bytes.u16("end", end))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static PortRange parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("PortRange: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new PortRange(in.getShort(0) & 0xffff, in.getShort(2) & 0xffff);
    }

    private static final class Struct extends Codec<PortRange> {
        @Override
        public byte[] encode(PortRange value) {
            return value.bytes();
        }

        @Override
        public PortRange decode(byte[] bytes) {
            return parse(bytes);
        }
    }
}
