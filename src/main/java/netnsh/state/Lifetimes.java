package netnsh.state;

import java.util.ArrayList;
import java.util.List;

/** How long addresses have left to live: what a thing's words say, which is no part of its state because it passes. */
final class Lifetimes {
    private static final long FOREVER = Long.MAX_VALUE;

    /** What may have passed between two looks, in seconds. */
    private static final long MEANWHILE = 30;

    private Lifetimes() {}

    /** Whether somebody has given one of two addresses that are else the same another time to live. */
    static boolean differ(Thing one, Thing other) {
        return one.sort() == Thing.Sort.ADDRESS
                && (differ(one, other, "valid_lft") || differ(one, other, "preferred_lft"));
    }

    /** A line without how long what it makes has left: the same a second later. */
    static Line without(Line line) {
        List<String> words = new ArrayList<>(line.words());
        for (String word : List.of("expires", "valid_lft", "preferred_lft")) {
            int at = words.indexOf(word);
            if (at >= 0) {
                words.subList(at, at + 2).clear();
            }
        }
        return new Line(line.ns(), line.tool(), List.copyOf(words));
    }

    private static boolean differ(Thing one, Thing other, String word) {
        long a = seconds(one, word);
        long b = seconds(other, word);
        return (a == FOREVER || b == FOREVER) ? a != b : Math.abs(a - b) > MEANWHILE;
    }

    private static long seconds(Thing thing, String word) {
        List<String> words = thing.make().words();
        int at = words.indexOf(word);
        return at < 0 || words.get(at + 1).equals("forever") ? FOREVER : Long.parseLong(words.get(at + 1));
    }
}
