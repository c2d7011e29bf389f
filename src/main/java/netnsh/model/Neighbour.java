package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * A neighbour (or bridge forwarding) entry as struct ndmsg and NDA_* (linux/neighbour.h) have it.
 *
 * @param family AF_INET 2, AF_INET6 10, AF_BRIDGE 7
 * @param dev the interface
 * @param state NUD_*
 * @param flags NTF_*
 * @param type RTN_*
 * @param attrs NDA_*
 */
public record Neighbour(int family, Dev dev, int state, int flags, int type, Attrs attrs) {}
