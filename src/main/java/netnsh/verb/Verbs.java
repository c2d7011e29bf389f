package netnsh.verb;

import java.util.List;

/** All commands; iproute2's objects first, in ip(8)'s order, because the first one that an abbreviation fits is meant. */
public final class Verbs {
    private Verbs() {}

    // Method references, so that a verb's class is loaded only when a line is about it: that is most of a short start.
    private static final List<Verb> ALL = List.of(
            Verb.ip(List.of("route"), "routes", RouteVerb::forms),
            Verb.ip(List.of("rule"), "policy rules", RuleVerb::forms),
            Verb.ip(List.of("neigh", "neighbor", "neighbour"), "neighbours: ARP and NDISC", NeighVerb::forms),
            Verb.ip(List.of("netns"), "network namespaces", NetnsVerb::forms),
            Verb.own(List.of("use"), "where the following lines run", UseVerb::forms),
            Verb.own(List.of("gw"), "the default route", RouteVerb::gateway),
            Verb.own(List.of("up"), "switch interfaces on", ShortForms::up),
            Verb.own(List.of("down"), "switch interfaces off", ShortForms::down),
            Verb.own(List.of("cable"), "a cable between two namespaces", ShortForms::cable),
            Verb.own(List.of("switch"), "a bridge with a cable to each namespace", ShortForms::switches),
            Verb.own(List.of("sysctl"), "parameters of the kernel", SysctlVerb::forms),
            Verb.own(List.of("ping"), "send ICMP echo requests", PingVerb::forms));

    /** All commands. */
    public static List<Verb> all() {
        return ALL;
    }
}
