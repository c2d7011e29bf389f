package netnsh.word;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Named;

/** Words of links: numbers of a certain width, switches, choices, aliases. */
public final class Links {
    private Links() {}

    /** Eight bits. */
    public static final ValueType<Integer> U8 = integer("NUMBER", 0, 255);
    /** Sixteen bits. */
    public static final ValueType<Integer> U16 = integer("NUMBER", 0, 65535);
    /** Sixty-four bits, as far as a signed number of that width goes. */
    public static final ValueType<Long> U64 = Numbers.range("NUMBER", 0, 999_999_999_999_999_999L);
    /** {@code on} is 1, {@code off} is 0. */
    public static final ValueType<Integer> ON_OFF = ValueType.of(
            "on|off", "value", w -> Numbers.ON_OFF.read(w) ? 1 : 0, v -> v != 0 ? "on" : "off", "on", "off");
    /** Largest packet in bytes; the device's own limits are the kernel's business. */
    public static final ValueType<Long> MTU = Numbers.range("MTU", 0, Integer.MAX_VALUE);
    /** A count that the kernel keeps as an int. */
    public static final ValueType<Long> INT = Numbers.range("NUMBER", 0, Integer.MAX_VALUE);
    /** An interface index to be used. */
    public static final ValueType<Integer> INDEX = integer("INDEX", 1, Integer.MAX_VALUE);
    /** Longest alias in bytes: IFALIASZ less the final NUL (linux/if.h). */
    public static final int ALIAS_MAX = 255;
    /** A description; an empty one takes it away. */
    public static final ValueType<String> ALIAS = ValueType.of("TEXT", "value", Links::alias, w -> w, "uplink");
    /** A link kind that has no options here; the kernel says whether it knows it. */
    public static final ValueType<String> KIND = ValueType.of("KIND", "value", Links::kind, w -> w, "nlmon");

    private static ValueType<Integer> integer(String label, long min, long max) {
        return ValueType.of(
                label,
                "number",
                w -> (int) Numbers.decimal(w, min, max),
                String::valueOf,
                String.valueOf(Math.max(min, Math.min(max, 10))));
    }

    /** A number from {@code min} to {@code max} as int. */
    public static ValueType<Integer> range(String label, int min, int max) {
        return integer(label, min, max);
    }

    /** One of several words, which stand for numbers; case does not matter, as in iproute2. */
    public static ValueType<Integer> choice(List<Named> words) {
        String[] names = words.stream().map(Named::name).toArray(String[]::new);
        return ValueType.of(
                String.join("|", names), "value", w -> choose(words, w), v -> Named.nameOf(words, v), names);
    }

    /** One of several words, spelled out, or its number. */
    public static ValueType<Integer> wordOrNumber(List<Named> words) {
        ValueType<Integer> plain = choice(words);
        return ValueType.of(
                plain.label(),
                "value",
                w -> w.matches("[0-9]+") ? number(words, w) : choose(words, w),
                plain::write,
                plain.examples().toArray(String[]::new));
    }

    private static int number(List<Named> words, String word) throws BadValue {
        int number = (int) Numbers.decimal(word, 0, Integer.MAX_VALUE);
        for (Named n : words) {
            if (n.value() == number) {
                return number;
            }
        }
        return choose(words, word);
    }

    /** One of several words, which may be abbreviated; the first that fits is meant. */
    public static ValueType<Integer> abbreviated(List<Named> words) {
        ValueType<Integer> plain = choice(words);
        return ValueType.of(
                plain.label(),
                "value",
                w -> {
                    for (Named n : words) {
                        if (!w.isEmpty() && n.name().startsWith(w)) {
                            return (int) n.value();
                        }
                    }
                    return choose(words, w);
                },
                plain::write,
                plain.examples().toArray(String[]::new));
    }

    /** A number in decimal, or in hexadecimal with 0x, as which it is written; up to {@code max}. */
    public static ValueType<Long> hex(String label, long max) {
        return ValueType.of(
                label, "number", w -> Ids.anyBase(w, max), v -> v == 0 ? "0" : "0x" + Long.toHexString(v), "0x1f", "7");
    }

    private static int choose(List<Named> words, String word) throws BadValue {
        StringBuilder all = new StringBuilder();
        for (Named n : words) {
            if (n.name().equalsIgnoreCase(word)) {
                return (int) n.value();
            }
            all.append(all.length() == 0 ? "" : ", ").append(n.name());
        }
        throw new BadValue("one of " + all + " is expected");
    }

    private static String alias(String word) throws BadValue {
        if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in an alias", word.indexOf(0));
        }
        int bytes = netnsh.value.Utf8.encode(word).length;
        if (bytes > ALIAS_MAX) {
            throw new BadValue("the alias has " + bytes + " bytes, the limit is " + ALIAS_MAX);
        }
        return word;
    }

    private static String kind(String word) throws BadValue {
        if (!word.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
            throw new BadValue("not a kind of link");
        }
        return word;
    }
}
