package netnsh.word;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Named;
import netnsh.uapi.Nud;
import netnsh.uapi.PortRange;
import netnsh.uapi.Rtn;
import netnsh.uapi.UidRange;
import netnsh.value.IpProtocols;

/** Words of routes, rules and neighbours that are no addresses and no plain numbers. */
public final class Routing {
    private Routing() {}

    /** A time in milliseconds, with its unit: {@code 200ms}, {@code 1.5s}. */
    public static final ValueType<Long> MILLISECONDS =
            ValueType.of("TIME", "number", Routing::milliseconds, ms -> ms + "ms", "200ms", "1.5s");
    /** How much a router is preferred, RFC 4191: low 3, medium 0, high 1. */
    public static final ValueType<Integer> PREFERENCE =
            ValueType.of("PREF", "value", Routing::preference, Routing::preference, "low", "medium", "2");
    /** RTAX_FEATURE_*: {@code ecn}. */
    public static final ValueType<Long> FEATURES = ValueType.of("ecn", "value", Routing::feature, bits -> "ecn", "ecn");
    /** RTN_*: the type of a route. */
    public static final ValueType<Integer> ROUTE_TYPE =
            ValueType.of("TYPE", "value", Routing::routeType, t -> Named.nameOf(Rtn.NAMES, t), "unicast", "blackhole");
    /** The types of routes, in the order in which iproute2 tries their names (rtnl_rtntype_a2n). */
    public static final List<Integer> ROUTE_TYPES = List.of(
            Rtn.RTN_LOCAL,
            Rtn.RTN_NAT,
            Rtn.RTN_BROADCAST,
            Rtn.RTN_ANYCAST,
            Rtn.RTN_MULTICAST,
            Rtn.RTN_PROHIBIT,
            Rtn.RTN_UNREACHABLE,
            Rtn.RTN_BLACKHOLE,
            Rtn.RTN_UNICAST,
            Rtn.RTN_THROW);
    /** Those of them that must be spelled out. */
    public static final Set<Integer> WHOLE_ROUTE_TYPES = Set.of(Rtn.RTN_LOCAL, Rtn.RTN_NAT, Rtn.RTN_THROW);
    /** Another word for the type broadcast. */
    public static final String BRD = "brd";
    /** NUD_*: the state of a neighbour; {@code none} is 0. */
    public static final ValueType<Integer> NUD =
            ValueType.of("STATE", "value", Routing::nud, Routing::nud, "permanent", "reachable", "stale");
    /** A firewall mark with a mask: {@code 0x1/0xff}. */
    public static final ValueType<Mark> MARK =
            ValueType.of("MARK[/MASK]", "number", Routing::mark, Routing::mark, "0x1", "7", "0x1/0xff");
    /** Users: {@code 1000-1999}. */
    public static final ValueType<UidRange> UIDS =
            ValueType.of("FROM-TO", "number", Routing::uids, r -> r.start() + "-" + r.end(), "1000-1999", "0-0");
    /** A port, or ports: {@code 80}, {@code 8000-8080}. */
    public static final ValueType<PortRange> PORTS = ValueType.of(
            "PORT[-PORT]",
            "number",
            Routing::ports,
            r -> r.start() == r.end() ? "" + r.start() : r.start() + "-" + r.end(),
            "80",
            "8000-8080");
    /** An IP protocol: {@code tcp}, {@code 132}. */
    public static final ValueType<Integer> IP_PROTOCOL =
            ValueType.of("PROTOCOL", "value", Routing::protocol, String::valueOf, "tcp", "udp", "132");
    /** 64 bits without a sign. */
    public static final ValueType<Long> U64 =
            ValueType.of("NUMBER", "number", Routing::u64, Long::toUnsignedString, "1", "18446744073709551615");

    /**
     * A firewall mark.
     *
     * @param mask the bits that count; null for all
     */
    public record Mark(long value, Long mask) {}

    private static final List<Named> PREFERENCES =
            List.of(new Named(3, "low"), new Named(0, "medium"), new Named(1, "high"));

    /** A name, or a number: the kernel takes those that it does not know for medium. */
    private static int preference(String word) throws BadValue {
        return !word.isEmpty() && Character.isDigit(word.charAt(0))
                ? (int) Ids.anyBase(word, 255)
                : word(PREFERENCES, word);
    }

    private static String preference(int value) {
        return PREFERENCES.stream().anyMatch(p -> p.value() == value)
                ? Named.nameOf(PREFERENCES, value)
                : Integer.toString(value);
    }

    private static int routeType(String word) throws BadValue {
        OptionalLong whole = Named.valueOf(Rtn.NAMES, word);
        if (whole.isEmpty() && word.equals(BRD)) {
            return Rtn.RTN_BROADCAST;
        } else if (whole.isEmpty() && !word.isEmpty()) {
            for (int type : ROUTE_TYPES) {
                if (!WHOLE_ROUTE_TYPES.contains(type)
                        && Named.nameOf(Rtn.NAMES, type).startsWith(word)) {
                    return type;
                }
            }
        }
        return word(Rtn.NAMES, word);
    }

