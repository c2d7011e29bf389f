package netnsh.kernel;

import java.io.BufferedReader;
import java.io.FileReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.plan.NetOp;
import netnsh.plan.PingAll;
import netnsh.plan.Problem;
import netnsh.rtnl.Neighbours;
import netnsh.rtnl.Requests;
import netnsh.sys.Fd;
import netnsh.sys.IcmpSocket;
import netnsh.sys.Sockaddr;
import netnsh.sys.SysException;
import netnsh.uapi.Nda;
import netnsh.value.Dev;
import netnsh.value.Errno;

/** One namespace during {@code pingall}: its socket, what is on its way from there, and the neighbours it got to know. */
final class Station implements AutoCloseable {
    /** Descriptors for the JVM, the terminal and a moment's work beside two for each station. */
    private static final int SPARE_DESCRIPTORS = 96;

    private static final int MOST = 400;
    private static final int USUAL_LIMIT = 1024;
    private static final int FORGET_AT_ONCE = 4;

    /** More than are on their way at a time. */
    private static final int RECENT = 0x1000;

    final int number;
    final IcmpSocket socket;
    private final PingAll.Host host;
    private final Sockaddr address;
    private final boolean v6;
    private final Conversation kernel;
    private final Set<InetAddress> known = new HashSet<>();
    private final List<Message> forgotten = new ArrayList<>();
    private final int id = ThreadLocalRandom.current().nextInt(1, 0x10000);
    private final Object[] echoes = new Object[RECENT];
    private final int[] numbers = new int[RECENT];
    private int seq;

    private Station(PingAll.Host host, int number, IcmpSocket socket, Conversation kernel) {
        this.host = host;
        this.number = number;
        this.socket = socket;
        this.kernel = kernel;
        this.address = Sockaddr.of(host.address().getAddress());
        this.v6 = address.isV6();
    }

    /**
     * Opens the sockets in a namespace.
     *
     * @param tidy whether neighbours are to be forgotten
     */
    static Station open(PingAll.Host host, int number, boolean tidy) {
        boolean v6 = host.address().getAddress().length == 16;
        try (Fd namespace = Places.open(host.ns())) {
            IcmpSocket socket = NsThread.call(namespace, () -> IcmpSocket.open(v6));
            Station made;
            try {
                made = new Station(host, number, socket, tidy ? new Conversation(SysWire.in(namespace)) : null);
            } catch (SysException e) {
                socket.close();
                throw e;
            }
            if (tidy) {
                made.known();
            }
            return made;
        } catch (SysException e) {
            Problem p = Problem.of(
                            "pingall.socket", "cannot ping from " + host.ns() + ": " + e.call() + ": " + e.words())
                    .kernel(e.errno(), null);
            throw e.is(Errno.EPERM) || e.is(Errno.EACCES)
                    ? p.hint("it takes CAP_NET_RAW or a group within net.ipv4.ping_group_range")
                    : p;
        }
    }

    private void known() {
        for (Message m : kernel.dump(Neighbours.dump(v6 ? 10 : 2, false)).messages()) {
            Neighbours.decode(m).address().ifPresent(known::add);
        }
    }

    /** Sends an echo request; {@link #echo} gives {@code echo} back when the answer comes. */
    void send(Station to, Object echo) {
        seq = seq + 1 & 0xffff;
        echoes[seq % RECENT] = echo;
        numbers[seq % RECENT] = seq;
        ByteBuffer message = ByteBuffer.allocate(16);
        message.put((byte) (v6 ? 128 : 8)).put((byte) 0).putShort((short) 0);
        message.putShort((short) id).putShort((short) seq);
        if (!v6) {
            message.putShort(2, (short) IcmpSocket.checksum(message.array()));
        }
        socket.send(message.array(), to.address);
    }

    /** The echo that an answer or a report is about; null when it is none of ours. */
    Object echo(IcmpSocket.Arrival a) {
        if (a.message().length < 8 || a.error() == null && (a.message()[0] & 0xff) != (v6 ? 129 : 0)) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(a.message());
        int number = in.getShort(6) & 0xffff;
        boolean strange = socket.isRaw() && (in.getShort(4) & 0xffff) != id || numbers[number % RECENT] != number;
        return strange ? null : echoes[number % RECENT];
    }

    /** Removes what the kernel has learned about another station, unless it knew it before. */
    void forget(Station other) {
        if (kernel == null || v6 != other.v6 || known.contains(other.host.address())) {
            return;
        }
        Neighbour entry = new Neighbour(
                v6 ? 10 : 2, Dev.index(host.device()), 0, 0, 0, Attrs.NONE.with(Nda.NDA_DST, other.host.address()));
        forgotten.add(Requests.encode(new NetOp.DelNeighbour(entry)));
        if (forgotten.size() >= FORGET_AT_ONCE) {
            tidy();
        }
    }

    /** Removes the rest. An entry that is not there is no failure: its namespace is reached through a router. */
    void tidy() {
        if (kernel != null && !forgotten.isEmpty()) {
            kernel.post(forgotten);
            forgotten.clear();
        }
    }

    @Override
    public void close() {
        socket.close();
        if (kernel != null) {
            kernel.close();
        }
    }

    /** How many stations may be open at a time. */
    static int most() {
        int limit = USUAL_LIMIT;
        try (BufferedReader in = new BufferedReader(new FileReader("/proc/self/limits"))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Max open files")) {
                    limit = (int) Math.min(
                            1_000_000, Long.parseLong(line.substring(14).trim().split(" +")[0]));
                }
            }
        } catch (IOException | NumberFormatException e) {
            // "unlimited"
        }
        return Math.max(8, Math.min(MOST, (limit - SPARE_DESCRIPTORS) / 2));
    }

    /** gc_thresh3; only the first network namespace of the machine shows it. */
    static int neighbourLimit() {
        try (BufferedReader in = new BufferedReader(new FileReader("/proc/sys/net/ipv4/neigh/default/gc_thresh3"))) {
            return Integer.parseInt(in.readLine().trim());
        } catch (IOException | NumberFormatException e) {
            return USUAL_LIMIT;
        }
    }
}
