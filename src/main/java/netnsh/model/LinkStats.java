package netnsh.model;

import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/**
 * Counters as struct if_stats_msg and IFLA_STATS_* (linux/if_link.h) have them.
 *
 * @param attrs IFLA_STATS_*
 */
public record LinkStats(Dev dev, Attrs attrs) {}
