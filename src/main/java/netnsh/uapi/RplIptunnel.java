package netnsh.uapi;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import netnsh.netlink.Attr;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * A source route for networks of low power: struct ipv6_rpl_sr_hdr of linux/rpl.h.
 *
 * @param segments IPv6 addresses in the order of the journey (the header has them the other way round)
 */
public record RplIptunnel(List<InetAddress> segments) {
    public static final Attr<RplIptunnel> RPL_IPTUNNEL_SRH = new Attr<>(1, "RPL_IPTUNNEL_SRH", new Struct());

    private static final class Struct extends Codec<RplIptunnel> {
        private static final int FIXED = 8;
        private static final int ADDRESS = 16;
        /** IPV6_SRCRT_TYPE_3. */
        private static final byte TYPE = 3;

        @Override
        public byte[] encode(RplIptunnel value) {
            int count = value.segments.size();
            int length = FIXED + ADDRESS * count;
            ByteBuffer out = Bytes.buffer(length)
                    .put(1, Bytes.u8("hdrlen", length / 8 - 1))
                    .put(2, TYPE)
                    .put(3, Bytes.u8("segments_left", count))
                    .position(FIXED);
            for (int i = count - 1; i >= 0; i--) {
                out.put(value.segments.get(i).getAddress());
            }
            return out.array();
        }

        @Override
        public RplIptunnel decode(byte[] bytes) {
            int count = bytes.length < FIXED ? -1 : bytes[3] & 0xff;
            if (count < 0 || bytes.length < FIXED + ADDRESS * count) {
                throw new CodecException("ipv6_rpl_sr_hdr: " + bytes.length + " bytes for " + count + " segments");
            }
            List<InetAddress> segments = Ipv6SrHdr.addresses(bytes, FIXED, count);
            Collections.reverse(segments);
            return new RplIptunnel(List.copyOf(segments));
        }
    }
}
