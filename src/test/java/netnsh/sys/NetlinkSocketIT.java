package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import netnsh.value.Errno;
import org.junit.jupiter.api.Test;

class NetlinkSocketIT {
    private static final int RTM_NEWLINK = 16;
    private static final int RTM_GETLINK = 18;
    private static final int NLMSG_ERROR = 2;

    /** A question for a link by index; the sequence number is 77. */
    private static byte[] question(int index) {
        ByteBuffer out = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
        out.putInt(32)
                .putShort((short) RTM_GETLINK)
                .putShort((short) 1)
                .putInt(77)
                .putInt(0);
        return out.putInt(20, index).array();
    }

    private static ByteBuffer answer(NetlinkSocket socket) {
        return ByteBuffer.wrap(socket.receive()).order(ByteOrder.nativeOrder());
    }

    @Test
    void the_kernel_answers_with_whole_datagrams() {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.send(question(1));
            ByteBuffer link = answer(socket);
            assertEquals(link.capacity(), link.getInt(0));
            assertEquals(RTM_NEWLINK, link.getShort(4));
            assertEquals(77, link.getInt(8));
            assertEquals(socket.portId(), link.getInt(12));
            assertEquals(1, link.getInt(20));
        }
    }

    @Test
    void a_refusal_carries_the_errno() {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.send(question(0x7FFFFFF));
            ByteBuffer refusal = answer(socket);
            assertEquals(NLMSG_ERROR, refusal.getShort(4));
            assertEquals(-Errno.ENODEV, refusal.getInt(16));
        }
    }

    @Test
    void silence_ends_with_the_time() {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            socket.receiveTimeout(10);
            assertEquals(
                    Errno.EAGAIN,
                    assertThrows(SysException.class, socket::receive).errno());
        }
    }

    @Test
    void what_another_process_sends_is_dropped() throws Exception {
        try (NetlinkSocket socket = NetlinkSocket.open();
                Socket stranger = Socket.open(16, Socket.SOCK_RAW, NetlinkSocket.NETLINK_ROUTE)) {
            ByteBuffer to = ByteBuffer.allocate(12).order(ByteOrder.nativeOrder());
            to.putShort((short) 16).putShort((short) 0).putInt(socket.portId()).putInt(0);
            stranger.sendTo(question(4711), to.array());
            socket.send(question(1));
            assertEquals(RTM_NEWLINK, answer(socket).getShort(4));
        }
    }

    @Test
    void the_cookie_is_the_same_for_all_sockets_of_a_namespace() {
        try (NetlinkSocket one = NetlinkSocket.open();
                NetlinkSocket two = NetlinkSocket.open()) {
            assertEquals(one.namespaceCookie(), two.namespaceCookie());
            assertTrue(one.portId() != two.portId());
        }
    }
}
