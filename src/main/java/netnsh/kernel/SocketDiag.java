package netnsh.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.model.Listener;
import netnsh.netlink.Bytes;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.NetlinkSocket;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Ip;
import netnsh.value.NsRef;

/** Who listens, by sock_diag(7): linux/sock_diag.h and linux/inet_diag.h. */
final class SocketDiag {
    private static final int NETLINK_SOCK_DIAG = 4;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_UDP = 17;

    /** States of a socket as bits: TCP_LISTEN, and TCP_CLOSE, in which a UDP socket without a peer is. */
    private static final int LISTENS = 1 << 10;

    private static final int UNCONNECTED = 1 << 7;

    /** sizeof(struct inet_diag_req_v2) and sizeof(struct inet_diag_msg). */
    private static final int REQUEST = 56;

    private static final int ANSWER = 72;

    private SocketDiag() {}

    static List<Listener> read(NsRef ns) {
        List<Listener> all = new ArrayList<>();
        try (Fd namespace = Places.open(ns);
                Conversation talk = new Conversation(
                        new SysWire(NsThread.call(namespace, () -> NetlinkSocket.open(NETLINK_SOCK_DIAG))))) {
            for (int protocol : new int[] {IPPROTO_TCP, IPPROTO_UDP}) {
                for (int family : new int[] {AF_INET, AF_INET6}) {
                    for (Message m : talk.dump(question(protocol, family)).messages()) {
                        decode(m.payload(), protocol, all);
                    }
                }
            }
        } catch (SysException e) {
            throw Problem.of("socket.read", "cannot ask for the sockets of " + ns + ": " + e.call() + ": " + e.words())
                    .kernel(e.errno(), null);
        } catch (NetlinkError e) {
            throw Problem.of("socket.read", "the kernel does not tell the sockets of " + ns)
                    .kernel(e.errno(), e.kernelWords());
        }
        return all;
    }

    private static Message question(int protocol, int family) {
        byte[] header = Bytes.buffer(REQUEST)
                .put((byte) family)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(protocol == IPPROTO_TCP ? LISTENS : UNCONNECTED)
                .array();
        return new Message(SOCK_DIAG_BY_FAMILY, 0, 0, 0, header);
    }

    /** struct inet_diag_msg: family, state, two timers; the id: ports, addresses, interface, cookie; then expiry, queues, uid, inode. */
    private static void decode(byte[] m, int protocol, List<Listener> all) {
        if (m.length < ANSWER) {
            return;
        }
        java.nio.ByteBuffer in = Bytes.wrap(m);
        int size = in.get(0) == AF_INET ? 4 : 16;
        int port = (m[4] & 0xff) << 8 | m[5] & 0xff;
        all.add(new Listener(
                protocol == IPPROTO_TCP ? "tcp" : "udp",
                Ip.of(Arrays.copyOfRange(m, 8, 8 + size)),
                port,
                in.getInt(40) & 0xffffffffL,
                in.getInt(64) & 0xffffffffL,
                in.getInt(68) & 0xffffffffL));
    }

    /** Which program holds which socket, by the socket's inode; of processes that may be looked at. */
    static Map<Long, View.Attached> holders() {
        Map<Long, View.Attached> holders = new HashMap<>();
        for (String pid : SysFiles.list("/proc")) {
            if (!pid.chars().allMatch(c -> c >= '0' && c <= '9')) {
                continue;
            }
            try {
                for (String fd : SysFiles.list("/proc/" + pid + "/fd")) {
                    String target = EveryNamespace.target("/proc/" + pid + "/fd/" + fd);
                    if (target.startsWith("socket:[")) {
                        long inode = Long.parseLong(target.substring(8, target.length() - 1));
                        holders.computeIfAbsent(inode, i -> new View.Attached(program(pid), Integer.parseInt(pid)));
                    }
                }
            } catch (SysException goneOrNotOurs) {
                continue;
            }
        }
        return holders;
    }

    /** The name of a process's program. */
    static String program(String pid) {
        try {
            return SysFiles.readText("/proc/" + pid + "/comm").strip();
        } catch (SysException gone) {
            return "";
        }
    }
}
