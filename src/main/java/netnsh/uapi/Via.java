package netnsh.uapi;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/** A gateway of another address family than the route's: struct rtvia of linux/rtnetlink.h. */
public record Via(InetAddress address) {
    /** As the payload of an attribute. */
    public static final Codec<Via> CODEC = new Struct();

    /** AF_INET or AF_INET6. */
    public int family() {
        return address instanceof Inet4Address ? Rtm.AF_INET : Rtm.AF_INET6;
    }

    private static final class Struct extends Codec<Via> {
        private static final int FAMILY = 2;

        @Override
        public byte[] encode(Via value) {
            byte[] address = IP.encode(value.address);
            return Bytes.buffer(FAMILY + address.length)
                    .putShort((short) value.family())
                    .put(address)
                    .array();
        }

        @Override
        public Via decode(byte[] bytes) {
            if (bytes.length < FAMILY) {
                throw new CodecException("via: " + bytes.length + " bytes");
            }
            Via via = new Via(IP.decode(Arrays.copyOfRange(bytes, FAMILY, bytes.length)));
            int family = Bytes.wrap(bytes).getShort(0) & 0xffff;
            if (family != via.family()) {
                throw new CodecException("via: family " + family + " with " + (bytes.length - FAMILY) + " bytes");
            }
            return via;
        }
    }
}
