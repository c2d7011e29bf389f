package netnsh.state;

import java.util.Set;
import netnsh.value.NsRef;

/**
 * Something in a namespace that one line makes and one line takes away; links are {@link LinkState}s.
 *
 * @param sort what it is
 * @param key the words that tell it from others of its sort there
 * @param state what is said about it, without what passes by itself (lifetimes)
 * @param make makes it; when {@code changes} it also changes one with the same key
 * @param take takes it away
 * @param on the interfaces that it goes with
 * @param maker who made it
 * @param lacks what the words cannot say of it; empty when they say all
 */
public record Thing(
        Sort sort,
        NsRef ns,
        String key,
        String state,
        Line make,
        Line take,
        boolean changes,
        Set<String> on,
        Maker maker,
        String lacks) {
    /** What there is, in the order in which it is made. */
    public enum Sort {
        NAMESPACE,
        SETTING,
        ALTNAME,
        VLAN,
        DEVICE_SETTING,
        ADDRESS,
        NEXTHOP,
        ROUTE,
        RULE,
        NEIGHBOUR,
        FORWARDING,
        GROUP,
        MEMBERSHIP,
        /** A program that leads a namespace out of a sandbox. */
        UPLINK,
        /** A file that programs in a namespace see over one of /etc. */
        FILE,
        /** A rule of netnsh's in the packet filter. */
        PACKETS
    }

    /** Who made it. */
    public enum Maker {
        /** Somebody who asked for it. */
        USER,
        /** The kernel, because of something else: the route of an address, the link-local address of an interface. */
        KERNEL,
        /** It goes by itself when its time is over. */
        PASSING
    }

    /** The same made by another line. */
    Thing with(Line other) {
        return new Thing(sort, ns, key, state, other, take, changes, on, maker, lacks);
    }

    /** The same, of which its line does not say all. */
    Thing lacking(String what) {
        return new Thing(sort, ns, key, state, make, take, changes, on, maker, what);
    }

    /** The same on an interface that was called otherwise. */
    Thing renamed(String now, String before) {
        java.util.Set<String> other = new java.util.TreeSet<>(on);
        other.remove(now);
        other.add(before);
        return new Thing(
                sort,
                ns,
                word(key, now, before),
                word(state, now, before),
                make.renamed(now, before),
                take == null ? null : take.renamed(now, before),
                changes,
                java.util.Set.copyOf(other),
                maker,
                lacks);
    }

    /** The same in another namespace. */
    Thing in(NsRef other) {
        Line taken = take == null ? null : new Line(other, take.tool(), take.words());
        return new Thing(
                sort, other, key, state, new Line(other, make.tool(), make.words()), taken, changes, on, maker, lacks);
    }

    private static String word(String text, String now, String before) {
        return java.util.Arrays.stream(text.split(" ", -1))
                .map(w -> w.equals(now) ? before : w)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** Whether netnsh's own words make it, for which iproute2 has none. */
    public boolean isOwn() {
        return sort == Sort.UPLINK || sort == Sort.FILE || sort == Sort.PACKETS;
    }

    /** Whether a saved file speaks of it. */
    public boolean saved() {
        return maker == Maker.USER && lacks.isEmpty();
    }

    /** What tells it from all others. */
    String identity() {
        return sort + " " + ns + " " + key;
    }
}
