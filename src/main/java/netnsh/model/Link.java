package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * An interface as struct ifinfomsg (linux/rtnetlink.h) and IFLA_* attributes (linux/if_link.h) have it.
 *
 * @param dev which one; its index is 0 where a new one is wanted or the kernel shall find it by IFLA_IFNAME
 * @param family address family of the message, 0 but for AF_BRIDGE requests
 * @param type ARPHRD_*
 * @param flags IFF_*
 * @param change mask of flags that a request wants changed
 * @param attrs IFLA_*
 */
public record Link(Dev dev, int family, int type, int flags, int change, Attrs attrs) {
    /** The same with other attributes. */
    public Link with(Attrs other) {
        return new Link(dev, family, type, flags, change, other);
    }

    /** The interface index. */
    public int index() {
        return dev.index();
    }

    /** The name (IFLA_IFNAME). */
    public String name() {
        return dev.name();
    }
}
