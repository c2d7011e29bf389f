package netnsh.uapi;

import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * What is to be measured on the way: struct ioam6_trace_hdr of linux/ioam6.h.
 *
 * @param namespace the number of the measurement's namespace, 16 bits
 * @param type bits of what each hop shall write, 24 of them
 * @param size room for it in bytes, a multiple of four
 */
public record Ioam6Trace(int namespace, long type, int size) {
    /** As the payload of an attribute. */
    public static final Codec<Ioam6Trace> CODEC = new Struct();

    private static final class Struct extends Codec<Ioam6Trace> {
        private static final int LENGTH = 8;
        /** remlen counts groups of so many bytes, in seven bits. */
        private static final int GROUP = 4;

        private static final int REMAINING = 0x7f;

        @Override
        public byte[] encode(Ioam6Trace value) {
            return Bytes.buffer(LENGTH)
                    .put(BE16.encode(value.namespace))
                    .put((byte) 0)
                    .put((byte) (value.size / GROUP & REMAINING))
                    .put(BE32.encode(value.type << 8))
                    .array();
        }

        @Override
        public Ioam6Trace decode(byte[] bytes) {
            if (bytes.length < LENGTH) {
                throw new CodecException("ioam6_trace_hdr: " + bytes.length + " bytes");
            }
            byte[] namespace = {bytes[0], bytes[1]};
            byte[] type = {bytes[4], bytes[5], bytes[6], bytes[7]};
            return new Ioam6Trace(BE16.decode(namespace), BE32.decode(type) >> 8, (bytes[3] & REMAINING) * GROUP);
        }
    }
}
