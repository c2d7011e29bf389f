package netnsh.model;

import netnsh.netlink.Attrs;

/**
 * A nexthop object as struct nhmsg and NHA_* (linux/nexthop.h) have it.
 *
 * @param family AF_INET, AF_INET6, AF_BRIDGE or 0 (groups)
 * @param scope RT_SCOPE_*
 * @param protocol RTPROT_*
 * @param flags RTNH_F_*
 * @param attrs NHA_*
 */
public record Nexthop(int family, int scope, int protocol, int flags, Attrs attrs) {}
