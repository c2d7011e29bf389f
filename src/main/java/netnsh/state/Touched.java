package netnsh.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.kind.LinkRows;
import netnsh.model.Link;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;

/** What a change sets on a link, by key, in words that can be compared later. */
public final class Touched {
    private static final String UP = "up";
    private static final String MASTER = "master";

    private Touched() {}

    /** The keys of what it sets; what is told to a link's kind is not among them. */
    public static Set<String> keys(Link wanted) {
        Set<String> keys = new LinkedHashSet<>(LinkRows.settings(wanted.flags(), wanted.change(), wanted.attrs())
                .keySet());
        if ((wanted.change() & Iff.IFF_UP) != 0) {
            keys.add(UP);
        }
        if (wanted.attrs().has(Ifla.IFLA_MASTER)) {
            keys.add(MASTER);
        }
        return keys;
    }

    /** Whether what is said under a key is a number that another link has when it comes back. */
    public static boolean numbers(String key) {
        return key.equals(MASTER);
    }

    /** What a link says under a key; empty where it says nothing. */
    public static String now(String key, Link link) {
        if (key.equals(UP)) {
            return link.up() ? "up" : "down";
        } else if (key.equals(MASTER)) {
            return "master " + link.master();
        }
        Map<String, List<String>> now = LinkRows.settings(link.flags(), -1, link.attrs());
        return String.join(" ", now.getOrDefault(key, List.of()));
    }
}
