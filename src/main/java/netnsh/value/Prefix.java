package netnsh.value;

import java.net.InetAddress;

/**
 * An address with the length of its network part.
 *
 * @param address 4 or 16 bytes
 * @param length bits, 0..32 or 0..128
 * @param given true when the length was typed, false when it is the full length by default
 */
public record Prefix(InetAddress address, int length, boolean given) {
    /** AF_INET 2 or AF_INET6 10. */
    public int family() {
        return address.getAddress().length == 4 ? 2 : 10;
    }

    /** The most bits that this family has. */
    public int full() {
        return address.getAddress().length * 8;
    }
}