    private static long feature(String word) throws BadValue {
        if (!word.equals("ecn")) {
            throw new BadValue("ecn is expected");
        }
        return 1;
    }

    private static int word(List<Named> rows, String word) throws BadValue {
        OptionalLong value = Named.valueOf(rows, word);
        if (value.isEmpty()) {
            List<String> names = rows.stream().map(Named::name).toList();
            throw new BadValue("one of " + String.join(", ", names) + " is expected");
        }
        return (int) value.getAsLong();
    }

    private static long milliseconds(String word) throws BadValue {
        int i = 0;
        while (i < word.length() && (word.charAt(i) >= '0' && word.charAt(i) <= '9' || word.charAt(i) == '.')) {
            i++;
        }
        String number = word.substring(0, i);
        if (number.length() > 12 || !number.matches("[0-9]+(\\.[0-9]+)?|\\.[0-9]+")) {
            throw new BadValue("not a time such as 200ms or 1.5s");
        }
        BigDecimal value = new BigDecimal(number);
        BigDecimal ms = switch (word.substring(i).toLowerCase(Locale.ROOT)) {
            case "s", "sec", "secs" -> value.movePointRight(3);
            case "ms", "msec", "msecs" -> value;
            case "" -> throw new BadValue("a unit is missing: " + number + "ms or " + number + "s");
            default -> throw new BadValue("unknown unit \"" + word.substring(i) + "\", ms or s is expected", i);
        };
        long rounded = ms.setScale(0, RoundingMode.CEILING).longValue();
        // the kernel keeps eighths in 32 bits
        if (rounded > 0xffffffffL / 8) {
            throw new BadValue("too long, the limit is " + 0xffffffffL / 8000 + "s");
        }
        return rounded;
    }

    private static int nud(String word) throws BadValue {
        if (word.equals("none")) {
            return 0;
        }
        String upper = word.toUpperCase(Locale.ROOT);
        for (Named state : Nud.NAMES) {
            // iproute2 takes these three shortened
            boolean brief = List.of("PERMANENT", "REACHABLE", "FAILED").contains(state.name());
            if (state.name().equals(upper)
                    || brief && word.length() > 1 && state.name().startsWith(upper)) {
                return (int) state.value();
            }
        }
        throw new BadValue(
                "one of permanent, reachable, stale, noarp, delay, probe, incomplete, failed, none is expected");
    }

    private static String nud(int state) {
        return state == 0 ? "none" : Named.nameOf(Nud.NAMES, state).toLowerCase(Locale.ROOT);
    }

    private static Mark mark(String word) throws BadValue {
        int slash = word.indexOf('/');
        if (slash < 0) {
            return new Mark(Ids.anyBase(word, 0xffffffffL), null);
        }
        long value = Ids.anyBase(word.substring(0, slash), 0xffffffffL);
        return new Mark(value, Ids.anyBase(word.substring(slash + 1), 0xffffffffL));
    }

    private static String mark(Mark mark) {
        String value = "0x" + Long.toHexString(mark.value());
        return mark.mask() == null ? value : value + "/0x" + Long.toHexString(mark.mask());
    }

    private static UidRange uids(String word) throws BadValue {
        long[] ends = ends(word, 0xffffffffL);
        if (word.indexOf('-') < 0) {
            throw new BadValue("a range is expected: " + word + "-" + word + " for one user");
        }
        return new UidRange(ends[0], ends[1]);
    }

    private static PortRange ports(String word) throws BadValue {
        long[] ends = ends(word, 65535);
        return new PortRange((int) ends[0], (int) ends[1]);
    }

    private static long[] ends(String word, long limit) throws BadValue {
        int dash = word.indexOf('-', 1);
        long start = Numbers.decimal(dash < 0 ? word : word.substring(0, dash), 0, limit);
        long end = dash < 0 ? start : Numbers.decimal(word.substring(dash + 1), 0, limit);
        if (end < start) {
            throw new BadValue("the range ends before it starts");
        }
        return new long[] {start, end};
    }

    private static int protocol(String word) throws BadValue {
        OptionalInt number = IpProtocols.number(word);
        if (number.isPresent()) {
            return number.getAsInt();
        }
        if (word.isEmpty() || word.charAt(0) < '0' || word.charAt(0) > '9') {
            throw new BadValue("no IP protocol of that name");
        }
        return (int) Numbers.decimal(word, 0, 255);
    }

    private static long u64(String word) throws BadValue {
        if (word.length() <= 18) {
            return Numbers.decimal(word, 0, Long.MAX_VALUE);
        }
        try {
            return Long.parseUnsignedLong(word.matches("[1-9][0-9]*") ? word : "");
        } catch (NumberFormatException e) {
            throw new BadValue("not a decimal number of at most 64 bits");
        }
    }
}
