package netnsh.uapi;

import java.util.List;
import java.util.OptionalLong;

/**
 * A number of the kernel and the word that people have for it.
 *
 * @param value the number, or the bits of a flag
 * @param name as iproute2 spells it
 */
public record Named(long value, String name) {
    /** The word for a number, or the number in decimal digits. */
    public static String nameOf(List<Named> rows, long value) {
        for (Named row : rows) {
            if (row.value == value) {
                return row.name;
            }
        }
        return Long.toString(value);
    }

    /** The number for a word, spelled out. */
    public static OptionalLong valueOf(List<Named> rows, String name) {
        for (Named row : rows) {
            if (row.name.equals(name)) {
                return OptionalLong.of(row.value);
            }
        }
        return OptionalLong.empty();
    }

    /** The bits of all rows whose words are given; unknown words count nothing. */
    public static long bitsOf(List<Named> rows, List<String> names) {
        long bits = 0;
        for (Named row : rows) {
            if (names.contains(row.name)) {
                bits |= row.value;
            }
        }
        return bits;
    }

    /** The words of the bits that are set, in the order of the rows. */
    public static List<String> namesIn(List<Named> rows, long bits) {
        return rows.stream()
                .filter(row -> row.value != 0 && (bits & row.value) == row.value)
                .map(Named::name)
                .toList();
    }

    /** The bits that no row names. */
    public static long restOf(List<Named> rows, long bits) {
        long rest = bits;
        for (Named row : rows) {
            rest &= ~row.value;
        }
        return rest;
    }
}
