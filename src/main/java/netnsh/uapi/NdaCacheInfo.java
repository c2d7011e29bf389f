package netnsh.uapi;

import java.nio.ByteBuffer;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/** Ages of a neighbour: struct nda_cacheinfo of linux/neighbour.h; clock ticks (1/100 s). */
public record NdaCacheInfo(long confirmed, long used, long updated, long references) {
    /** Its length in bytes. */
    public static final int LENGTH = 16;

    /** As the payload of an attribute. */
    public static final Codec<NdaCacheInfo> CODEC = new Struct();

    /**
     * As the kernel lays it out.
     *
     * @throws CodecException when a number does not fit
     */
    public byte[] bytes() {
        return Bytes.buffer(LENGTH)
                .putInt(0, Bytes.u32("confirmed", confirmed))
                .putInt(4, Bytes.u32("used", used))
                .putInt(8, Bytes.u32("updated", updated))
                .putInt(12, Bytes.u32("references", references))
                .array();
    }

    /**
     * From the start of these bytes; more may follow.
     *
     * @throws CodecException when there are fewer than {@link #LENGTH}
     */
    public static NdaCacheInfo parse(byte[] bytes) {
        if (bytes.length < LENGTH) {
            throw new CodecException("NdaCacheInfo: " + bytes.length + " bytes where " + LENGTH + " belong");
        }
        ByteBuffer in = Bytes.wrap(bytes);
        return new NdaCacheInfo(
                in.getInt(0) & 0xffffffffL,
                in.getInt(4) & 0xffffffffL,
                in.getInt(8) & 0xffffffffL,
                in.getInt(12) & 0xffffffffL);
    }

    private static final class Struct extends Codec<NdaCacheInfo> {
        @Override
        public byte[] encode(NdaCacheInfo value) {
            return value.bytes();
        }

        @Override
        public NdaCacheInfo decode(byte[] bytes) {
            return parse(bytes);
        }
    }
}
