package netnsh.word;

import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.ValueType;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Prefix;
import netnsh.value.Text;

/**
 * Addresses and prefixes, strictly: four decimal octets without leading zeros, or IPv6 as RFC 4291 has it; no short
 * forms, no zones, no names. Nothing here ever asks a name server.
 */
public final class Addresses {
    private Addresses() {}

    /** An address with or without a prefix length; a contiguous IPv4 mask may stand for the length. */
    public static final ValueType<Prefix> PREFIX = ValueType.of(
            "PREFIX", "address", Addresses::prefix, Prefix::toString, "10.0.1.1/24", "fd00::1/64", "192.0.2.1");
    /** An address alone. */
    public static final ValueType<InetAddress> ADDRESS = ValueType.of(
            "ADDRESS", "address", Addresses::address, Ip::text, Lookup.What.ADDRESS, "10.0.1.1", "fd00::1");
    /** A prefix, or {@code default} (also {@code any}, {@code all}), which is {@link Prefix#DEFAULT}. */
    public static final ValueType<Prefix> PREFIX_OR_DEFAULT = ValueType.of(
            "PREFIX",
            "address",
            Addresses::prefixOrDefault,
            Prefix::toString,
            "10.0.0.0/24",
            "fd00::/64",
            "default",
            "192.0.2.1");
    /** {@code inet} or {@code inet6}: AF_INET, AF_INET6. */
    public static final ValueType<Integer> FAMILY = ValueType.of(
            "inet|inet6", "keyword", Addresses::family, f -> f == Rtm.AF_INET ? "inet" : "inet6", "inet", "inet6");
    /** A link-layer address: 6 bytes (8, 16, 20 on rarer media), or an IPv4 address for tunnels. */
    public static final ValueType<Mac> LLADDR =
            ValueType.of("LLADDR", "address", Addresses::mac, Addresses::write, "02:00:00:00:00:01", "de:ad:be:ef:0:1");

    /** An IPv4 address, or {@code any}, which is 0.0.0.0. */
    public static final ValueType<InetAddress> IPV4 = orAny(4, "192.0.2.1", "any");
    /** An IPv6 address, or {@code any}, which is ::. */
    public static final ValueType<InetAddress> IPV6 = orAny(6, "2001:db8::1", "any");

    /** An address, or {@code any}, which is 0.0.0.0 here though the other end be IPv6. */
    public static final ValueType<InetAddress> ADDRESS_OR_ANY = ValueType.of(
            "ADDRESS",
            "address",
            Addresses::addressOrAny,
            Ip::text,
            Lookup.What.ADDRESS,
            "192.0.2.1",
            "2001:db8::1",
            "any");

    private static final Set<String> EVERYTHING = Set.of("default", "any", "all");

    private static ValueType<InetAddress> orAny(int version, String... examples) {
        InetAddress any = Ip.of(new byte[version == 4 ? 4 : 16]);
        return ValueType.of(
                "ADDRESS",
                "address",
                w -> EVERYTHING.contains(w) ? any : ofVersion(w, version),
                a -> a.equals(any) ? "any" : Ip.text(a),
                Lookup.What.ADDRESS,
                examples);
    }

    private static InetAddress addressOrAny(String word) throws BadValue {
        return EVERYTHING.contains(word) ? Ip.of(new byte[4]) : address(word);
    }

    private static InetAddress ofVersion(String word, int version) throws BadValue {
        InetAddress address = address(word);
        if (address.getAddress().length != (version == 4 ? 4 : 16)) {
            throw new BadValue("an IPv" + version + " address is expected");
        }
        return address;
    }

    /** Addresses of one version with commas between them. */
    public static ValueType<List<InetAddress>> list(int version, int max) {
        return ValueType.of(
                "ADDRESS,...",
                "address",
                w -> readList(w, version, max),
                all -> all.stream().map(Ip::text).collect(Collectors.joining(",")),
                version == 4 ? "192.0.2.1,192.0.2.2" : "2001:db8::1,2001:db8::2");
    }

    private static List<InetAddress> readList(String word, int version, int max) throws BadValue {
        List<InetAddress> all = new ArrayList<>();
        for (String one : word.split(",", -1)) {
            all.add(ofVersion(one, version));
        }
        if (all.size() > max) {
            throw new BadValue("at most " + max + " addresses");
        }
        return List.copyOf(all);
    }

    private static Prefix prefixOrDefault(String word) throws BadValue {
        return EVERYTHING.contains(word) ? Prefix.DEFAULT : prefix(word);
    }

    private static Prefix prefix(String word) throws BadValue {
        int slash = word.indexOf('/');
        if (slash < 0) {
            return Prefix.of(address(word));
        }
        InetAddress address = address(word.substring(0, slash));
        String length = word.substring(slash + 1);
        int more = word.indexOf('/', slash + 1);
        if (more >= 0) {
            throw new BadValue("unexpected \"" + Text.visible(word.substring(more)) + "\"", more);
        }
        return new Prefix(address, length(length, address.getAddress().length * 8, slash + 1), true);
    }

