package netnsh.word;

import java.time.Duration;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;

/** Numbers, switches and times. Numbers are decimal and never octal or hexadecimal. */
public final class Numbers {
    private Numbers() {}

    /** Eight bits. */
    public static final ValueType<Long> U8 = range("NUMBER", 0, 255);
    /** Sixteen bits. */
    public static final ValueType<Long> U16 = range("NUMBER", 0, 65535);
    /** Thirty-two bits. */
    public static final ValueType<Long> U32 = range("NUMBER", 0, 4294967295L);
    /** {@code on} or {@code off}. */
    public static final ValueType<Boolean> ON_OFF = ValueType.of(
            "on|off",
            "value",
            w -> {
                if (w.equals("on")) {
                    return true;
                } else if (w.equals("off")) {
                    return false;
                }
                throw new BadValue("must be on or off");
            },
            v -> v ? "on" : "off",
            "on",
            "off");
    /** A time: {@code 5}, {@code 0.2}, {@code 5s}, {@code 200ms}, {@code 2m}; seconds without a unit. */
    public static final ValueType<Duration> DURATION =
            ValueType.of("TIME", "number", Numbers::duration, Numbers::duration, "5s", "0.2", "200ms");

    /** Decimal numbers from {@code min} to {@code max}. */
    public static ValueType<Long> range(String label, long min, long max) {
        return ValueType.of(
                label,
                "number",
                w -> decimal(w, min, max),
                String::valueOf,
                String.valueOf(Math.max(min, Math.min(max, 10))));
    }

    /** Reads a decimal number: digits only, no leading zero, within the range. */
    public static long decimal(String word, long min, long max) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("a number is missing");
        }
        String digits = min < 0 && word.startsWith("-") ? word.substring(1) : word;
        if (word.startsWith("-") && min >= 0) {
            throw new BadValue("a negative number is not possible here");
        }
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            throw new BadValue("hexadecimal is not read here, a decimal number is expected");
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw new BadValue("not a decimal number", i);
            }
        }
        if (digits.isEmpty()) {
            throw new BadValue("not a decimal number");
        }
        if (digits.length() > 1 && digits.startsWith("0")) {
            throw new BadValue("leading zero: write it without (some tools read it as octal)");
        }
        if (digits.length() > 18) {
            throw new BadValue("too large, the limit is " + max);
        }
        long value = Long.parseLong(digits) * (digits.length() < word.length() ? -1 : 1);
        if (value < min || value > max) {
            throw new BadValue("out of range " + min + ".." + max);
        }
        return value;
    }

    private static Duration duration(String word) throws BadValue {
        int i = 0;
        while (i < word.length() && (Character.digit(word.charAt(i), 10) >= 0 || word.charAt(i) == '.')) {
            i++;
        }
        String number = word.substring(0, i);
        String unit = word.substring(i);
        List<String> units = List.of("ms", "s", "m", "h", "");
        if (number.isEmpty() || number.length() > 12 || !number.matches("[0-9]+(\\.[0-9]+)?|\\.[0-9]+")) {
            throw new BadValue("not a time such as 5s, 200ms or 0.2");
        }
        if (!units.contains(unit)) {
            throw new BadValue("unknown unit \"" + unit + "\", one of ms s m h is expected", i);
        }
        double factor = switch (unit) {
            case "ms" -> 1e6;
            case "m" -> 60e9;
            case "h" -> 3600e9;
            default -> 1e9;
        };
        return Duration.ofNanos((long) (Double.parseDouble(number) * factor));
    }

    private static String duration(Duration time) {
        long ns = time.toNanos();
        return ns % 1_000_000_000L == 0 ? ns / 1_000_000_000L + "s" : ns / 1_000_000L + "ms";
    }
}
