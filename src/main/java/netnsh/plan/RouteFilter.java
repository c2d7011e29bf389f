package netnsh.plan;

import java.net.InetAddress;
import netnsh.model.Route;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;
import netnsh.value.Prefix;

/**
 * Which routes {@code ip route show} (or {@code flush}) is about. What a filter fixes is left out of the text, as iproute2
 * does. Null stands for not asked.
 *
 * @param table the table; 0 for all
 * @param family AF_INET, AF_INET6, or 0 for both
 * @param protocol RTPROT_*
 * @param scope RT_SCOPE_*
 * @param types bit i for RTN_* number i; 0 for all
 * @param tos type of service
 * @param oif index of the interface it leads to
 * @param iif index of the interface packets come from
 * @param mark firewall mark
 * @param realms realms, and {@code realmsMask} the bits that count
 * @param metric RTA_PRIORITY
 * @param root destinations inside this prefix
 * @param match destinations around this prefix; with {@code root} the same, exactly this prefix
 * @param fromRoot the same two for sources
 * @param via gateway
 * @param src preferred source
 * @param cached null for both; true for cloned entries only
 */
public record RouteFilter(
        long table,
        int family,
        Integer protocol,
        Integer scope,
        int types,
        Integer tos,
        Integer oif,
        Integer iif,
        Long mark,
        Long realms,
        long realmsMask,
        Long metric,
        Prefix root,
        Prefix match,
        Prefix fromRoot,
        Prefix fromMatch,
        Prefix via,
        Prefix src,
        Boolean cached) {
    /** Every route, cached or not. */
    public static final RouteFilter ALL = new RouteFilter(
            0, 0, null, null, 0, null, null, null, null, null, 0, null, null, null, null, null, null, null, null);

    /** Whether a route is one of those. */
    public boolean passes(Route r) {
        return (family == 0 || r.family() == family)
                && (cached == null || cached == r.cloned())
                && inTable(r)
                && (protocol == null || protocol == r.protocol())
                && (scope == null || scope == r.scope())
                && (types == 0 || (types >> r.type() & 1) != 0)
                && (tos == null || tos == r.tos())
                && inside(root, r.destination(), r)
                && around(match, r.destination(), r)
                && inside(fromRoot, r.from(), r)
                && around(fromMatch, r.from(), r)
                && reaches(r)
                && prefers(r)
                && (realms == null || ((r.attrs().get(Rta.RTA_FLOW, 0L) ^ realms) & realmsMask) == 0)
                && (iif == null
                        || iif == r.attrs().get(Rta.RTA_IIF).map(d -> d.index()).orElse(0))
                && (oif == null || oif == r.out().index())
                && (mark == null || mark.equals(r.attrs().get(Rta.RTA_MARK, 0L)))
                && (metric == null || metric.equals(r.attrs().get(Rta.RTA_PRIORITY, 0L)));
    }

    private boolean inTable(Route r) {
        // entries of the IPv6 cache belong to no table that could be asked for
        return table == 0
                || r.tableId() == table
                || r.family() == Rtm.AF_INET6 && r.cloned() && table == RtTable.RT_TABLE_MAIN;
    }

    private static boolean inside(Prefix wanted, Prefix has, Route r) {
        return wanted == null
                || (wanted.family() == 0 || wanted.family() == r.family())
                        && wanted.length() <= has.length()
                        && same(wanted, has, r, wanted.length());
    }

    private static boolean around(Prefix wanted, Prefix has, Route r) {
        return wanted == null
                || (wanted.family() == 0 || wanted.family() == r.family())
                        && has.length() <= wanted.length()
                        && same(wanted, has, r, has.length());
    }

    private static boolean same(Prefix one, Prefix other, Route r, int bits) {
        return Ip.sameBits(bytes(one, r), bytes(other, r), bits);
    }

    private static byte[] bytes(Prefix p, Route r) {
        return p.isDefault()
                ? new byte[r.family() == Rtm.AF_INET6 ? 16 : 4]
                : p.address().getAddress();
    }

    private boolean reaches(Route r) {
        if (via == null || via.family() == 0) {
            return true;
        }
        InetAddress gateway = r.gateway();
        byte[] has = gateway == null ? unset(r) : gateway.getAddress();
        return within(via, has);
    }

    private boolean prefers(Route r) {
        return src == null
                || src.family() == 0
                || within(
                        src,
                        r.attrs()
                                .get(Rta.RTA_PREFSRC)
                                .map(InetAddress::getAddress)
                                .orElse(unset(r)));
    }

    /** What a route does not have is an address of zeros here, as for iproute2: {@code via 0.0.0.0} finds no gateway. */
    private static byte[] unset(Route r) {
        return new byte[r.family() == Rtm.AF_INET6 ? 16 : 4];
    }

    private static boolean within(Prefix wanted, byte[] has) {
        byte[] address = wanted.address().getAddress();
        return address.length == has.length && Ip.sameBits(address, has, wanted.length());
    }
}