    private static int length(String text, int limit, int at) throws BadValue {
        if (text.isEmpty()) {
            throw new BadValue("the prefix length is missing", at - 1);
        }
        if (limit == 32 && text.indexOf('.') >= 0) {
            return mask(text, at);
        }
        for (int i = 0; i < text.length(); i++) {
            if (!digit(text.charAt(i))) {
                throw new BadValue("the prefix length is not a decimal number", at);
            }
        }
        if (text.length() > 1 && text.charAt(0) == '0') {
            throw new BadValue("leading zero in the prefix length: write it without (some tools read it as octal)", at);
        }
        if (text.length() > 3 || Integer.parseInt(text) > limit) {
            throw new BadValue("prefix length " + text + ", the limit is " + limit, at);
        }
        return Integer.parseInt(text);
    }

    private static int mask(String text, int at) throws BadValue {
        byte[] mask = quad(text, at);
        Integer bits = new IPAddressString(Ip.text(mask)).getAddress().getBlockMaskPrefixLength(true);
        if (bits == null) {
            throw new BadValue("not a contiguous mask", at);
        }
        return bits;
    }

    private static InetAddress address(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the address is missing");
        }
        int zone = word.indexOf('%');
        boolean six = word.indexOf(':') >= 0;
        if (six && zone > 0) {
            throw new BadValue(
                    "a zone (" + Text.visible(word.substring(zone)) + ") is not allowed here, use dev", zone);
        }
        if (!six && !(word.indexOf('.') >= 0 || digit(word.charAt(0)))) {
            throw new BadValue("not an address such as 10.0.0.1 or fd00::1");
        }
        int slash = word.indexOf('/');
        if (slash >= 0) {
            throw new BadValue("an address without a prefix length is expected", slash);
        }
        return six ? Ip.of(groups(word)) : Ip.of(quad(word, 0));
    }

    /** Four decimal octets; {@code at} is where the text starts in the word. */
    private static byte[] quad(String text, int at) throws BadValue {
        byte[] bytes = new byte[4];
        int octet = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (digit(c)) {
                continue;
            } else if (c != '.') {
                throw strange(text, i, at);
            } else if (i == start) {
                throw new BadValue(i == text.length() ? "incomplete address" : "an octet is missing", at + start);
            } else if (octet == 4) {
                throw new BadValue("an IPv4 address has four octets, not more", at + start);
            }
            bytes[octet++] = octet(text.substring(start, i), at + start);
            start = i + 1;
        }
        if (octet < 4) {
            throw new BadValue("incomplete address: four octets are expected, got " + octet, at);
        }
        return bytes;
    }

    private static byte octet(String digits, int at) throws BadValue {
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            throw new BadValue(
                    "leading zero in \"" + digits + "\": write it without (some tools read it as octal)", at);
        }
        if (digits.length() > 3 || Integer.parseInt(digits) > 255) {
            throw new BadValue("\"" + digits + "\" is out of range 0..255", at);
        }
        return (byte) Integer.parseInt(digits);
    }

    /** IPv6: what the JDK's reader is too lenient about is refused here with a reason, the rest is read by it. */
    private static byte[] groups(String word) throws BadValue {
        int start = 0;
        for (int i = 0; i <= word.length(); i++) {
            char c = i < word.length() ? word.charAt(i) : ':';
            if (c == '.') {
                quad(word.substring(start), start);
                break;
            } else if (c == ':') {
                if (i - start > 4) {
                    throw new BadValue("\"" + word.substring(start, i) + "\" has more than four digits", start);
                }
                start = i + 1;
            } else if (!digit(c) && "abcdefABCDEF".indexOf(c) < 0) {
                throw strange(word, i, 0);
            }
        }
        try {
            byte[] bytes = InetAddress.getByName(word).getAddress();
            return bytes.length == 16 ? bytes : mapped(bytes);
        } catch (UnknownHostException e) {
            throw new BadValue(
                    word.indexOf("::") < 0
                            ? "not an IPv6 address: eight groups, or one \"::\", are expected"
                            : "not an IPv6 address: one \"::\" and at most seven groups are expected");
        }
    }

    /** The JDK turns a mapped address into IPv4; this is the address that was written. */
    private static byte[] mapped(byte[] quad) {
        byte[] bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        System.arraycopy(quad, 0, bytes, 12, 4);
        return bytes;
    }

    private static BadValue strange(String word, int i, int at) {
        String shown = Text.visible(Character.toString(word.codePointAt(i)));
        return new BadValue("unexpected character '" + shown + "', position " + (at + i + 1), at + i);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int family(String word) throws BadValue {
        return switch (word) {
            case "inet" -> Rtm.AF_INET;
            case "inet6" -> Rtm.AF_INET6;
            default -> throw new BadValue("inet or inet6 is expected");
        };
    }

    private static Mac mac(String word) throws BadValue {
        if (word.indexOf(':') < 0 && word.indexOf('.') >= 0) {
            return Mac.of(quad(word, 0));
        }
        String[] parts = word.split(":", -1);
        int at = 0;
        for (String part : parts) {
            if (!part.matches("[0-9a-fA-F]{1,2}")) {
                String what =
                        part.isEmpty() ? "a byte is missing" : "\"" + Text.visible(part) + "\" is no hexadecimal byte";
                throw new BadValue(what, at);
            }
            at += part.length() + 1;
        }
        if (parts.length != 6 && parts.length != 8 && parts.length != 16 && parts.length != 20) {
            throw new BadValue("6 bytes expected, got " + parts.length);
        }
        return Mac.parse(word);
    }

    private static String write(Mac mac) {
        return mac.length() == 4 ? Ip.text(mac.bytes()) : mac.toString();
    }
}
