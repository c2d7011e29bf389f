package netnsh.kernel;

import netnsh.netlink.Wire;
import netnsh.sys.Fd;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.value.Errno;

/** The wire of a real rtnetlink socket; it speaks to the namespace that it was opened in, from whatever thread. */
public final class SysWire implements Wire {
    private NetlinkSocket socket;

    /** Over an open socket, which is then closed with this wire. */
    public SysWire(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** To the namespace of the calling thread. */
    public static SysWire here() {
        return new SysWire(NetlinkSocket.open());
    }

    /** To another namespace. */
    public static SysWire in(Fd netns) {
        return new SysWire(NsThread.call(netns, NetlinkSocket::open));
    }

    @Override
    public void send(byte[] datagram) {
        socket.send(datagram);
    }

    @Override
    public byte[] receive() {
        try {
            return socket.receive();
        } catch (SysException e) {
            if (e.is(Errno.EAGAIN)) {
                throw new Silence();
            }
            if (e.is(Errno.ENOBUFS)) {
                throw new Overrun();
            }
            throw e;
        }
    }

    /** The socket, for its cookie and its announcements. */
    public NetlinkSocket socket() {
        return socket;
    }

    /** Another wire over the same socket; this one has none any more. */
    SysWire handOver() {
        SysWire other = new SysWire(socket);
        socket = null;
        return other;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
