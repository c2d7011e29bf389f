package netnsh.value;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** IP addresses as bytes and as text, the way inet_ntop(3) writes them. Never asks a name server. */
public final class Ip {
    private Ip() {}

    /**
     * The address with these 4 or 16 bytes; a mapped one (::ffff:10.0.0.1) stays IPv6.
     *
     * @throws IllegalArgumentException on another length
     */
    public static InetAddress of(byte... bytes) {
        try {
            return bytes.length == 16 ? Inet6Address.getByAddress(null, bytes, -1) : InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /**
     * The address that a text of digits says.
     *
     * @throws IllegalArgumentException when it is a name or nothing
     */
    public static InetAddress parse(String text) {
        try {
            if (text.matches("[0-9.]+") || text.indexOf(':') >= 0) {
                return InetAddress.getByName(text); // such a text is never looked up
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
        throw new IllegalArgumentException(text);
    }

    /** The text of an address: {@code 10.0.0.1}, {@code fd00::1}. */
    public static String text(InetAddress address) {
        return text(address.getAddress());
    }

    /** The text of an address of 4 or 16 bytes. */
    public static String text(byte[] bytes) {
        return bytes.length == 4 ? quad(bytes, 0) : groups(bytes);
    }

    /** AF_INET 2 or AF_INET6 10. */
    public static int family(InetAddress address) {
        return address.getAddress().length == 4 ? 2 : 10;
    }

    /** Whether the first {@code bits} bits of two addresses are the same. */
    public static boolean sameBits(byte[] one, byte[] other, int bits) {
        int i = 0;
        for (; i < bits / 8; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || (one[i] ^ other[i]) >> 8 - rest << 8 - rest == 0;
    }

    private static String quad(byte[] bytes, int at) {
        return (bytes[at] & 0xff) + "." + (bytes[at + 1] & 0xff) + "." + (bytes[at + 2] & 0xff) + "."
                + (bytes[at + 3] & 0xff);
    }

    /** glibc's inet_ntop: the first longest run of two and more zero groups goes; IPv4 tails are dotted. */
    private static String groups(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int best = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && groups[i + n] == 0) {
                n++;
            }
            if (n > longest) {
                best = i;
                longest = n;
            }
        }
        StringBuilder out = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                out.append(i == 0 ? "::" : ":");
                i += longest - 1;
                continue;
            }
            if (i == 6 && best == 0 && (longest == 6 || longest == 5 && groups[5] == 0xffff)) {
                return out.append(quad(bytes, 12)).toString();
            }
            out.append(Integer.toHexString(groups[i]));
            if (i < 7) {
                out.append(':');
            }
        }
        return out.toString();
    }
}
