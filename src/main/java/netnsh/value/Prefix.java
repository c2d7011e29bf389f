package netnsh.value;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import java.net.InetAddress;

/**
 * An address with the length of its network part. Arithmetic is done by the address library, whose classes take 70 ms to
 * load on a cold JVM: nothing that a plain {@code addr add} or {@code route add} needs may call it.
 *
 * @param address 4 or 16 bytes; null in {@link #DEFAULT} only
 * @param length bits, 0..32 or 0..128
 * @param given true when the length was typed, false when it is the full length by default
 */
public record Prefix(InetAddress address, int length, boolean given) {
    /** {@code default}: every address of a family that is still open. */
    public static final Prefix DEFAULT = new Prefix(null, 0, true);

    /** One address with its full length. */
    public static Prefix of(InetAddress address) {
        return new Prefix(address, address.getAddress().length * 8, false);
    }

    /** AF_INET 2 or AF_INET6 10; 0 of {@link #DEFAULT}. */
    public int family() {
        return address == null ? 0 : Ip.family(address);
    }

    /** The most bits that this family has; 0 of {@link #DEFAULT}. */
    public int full() {
        return address == null ? 0 : address.getAddress().length * 8;
    }

    /** Whether it is the word {@code default} (not a zero address with length 0). */
    public boolean isDefault() {
        return address == null;
    }

    /** Whether the first {@code length} bits are those of another address; true for {@link #DEFAULT}. */
    public boolean contains(InetAddress other) {
        if (address == null) {
            return true;
        }
        return family() == Ip.family(other) && Ip.sameBits(address.getAddress(), other.getAddress(), length);
    }

    /** The same network with all host bits zero: 10.5.0.0/24 for 10.5.0.1/24. */
    public Prefix network() {
        if (address == null) {
            return this;
        }
        IPAddress net = new IPAddressGenerator()
                .from(address.getAddress())
                .toPrefixBlock(length)
                .getLower();
        return new Prefix(Ip.of(net.getBytes()), length, given);
    }

    /** As iproute2 writes it: {@code 10.0.1.1/24}; without the length where none was typed. */
    @Override
    public String toString() {
        if (address == null) {
            return "default";
        }
        return given ? Ip.text(address) + "/" + length : Ip.text(address);
    }
}
