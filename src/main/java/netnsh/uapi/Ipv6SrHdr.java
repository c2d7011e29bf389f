package netnsh.uapi;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Ip;

/**
 * The routing header of segments: struct ipv6_sr_hdr of linux/seg6.h, with the signature of linux/seg6_hmac.h.
 *
 * @param segments IPv6 addresses in the order of the journey (the header has them the other way round)
 * @param hmac the number of the key that signs it; 0 for none
 */
public record Ipv6SrHdr(List<InetAddress> segments, long hmac) {
    /** As the payload of an attribute. */
    public static final Codec<Ipv6SrHdr> CODEC = new Struct();

    private static final class Struct extends Codec<Ipv6SrHdr> {
        private static final int FIXED = 8;
        private static final int ADDRESS = 16;
        /** sizeof(struct sr6_tlv_hmac). */
        private static final int SIGNATURE = 40;

        private static final int KEY = 4;
        /** IPV6_SRCRT_TYPE_4. */
        private static final byte TYPE = 4;
        /** SR6_FLAG1_HMAC. */
        private static final byte SIGNED = 8;
        /** SR6_TLV_HMAC. */
        private static final byte TLV = 5;

        @Override
        public byte[] encode(Ipv6SrHdr value) {
            int count = value.segments.size();
            boolean signed = value.hmac != 0;
            int length = FIXED + ADDRESS * count + (signed ? SIGNATURE : 0);
            ByteBuffer out = Bytes.buffer(length)
                    .put(1, Bytes.u8("hdrlen", length / 8 - 1))
                    .put(2, TYPE)
                    .put(3, Bytes.u8("segments_left", count - 1))
                    .put(4, Bytes.u8("first_segment", count - 1))
                    .put(5, signed ? SIGNED : 0)
                    .position(FIXED);
            for (int i = count - 1; i >= 0; i--) {
                out.put(value.segments.get(i).getAddress());
            }
            if (signed) {
                int at = length - SIGNATURE;
                out.put(at, TLV).put(at + 1, (byte) (SIGNATURE - 2));
                out.position(at + KEY).put(BE32.encode(value.hmac));
            }
            return out.array();
        }

        @Override
        public Ipv6SrHdr decode(byte[] bytes) {
            int count = bytes.length < FIXED ? 0 : (bytes[4] & 0xff) + 1;
            if (count == 0 || bytes.length < FIXED + ADDRESS * count) {
                throw new CodecException("ipv6_sr_hdr: " + bytes.length + " bytes for " + count + " segments");
            }
            List<InetAddress> segments = addresses(bytes, FIXED, count);
            Collections.reverse(segments);
            int at = ((bytes[1] & 0xff) + 1) * 8 - SIGNATURE;
            if ((bytes[5] & SIGNED) == 0) {
                return new Ipv6SrHdr(List.copyOf(segments), 0);
            } else if (at < FIXED || bytes.length < at + SIGNATURE) {
                throw new CodecException("ipv6_sr_hdr: no room for its signature");
            }
            byte[] key = new byte[KEY];
            Bytes.wrap(bytes).position(at + KEY).get(key);
            return new Ipv6SrHdr(List.copyOf(segments), BE32.decode(key));
        }
    }

    /** So many IPv6 addresses, one after the other. */
    static List<InetAddress> addresses(byte[] bytes, int from, int count) {
        List<InetAddress> all = new ArrayList<>();
        ByteBuffer in = Bytes.wrap(bytes).position(from);
        for (int i = 0; i < count; i++) {
            byte[] address = new byte[Struct.ADDRESS];
            in.get(address);
            all.add(Ip.of(address));
        }
        return all;
    }
}
