package netnsh.model;

import java.net.InetAddress;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.uapi.Mpls;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Via;
import netnsh.value.Dev;
import netnsh.value.Prefix;

/**
 * A route as struct rtmsg and RTA_* (linux/rtnetlink.h) have it.
 *
 * @param family AF_INET 2, AF_INET6 10, AF_MPLS 28, …
 * @param dstLength bits of RTA_DST
 * @param srcLength bits of RTA_SRC
 * @param tos type of service
 * @param table the header's table number (RTA_TABLE in the attributes has all 32 bits)
 * @param protocol RTPROT_*
 * @param scope RT_SCOPE_*
 * @param type RTN_*
 * @param flags RTM_F_* and RTNH_F_*
 * @param attrs RTA_*
 */
public record Route(
        int family,
        int dstLength,
        int srcLength,
        int tos,
        int table,
        int protocol,
        int scope,
        int type,
        int flags,
        Attrs attrs) {
    /** The table with all 32 bits of its number. */
    public long tableId() {
        return attrs.get(Rta.RTA_TABLE, (long) table);
    }

    /** The destination; {@link Prefix#DEFAULT} when it is every address. */
    public Prefix destination() {
        if (family == Rtm.AF_MPLS) {
            return Prefix.DEFAULT;
        }
        return attrs.get(Rta.RTA_DST).map(a -> new Prefix(a, dstLength, true)).orElse(Prefix.DEFAULT);
    }

    /** The label that packets of an MPLS route have; empty for any other family. */
    public Optional<Mpls> label() {
        return family == Rtm.AF_MPLS ? attrs.get(Mpls.DST) : Optional.empty();
    }

    /** The source that packets must have; {@link Prefix#DEFAULT} when any will do. */
    public Prefix from() {
        return attrs.get(Rta.RTA_SRC).map(a -> new Prefix(a, srcLength, true)).orElse(Prefix.DEFAULT);
    }

    /** The gateway, also one of the other family; null when there is none (or several). */
    public InetAddress gateway() {
        return attrs.get(Rta.RTA_GATEWAY)
                .orElseGet(() -> attrs.get(Rta.RTA_VIA).map(Via::address).orElse(null));
    }

    /** The interface it leads to; {@link Dev#NONE} when there is none (or several). */
    public Dev out() {
        return attrs.get(Rta.RTA_OIF, Dev.NONE);
    }

    /** The same with other attributes. */
    public Route with(Attrs other) {
        return new Route(family, dstLength, srcLength, tos, table, protocol, scope, type, flags, other);
    }

    /** Whether it is an answer of {@code route get} or an entry of the cache. */
    public boolean cloned() {
        return (flags & RouteFlag.RTM_F_CLONED) != 0;
    }
}
