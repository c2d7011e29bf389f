package netnsh.verb;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import netnsh.grammar.BadValue;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Addresses;
import netnsh.word.Names;

/** What the old spellings have in common: each stands for lines of iproute2's. */
final class Old {
    private Old() {}

    private static final int BITS = 32;

    /** {@code 255.255.255.0} or {@code 0xffffff00} as a prefix length. */
    static final ValueType<Integer> NETMASK =
            ValueType.of("NETMASK", "address", Old::netmask, Old::netmask, "255.255.255.0", "255.255.0.0");

    /** An address, perhaps with a length: {@code 10.0.0.1/24}. */
    static final ValueType<String> ADDRESS = ValueType.of(
            "ADDRESS[/LENGTH]",
            "address",
            w -> Addresses.PREFIX.read(w).toString(),
            w -> w,
            "10.0.0.1",
            "10.0.0.1/24",
            "fd00::1/64");

    private static int netmask(String word) throws BadValue {
        long bits;
        if (word.startsWith("0x")) {
            try {
                bits = Long.parseLong(word.substring(2), 16);
            } catch (NumberFormatException e) {
                throw new BadValue("not a hexadecimal number");
            }
        } else {
            InetAddress mask = Addresses.ADDRESS.read(word);
            if (mask.getAddress().length != 4) {
                throw new BadValue("IPv6 has lengths, not netmasks");
            }
            bits = 0;
            for (byte b : mask.getAddress()) {
                bits = bits << 8 | b & 0xff;
            }
        }
        int length = Long.bitCount(bits);
        if (bits != (0xffffffffL << BITS - length & 0xffffffffL)) {
            throw new BadValue("not a netmask: its ones must stand together");
        }
        return length;
    }

    private static String netmask(int length) {
        long bits = 0xffffffffL << BITS - length & 0xffffffffL;
        return (bits >> 24) + "." + (bits >> 16 & 0xff) + "." + (bits >> 8 & 0xff) + "." + (bits & 0xff);
    }

    /** The length that a network had before there were netmasks (class A, B, C). */
    static int classful(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        return first < 128 ? 8 : first < 192 ? 16 : 24;
    }

    /** Whether all bits behind a length are zero. */
    static boolean isNetwork(InetAddress address, int length) {
        byte[] zero = address.getAddress();
        for (int bit = length; bit < zero.length * 8; bit++) {
            zero[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return Ip.of(zero).equals(address);
    }

    /** Plans lines of {@code ip} where the request runs. */
    static Plan plan(Request r, View view, Token blame, List<List<String>> lines) {
        List<List<String>> all = new ArrayList<>();
        for (List<String> line : lines) {
            List<String> words = new ArrayList<>(List.of("ip"));
            words.addAll(line);
            all.add(words);
        }
        return Lines.all(all, r.context(), view, blame);
    }

    /** Shows something; {@code words} is iproute2's line for it. */
    static Plan show(Request r, List<String> words, Function<View, Outcome> read) {
        List<String> line = new ArrayList<>(List.of("ip"));
        if (!(r.ns() instanceof NsRef.Home)) {
            line.addAll(List.of("-n", Names.NS.write(r.ns())));
        }
        line.addAll(words);
        return Plan.of(new Effect.Show(Text.words(line), read));
    }
}
