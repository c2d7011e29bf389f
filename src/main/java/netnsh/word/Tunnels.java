package netnsh.word;

import java.net.InetAddress;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Named;
import netnsh.value.Ip;

/** Words of tunnels, many of which have a word beside their numbers. */
public final class Tunnels {
    /** What {@code inherit} and {@code none} are read as where a number of its own does not stand for them. */
    public static final long INHERIT = -1;

    /** TUNNEL_ENCAP_* of linux/if_tunnel.h. */
    public static final List<Named> ENCAPS = List.of(new Named(0, "none"), new Named(1, "fou"), new Named(2, "gue"));

    /** A key: a number, or its four bytes with dots, as which it is written. */
    public static final ValueType<InetAddress> KEY =
            ValueType.of("KEY", "number", Tunnels::key, Ip::text, "5", "0.0.1.2", "0xffffffff");
    /** Time to live; {@code inherit} is 0. */
    public static final ValueType<Integer> TTL = orWord("TTL", "inherit", 0, Links.U8, "64");
    /** Type of service; {@code inherit} is 1. */
    public static final ValueType<Integer> TOS = ValueType.of(
            "TOS",
            "number",
            w -> w.equals("inherit") ? 1 : Ids.TOS.read(w).intValue(),
            v -> v == 1 ? "inherit" : Ids.TOS.write((long) v),
            "inherit",
            "0x10");
    /** An IPv6 traffic class in hexadecimal, or {@link #INHERIT}. */
    public static final ValueType<Long> TCLASS = hexOrInherit("TCLASS", 0xff, 2, "0x1c");
    /** An IPv6 flow label in hexadecimal, or {@link #INHERIT}. */
    public static final ValueType<Long> FLOWLABEL = hexOrInherit("FLOWLABEL", 0xfffff, 5, "0x12345");
    /** A firewall mark or {@link #INHERIT}. */
    public static final ValueType<Long> MARK = orWord("MARK", "inherit", INHERIT, Ids.MARK, "0x1", "7");
    /** How deep tunnels may be nested; {@code none} is {@link #INHERIT}. */
    public static final ValueType<Long> ENCAPLIMIT =
            orWord("ELIM", "none", INHERIT, Numbers.range("ELIM", 0, 255), "4");
    /** A UDP port; {@code auto} is 0. */
    public static final ValueType<Integer> PORT_OR_AUTO = orWord("PORT", "auto", 0, Links.U16, "5555");
    /** What packets are wrapped in once more. */
    public static final ValueType<Integer> ENCAP = Links.choice(ENCAPS);

    private Tunnels() {}

    private static <T> ValueType<T> orWord(String label, String word, T value, ValueType<T> type, String... examples) {
        String[] all = java.util.Arrays.copyOf(examples, examples.length + 1);
        all[examples.length] = word;
        return ValueType.of(
                label + "|" + word,
                "number",
                w -> w.equals(word) ? value : type.read(w),
                v -> v.equals(value) ? word : type.write(v),
                all);
    }

    private static long hexOrInherit(String word, long max) throws BadValue {
        if (word.equals("inherit")) {
            return INHERIT;
        }
        boolean marked = word.startsWith("0x") || word.startsWith("0X");
        String digits = marked ? word.substring(2) : word;
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new BadValue("a number such as 0x1c or inherit is expected");
        } else if (!marked && (digits.length() > 1 || digits.charAt(0) > '9')) {
            throw new BadValue("write 0x" + digits + " if that is meant: this number is hexadecimal");
        }
        long value = Long.parseLong(digits, 16);
        if (value > max) {
            throw new BadValue("out of range 0x0..0x" + Long.toHexString(max));
        }
        return value;
    }

    private static ValueType<Long> hexOrInherit(String label, long max, int digits, String example) {
        return ValueType.of(
                label + "|inherit",
                "number",
                w -> hexOrInherit(w, max),
                v -> v == INHERIT ? "inherit" : String.format("0x%0" + digits + "x", v),
                example,
                "inherit");
    }

    private static InetAddress key(String word) throws BadValue {
        if (word.indexOf('.') >= 0) {
            return Addresses.IPV4.read(word);
        }
        long key = Ids.anyBase(word, 0xffffffffL);
        return Ip.of((byte) (key >> 24), (byte) (key >> 16), (byte) (key >> 8), (byte) key);
    }
}
