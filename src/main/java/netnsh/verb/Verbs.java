package netnsh.verb;

import java.util.List;

/** All commands; iproute2's objects first, in ip(8)'s order, because the first one that an abbreviation fits is meant. */
public final class Verbs {
    private Verbs() {}

    // Method references, so that a verb's class is loaded only when a line is about it: that is most of a short start.
    private static final List<Verb> ALL = List.of(
            Verb.own(List.of("ping"), "send ICMP echo requests", PingVerb::forms));

    /** All commands. */
    public static List<Verb> all() {
        return ALL;
    }
}
