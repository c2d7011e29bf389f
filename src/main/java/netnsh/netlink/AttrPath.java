package netnsh.netlink;

import java.util.ArrayList;
import java.util.List;

/** Finds the attribute that an extended ack points at. */
final class AttrPath {
    /**
     * What may stand in front of the attributes of a nest: nothing, the struct ifinfomsg of VETH_INFO_PEER, the rest of
     * the struct rtnexthop in RTA_MULTIPATH (whose first half looks like an attribute).
     */
    private static final int[] SKIPS = {0, 16, 4};

    private AttrPath() {}

    static List<Integer> at(byte[] payload, int headerLength, int offset) {
        int target = offset - Message.HEADER;
        if (headerLength < 0 || target < headerLength) {
            return List.of();
        }
        List<Integer> path = new ArrayList<>();
        return List.copyOf(find(payload, headerLength, payload.length, target, path, true) ? path : List.of());
    }

    /**
     * Whether an attribute of this level or of a nest in it starts at {@code target}; on the outermost level an
     * attribute that only holds the place will do. Fills the path.
     */
    private static boolean find(byte[] buf, int from, int end, int target, List<Integer> path, boolean outermost) {
        int at = from;
        while (at <= target && end - at >= WireAttrs.HEADER) {
            int length = Bytes.u16(buf, at);
            if (length < WireAttrs.HEADER || length > end - at) {
                return false;
            }
            if (target < at + length) {
                path.add(Bytes.u16(buf, at + 2) & WireAttrs.ID_MASK);
                return target == at || inside(buf, at + WireAttrs.HEADER, at + length, target, path) || outermost;
            }
            at += Bytes.align(length);
        }
        return false;
    }

    private static boolean inside(byte[] buf, int from, int end, int target, List<Integer> path) {
        int known = path.size();
        for (int skip : SKIPS) {
            if (find(buf, from + skip, end, target, path, false)) {
                return true;
            }
            path.subList(known, path.size()).clear();
        }
        return false;
    }
}
