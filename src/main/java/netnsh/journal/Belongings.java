package netnsh.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What this process has made and taken in, by what it is. May be used by several threads. */
final class Belongings {
    /** The cookies of the namespaces that it has made. */
    private final Set<Long> namespaces = ConcurrentHashMap.newKeySet();
    /** Links of others that it has taken into these. */
    private final Set<String> guests = ConcurrentHashMap.newKeySet();

    /** The same of the transaction that is open: what was made in it goes as a whole when it is taken back. */
    private final Set<Long> freshNamespaces = ConcurrentHashMap.newKeySet();

    private final Set<String> freshLinks = ConcurrentHashMap.newKeySet();
    /** Those of the former into which links have come that were there before: these must go home as they were. */
    private final Set<Long> visited = ConcurrentHashMap.newKeySet();

    private volatile boolean open;

    private static String key(Made link) {
        return key(link.cookie(), link.index());
    }

    private static String key(long cookie, int index) {
        return cookie + " " + index;
    }

    /** A transaction begins, or one has ended: what there is was made before it. */
    void transaction(boolean begins) {
        open = begins;
        freshNamespaces.clear();
        freshLinks.clear();
        visited.clear();
    }

    void made(long namespace) {
        namespaces.add(namespace);
        if (open) {
            freshNamespaces.add(namespace);
        }
    }

    void made(Made thing) {
        if (open && thing.isLink()) {
            freshLinks.add(key(thing));
        }
    }

    /** What others had made is theirs again. */
    void returned(long namespace) {
        namespaces.remove(namespace);
        freshNamespaces.remove(namespace);
    }

    /** Whether it is a namespace of its own. */
    boolean contains(long namespace) {
        return namespaces.contains(namespace);
    }

    /** Those of its namespaces that go as a whole: all, or in a transaction those that were made in it. */
    Set<Long> going() {
        return open ? freshNamespaces : namespaces;
    }

    /** Whether links of others are in a namespace. */
    boolean hosts(long namespace) {
        return guests.stream().anyMatch(guest -> guest.startsWith(namespace + " "));
    }

    /** Whether a link was made in the transaction that is open, and goes with all that is set on it. */
    boolean isFresh(long namespace, int index) {
        return freshLinks.contains(key(namespace, index));
    }

    /** Whether a namespace was made in the transaction that is open, and goes with all that is in it. */
    boolean isFresh(long namespace) {
        return freshNamespaces.contains(namespace) && !visited.contains(namespace);
    }

    /** Whether it leaves the namespaces with which it would have gone. */
    boolean leaves(Made link, Made there) {
        boolean fresh = freshNamespaces.contains(link.cookie()) && !freshNamespaces.contains(there.cookie());
        boolean own = contains(link.cookie()) && !contains(there.cookie());
        return (own || fresh) && !guests.contains(key(link));
    }

    /** A link has gone to another place: of somebody else's it is remembered when it comes into a namespace of ours. */
    void moved(Made before, Made now) {
        boolean guest = guests.remove(key(before)) || !contains(before.cookie());
        if (guest && contains(now.cookie())) {
            guests.add(key(now));
        }
        if (freshLinks.remove(key(before)) || isFresh(before.cookie())) {
            freshLinks.add(key(now));
        } else {
            visited.add(now.cookie());
        }
    }
}
