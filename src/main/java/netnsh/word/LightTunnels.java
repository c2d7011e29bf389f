package netnsh.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Mpls;
import netnsh.uapi.Named;
import netnsh.uapi.Seg6Local;

/** Words of light-weight tunnels and of MPLS. */
public final class LightTunnels {
    private LightTunnels() {}

    /** How many labels a stack may have here; the kernel takes fewer. */
    private static final int MAX_LABELS = 64;

    /** How often packets are measured, at most one in so many: IOAM6_IPTUNNEL_FREQ_MAX of linux/ioam6_iptunnel.h. */
    private static final int MAX_FREQUENCY = 1_000_000;

    /** The most room for a measurement in bytes: IOAM6_TRACE_DATA_SIZE_MAX of linux/ioam6.h. */
    private static final int MAX_TRACE = 244;

    /** MPLS labels, the top of the stack first. */
    public static final ValueType<Mpls> LABELS =
            ValueType.of("LABEL[/LABEL...]", "number", LightTunnels::labels, Mpls::text, "100", "100/200");
    /** 64 bits without a sign, in decimal or in hexadecimal with 0x. */
    public static final ValueType<Long> ID = ValueType.of(
            "ID",
            "number",
            w -> w.startsWith("0x") ? Ids.anyBase(w, Long.MAX_VALUE) : Routing.U64.read(w),
            Long::toUnsignedString,
            "42");
    /** 32 bits, not 0, in decimal or in hexadecimal with 0x. */
    public static final ValueType<Long> NOT_ZERO = ValueType.of(
            "NUMBER",
            "number",
            w -> {
                long value = Ids.anyBase(w, 0xffffffffL);
                if (value == 0) {
                    throw new BadValue("0 is not possible here");
                }
                return value;
            },
            String::valueOf,
            "42",
            "0x7");
    /** Four groups of 16 bits, the upper half of an IPv6 address. */
    public static final ValueType<Long> LOCATOR =
            ValueType.of("LOCATOR", "address", LightTunnels::locator, LightTunnels::locator, "2001:db8:0:1");
    /** Bits of {@link Seg6Local#FLAVORS}. */
    public static final ValueType<Long> FLAVORS = ValueType.of(
            "FLAVOR,...",
            "value",
            LightTunnels::flavors,
            v -> String.join(",", Named.namesIn(Seg6Local.FLAVORS, v)),
            "psp",
            "psp,usd");
    /** How many packets of how many. */
    public static final ValueType<Frequency> FREQUENCY =
            ValueType.of("K/N", "number", LightTunnels::frequency, f -> f.k() + "/" + f.n(), "1/2");
    /** What each hop shall write: 24 bits. */
    public static final ValueType<Long> TRACE_TYPE = ValueType.of(
            "BITS",
            "number",
            w -> {
                long bits = Ids.anyBase(w, 0xffffff);
                if (bits == 0) {
                    throw new BadValue("at least one bit is expected");
                }
                return bits;
            },
            v -> String.format("0x%06x", v),
            "0x800000");
    /** Room for what the hops write, in bytes. */
    public static final ValueType<Integer> TRACE_SIZE = ValueType.of(
            "BYTES",
            "number",
            w -> {
                long bytes = Numbers.decimal(w, 4, MAX_TRACE);
                if (bytes % 4 != 0) {
                    throw new BadValue("a multiple of four is expected");
                }
                return (int) bytes;
            },
            String::valueOf,
            "12");
    /** Options in the header of GENEVE. */
    public static final ValueType<List<Geneve>> GENEVE_OPTS = ValueType.of(
            "CLASS:TYPE:DATA,...",
            "value",
            LightTunnels::geneve,
            all -> all.stream().map(Geneve::text).collect(Collectors.joining(",")),
            "1:2:01020304");
    /** Options in the header of ERSPAN. */
    public static final ValueType<Erspan> ERSPAN_OPTS =
            ValueType.of("VERSION:INDEX:DIR:HWID", "value", LightTunnels::erspan, Erspan::text, "1:2:0:0", "2:0:1:63");

