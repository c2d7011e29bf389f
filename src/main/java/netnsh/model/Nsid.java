package netnsh.model;

import netnsh.netlink.Attrs;

/**
 * The id by which one namespace knows another: struct rtgenmsg and NETNSA_* (linux/net_namespace.h).
 *
 * @param attrs NETNSA_*
 */
public record Nsid(Attrs attrs) {}
