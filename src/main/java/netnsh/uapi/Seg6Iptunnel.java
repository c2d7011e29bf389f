package netnsh.uapi;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * Segments on packets of a route: struct seg6_iptunnel_encap of linux/seg6_iptunnel.h.
 *
 * @param mode SEG6_IPTUN_MODE_*
 */
public record Seg6Iptunnel(int mode, Ipv6SrHdr header) {
    public static final Attr<Seg6Iptunnel> SEG6_IPTUNNEL_SRH = new Attr<>(1, "SEG6_IPTUNNEL_SRH", new Struct());

    /** SEG6_IPTUN_MODE_INLINE: the segments go into the packet's own header. */
    public static final int INLINE = 0;

    /** SEG6_IPTUN_MODE_*. */
    public static final List<Named> MODES = List.of(
            new Named(INLINE, "inline"),
            new Named(1, "encap"),
            new Named(2, "l2encap"),
            new Named(3, "encap.red"),
            new Named(4, "l2encap.red"));

    private static final class Struct extends Codec<Seg6Iptunnel> {
        private static final int MODE = 4;

        @Override
        public byte[] encode(Seg6Iptunnel value) {
            byte[] header = Ipv6SrHdr.CODEC.encode(value.header);
            return Bytes.buffer(MODE + header.length)
                    .putInt(value.mode)
                    .put(header)
                    .array();
        }

        @Override
        public Seg6Iptunnel decode(byte[] bytes) {
            if (bytes.length < MODE) {
                throw new CodecException("seg6_iptunnel_encap: " + bytes.length + " bytes");
            }
            ByteBuffer in = Bytes.wrap(bytes);
            return new Seg6Iptunnel(in.getInt(), Ipv6SrHdr.CODEC.decode(Arrays.copyOfRange(bytes, MODE, bytes.length)));
        }
    }
}
