package netnsh.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a link is to be told, in words. */
final class LinkWords {
    /** What is not set back because it was not said: it follows from other things, or from chance. */
    private static final Set<String> FOLLOWS = Set.of(
            "mtu", "address", "broadcast", "gso_max_size", "gso_max_segs", "gro_max_size", "protodown", "addrgenmode");

    /** Told when a link is made, and never again. */
    private static final Set<String> AT_BIRTH = Set.of("numtxqueues", "numrxqueues");

    private LinkWords() {}

    /** What {@code link add} is not told. */
    static List<String> fresh(LinkState link) {
        List<String> words = new ArrayList<>();
        Usual usual = Usual.of(link);
        link.own().forEach((key, clause) -> {
            if ((!LinkBirth.TOLD.contains(key) || link.given() || link.kind().equals("tun"))
                    && !AT_BIRTH.contains(key)
                    && !usual.own(clause)) {
                words.addAll(clause);
            }
        });
        return words;
    }

    /**
     * What is set otherwise.
     *
     * @param back what was not said goes back to what is usual
     */
    static List<String> changed(LinkState now, LinkState wish, boolean back) {
        List<String> words = new ArrayList<>();
        wish.own().forEach((key, clause) -> {
            if (!AT_BIRTH.contains(key) && !clause.equals(now.own().get(key))) {
                words.addAll(clause);
            }
        });
        if (back) {
            for (String key : new TreeSet<>(now.own().keySet())) {
                boolean open = !wish.own().containsKey(key) && !AT_BIRTH.contains(key) && !FOLLOWS.contains(key);
                if (open && key.equals("alias")) {
                    words.addAll(List.of("alias", ""));
                } else if (open) {
                    Usual.of(wish).back(key, now.own().get(key)).ifPresent(words::addAll);
                }
            }
        }
        return words;
    }

    /** The same of the kind's own settings. */
    static List<String> options(LinkState now, LinkState wish) {
        return difference(now.options(), wish.options(), Usual.of(wish), wish.made());
    }

    /**
     * The same of some settings.
     *
     * @param made they are all that was said when the link was made: what is not among them goes back
     */
    static List<String> difference(
            Map<String, List<String>> now, Map<String, List<String>> wish, Usual usual, boolean made) {
        List<String> words = new ArrayList<>();
        wish.forEach((key, clause) -> {
            if (!clause.equals(now.get(key))) {
                words.addAll(clause);
            }
        });
        if (made) {
            now.forEach((key, clause) -> {
                if (!wish.containsKey(key) && !usual.option(clause)) {
                    usual.option(key).ifPresent(words::addAll);
                }
            });
        }
        return words;
    }

    /** What a new link is not like. */
    static List<String> unusual(Map<String, List<String>> settings, Usual usual) {
        List<String> words = new ArrayList<>();
        settings.values().stream().filter(clause -> !usual.option(clause)).forEach(words::addAll);
        return words;
    }
}
