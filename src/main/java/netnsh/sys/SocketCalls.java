package netnsh.sys;

/** Sockets. Named and with arguments as in sections 2 and 3 of the manual. */
final class SocketCalls {
    private final Fn socket = new Fn("socket", "iii:i");
    private final Fn bind = new Fn("bind", "ipi:i");
    private final Fn connect = new Fn("connect", "ipi:i");
    private final Fn getsockname = new Fn("getsockname", "ipp:i");
    private final Fn setsockopt = new Fn("setsockopt", "iiipi:i");
    private final Fn getsockopt = new Fn("getsockopt", "iiipp:i");
    private final Fn sendto = new Fn("sendto", "iplipi:l");
    private final Fn recvfrom = new Fn("recvfrom", "iplipp:l");
    private final Fn recvmsg = new Fn("recvmsg", "ili:l");

    int socket(int family, int type, int protocol) {
        return socket.with().i(family).i(type).i(protocol).callInt();
    }

    int bind(int fd, byte[] address, int size) {
        return bind.with().i(fd).in(address).i(size).callInt();
    }

    int connect(int fd, byte[] address, int size) {
        return connect.with().i(fd).in(address).i(size).callInt();
    }

    int getsockname(int fd, byte[] address, byte[] size) {
        return getsockname.with().i(fd).out(address).out(size).callInt();
    }

    int setsockopt(int fd, int level, int option, byte[] value, int size) {
        return setsockopt.with().i(fd).i(level).i(option).in(value).i(size).callInt();
    }

    int getsockopt(int fd, int level, int option, byte[] value, byte[] size) {
        return getsockopt.with().i(fd).i(level).i(option).out(value).out(size).callInt();
    }

    long sendto(int fd, byte[] buffer, long size, int flags, byte[] address, int addressSize) {
        return sendto.with()
                .i(fd)
                .in(buffer)
                .l(size)
                .i(flags)
                .in(address)
                .i(addressSize)
                .callLong();
    }

    long recvfrom(int fd, byte[] buffer, long size, int flags, byte[] address, byte[] addressSize) {
        return recvfrom.with()
                .i(fd)
                .fills(buffer)
                .l(size)
                .i(flags)
                .out(address)
                .out(addressSize)
                .callLong();
    }

    /** The same into native memory. */
    long recvfrom(int fd, long buffer, long size, int flags, long address, long addressSize) {
        return recvfrom.with()
                .i(fd)
                .p(buffer)
                .l(size)
                .i(flags)
                .p(address)
                .p(addressSize)
                .callLong();
    }

    long recvmsg(int fd, long header, int flags) {
        return recvmsg.with().i(fd).l(header).i(flags).callLong();
    }
}
