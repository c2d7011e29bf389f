package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * Lifetimes of an address: struct ifa_cacheinfo of linux/if_addr.h.
 *
 * @param preferred seconds, {@link #FOREVER} for no end
 * @param valid seconds, {@link #FOREVER} for no end
 * @param created time stamp in 1/100 s
 * @param updated time stamp in 1/100 s
 */
public record IfaCacheInfo(long preferred, long valid, long created, long updated) {
    /** Its length in bytes. */
    public static final int LENGTH = 16;

    /** No end: {@code INFINITY_LIFE_TIME}. */
    public static final long FOREVER = 0xffffffffL;

    /** As the payload of an attribute. */
    public static final Codec<IfaCacheInfo> CODEC = new Struct();

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .putInt(0, Bytes.u32("preferred", preferred))
                .putInt(4, Bytes.u32("valid", valid))
                .putInt(8, Bytes.u32("created", created))
                .putInt(12, Bytes.u32("updated", updated))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static IfaCacheInfo parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("IfaCacheInfo: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new IfaCacheInfo(
                in.getInt(0) & 0xffffffffL,
                in.getInt(4) & 0xffffffffL,
                in.getInt(8) & 0xffffffffL,
                in.getInt(12) & 0xffffffffL);
    }

    private static final class Struct extends Codec<IfaCacheInfo> {
        @Override
        public byte[] encode(IfaCacheInfo value) {
            return value.bytes();
        }

        @Override
        public IfaCacheInfo decode(byte[] bytes) {
            return parse(bytes);
        }
    }
}
