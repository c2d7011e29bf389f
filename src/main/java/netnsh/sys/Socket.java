package netnsh.sys;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import netnsh.value.Errno;

/** A socket and its options, see socket(7); addresses are the bytes of a struct sockaddr. */
final class Socket implements AutoCloseable {
    static final int SOCK_DGRAM = 2;
    static final int SOCK_RAW = 3;
    static final int MSG_PEEK = 2;
    static final int MSG_TRUNC = 0x20;
    static final int MSG_DONTWAIT = 0x40;
    static final int SOL_SOCKET = 1;
    private static final int SOCK_CLOEXEC = 02000000;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_BINDTODEVICE = 25;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_NETNS_COOKIE = 71;

    private final Fd fd;

    private Socket(Fd fd) {
        this.fd = fd;
    }

    static Socket open(int family, int type, int protocol) {
        return new Socket(
                Fd.of(LibC.check(LibC.sockets().socket(family, type | SOCK_CLOEXEC, protocol), "socket", "")));
    }

    static byte[] nativeInt(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
    }

    Fd fd() {
        return fd;
    }

    void bind(byte[] address) {
        LibC.check(LibC.sockets().bind(fd.number(), address, address.length), "bind", "");
    }

    void connect(byte[] address) {
        LibC.check(LibC.sockets().connect(fd.number(), address, address.length), "connect", "");
    }

    byte[] localAddress() {
        byte[] address = new byte[28];
        byte[] size = nativeInt(address.length);
        LibC.check(LibC.sockets().getsockname(fd.number(), address, size), "getsockname", "");
        int used = ByteBuffer.wrap(size).order(ByteOrder.nativeOrder()).getInt();
        return Arrays.copyOf(address, used);
    }

    void option(int level, int option, int value) {
        option(level, option, nativeInt(value));
    }

    void option(int level, int option, byte[] value) {
        LibC.check(LibC.sockets().setsockopt(fd.number(), level, option, value, value.length), "setsockopt", "");
    }

    /** Sets an option; false when the kernel refuses. */
    boolean tryOption(int level, int option, int value) {
        return LibC.sockets().setsockopt(fd.number(), level, option, nativeInt(value), 4) >= 0;
    }

    byte[] option(int level, int option, int size, String name) {
        byte[] value = new byte[size];
        LibC.check(LibC.sockets().getsockopt(fd.number(), level, option, value, nativeInt(size)), "getsockopt", name);
        return value;
    }

    long namespaceCookie() {
        byte[] value = option(SOL_SOCKET, SO_NETNS_COOKIE, 8, "SO_NETNS_COOKIE");
        return ByteBuffer.wrap(value).order(ByteOrder.nativeOrder()).getLong();
    }

    void receiveTimeout(long millis) {
        ByteBuffer timeval = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder());
        timeval.putLong(millis / 1000).putLong(millis % 1000 * 1000);
        option(SOL_SOCKET, SO_RCVTIMEO, timeval.array());
    }

    void receiveBuffer(int bytes) {
        if (!tryOption(SOL_SOCKET, SO_RCVBUFFORCE, bytes)) {
            option(SOL_SOCKET, SO_RCVBUF, bytes);
        }
    }

    void bindToDevice(String name) {
        byte[] bytes = LibC.path(name);
        LibC.check(
                LibC.sockets().setsockopt(fd.number(), SOL_SOCKET, SO_BINDTODEVICE, bytes, bytes.length),
                "setsockopt SO_BINDTODEVICE",
                name);
    }

    void sendTo(byte[] bytes, byte[] address) {
        LibC.retry(
                "sendto",
                "",
                () -> LibC.sockets().sendto(fd.number(), bytes, bytes.length, 0, address, address.length));
    }

    /** The length of the next datagram, waiting for it; it stays in the queue. */
    int peekSize() {
        byte[] none = new byte[1];
        return (int) LibC.retry(
                "recv", "", () -> LibC.sockets().recvfrom(fd.number(), none, 0, MSG_PEEK | MSG_TRUNC, null, null));
    }

    /**
     * Receives a datagram into a {@link Room}, with the sender's address behind it.
     *
     * @return its length; EMSGSIZE when it was longer than any room
     */
    int receiveInto(long room, int addressSize) {
        long address = room + Room.SIZE;
        long size = address + Room.ADDRESS;
        Arena.putInt(size, addressSize);
        int got = (int) LibC.retry(
                "recv", "", () -> LibC.sockets().recvfrom(fd.number(), room, Room.SIZE, MSG_TRUNC, address, size));
        if (got > Room.SIZE) {
            throw new SysException("recv", Errno.EMSGSIZE, "");
        }
        return got;
    }

    @Override
    public void close() {
        fd.close();
    }
}
