package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * Ages of a route: struct rta_cacheinfo of linux/rtnetlink.h; clock ticks (1/100 s).
 *
 * @param clients references
 * @param lastUse ago
 * @param expires in ticks from now, 0 for never
 * @param error an errno, negative as the kernel keeps it
 * @param used how often
 * @param id unused
 * @param ts unused
 * @param tsAge unused
 */
public record RtaCacheInfo(
        long clients, long lastUse, int expires, int error, long used, long id, long ts, long tsAge) {
    /** Its length in bytes. */
    public static final int LENGTH = 32;

    /** As the payload of an attribute. */
    public static final Codec<RtaCacheInfo> CODEC = new Struct();

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .putInt(0, Bytes.u32("clients", clients))
                .putInt(4, Bytes.u32("lastUse", lastUse))
                .putInt(8, expires)
                .putInt(12, error)
                .putInt(16, Bytes.u32("used", used))
                .putInt(20, Bytes.u32("id", id))
                .putInt(24, Bytes.u32("ts", ts))
                .putInt(28, Bytes.u32("tsAge", tsAge))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static RtaCacheInfo parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("RtaCacheInfo: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new RtaCacheInfo(
                in.getInt(0) & 0xffffffffL,
                in.getInt(4) & 0xffffffffL,
                in.getInt(8),
                in.getInt(12),
                in.getInt(16) & 0xffffffffL,
                in.getInt(20) & 0xffffffffL,
                in.getInt(24) & 0xffffffffL,
                in.getInt(28) & 0xffffffffL);
    }

    private static final class Struct extends Codec<RtaCacheInfo> {
        @Override
        public byte[] encode(RtaCacheInfo value) {
            return value.bytes();
        }

        @Override
        public RtaCacheInfo decode(byte[] bytes) {
            return parse(bytes);
        }
    }
}
