package netnsh.model;

import netnsh.netlink.Attrs;

/**
 * Network settings as struct netconfmsg and NETCONFA_* (linux/netconf.h) have them.
 *
 * @param family AF_INET, AF_INET6 or AF_MPLS
 * @param attrs NETCONFA_*
 */
public record Netconf(int family, Attrs attrs) {}
