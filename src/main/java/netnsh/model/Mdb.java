package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * Multicast groups of a bridge as struct br_port_msg and MDBA_* (linux/if_bridge.h) have them.
 *
 * @param bridge the bridge
 * @param attrs {@link netnsh.uapi.Mdba}'s
 */
public record Mdb(Dev bridge, Attrs attrs) {}
