package netnsh.verb;

import java.util.List;

/** All commands; iproute2's objects first, in ip(8)'s order, because the first one that an abbreviation fits is meant. */
public final class Verbs {
    private Verbs() {}

    private static final List<Verb> ALL = List.of();

    /** All commands. */
    public static List<Verb> all() {
        return ALL;
    }
}
