package netnsh.model;

import java.util.List;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
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
    /** Stands for a link that was read but does not pass a filter: iproute2 prints an empty object for it in JSON. */
    public static final Link HIDDEN = new Link(Dev.NONE, 0, 0, 0, 0, Attrs.NONE);

    /** The same with other attributes. */
    public Link with(Attrs other) {
        return new Link(dev, family, type, flags, change, other);
    }

    /** The same without attributes: name and flags are a hundredth of what the kernel tells. */
    public Link bare() {
        return with(Attrs.NONE);
    }

    /** The interface index. */
    public int index() {
        return dev.index();
    }

    /** The name (IFLA_IFNAME). */
    public String name() {
        return dev.name();
    }

    /** Whether it is {@link #HIDDEN}. */
    public boolean hidden() {
        return dev.equals(Dev.NONE);
    }

    /** Whether it is switched on (IFF_UP). */
    public boolean up() {
        return (flags & Iff.IFF_UP) != 0;
    }

    /** What kind it is (IFLA_INFO_KIND): {@code veth}; empty for hardware and lo. */
    public Optional<String> kind() {
        return info().get(IflaInfo.IFLA_INFO_KIND);
    }

    /** What kind its master is (IFLA_INFO_SLAVE_KIND): {@code bridge}. */
    public Optional<String> slaveKind() {
        return info().get(IflaInfo.IFLA_INFO_SLAVE_KIND);
    }

    /** IFLA_LINKINFO, possibly nothing. */
    public Attrs info() {
        return attrs.get(Ifla.IFLA_LINKINFO, Attrs.NONE);
    }

    /** The kind's own settings (IFLA_INFO_DATA), possibly nothing. */
    public Attrs data() {
        return info().get(IflaInfo.IFLA_INFO_DATA, Attrs.NONE);
    }

    /** The index of the master, 0 when it has none. */
    public int master() {
        return attrs.get(Ifla.IFLA_MASTER).map(Dev::index).orElse(0);
    }

    /** The group, 0 by default. */
    public long group() {
        return attrs.get(Ifla.IFLA_GROUP, 0L);
    }

    /** The largest packet in bytes, 0 when unknown. */
    public long mtu() {
        return attrs.get(Ifla.IFLA_MTU, 0L);
    }

    /** Its alternative names. */
    public List<String> altNames() {
        return attrs.get(Ifla.IFLA_PROP_LIST, Attrs.NONE).all(Ifla.IFLA_ALT_IFNAME);
    }
}
