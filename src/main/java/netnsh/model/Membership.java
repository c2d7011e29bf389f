package netnsh.model;

import java.util.Arrays;
import netnsh.value.Dev;

/**
 * A multicast address that an interface listens to, as /proc/net/dev_mcast, igmp and igmp6 tell.
 *
 * @param family AF_INET, AF_INET6 or AF_PACKET
 * @param address 4, 16, or as many bytes as the link layer has
 * @param users how often it was asked for
 * @param fixed somebody added it by hand
 */
public record Membership(Dev dev, int family, byte[] address, int users, boolean fixed) {
    @Override
    public boolean equals(Object other) {
        return other instanceof Membership m
                && dev.equals(m.dev)
                && family == m.family
                && Arrays.equals(address, m.address)
                && users == m.users
                && fixed == m.fixed;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + dev.hashCode();
    }
}
