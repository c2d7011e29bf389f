package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A netlink socket, see netlink(7). It stays in the network namespace that the thread had when it was opened, so it may be
 * used from anywhere afterwards, by one thread at a time.
 */
public final class NetlinkSocket implements AutoCloseable {
    /** rtnetlink(7). */
    public static final int NETLINK_ROUTE = 0;

    private static final int AF_NETLINK = 16;
    private static final int SOL_NETLINK = 270;
    private static final int NETLINK_ADD_MEMBERSHIP = 1;
    private static final int NETLINK_LISTEN_ALL_NSID = 8;
    private static final int NETLINK_CAP_ACK = 10;
    private static final int NETLINK_EXT_ACK = 11;
    private static final int NETLINK_GET_STRICT_CHK = 12;

    /** Dumps come in parts of at most this size when the reader's buffer has it. */
    private static final int PART = 32768;

    private static final int TIMEOUT_SECONDS = 5;

    /** sizeof(struct msghdr), sizeof(struct iovec), sizeof(struct cmsghdr), and room for one control message. */
    private static final int MSGHDR = 56;

    private static final int IOVEC = 16;
    private static final int CMSGHDR = 16;
    private static final int CONTROL = 64;
    private static final int SENDER = MSGHDR + IOVEC + CONTROL;
    /** sizeof(struct sockaddr_nl). */
    private static final int ADDRESS = 12;

    private final Socket socket;

    private NetlinkSocket(Socket socket) {
        this.socket = socket;
    }

    /** A socket for rtnetlink with extended acks and strict checking, in the calling thread's namespace. */
    public static NetlinkSocket open() {
        return open(NETLINK_ROUTE);
    }

    /** A socket for a netlink family, receiving for at most five seconds at a time. */
    public static NetlinkSocket open(int family) {
        Socket socket = Socket.open(AF_NETLINK, Socket.SOCK_RAW, family);
        try {
            // Old kernels know fewer of these; all three only make answers better.
            socket.tryOption(SOL_NETLINK, NETLINK_EXT_ACK, 1);
            socket.tryOption(SOL_NETLINK, NETLINK_CAP_ACK, 1);
            socket.tryOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
            socket.receiveTimeout(TIMEOUT_SECONDS * 1000L);
            socket.receiveBuffer(1 << 20);
            socket.bind(KERNEL);
            return new NetlinkSocket(socket);
        } catch (SysException e) {
            socket.close();
            throw e;
        }
    }

    /** The kernel's address. */
    private static final byte[] KERNEL = address(0);

    private static byte[] address(int groups) {
        ByteBuffer out = ByteBuffer.allocate(ADDRESS).order(ByteOrder.nativeOrder());
        return out.putShort((short) AF_NETLINK)
                .putShort((short) 0)
                .putInt(0)
                .putInt(groups)
                .array();
    }

    /** Sends one datagram, which may hold many requests, to the kernel. */
    public void send(byte[] datagram) {
        socket.sendTo(datagram, KERNEL);
    }

    /**
     * The next datagram from the kernel, whole. What other processes send is dropped.
     *
     * @throws SysException EAGAIN when nothing came in time, ENOBUFS when the kernel had to drop messages
     */
    public byte[] receive() {
        long room = Room.take();
        try {
            while (true) {
                int got = socket.receiveInto(room, ADDRESS);
                if (Arena.getInt(room + Room.SIZE + 4) == 0) {
                    return Arena.get(room, got);
                }
            }
        } finally {
            Room.give(room);
        }
    }

    /**
     * An announcement.
     *
     * @param nsid the id of the namespace that it is from, -1 for the socket's own
     */
    public record Event(byte[] datagram, int nsid) {}

    /**
     * The next datagram with the namespace that it is from, when {@link #listenAllIds} was called. What other processes send
     * is dropped.
     *
     * @throws SysException as {@link #receive}
     */
    public Event receiveEvent() {
        while (true) {
            Event event = received();
            if (event != null) {
                return event;
            }
        }
    }

    private Event received() {
        int size = Math.max(PART, socket.peekSize());
        try (Arena arena = new Arena()) {
            long header = arena.zeroed(SENDER + ADDRESS);
            long buffer = arena.zeroed(size);
            // struct msghdr, its only struct iovec, room for control messages and for the sender
            ByteBuffer out = ByteBuffer.allocate(MSGHDR + IOVEC).order(ByteOrder.nativeOrder());
            out.putLong(0, header + SENDER).putInt(8, ADDRESS);
            out.putLong(16, header + MSGHDR).putLong(24, 1);
            out.putLong(32, header + MSGHDR + IOVEC).putLong(40, CONTROL);
            out.putLong(MSGHDR, buffer).putLong(MSGHDR + 8, size);
            Arena.put(header, out.array());
            int got = (int) LibC.retry(
                    "recvmsg", "", () -> LibC.sockets().recvmsg(socket.fd().number(), header, 0));
            ByteBuffer filled =
                    ByteBuffer.wrap(Arena.get(header, SENDER + ADDRESS)).order(ByteOrder.nativeOrder());
            return filled.getInt(SENDER + 4) != 0 ? null : new Event(Arena.get(buffer, got), nsid(filled));
        }
    }

    private static int nsid(ByteBuffer header) {
        int at = MSGHDR + IOVEC;
        boolean told = header.getLong(40) >= CMSGHDR + 4
                && header.getInt(at + 8) == SOL_NETLINK
                && header.getInt(at + 12) == NETLINK_LISTEN_ALL_NSID;
        return told ? header.getInt(at + CMSGHDR) : -1;
    }

    /** Joins a multicast group (RTNLGRP_... of linux/rtnetlink.h) to be told of changes. */
    public void join(int group) {
        socket.option(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
    }

    /** Also hear events of all namespaces that have an id here. */
    public void listenAllIds() {
        socket.option(SOL_NETLINK, NETLINK_LISTEN_ALL_NSID, 1);
    }

    /** Room for messages that were not received yet, in bytes; beyond net.core.rmem_max only with CAP_NET_ADMIN. */
    public void receiveBuffer(int bytes) {
        socket.receiveBuffer(bytes);
    }

    /** How long {@link #receive} waits; 0 is for ever. */
    public void receiveTimeout(long millis) {
        socket.receiveTimeout(millis);
    }

    /**
     * Waits for a message or a wake-up.
     *
     * @param millis at most this long; -1 for ever
     * @return true when {@link #receive} will not wait
     */
    public boolean await(int millis, WakeUp wakeUp) {
        return SysFiles.poll(millis, socket.fd(), wakeUp.fd())[0];
    }

    /** The address that the kernel answers to. */
    public int portId() {
        return ByteBuffer.wrap(socket.localAddress())
                .order(ByteOrder.nativeOrder())
                .getInt(4);
    }

    /** The namespace's cookie: unique until the machine boots again. */
    public long namespaceCookie() {
        return socket.namespaceCookie();
    }

    /** The descriptor, still owned by this socket. */
    public Fd fd() {
        return socket.fd();
    }

    @Override
    public void close() {
        socket.close();
    }
}
