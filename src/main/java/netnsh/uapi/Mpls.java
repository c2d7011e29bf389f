package netnsh.uapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import netnsh.netlink.Attr;
import netnsh.netlink.Bytes;
import netnsh.netlink.Codec;
import netnsh.netlink.CodecException;

/**
 * A stack of MPLS labels: struct mpls_label of linux/mpls.h, one for each; the last one has the mark of the bottom.
 *
 * @param labels 20 bits each, the top first
 */
public record Mpls(List<Integer> labels) {
    /** As the payload of an attribute. */
    public static final Codec<Mpls> CODEC = new Struct();

    /** The destination of a route of AF_MPLS: {@link Rta#RTA_DST} there. */
    public static final Attr<Mpls> DST = new Attr<>(Rta.RTA_DST.id(), Rta.RTA_DST.name(), CODEC);

    /** The labels that take its place: {@link Rta#RTA_NEWDST} there. */
    public static final Attr<Mpls> NEWDST = new Attr<>(Rta.RTA_NEWDST.id(), Rta.RTA_NEWDST.name(), CODEC);

    /** How many bits a label has. */
    public static final int BITS = 20;

    /** As iproute2 writes it: {@code 100/200}. */
    public String text() {
        return labels.stream().map(String::valueOf).collect(Collectors.joining("/"));
    }

    private static final class Struct extends Codec<Mpls> {
        private static final int LENGTH = 4;
        private static final int SHIFT = 12;
        private static final int BOTTOM = 0x100;

        @Override
        public byte[] encode(Mpls value) {
            var out = Bytes.buffer(value.labels.size() * LENGTH);
            for (int i = 0; i < value.labels.size(); i++) {
                long bottom = i == value.labels.size() - 1 ? BOTTOM : 0;
                out.put(BE32.encode((long) value.labels.get(i) << SHIFT | bottom));
            }
            return out.array();
        }

        @Override
        public Mpls decode(byte[] bytes) {
            List<Integer> labels = new ArrayList<>();
            for (int at = 0; at + LENGTH <= bytes.length; at += LENGTH) {
                long entry = BE32.decode(new byte[] {bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]});
                labels.add((int) (entry >> SHIFT));
                if ((entry & BOTTOM) != 0) {
                    return new Mpls(List.copyOf(labels));
                }
            }
            throw new CodecException("mpls_label: no bottom in " + bytes.length + " bytes");
        }
    }
}
