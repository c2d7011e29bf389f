package netnsh.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.grammar.ValueType;
import netnsh.value.IdNames;

/** Numbers that have names in {@code /etc/iproute2}: either may be written. */
public final class Ids {
    private Ids() {}

    /** A routing table: {@code main}, {@code 100}. */
    public static final ValueType<Long> TABLE = new Named("TABLE", "table", IdNames.TABLE, "main", "100");
    /** Who made a route: {@code static}, {@code bgp}, {@code 77}. */
    public static final ValueType<Long> PROTOCOL =
            new Named("PROTO", "protocol", IdNames.PROTOCOL, "static", "boot", "77");
    /** A scope: {@code link}. */
    public static final ValueType<Long> SCOPE = new Named("SCOPE", "scope", IdNames.SCOPE, "link", "global", "host");
    /** A group of interfaces. */
    public static final ValueType<Long> GROUP = new Named("GROUP", "group", IdNames.GROUP, "default", "42");
    /** A realm of routes. */
    public static final ValueType<Long> REALM = new Named("REALM", "realm", IdNames.REALM, "10");
    /** {@code [FROM/]TO} as one number: the source realm in the upper half. */
    public static final ValueType<Long> REALMS =
            ValueType.of("REALMS", "value", Ids::realms, Ids::realms, "10", "4/10", "4/");
    /** A type of service: a name, or two hexadecimal digits with 0x, as it is printed. */
    public static final ValueType<Long> TOS = ValueType.of("TOS", "value", Ids::tos, Ids::tos, "0x10", "AF11");
    /** A firewall mark: decimal, or hexadecimal with 0x. */
    public static final ValueType<Long> MARK =
            ValueType.of("MARK", "number", w -> anyBase(w, 0xffffffffL), m -> "0x" + Long.toHexString(m), "0x1", "7");

    /** A type whose words are the names of a list, or its numbers. */
    private record Named(String label, String what, IdNames list, List<String> examples) implements ValueType<Long> {
        Named(String label, String what, IdNames list, String... examples) {
            this(label, what, list, List.of(examples));
        }

        @Override
        public Long read(String word) throws BadValue {
            return Ids.read(list, what, word);
        }

        @Override
        public String write(Long value) {
            return list.name(value, false);
        }

        @Override
        public List<Offer> offers(Lookup live, String prefix) {
            List<Offer> offers = new ArrayList<>();
            for (Map.Entry<Long, String> e : list.all().entrySet()) {
                offers.add(new Offer(e.getValue(), what + " " + e.getKey()));
            }
            if (list == IdNames.TABLE) {
                offers.addAll(live.names(Lookup.What.TABLE, prefix));
            }
            return offers;
        }
    }

    private static long read(IdNames list, String what, String word) throws BadValue {
        OptionalLong id = list.id(word);
        if (id.isPresent()) {
            return id.getAsLong();
        }
        if (word.isEmpty()) {
            throw new BadValue("a " + what + " is missing");
        }
        char c = word.charAt(0);
        if (c != '-' && (c < '0' || c > '9')) {
            throw new BadValue("no " + what + " of that name");
        }
        return Numbers.decimal(word, 0, list.limit());
    }

    private static long realms(String word) throws BadValue {
        int slash = word.indexOf('/');
        if (slash < 0) {
            // two numbers in one, as the kernel has them, where it is too large for a realm
            boolean raw =
                    word.matches("[1-9][0-9]{2,9}") && IdNames.REALM.id(word).isEmpty();
            return raw ? Numbers.decimal(word, 0, 0xffffffffL) : read(IdNames.REALM, "realm", word);
        }
        String to = word.substring(slash + 1);
        long from = slash == 0 ? 0 : read(IdNames.REALM, "realm", word.substring(0, slash));
        return from << 16 | (to.isEmpty() ? 0 : read(IdNames.REALM, "realm", to));
    }

    private static String realms(long realms) {
        if ((realms & 0xff00) != 0 || realms >> 24 != 0) {
            return Long.toString(realms);
        }
        String to = IdNames.REALM.name(realms & 0xffff, false);
        return realms >> 16 == 0 ? to : IdNames.REALM.name(realms >> 16, false) + "/" + to;
    }

    private static long tos(String word) throws BadValue {
        OptionalLong id = IdNames.DSFIELD.id(word);
        if (id.isPresent()) {
            return id.getAsLong();
        }
        boolean prefixed = word.startsWith("0x") || word.startsWith("0X");
        String digits = prefixed ? word.substring(2) : word;
        if (!digits.matches("[0-9a-fA-F]+")) {
            throw new BadValue("no type of service of that name, and no number such as 0x10");
        }
        if (!prefixed && (digits.length() > 1 || digits.charAt(0) > '9')) {
            throw new BadValue("write 0x" + digits + " if that is meant: this number is hexadecimal");
        }
        if (digits.length() > 2) {
            throw new BadValue("out of range 0x00..0xff");
        }
        return Long.parseLong(digits, 16);
    }

    private static String tos(long tos) {
        return IdNames.DSFIELD.named(tos) && tos != 0 ? IdNames.DSFIELD.name(tos, false) : String.format("0x%02x", tos);
    }

    /** A decimal number, or a hexadecimal one that starts with 0x. */
    static long anyBase(String word, long limit) throws BadValue {
        if (!word.startsWith("0x") && !word.startsWith("0X")) {
            return Numbers.decimal(word, 0, limit);
        }
        String digits = word.substring(2);
        if (!digits.matches("[0-9a-fA-F]+")) {
            throw new BadValue("not a hexadecimal number", 2);
        }
        if (digits.length() > 15 || Long.parseLong(digits, 16) > limit) {
            throw new BadValue("out of range 0..0x" + Long.toHexString(limit));
        }
        return Long.parseLong(digits, 16);
    }
}
