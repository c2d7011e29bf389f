package netnsh.plan;

import java.util.Set;
import netnsh.grammar.Token;
import netnsh.value.Dev;

/**
 * Which events are wanted.
 *
 * @param topics what they are about
 * @param family AF_INET or AF_INET6 for addresses, routes and the like; 0 for both
 * @param dev about this interface only; null for all
 * @param labelled each with its topic in front
 * @param allIds also those of namespaces that have an id here
 * @param at the word to blame for a missing interface
 */
public record MonitorSpec(Set<Topic> topics, int family, Dev dev, boolean labelled, boolean allIds, Token at) {
    /** What an event can be about. */
    public enum Topic {
        LINK,
        ADDR,
        ROUTE,
        NEIGH,
        NETCONF,
        RULE,
        NSID,
        NEXTHOP
    }
}
