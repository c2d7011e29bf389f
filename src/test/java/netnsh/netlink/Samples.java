package netnsh.netlink;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import netnsh.uapi.FibRuleHdr;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.IfaCacheInfo;
import netnsh.uapi.LinkPart;
import netnsh.uapi.NdaCacheInfo;
import netnsh.uapi.NextHop;
import netnsh.uapi.PortRange;
import netnsh.uapi.RtaCacheInfo;
import netnsh.uapi.UidRange;
import netnsh.uapi.Via;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;

/** Random values for every codec. */
final class Samples {
    /** A codec with a way to make values for it. */
    record Sample<T>(String name, Codec<T> codec, Function<Random, T> make) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Samples() {}

    static List<Sample<?>> all() {
        return List.of(
                new Sample<>("U8", Codec.U8, r -> r.nextInt(0x100)),
                new Sample<>("U16", Codec.U16, r -> r.nextInt(0x10000)),
                new Sample<>("U32", Codec.U32, Samples::u32),
                new Sample<>("S32", Codec.S32, Random::nextInt),
                new Sample<>("U64", Codec.U64, Random::nextLong),
                new Sample<>("BE16", Codec.BE16, r -> r.nextInt(0x10000)),
                new Sample<>("BE32", Codec.BE32, Samples::u32),
                new Sample<>("BE64", Codec.BE64, Random::nextLong),
                new Sample<>("STRING", Codec.STRING, Samples::text),
                new Sample<>("TEXT", Codec.TEXT, Samples::text),
                new Sample<>("FLAG", Codec.FLAG, r -> true),
                new Sample<>("MAC", Codec.MAC, r -> Mac.of(bytes(r, 1 + r.nextInt(32)))),
                new Sample<>("IP", Codec.IP, Samples::ip),
                new Sample<>("DEV", Codec.DEV, r -> Dev.index(r.nextInt())),
                new Sample<>("NSFD", Codec.NSFD, r -> new NsRef.FdRef(r.nextInt())),
                new Sample<>("NESTED", Codec.NESTED, r -> attrs(r, 2)),
                new Sample<>("NESTED_PLAIN", Codec.NESTED_PLAIN, r -> attrs(r, 2)),
                new Sample<>("array(STRING)", Codec.array(Codec.STRING), r -> list(r, Samples::text)),
                new Sample<>("packed(BE16)", Codec.packed(Codec.BE16, 2), r -> list(r, x -> x.nextInt(0x10000))),
                new Sample<>("nexthops", NextHop.LIST, r -> list(r, Samples::hop)),
                new Sample<>("via", Via.CODEC, r -> new Via(ip(r))),
                new Sample<>("link part", LinkPart.CODEC, r -> new LinkPart(header(r), attrs(r, 1))),
                new Sample<>("ports", PortRange.CODEC, r -> new PortRange(r.nextInt(0x10000), r.nextInt(0x10000))),
                new Sample<>("users", UidRange.CODEC, r -> new UidRange(u32(r), u32(r))),
                new Sample<>("IfaCacheInfo", IfaCacheInfo.CODEC, r -> new IfaCacheInfo(u32(r), u32(r), u32(r), u32(r))),
                new Sample<>("NdaCacheInfo", NdaCacheInfo.CODEC, r -> new NdaCacheInfo(u32(r), u32(r), u32(r), u32(r))),
                new Sample<>("RtaCacheInfo", RtaCacheInfo.CODEC, Samples::routeAges));
    }

    static FibRuleHdr rule(Random r) {
        int[] n = r.ints(6, 0, 0x100).toArray();
        return new FibRuleHdr(n[0], n[1], n[2], n[3], n[4], n[5], u32(r));
    }

    static IfInfoMsg header(Random r) {
        return new IfInfoMsg(r.nextInt(0x100), r.nextInt(0x10000), r.nextInt(), u32(r), u32(r));
    }

    private static RtaCacheInfo routeAges(Random r) {
        return new RtaCacheInfo(u32(r), u32(r), r.nextInt(), r.nextInt(), u32(r), u32(r), u32(r), u32(r));
    }

    private static NextHop hop(Random r) {
        return new NextHop(r.nextInt(0x100), r.nextInt(0x100), Dev.index(r.nextInt()), attrs(r, 1));
    }

    static Attrs attrs(Random r, int depth) {
        Attrs all = Attrs.NONE;
        for (int n = r.nextInt(5); n > 0; n--) {
            int id = r.nextInt(0x4000);
            all = switch (r.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> all.add(new Attr<>(id, "TEXT", Codec.STRING), text(r));
                case 1 -> all.add(new Attr<>(id, "NUMBER", Codec.U8), r.nextInt(0x100));
                case 2 -> all.add(new Attr<>(id, "BYTES", Codec.BYTES), bytes(r, r.nextInt(9)));
                case 3 -> all.add(new Attr<>(id, "NEST", Codec.NESTED), attrs(r, depth - 1));
                default -> all.add(new Attr<>(id, "PLAIN", Codec.NESTED_PLAIN), attrs(r, depth - 1));
            };
        }
        return all;
    }

    static byte[] bytes(Random r, int length) {
        byte[] bytes = new byte[length];
        r.nextBytes(bytes);
        return bytes;
    }

    private static long u32(Random r) {
        return r.nextInt() & 0xffffffffL;
    }

    private static InetAddress ip(Random r) {
        byte[] bytes = bytes(r, r.nextBoolean() ? 4 : 16);
        if (bytes.length == 16 && r.nextInt(4) == 0) {
            // ::ffff:a.b.c.d, which Java likes to shorten
            java.util.Arrays.fill(bytes, 0, 10, (byte) 0);
            bytes[10] = bytes[11] = (byte) 0xff;
        }
        return Codec.IP.decode(bytes);
    }

    /** Any bytes but NUL, as text; half of the time valid UTF-8. */
    private static String text(Random r) {
        StringBuilder text = new StringBuilder();
        for (int n = r.nextInt(16); n > 0; n--) {
            switch (r.nextInt(4)) {
                case 0 -> text.append((char) (0xDC80 + r.nextInt(0x80)));
                case 1 -> text.appendCodePoint(0x10000 + r.nextInt(0x1000));
                case 2 -> text.append((char) (0x80 + r.nextInt(0x2000)));
                default -> text.append((char) (1 + r.nextInt(0x7f)));
            }
        }
        // two escaped bytes may make one valid character between them: take the text of the bytes
        return netnsh.value.Utf8.decode(netnsh.value.Utf8.encode(text.toString()));
    }

    private static <E> List<E> list(Random r, Function<Random, E> make) {
        List<E> all = new ArrayList<>();
        for (int n = r.nextInt(5); n > 0; n--) {
            all.add(make.apply(r));
        }
        return all;
    }
}
