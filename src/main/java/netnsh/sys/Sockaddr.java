package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An internet address with port as the kernel takes it: struct sockaddr_in or sockaddr_in6.
 *
 * @param address 4 or 16 bytes
 * @param port 0 to 65535; for ping sockets the echo's identifier
 * @param scope the interface's index for link-local IPv6 addresses, else 0
 */
public record Sockaddr(byte[] address, int port, int scope) {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;

    /** An address without port and scope. */
    public static Sockaddr of(byte[] address) {
        return new Sockaddr(address, 0, 0);
    }

    /** Whether it is an IPv6 address. */
    public boolean isV6() {
        return address.length == 16;
    }

    int family() {
        return isV6() ? AF_INET6 : AF_INET;
    }

    byte[] encode() {
        ByteBuffer out = ByteBuffer.allocate(isV6() ? 28 : 16);
        out.order(ByteOrder.nativeOrder()).putShort((short) family());
        out.order(ByteOrder.BIG_ENDIAN).putShort((short) port);
        if (isV6()) {
            out.putInt(0).put(address);
            out.order(ByteOrder.nativeOrder()).putInt(scope);
        } else {
            out.put(address);
        }
        return out.array();
    }

    /** Null when it is of another family. */
    static Sockaddr decode(byte[] bytes, int offset) {
        if (bytes.length < offset + 16) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int family = in.order(ByteOrder.nativeOrder()).getShort(offset);
        int port = in.order(ByteOrder.BIG_ENDIAN).getShort(offset + 2) & 0xFFFF;
        if (family == AF_INET) {
            return new Sockaddr(Arrays.copyOfRange(bytes, offset + 4, offset + 8), port, 0);
        }
        if (family != AF_INET6 || bytes.length < offset + 28) {
            return null;
        }
        int scope = in.order(ByteOrder.nativeOrder()).getInt(offset + 24);
        return new Sockaddr(Arrays.copyOfRange(bytes, offset + 8, offset + 24), port, scope);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sockaddr that
                && Arrays.equals(address, that.address)
                && port == that.port
                && scope == that.scope;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(address) + 31 * port;
    }
}
