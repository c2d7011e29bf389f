package netnsh.model;

import java.net.InetAddress;
import java.util.Optional;
import netnsh.netlink.Attrs;
import netnsh.uapi.Ifa;
import netnsh.value.Dev;

/**
 * An address as struct ifaddrmsg and IFA_* (linux/if_addr.h) have it.
 *
 * @param family AF_INET 2 or AF_INET6 10
 * @param prefixLength bits of the network part
 * @param flags the header's eight flag bits; IFA_FLAGS in the attributes has all 32
 * @param scope RT_SCOPE_*
 * @param dev the interface
 * @param attrs IFA_*
 */
public record Address(int family, int prefixLength, int flags, int scope, Dev dev, Attrs attrs) {
    /** Stands for an address that was read but does not pass a filter: an empty object in JSON, as in iproute2. */
    public static Address hidden(Dev dev) {
        return new Address(0, 0, 0, 0, dev, Attrs.NONE);
    }

    /** Whether it is {@link #hidden(Dev)}. */
    public boolean hidden() {
        return family == 0;
    }

    /** All 32 flag bits (IFA_F_*). */
    public long allFlags() {
        return attrs.get(Ifa.IFA_FLAGS, (long) flags);
    }

    /** The address itself (IFA_LOCAL, or IFA_ADDRESS where the two are the same); empty for other families. */
    public Optional<InetAddress> local() {
        return attrs.get(Ifa.IFA_LOCAL).or(() -> attrs.get(Ifa.IFA_ADDRESS));
    }

    /** The far end on a point-to-point link, otherwise the address itself. */
    public Optional<InetAddress> peer() {
        return attrs.get(Ifa.IFA_ADDRESS).or(() -> attrs.get(Ifa.IFA_LOCAL));
    }

    /** The label (IFA_LABEL), IPv4 only. */
    public Optional<String> label() {
        return attrs.get(Ifa.IFA_LABEL);
    }
}
