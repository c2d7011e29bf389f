package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * VLANs of a bridge or of a port as struct br_vlan_msg and BRIDGE_VLANDB_* (linux/if_bridge.h) have them.
 *
 * @param dev the bridge or the port
 * @param attrs {@link netnsh.uapi.VlanDb}'s
 */
public record BridgeVlan(Dev dev, Attrs attrs) {}
