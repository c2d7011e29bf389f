package netnsh.model;

import netnsh.netlink.Attrs;
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
public record Address(int family, int prefixLength, int flags, int scope, Dev dev, Attrs attrs) {}
