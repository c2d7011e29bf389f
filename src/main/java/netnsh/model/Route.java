package netnsh.model;

import netnsh.netlink.Attrs;

/**
 * A route as struct rtmsg and RTA_* (linux/rtnetlink.h) have it.
 *
 * @param family AF_INET 2, AF_INET6 10, …
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
        Attrs attrs) {}
