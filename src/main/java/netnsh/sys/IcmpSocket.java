package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import netnsh.value.Errno;

/**
 * A socket for echo requests, see icmp(7), ip(7), ipv6(7). A raw one where the caller may have it, else the datagram kind
 * that sysctl net.ipv4.ping_group_range allows. It stays in the network namespace that the thread had when it was opened.
 *
 * <p>Packets are ICMP messages from their type on, without IP header. The kernel fills in ICMPv6 checksums, and for the
 * datagram kind the IPv4 checksum and the identifier too. Errors that routers or this host report come by the error queue.
 */
public final class IcmpSocket implements AutoCloseable {
    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int SOL_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IP_TTL = 2;
    private static final int IP_RECVERR = 11;
    private static final int IP_RECVTTL = 12;
    private static final int IP_MULTICAST_TTL = 33;
    private static final int SOL_IPV6 = 41;
    private static final int IPV6_UNICAST_HOPS = 16;
    private static final int IPV6_MULTICAST_HOPS = 18;
    private static final int IPV6_RECVERR = 25;
    private static final int IPV6_RECVHOPLIMIT = 51;
    private static final int IPV6_HOPLIMIT = 52;
    private static final int SOL_RAW = 255;
    private static final int ICMP_FILTER = 1;
    private static final int ICMP6_FILTER = 1;
    private static final int SO_BROADCAST = 6;
    private static final int SO_SNDBUF = 7;
    private static final int MSG_ERRQUEUE = 0x2000;
    private static final int BUFFER = 66000;
    private static final int IOVEC = 64;
    private static final int SENDER = 80;
    private static final int CONTROL = 112;
    private static final int CONTROL_SIZE = 512;

    private final Socket socket;
    private final boolean v6;
    private final boolean raw;
    private final Arena arena = new Arena();
    private final long header = arena.zeroed(CONTROL + CONTROL_SIZE);
    private final long buffer = arena.zeroed(BUFFER);

    private IcmpSocket(Socket socket, boolean v6, boolean raw) {
        this.socket = socket;
        this.v6 = v6;
        this.raw = raw;
    }

    /**
     * What came in.
     *
     * @param message the ICMP message from its type on; of an error, the start of the message that caused it
     * @param from who sent it; for an error the one the message was meant for; null when unknown
     * @param ttl time to live or hop limit on arrival, -1 when unknown
     * @param error what is wrong, null for an ordinary message
     */
    public record Arrival(byte[] message, Sockaddr from, int ttl, Failure error) {}

    /**
     * struct sock_extended_err, linux/errqueue.h.
     *
     * @param errno what the failure means
     * @param origin 1 this host's own, 2 an ICMP message, 3 an ICMPv6 message
     * @param type the ICMP message's type
     * @param code its code
     * @param info further data: the MTU for "too big"
     * @param reporter who says so, null when it is this host's own
     */
    public record Failure(int errno, int origin, int type, int code, int info, Sockaddr reporter) {
        public static final int LOCAL = 1;
        public static final int ICMP = 2;
        public static final int ICMP6 = 3;
    }

    /**
     * Opens one in the calling thread's namespace.
     *
     * @throws SysException EPERM or EACCES when neither kind is allowed, EAFNOSUPPORT without IPv6
     */
    public static IcmpSocket open(boolean v6) {
        try {
            return open(v6, true);
        } catch (SysException e) {
            if (!e.is(Errno.EPERM) && !e.is(Errno.EACCES)) {
                throw e;
            }
            return open(v6, false);
        }
    }