    /** {@code k} packets of {@code n}. */
    public record Frequency(long k, long n) {}

    /**
     * An option of GENEVE.
     *
     * @param data its bytes as hexadecimal digits, lower case
     */
    public record Geneve(int optionClass, int type, String data) {
        private String text() {
            return optionClass + ":" + type + ":" + data;
        }
    }

    /** What the header of ERSPAN says; {@code index} is of version 1, {@code dir} and {@code hwid} are of version 2. */
    public record Erspan(int version, long index, int dir, int hwid) {
        private String text() {
            return version + ":" + index + ":" + dir + ":" + hwid;
        }
    }

    private static Mpls labels(String word) throws BadValue {
        List<Integer> labels = new ArrayList<>();
        for (String label : word.split("/", -1)) {
            labels.add((int) Ids.anyBase(label, (1 << Mpls.BITS) - 1));
        }
        if (labels.size() > MAX_LABELS) {
            throw new BadValue("at most " + MAX_LABELS + " labels");
        }
        return new Mpls(List.copyOf(labels));
    }

    private static long locator(String word) throws BadValue {
        String[] groups = word.split(":", -1);
        if (groups.length != 4 || !Arrays.stream(groups).allMatch(g -> g.matches("[0-9a-fA-F]{1,4}"))) {
            throw new BadValue("four groups such as 2001:db8:0:1 are expected");
        }
        long locator = 0;
        for (String group : groups) {
            locator = locator << 16 | Integer.parseInt(group, 16);
        }
        return locator;
    }

    /** As iproute2 writes 64 bits of an address. */
    public static String locator(long locator) {
        List<String> groups = new ArrayList<>();
        for (int shift = 48; shift >= 0; shift -= 16) {
            groups.add(Long.toHexString(locator >> shift & 0xffff));
        }
        return String.join(":", groups);
    }

    private static long flavors(String word) throws BadValue {
        long bits = 0;
        for (String name : word.split(",", -1)) {
            long bit = Named.valueOf(Seg6Local.FLAVORS, name.toLowerCase(Locale.ROOT))
                    .orElseThrow(() -> new BadValue("some of psp, usp, usd, next-csid are expected"));
            if ((bits & bit) != 0) {
                throw new BadValue("\"" + name + "\" stands there twice");
            }
            bits |= bit;
        }
        return bits;
    }

    private static Frequency frequency(String word) throws BadValue {
        String[] parts = word.split("/", -1);
        if (parts.length != 2) {
            throw new BadValue("two numbers such as 1/2 are expected");
        }
        long k = Numbers.decimal(parts[0], 1, MAX_FREQUENCY);
        long n = Numbers.decimal(parts[1], 1, MAX_FREQUENCY);
        if (k > n) {
            throw new BadValue("more packets than there are");
        }
        return new Frequency(k, n);
    }

    private static List<Geneve> geneve(String word) throws BadValue {
        List<Geneve> all = new ArrayList<>();
        for (String option : word.split(",", -1)) {
            String[] parts = option.split(":", -1);
            if (parts.length != 3 || !parts[2].matches("([0-9a-fA-F]{2})+")) {
                throw new BadValue("CLASS:TYPE:DATA is expected, DATA in hexadecimal");
            }
            all.add(new Geneve(
                    (int) Ids.anyBase(parts[0], 0xffff),
                    (int) Ids.anyBase(parts[1], 0xff),
                    parts[2].toLowerCase(Locale.ROOT)));
        }
        return List.copyOf(all);
    }

    private static Erspan erspan(String word) throws BadValue {
        String[] parts = word.split(":", -1);
        if (parts.length != 4) {
            throw new BadValue("VERSION:INDEX:DIR:HWID is expected");
        }
        return new Erspan(
                (int) Ids.anyBase(parts[0], 0xff),
                Ids.anyBase(parts[1], 0xffffffffL),
                (int) Ids.anyBase(parts[2], 0xff),
                (int) Ids.anyBase(parts[3], 0xff));
    }
}
