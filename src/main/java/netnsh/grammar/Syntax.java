package netnsh.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The shape of a command. A shape is immutable and may be shared; {@link Later} defers building a part until a line
 * needs it, which keeps the start of the program short and allows recursion.
 */
public sealed interface Syntax {
    /**
     * A keyword.
     *
     * @param spellings the canonical spelling first, then others that mean the same
     * @param help what it does, a few words
     * @param exact true when no abbreviation is taken (iproute2 compares some words with {@code strcmp})
     */
    record Word(List<String> spellings, String help, boolean exact) implements Syntax {
        /** The canonical spelling. */
        public String text() {
            return spellings.get(0);
        }

        /** Whether it is known only so that it can be refused in a sentence of its own. */
        public boolean refused() {
            return help.endsWith(REFUSED);
        }
    }

    /** What the help of a keyword ends with that is only known to be refused by name; what stands before says why. */
    String REFUSED = " (refused)";

    /**
     * A place for a value. Two slots are the same when name, type and help are: declare each as a constant.
     *
     * @param name how it is called in the planner and in documentation
     * @param type how its word is read
     * @param help what it means, a few words
     */
    record Slot<T>(String name, ValueType<T> type, String help) implements Syntax {}

    /** All words up to the end of the line, taken as they are (a program and its arguments). */
    record Rest(String name, String help) implements Syntax {}

    /** One after the other. */
    record Seq(List<Syntax> parts) implements Syntax {}

    /** One of several; earlier ones win where an abbreviation fits more than one. */
    record OneOf(List<Syntax> choices) implements Syntax {}

    /** In any order, each at most once ({@link Many} items repeatedly); what is not {@link Maybe} or Many must come. */
    record AnyOrder(List<Syntax> items) implements Syntax {}

    /** Once or not at all. */
    record Maybe(Syntax of) implements Syntax {}

    /** As often as one likes, also never. */
    record Many(Syntax of) implements Syntax {}

    /** What is bound inside stays together in {@link Args} of its own. */
    record Group(String name, Syntax of) implements Syntax {}

    /** Marks that this alternative was taken; {@link Args#tag()} gives it back. */
    record Tag(Object tag, Syntax of) implements Syntax {}

    /** Built when first needed. */
    final class Later implements Syntax {
        private final Supplier<Syntax> supplier;
        private Syntax built;

        /** Defers {@code supplier} until a reader comes by. */
        public Later(Supplier<Syntax> supplier) {
            this.supplier = supplier;
        }

        /** The shape itself, built once. */
        public synchronized Syntax get() {
            if (built == null) {
                built = supplier.get();
            }
            return built;
        }
    }

    /** What remains of an {@link AnyOrder} after some items were used; bit i of {@code used} stands for item i. */
    record Partly(AnyOrder of, long used) implements Syntax {}

    /** Closes a {@link Group}. */
    record End() implements Syntax {}

    /** Nothing. */
    Syntax EMPTY = new Seq(List.of());

    /** A keyword that may be abbreviated. */
    static Word word(String text, String help) {
        return new Word(List.of(text), help, false);
    }

    /** A keyword with other spellings that mean the same. */
    static Word word(List<String> spellings, String help) {
        return new Word(spellings, help, false);
    }

    /** A keyword that must be spelled out. */
    static Word exactly(String text, String help) {
        return new Word(List.of(text), help, true);
    }

    /** A place for a value. */
    static <T> Slot<T> slot(String name, ValueType<T> type, String help) {
        return new Slot<>(name, type, help);
    }

    /** All further words. */
    static Rest rest(String name, String help) {
        return new Rest(name, help);
    }

    /** One after the other. */
    static Syntax seq(Syntax... parts) {
        return new Seq(List.of(parts));
    }

    /** One of several. */
    static Syntax oneOf(Syntax... choices) {
        return new OneOf(List.of(choices));
    }

    /** In any order; at most 64 items. */
    static Syntax anyOrder(Syntax... items) {
        return anyOrder(Arrays.asList(items));
    }

    /** In any order; at most 64 items. */
    static Syntax anyOrder(List<? extends Syntax> items) {
        if (items.size() > 64) {
            throw new IllegalArgumentException("anyOrder takes at most 64 items, nest them");
        }
        return new AnyOrder(List.copyOf(items));
    }

    /** Once or not at all. */
    static Syntax maybe(Syntax... parts) {
        return new Maybe(parts.length == 1 ? parts[0] : seq(parts));
    }

    /** As often as one likes. */
    static Syntax many(Syntax of) {
        return new Many(of);
    }

    /** Once or more. */
    static Syntax some(Syntax of) {
        return seq(of, many(of));
    }

    /** What is bound inside stays together. */
    static Group group(String name, Syntax of) {
        return new Group(name, of);
    }

    /** A shape that is built when first needed. */
    static Syntax later(Supplier<Syntax> supplier) {
        return new Later(supplier);
    }

    /** Keyword and value: {@code mtu 1500}. */
    static Syntax clause(String keyword, Slot<?> value) {
        return seq(word(keyword, value.help()), value);
    }

    /** Keyword and value, or nothing. */
    static Syntax option(String keyword, Slot<?> value) {
        return maybe(clause(keyword, value));
    }

    /** Keyword that is there or not. */
    static Syntax flag(Word word) {
        return new Maybe(word);
    }
}
