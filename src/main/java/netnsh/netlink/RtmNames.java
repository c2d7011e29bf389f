package netnsh.netlink;

/** How rtnetlink numbers its messages: four for each noun, {@code NEW DEL GET SET}, from 16 on (linux/rtnetlink.h). */
final class RtmNames {
    private static final int BASE = 16;

    private static final String[] NOUNS = {
        "LINK",
        "ADDR",
        "ROUTE",
        "NEIGH",
        "RULE",
        "QDISC",
        "TCLASS",
        "TFILTER",
        "ACTION",
        "PREFIX",
        "MULTICAST",
        "ANYCAST",
        "NEIGHTBL",
        "NDUSEROPT",
        "ADDRLABEL",
        "DCB",
        "NETCONF",
        "MDB",
        "NSID",
        "STATS",
        "CACHEREPORT",
        "CHAIN",
        "NEXTHOP",
        "LINKPROP",
        "VLAN",
        "NEXTHOPBUCKET",
        "TUNNEL",
    };

    private static final String[] VERBS = {"NEW", "DEL", "GET", "SET"};

    private RtmNames() {}

    /** E.g. {@code RTM_NEWLINK}, or null. */
    static String of(int type) {
        int noun = type - BASE >> 2;
        return type < BASE || noun >= NOUNS.length ? null : "RTM_" + VERBS[type - BASE & 3] + NOUNS[noun];
    }
}
