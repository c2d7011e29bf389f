package netnsh.plan;

import netnsh.value.Prefix;

/**
 * What {@code ip route show} was asked for; parts that a filter fixes are left out of the text, as iproute2 does.
 *
 * @param table table asked for; 0 all tables, 254 main
 * @param family 0 when not given
 * @param protocol RTPROT_*, or -1
 * @param scope RT_SCOPE_*, or -1
 * @param type RTN_*, or -1
 * @param oif interface index, or 0
 * @param rootDst/matchDst/exactDst selectors, null when not given
 * @param via gateway asked for, or null
 * @param src preferred source asked for, or null
 * @param metric asked for, or -1
 * @param cached cloned routes are asked for
 * @param get the routes answer {@code ip route get}
 */
public record RouteFilter(
        int table,
        int family,
        int protocol,
        int scope,
        int type,
        int oif,
        Prefix rootDst,
        Prefix matchDst,
        Prefix exactDst,
        Prefix via,
        Prefix src,
        long metric,
        boolean cached,
        boolean get) {}
