package netnsh.notes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shells that a transcript has opened, one inside the other, told by the notes' own prompts. */
final class Levels {
    /** One shell: the namespace that it is in (null: where its outer one is), the prompt before it and its own. */
    private record Level(String ns, String outer, String[] inner) {}

    private List<Level> open = new ArrayList<>();
    /** At which places each prompt has been seen; a place is the list of namespaces one inside the other. */
    private final Map<String, Set<List<Level>>> seen = new HashMap<>();

    private String last;
    private boolean fresh;
    private String strange;
    private String machine;

    /** A block begins with this prompt: a session that only this prompt has is continued, else one is at home. */
    void begin(String sign) {
        Set<List<Level>> places = seen.getOrDefault(sign, Set.of());
        open = places.size() == 1 ? new ArrayList<>(places.iterator().next()) : new ArrayList<>();
        last = null;
        fresh = false;
        strange = null;
        machine = null;
    }

    /** Forgets the prompts: a block without any. */
    void home() {
        begin("");
    }

    /**
     * A prompt comes.
     *
     * @param other the namespace that plays the machine with this prompt; null when the prompt is this machine's
     */
    void prompt(Prompt p, String other) {
        String sign = p.sign();
        boolean inside = fresh || open.stream().anyMatch(l -> sign.equals(l.inner()[0]));
        machine = inside ? null : other;
        if (machine != null) {
            open.clear();
            strange = null;
            last = sign;
            return;
        }
        if (fresh && !open.isEmpty()) {
            top().inner()[0] = sign;
            fresh = false;
        } else {
            while (!open.isEmpty()
                    && top().inner()[0] != null
                    && !sign.equals(top().inner()[0])
                    && sign.equals(top().outer())) {
                open.remove(open.size() - 1);
            }
            boolean changed = last != null && !sign.equals(last) && p.kind() == Prompt.Kind.HOST && !known(sign);
            strange = changed ? sign : sign.equals(strange) ? strange : null;
        }
        last = sign;
        if (strange == null) {
            seen.computeIfAbsent(sign, s -> new HashSet<>()).add(List.copyOf(open));
        }
    }

    private boolean known(String sign) {
        return seen.containsKey(sign) && !sign.equals(strange)
                || open.stream().anyMatch(l -> sign.equals(l.inner()[0]) || sign.equals(l.outer()));
    }

    /** The prompt that nobody knows where it comes from, or null. */
    String strange() {
        return strange;
    }

    /** A shell is opened; null: one where one stands, of root's. */
    void enter(String ns) {
        open.add(new Level(ns, last, new String[1]));
        fresh = true;
    }

    /** The innermost shell is left; false when none was open. */
    boolean leave() {
        if (open.isEmpty()) {
            return false;
        }
        List<Level> closed = List.copyOf(open);
        seen.values().forEach(places -> places.remove(closed));
        seen.values().removeIf(Set::isEmpty);
        open.remove(open.size() - 1);
        fresh = false;
        last = null;
        return true;
    }

    boolean any() {
        return !open.isEmpty();
    }

    /** The namespace that one stands in, null for home. */
    String place() {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).ns() != null) {
                return open.get(i).ns();
            }
        }
        return machine;
    }

    private Level top() {
        return open.get(open.size() - 1);
    }
}
