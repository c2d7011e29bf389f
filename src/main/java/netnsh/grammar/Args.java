package netnsh.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the words of a line were bound to, in the order they came. Immutable. */
public final class Args {
    /**
     * One word (or group of words) and what it was taken for.
     *
     * @param node a {@link Syntax.Word}, {@link Syntax.Slot}, {@link Syntax.Rest} or {@link Syntax.Group}
     * @param value the slot's value, the word's canonical text, the rest's word, or the group's Args
     * @param token the word as typed; for a group its first word, or null when the group is empty
     */
    public record Binding(Syntax node, Object value, Token token) {}

    /** No words at all. */
    public static final Args NONE = new Args(List.of(), null);

    private final List<Binding> bindings;
    private final Object tag;

    Args(List<Binding> bindings, Object tag) {
        this.bindings = List.copyOf(bindings);
        this.tag = tag;
    }

    /** All bindings in the order typed. */
    public List<Binding> bindings() {
        return bindings;
    }

    /** The innermost {@link Syntax.Tag} that was passed on this level, or null. */
    public Object tag() {
        return tag;
    }

    /** The value of a slot; the last one when it was given repeatedly. */
    public <T> Optional<T> get(Syntax.Slot<T> slot) {
        List<T> all = all(slot);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The value of a slot that the shape demands. */
    public <T> T need(Syntax.Slot<T> slot) {
        return get(slot).orElseThrow(() -> new IllegalStateException(slot.name() + " is not in the shape"));
    }

    /** All values of a slot. */
    @SuppressWarnings("unchecked") // the reader put what the slot's own type read
    public <T> List<T> all(Syntax.Slot<T> slot) {
        List<T> found = new ArrayList<>();
        for (Binding b : bindings) {
            if (b.node().equals(slot)) {
                found.add((T) b.value());
            }
        }
        return found;
    }

    /** Whether a keyword was given. */
    public boolean has(Syntax.Word word) {
        return token(word) != null;
    }

    /** The words taken by a {@link Syntax.Rest}. */
    public List<String> rest(Syntax.Rest rest) {
        List<String> found = new ArrayList<>();
        for (Binding b : bindings) {
            if (b.node().equals(rest)) {
                found.add((String) b.value());
            }
        }
        return found;
    }

    /** All groups of that shape. */
    public List<Args> groups(Syntax.Group group) {
        List<Args> found = new ArrayList<>();
        for (Binding b : bindings) {
            if (b.node() == group) {
                found.add((Args) b.value());
            }
        }
        return found;
    }

    /** The group of that shape, the last one when repeated. */
    public Optional<Args> group(Syntax.Group group) {
        List<Args> all = groups(group);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The word as typed that was bound to this node on this level, the first one; null when there is none. */
    public Token token(Syntax node) {
        for (Binding b : bindings) {
            if (b.node().equals(node)) {
                return b.token();
            }
        }
        return null;
    }

    /** The first word of these arguments, or null. */
    public Token firstToken() {
        for (Binding b : bindings) {
            if (b.token() != null) {
                return b.token();
            }
        }
        return null;
    }

    /** The same without a keyword (on this level). */
    public Args without(Syntax.Word word) {
        return new Args(bindings.stream().filter(b -> !b.node().equals(word)).toList(), tag);
    }

    /** The words spelled out: canonical keywords, values as their types write them. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        for (Binding b : bindings) {
            if (b.value() instanceof Args inner) {
                words.addAll(inner.words());
            } else if (b.node() instanceof Syntax.Slot<?> slot) {
                words.add(write(slot, b.value()));
            } else {
                words.add((String) b.value());
            }
        }
        return words;
    }

    @SuppressWarnings("unchecked") // as in all()
    private static <T> String write(Syntax.Slot<T> slot, Object value) {
        return slot.type().write((T) value);
    }
}
