package netnsh.value;

import java.util.Objects;

/**
 * An interface as somebody means it: by name (index 0 until resolved) or by index.
 *
 * @param index the kernel's ifindex, 0 while unknown
 * @param name the name, "" when only the index is known (never null)
 */
public record Dev(int index, String name) {
    /** No interface at all: what {@code nomaster} sends. */
    public static final Dev NONE = new Dev(0, "");

    public Dev {
        Objects.requireNonNull(name, "name");
    }

    /** The interface of that name; its index is still to be found. */
    public static Dev named(String name) {
        return new Dev(0, name);
    }

    /** The interface of that index; 0 means none. */
    public static Dev index(int index) {
        return index == 0 ? NONE : new Dev(index, "");
    }

    /** An interface whose index and name are both known. */
    public static Dev of(int index, String name) {
        return new Dev(index, name);
    }

    /** Whether the index is known. */
    public boolean resolved() {
        return index != 0;
    }

    /** Whether somebody must still look the index up: a name without one. */
    public boolean symbolic() {
        return index == 0 && !name.isEmpty();
    }

    /** The name, or {@code if4} where only the index is known (as iproute2 writes it). */
    @Override
    public String toString() {
        return name.isEmpty() ? index == 0 ? "none" : "if" + index : name;
    }
}