    static IcmpSocket open(boolean v6, boolean raw) {
        Socket socket = Socket.open(
                v6 ? Sockaddr.AF_INET6 : Sockaddr.AF_INET,
                raw ? Socket.SOCK_RAW : Socket.SOCK_DGRAM,
                v6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
        IcmpSocket made = new IcmpSocket(socket, v6, raw);
        try {
            made.prepare();
            return made;
        } catch (SysException e) {
            made.close();
            throw e;
        }
    }

    private void prepare() {
        if (v6) {
            socket.option(SOL_IPV6, IPV6_RECVERR, 1);
            socket.option(SOL_IPV6, IPV6_RECVHOPLIMIT, 1);
            if (raw) {
                // A set bit keeps a type out; echo replies are type 129.
                byte[] filter = new byte[32];
                Arrays.fill(filter, (byte) 0xFF);
                ByteBuffer.wrap(filter).order(ByteOrder.nativeOrder()).putInt(4 * (129 / 32), ~(1 << (129 % 32)));
                socket.option(IPPROTO_ICMPV6, ICMP6_FILTER, filter);
            }
        } else {
            socket.option(SOL_IP, IP_RECVERR, 1);
            socket.option(SOL_IP, IP_RECVTTL, 1);
            if (raw) {
                socket.option(SOL_RAW, ICMP_FILTER, ~1);
            }
        }
        // Without CAP_NET_RAW the largest echo would not fit otherwise.
        socket.tryOption(Socket.SOL_SOCKET, SO_SNDBUF, 2 * BUFFER);
    }

    /** Its descriptor, for waiting on many; it stays this socket's. */
    public Fd fd() {
        return socket.fd();
    }

    /** Whether it is a raw socket, which hears the replies to everybody and leaves identifier and checksum to the caller. */
    public boolean isRaw() {
        return raw;
    }

    /** The time to live or hop limit of what is sent, 1 to 255. */
    public void ttl(int hops) {
        socket.option(v6 ? SOL_IPV6 : SOL_IP, v6 ? IPV6_UNICAST_HOPS : IP_TTL, hops);
        socket.option(v6 ? SOL_IPV6 : SOL_IP, v6 ? IPV6_MULTICAST_HOPS : IP_MULTICAST_TTL, hops);
    }

    /** Type of service, IPv4 only. */
    public void tos(int value) {
        socket.option(SOL_IP, IP_TOS, value);
    }

    /** Allows sending to broadcast addresses. */
    public void broadcast() {
        socket.option(Socket.SOL_SOCKET, SO_BROADCAST, 1);
    }

    /** Sends and receives by one interface only. */
    public void bindToDevice(String name) {
        socket.bindToDevice(name);
    }

    /** The source address of what is sent; for the datagram kind the port is the identifier, 0 for any. */
    public void bind(Sockaddr source) {
        socket.bind(source.encode());
    }

    /** The datagram kind's identifier, once something was bound, connected or sent; 0 for the raw kind. */
    public int identifier() {
        return raw ? 0 : Sockaddr.decode(socket.localAddress(), 0).port();
    }

    /** Sends one ICMP message. The kernel reports an earlier failure here too: see {@link #next}. */
    public void send(byte[] message, Sockaddr to) {
        // The raw kind of IPv6 wants no port but 0 or its protocol.
        Sockaddr plain = new Sockaddr(to.address(), 0, to.scope());
        socket.sendTo(message, plain.encode());
    }

    /** Waits for a message or a failure; false when the time (-1: for ever) is over or the wake-up was called. */
    public boolean await(int millis, WakeUp wakeUp) {
        return SysFiles.poll(millis, socket.fd(), wakeUp.fd())[0];
    }

    /**
     * The next message or failure that is there already; failures first. Empty when there is none.
     */
    public Optional<Arrival> next() {
        Optional<Arrival> failure = receive(MSG_ERRQUEUE);
        return failure.isPresent() ? failure : receive(0);
    }

    private Optional<Arrival> receive(int flags) {
        ByteBuffer out = ByteBuffer.allocate(SENDER).order(ByteOrder.nativeOrder());
        // struct msghdr, then at IOVEC its only struct iovec.
        out.putLong(0, header + SENDER)
                .putInt(8, 28)
                .putLong(16, header + IOVEC)
                .putLong(24, 1);
        out.putLong(32, header + CONTROL).putLong(40, CONTROL_SIZE);
        out.putLong(IOVEC, buffer).putLong(IOVEC + 8, BUFFER);
        Arena.put(header, out.array());
        long size = LibC.sockets().recvmsg(socket.fd().number(), header, flags | Socket.MSG_DONTWAIT);
        if (size < 0) {
            int errno = LibC.errno();
            if (errno == Errno.EAGAIN || errno == Errno.EINTR) {
                return Optional.empty();
            }
            if (flags == 0 && isReported(errno)) {
                // The same failure stands in the error queue, or stood there already.
                return Optional.empty();
            }
            throw new SysException("recvmsg", errno, "");
        }
        byte[] message = Arena.get(buffer, (int) size);
        ByteBuffer filled = ByteBuffer.wrap(Arena.get(header, CONTROL)).order(ByteOrder.nativeOrder());
        byte[] sender = Arena.get(header + SENDER, Math.min(28, filled.getInt(8)));
        byte[] control = Arena.get(header + CONTROL, (int) filled.getLong(40));
        return Optional.of(arrival(message, Sockaddr.decode(sender, 0), control, flags != 0));
    }

    private static boolean isReported(int errno) {
        return switch (errno) {
            case Errno.EHOSTUNREACH,
                    Errno.ENETUNREACH,
                    Errno.ECONNREFUSED,
                    Errno.EHOSTDOWN,
                    Errno.EMSGSIZE,
                    Errno.ENOPROTOOPT,
                    Errno.EACCES,
                    Errno.EPROTO,
                    Errno.EOPNOTSUPP,
                    Errno.ENONET -> true;
            default -> false;
        };
    }

    private Arrival arrival(byte[] message, Sockaddr from, byte[] control, boolean failed) {
        int ttl = -1;
        Failure failure = null;
        ByteBuffer in = ByteBuffer.wrap(control).order(ByteOrder.nativeOrder());
        // struct cmsghdr: size_t length, int level, int type, then data, all padded to 8 bytes.
        for (int at = 0; at + 16 <= control.length; ) {
            int length = (int) in.getLong(at);
            if (length < 16) {
                break;
            }
            int level = in.getInt(at + 8);
            int type = in.getInt(at + 12);
            if (level == SOL_IP && type == IP_TTL || level == SOL_IPV6 && type == IPV6_HOPLIMIT) {
                ttl = in.getInt(at + 16);
            } else if (level == SOL_IP && type == IP_RECVERR || level == SOL_IPV6 && type == IPV6_RECVERR) {
                failure = failure(in, at + 16, control);
            }
            at += (length + 7) & ~7;
        }
        byte[] bare = raw && !v6 && !failed ? withoutIpHeader(message) : message;
        return new Arrival(bare, from, ttl, failure);
    }

    private static Failure failure(ByteBuffer in, int at, byte[] control) {
        int origin = in.get(at + 4) & 0xFF;
        return new Failure(
                in.getInt(at),
                origin,
                in.get(at + 5) & 0xFF,
                in.get(at + 6) & 0xFF,
                in.getInt(at + 8),
                origin == Failure.LOCAL ? null : Sockaddr.decode(control, at + 16));
    }

    private static byte[] withoutIpHeader(byte[] packet) {
        int length = packet.length == 0 ? 0 : (packet[0] & 0xF) * 4;
        return Arrays.copyOfRange(packet, Math.min(length, packet.length), packet.length);
    }

    @Override
    public void close() {
        socket.close();
        arena.close();
    }

    /** The internet checksum (RFC 1071) of a message whose checksum field is 0; the raw IPv4 kind needs it. */
    public static int checksum(byte[] message) {
        int sum = 0;
        for (int i = 0; i < message.length; i += 2) {
            int low = i + 1 < message.length ? message[i + 1] & 0xFF : 0;
            sum += ((message[i] & 0xFF) << 8) | low;
        }
        sum = (sum >>> 16) + (sum & 0xFFFF);
        return ~(sum + (sum >>> 16)) & 0xFFFF;
    }

    /**
     * The address that the calling thread's namespace would send from: a UDP socket is connected, nothing is sent.
     *
     * @param device the interface to leave by, or null
     * @throws SysException ENETUNREACH when there is no route
     */
    public static Sockaddr sourceFor(Sockaddr target, String device) {
        try (Socket probe = Socket.open(target.family(), Socket.SOCK_DGRAM, 0)) {
            if (device != null) {
                probe.bindToDevice(device);
            }
            // ping(8) takes port 1025 too.
            probe.connect(new Sockaddr(target.address(), 1025, target.scope()).encode());
            return Sockaddr.of(Sockaddr.decode(probe.localAddress(), 0).address());
        }
    }
}
