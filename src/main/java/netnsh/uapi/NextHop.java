package netnsh.uapi;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;
import netnsh.value.Dev;

/**
 * One way of a route that has several: struct rtnexthop of linux/rtnetlink.h and its attributes.
 *
 * @param flags {@link RouteFlag}, eight bits
 * @param hops the weight minus 1, 0 to 255
 * @param dev the interface; {@code Dev.NONE} leaves it to the gateway
 * @param attrs RTA_GATEWAY, RTA_VIA, RTA_FLOW, RTA_ENCAP…
 */
public record NextHop(int flags, int hops, Dev dev, Attrs attrs) {
    /** The payload of RTA_MULTIPATH. */
    public static final Codec<List<NextHop>> LIST = new Hops();

    private static final int HEADER = 8;

    private byte[] bytes() {
        if (flags < 0 || flags > 0xff || hops < 0 || hops > 0xff) {
            throw new CodecException("nexthop: flags " + flags + ", hops " + hops + " are not between 0 and 255");
        }
        byte[] index = Codec.DEV.encode(dev);
        byte[] tail = attrs.bytes();
        int length = HEADER + tail.length;
        if (length > 0xffff) {
            throw new CodecException("nexthop: " + length + " bytes are too many");
        }
        return Bytes.buffer(length)
                .putShort((short) length)
                .put((byte) flags)
                .put((byte) hops)
                .put(index)
                .put(tail)
                .array();
    }

    private boolean symbolic() {
        return dev.symbolic() || attrs.symbolic();
    }

    private static final class Hops extends Codec<List<NextHop>> {
        @Override
        public byte[] encode(List<NextHop> value) {
            List<byte[]> parts = new ArrayList<>();
            int size = 0;
            for (NextHop hop : value) {
                byte[] bytes = hop.bytes();
                parts.add(bytes);
                // attributes are padded already, so every part ends on a boundary of four
                size += bytes.length;
            }
            ByteBuffer out = Bytes.buffer(size);
            parts.forEach(out::put);
            return out.array();
        }

        @Override
        public List<NextHop> decode(byte[] bytes) {
            ByteBuffer in = Bytes.wrap(bytes);
            List<NextHop> hops = new ArrayList<>();
            int at = 0;
            while (bytes.length - at >= HEADER) {
                int length = in.getShort(at) & 0xffff;
                if (length < HEADER || length > bytes.length - at) {
                    throw new CodecException("nexthop at " + at + " of " + bytes.length + ": length " + length);
                }
                hops.add(new NextHop(
                        in.get(at + 2) & 0xff,
                        in.get(at + 3) & 0xff,
                        Dev.index(in.getInt(at + 4)),
                        Attrs.parse(bytes, at + HEADER, length - HEADER)));
                at += Bytes.align(length);
            }
            return List.copyOf(hops);
        }

        @Override
        public boolean symbolic(List<NextHop> value) {
            return value.stream().anyMatch(NextHop::symbolic);
        }

        @Override
        public List<NextHop> resolve(List<NextHop> value, Attrs.Resolver resolver) {
            List<NextHop> all = new ArrayList<>(value.size());
            for (NextHop hop : value) {
                Dev dev = DEV.resolve(hop.dev, resolver);
                all.add(new NextHop(hop.flags, hop.hops, dev, hop.attrs.resolve(resolver)));
            }
            return List.copyOf(all);
        }
    }
}
