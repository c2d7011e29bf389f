package netnsh.verb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaAf;
import netnsh.uapi.Stats64;

/**
 * What the kernel tells of links when it is asked for those of AF_INET6, as {@code ip -6 addr show} asks: less, and IPv6's
 * own counters (linux/snmp.h).
 */
final class Inet6Link {
    private Inet6Link() {}

    private static final List<Attr<?>> TOLD = List.of(
            Ifla.IFLA_IFNAME, Ifla.IFLA_ADDRESS, Ifla.IFLA_MTU, Ifla.IFLA_LINK, Ifla.IFLA_OPERSTATE, Ifla.IFLA_TXQLEN);

    /** A counter of a link, and its place among IPSTATS_MIB_*. */
    private record Place(Stats64 counter, int mib) {}

    private static final List<Place> PLACES = List.of(
            new Place(Stats64.RX_PACKETS, 1),
            new Place(Stats64.RX_BYTES, 2),
            new Place(Stats64.TX_PACKETS, 5),
            new Place(Stats64.TX_BYTES, 6),
            new Place(Stats64.RX_ERRORS, 13),
            new Place(Stats64.TX_ERRORS, 14),
            new Place(Stats64.MULTICAST, 23),
            new Place(Stats64.RX_FRAME_ERRORS, 31));

    static Link of(Link link) {
        Attrs less = Attrs.NONE;
        for (Attr<?> attr : TOLD) {
            less = keep(link.attrs(), attr, less);
        }
        List<Long> mib = link.attrs()
                .get(Ifla.IFLA_AF_SPEC, Attrs.NONE)
                .get(IflaAf.AF_INET6, Attrs.NONE)
                .get(IflaAf.IFLA_INET6_STATS, List.of());
        if (!mib.isEmpty()) {
            List<Long> stats = new ArrayList<>(Collections.nCopies(Stats64.values().length, 0L));
            for (Place p : PLACES) {
                stats.set(p.counter().ordinal(), p.mib() < mib.size() ? mib.get(p.mib()) : 0L);
            }
            less = less.with(Ifla.IFLA_STATS64, stats);
        }
        return link.with(less);
    }

    private static <T> Attrs keep(Attrs all, Attr<T> attr, Attrs into) {
        return all.get(attr).map(v -> into.with(attr, v)).orElse(into);
    }
}
