package netnsh.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import netnsh.grammar.BadValue;
import netnsh.kernel.Kernel;
import netnsh.model.NamedNs;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** Finds namespaces again by what they are, wherever their names have gone. */
final class Whereabouts {
    private final Kernel kernel;
    private final Consumer<String> left;
    private final Map<Long, Optional<NsRef>> known = new HashMap<>();
    /** What stood under a name when the namespace behind it had that cookie. */
    private final Map<Made, Kernel.Standing> proven = new HashMap<>();
    /** The cookies of namespaces that were made again, by what they were. */
    private final Map<Long, Long> reborn = new HashMap<>();

    /** Finds them on a machine; {@code left} hears a sentence about names that are none. */
    Whereabouts(Kernel kernel, Consumer<String> left) {
        this.kernel = kernel;
        this.left = left;
    }

    /** Where the namespace with that cookie can be reached now; null when it is gone. */
    NsRef find(long cookie, String where) {
        Optional<NsRef> last = known.get(cookie);
        if (reborn.containsKey(cookie)) {
            return last.filter(ns -> is(ns, reborn.get(cookie))).orElse(null);
        } else if (last != null && last.isPresent() && is(last.get(), cookie)) {
            return last.get();
        }
        NsRef found = null;
        List<NsRef> candidates = new ArrayList<>();
        try {
            candidates.add(Names.PLACE.read(where));
        } catch (BadValue notOurs) {
            left.accept("a namespace called \"" + where + "\": that is no name");
        }
        candidates.add(NsRef.HOME);
        for (int i = 0; i < 2 && found == null; i++) {
            for (NsRef one : i == 0 ? candidates : last == null ? all() : List.<NsRef>of()) {
                if (is(one, cookie)) {
                    found = one;
                    break;
                }
            }
        }
        known.put(cookie, Optional.ofNullable(found));
        return found;
    }

    /** A namespace that was taken away has been made again; {@code now} is null where only its name was taken and it lives on. */
    void again(Made was, Made now) {
        if (now != null && find(was.cookie(), was.name()) == null) {
            reborn.put(was.cookie(), now.cookie());
            known.put(was.cookie(), Optional.of(new NsRef.Named(now.name())));
        }
    }

    /**
     * Whether the name still stands for the namespace that it was given to. As long as the same file stands there, the
     * namespace is not asked again: each question takes a socket in it.
     */
    boolean ours(Made m) {
        try {
            Kernel.Standing now = kernel.standing(m.name()).orElse(null);
            if (now == null) {
                return false;
            } else if (now.equals(proven.get(m))) {
                return true;
            }
            boolean same = is(new NsRef.Named(m.name()), m.cookie());
            if (same) {
                proven.put(m, now);
            }
            return same;
        } catch (Problem gone) {
            return false;
        }
    }

    private boolean is(NsRef ns, long cookie) {
        try {
            return kernel.cookie(ns) == cookie;
        } catch (Problem gone) {
            return false;
        }
    }

    /** Home and all that have a name. */
    List<NsRef> all() {
        List<NsRef> all = new ArrayList<>(List.of(NsRef.HOME));
        for (NamedNs n : kernel.namespaces()) {
            if (n.state() == NamedNs.State.OK) {
                all.add(new NsRef.Named(n.name()));
            }
        }
        return all;
    }
}
