package netnsh.encap;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.kind.Printer;
import netnsh.uapi.Ipv6SrHdr;
import netnsh.value.Ip;
import netnsh.word.Addresses;
import netnsh.word.Ids;

/** What the tunnels with segments share. */
final class Segments {
    private Segments() {}

    /** As many as the header's length, eight bits, has room for. */
    private static final int MAX = 120;

    private static final ValueType<List<InetAddress>> LIST = Addresses.list(6, MAX);

    static final Syntax.Slot<List<InetAddress>> SEGS = Syntax.slot("segs", LIST, "the way, IPv6 addresses in order");
    static final Syntax.Slot<Long> HMAC = Syntax.slot("hmac", Ids.MARK, "the number of the key that signs the way");

    static Syntax segs() {
        return Syntax.seq(Syntax.exactly("segs", SEGS.help()), SEGS);
    }

    static Syntax hmac() {
        return Syntax.maybe(Syntax.exactly("hmac", HMAC.help()), HMAC);
    }

    /**
     * The header that the words describe.
     *
     * @param open with an empty place at the end, for the packet's own destination
     */
    static Ipv6SrHdr header(Args args, boolean open) {
        List<InetAddress> segments = new ArrayList<>(args.need(SEGS));
        if (open) {
            segments.add(Ip.of(new byte[16]));
        }
        return new Ipv6SrHdr(List.copyOf(segments), args.get(HMAC).orElse(0L));
    }

    static void print(List<InetAddress> segments, Printer out) {
        out.text("segs " + segments.size() + " [ ");
        out.openArray("segs", null);
        for (InetAddress segment : segments) {
            out.element(Printer.Role.INET6, "%s ", Ip.text(segment));
        }
        out.closeArray(null);
        out.text("] ");
    }

    static void print(Ipv6SrHdr header, Printer out) {
        print(header.segments(), out);
        if (header.hmac() != 0) {
            String digits = Long.toHexString(header.hmac());
            if (out.json()) {
                out.string("hmac", null, "0x" + digits);
            } else {
                out.text("hmac " + digits.toUpperCase(java.util.Locale.ROOT) + " ");
            }
        }
    }

    /** The words of a way. */
    static List<String> words(List<InetAddress> segments) {
        return List.of("segs", segments.stream().map(Ip::text).collect(Collectors.joining(",")));
    }

    /** The words of a header; {@code open} when the last place is the packet's own destination. */
    static List<String> words(Ipv6SrHdr header, boolean open) {
        List<InetAddress> said = header.segments().subList(0, header.segments().size() - (open ? 1 : 0));
        List<String> words = new ArrayList<>(words(said));
        if (header.hmac() != 0) {
            words.addAll(List.of("hmac", HMAC.type().write(header.hmac())));
        }
        return words;
    }
}
