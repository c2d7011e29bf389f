package netnsh.uapi;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Mac;

/**
 * A gateway of another address family than the route's: struct rtvia of linux/rtnetlink.h.
 *
 * @param address an IP address; null for a link-layer address
 * @param lladdr a link-layer address; null for an IP address
 */
public record Via(InetAddress address, Mac lladdr) {
    /** As the payload of an attribute. */
    public static final Codec<Via> CODEC = new Struct();

    /** A gateway with an IP address. */
    public Via(InetAddress address) {
        this(address, null);
    }

    /** AF_INET, AF_INET6 or AF_PACKET. */
    public int family() {
        if (lladdr != null) {
            return Rtm.AF_PACKET;
        }
        return address instanceof Inet4Address ? Rtm.AF_INET : Rtm.AF_INET6;
    }

    private static final class Struct extends Codec<Via> {
        private static final int FAMILY = 2;

        @Override
        public byte[] encode(Via value) {
            byte[] address = value.lladdr == null ? IP.encode(value.address) : MAC.encode(value.lladdr);
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
            byte[] address = Arrays.copyOfRange(bytes, FAMILY, bytes.length);
            int family = Bytes.wrap(bytes).getShort(0) & 0xffff;
            Via via = family == Rtm.AF_PACKET ? new Via(null, MAC.decode(address)) : new Via(IP.decode(address));
            if (family != via.family()) {
                throw new CodecException("via: family " + family + " with " + (bytes.length - FAMILY) + " bytes");
            }
            return via;
        }
    }
}
