package netnsh.grammar;

import java.util.List;
import java.util.function.Function;

/**
 * A type of word: how it is read, written, offered and called.
 *
 * @param <T> what the word becomes
 */
public interface ValueType<T> {
    /** What it is called in usage lines, in capitals: {@code PREFIX}. */
    String label();

    /** The word as a value; {@link BadValue} says in plain words what is wrong. */
    T read(String word) throws BadValue;

    /** The word that stands for a value: {@code read(write(x))} equals {@code x}. */
    default String write(T value) {
        return String.valueOf(value);
    }

    /** Candidates for completion, given what is typed so far of the word. */
    default List<Offer> offers(Lookup live, String prefix) {
        return List.of();
    }

    /** Words that are valid, for samples and documentation; at least one. */
    List<String> examples();

    /** How this kind of word is coloured: {@code name}, {@code address}, {@code number}, {@code value}. */
    default String role() {
        return "value";
    }

    /** Reads a word. */
    @FunctionalInterface
    interface Read<T> {
        T read(String word) throws BadValue;
    }

    /** A type made of its parts. */
    static <T> ValueType<T> of(String label, String role, Read<T> read, Function<T, String> write, String... examples) {
        return of(label, role, read, write, null, examples);
    }

    /** A type made of its parts, with a kind of live name that is offered. */
    static <T> ValueType<T> of(
            String label, String role, Read<T> read, Function<T, String> write, Lookup.What what, String... examples) {
        return new ValueType<>() {
            @Override
            public String label() {
                return label;
            }

            @Override
            public T read(String word) throws BadValue {
                return read.read(word);
            }

            @Override
            public String write(T value) {
                return write.apply(value);
            }

            @Override
            public List<Offer> offers(Lookup live, String prefix) {
                return what == null ? List.of() : live.names(what, prefix);
            }

            @Override
            public List<String> examples() {
                return List.of(examples);
            }

            @Override
            public String role() {
                return role;
            }
        };
    }
}
