package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import netnsh.Stock;
import netnsh.value.Errno;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sends to the loopback and to a cable whose other end answers nothing. */
class IcmpSocketIT {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
    private static final byte[] SILENT = {10, 77, 0, 9};

    @BeforeAll
    static void a_cable_with_nobody_at_its_end() throws Exception {
        ip("link set lo up");
        ip("link add icmpa type veth peer name icmpb");
        ip("link set icmpb up");
        ip("addr add 10.77.0.1/24 dev icmpa");
        ip("link set icmpa up");
        // The kernel waits three seconds for a neighbour unless told otherwise.
        SysFiles.write("/proc/sys/net/ipv4/neigh/icmpa/retrans_time_ms", "20");
    }

    @AfterAll
    static void pull_the_cable() throws Exception {
        ip("link del icmpa");
    }

    private static void ip(String words) throws IOException, InterruptedException {
        Stock.output(("ip " + words).split(" "));
    }

    private static byte[] echo(boolean v6, int identifier, int sequence) {
        byte[] message = new byte[64];
        ByteBuffer out = ByteBuffer.wrap(message);
        out.put((byte) (v6 ? 128 : 8)).put((byte) 0).putShort((short) 0);
        out.putShort((short) identifier).putShort((short) sequence);
        out.putShort(2, (short) (v6 ? 0 : IcmpSocket.checksum(message)));
        return message;
    }

    private static Optional<IcmpSocket.Arrival> wait(IcmpSocket socket) {
        try (WakeUp never = new WakeUp()) {
            return socket.await(40_000, never) ? socket.next() : Optional.empty();
        }
    }

    @Test
    void the_loopback_answers_an_echo() {
        for (boolean v6 : new boolean[] {false, true}) {
            byte[] address = v6 ? LOOPBACK6 : LOOPBACK;
            try (IcmpSocket socket = IcmpSocket.open(v6)) {
                assertTrue(socket.isRaw());
                socket.send(echo(v6, 4711, 7), Sockaddr.of(address));
                IcmpSocket.Arrival reply = wait(socket).orElseThrow();
                assertNull(reply.error());
                assertEquals(64, reply.message().length);
                assertEquals(v6 ? 129 : 0, reply.message()[0] & 0xFF);
                assertEquals(4711, ByteBuffer.wrap(reply.message()).getShort(4));
                assertEquals(7, ByteBuffer.wrap(reply.message()).getShort(6));
                assertArrayEquals(address, reply.from().address());
                assertEquals(64, reply.ttl());
                assertFalse(socket.next().isPresent(), "the request itself came in");
            }
        }
    }

    @Test
    void without_a_raw_socket_the_datagram_kind_serves() {
        SysFiles.write("/proc/sys/net/ipv4/ping_group_range", "0 0");
        for (boolean v6 : new boolean[] {false, true}) {
            byte[] address = v6 ? LOOPBACK6 : LOOPBACK;
            try (IcmpSocket socket = IcmpSocket.open(v6, false)) {
                socket.ttl(9);
                socket.send(echo(v6, 0, 8), Sockaddr.of(address));
                IcmpSocket.Arrival reply = wait(socket).orElseThrow();
                assertEquals(64, reply.message().length);
                assertEquals(v6 ? 129 : 0, reply.message()[0] & 0xFF);
                assertEquals(
                        socket.identifier(), ByteBuffer.wrap(reply.message()).getShort(4) & 0xFFFF);
                assertEquals(8, ByteBuffer.wrap(reply.message()).getShort(6));
                assertEquals(64, reply.ttl());
            }
        }
        try (IcmpSocket socket = IcmpSocket.open(false, false)) {
            socket.send(echo(false, 0, 4), Sockaddr.of(SILENT));
            IcmpSocket.Arrival arrival = wait(socket).orElseThrow();
            assertEquals(Errno.EHOSTUNREACH, arrival.error().errno());
            assertEquals(4, ByteBuffer.wrap(arrival.message()).getShort(6));
        }
    }

    @Test
    void a_neighbour_that_does_not_answer_is_reported_by_this_host() {
        try (IcmpSocket socket = IcmpSocket.open(false)) {
            socket.send(echo(false, 99, 3), Sockaddr.of(SILENT));
            IcmpSocket.Arrival arrival = wait(socket).orElseThrow();
            IcmpSocket.Failure failure = arrival.error();
            assertEquals(Errno.EHOSTUNREACH, failure.errno());
            assertEquals(IcmpSocket.Failure.ICMP, failure.origin());
            assertEquals(3, failure.type());
            assertEquals(1, failure.code());
            assertArrayEquals(new byte[] {10, 77, 0, 1}, failure.reporter().address());
            assertArrayEquals(SILENT, arrival.from().address());
            assertEquals(3, ByteBuffer.wrap(arrival.message()).getShort(6));
            assertFalse(socket.next().isPresent(), "the failure is reported twice");
        }
    }

    @Test
    void no_route_is_refused_at_once() {
        try (IcmpSocket socket = IcmpSocket.open(false)) {
            byte[] nowhere = {(byte) 192, 0, 2, 1};
            SysException e =
                    assertThrows(SysException.class, () -> socket.send(echo(false, 1, 1), Sockaddr.of(nowhere)));
            assertEquals(Errno.ENETUNREACH, e.errno());
            assertThrows(SysException.class, () -> IcmpSocket.sourceFor(Sockaddr.of(nowhere), null));
        }
    }

    @Test
    void the_largest_echo_fits() {
        try (IcmpSocket socket = IcmpSocket.open(false)) {
            byte[] large = Arrays.copyOf(echo(false, 5, 5), 65515);
            socket.send(large, Sockaddr.of(LOOPBACK));
            assertEquals(65515, wait(socket).orElseThrow().message().length);
        }
    }

    @Test
    void the_source_address_is_what_the_routes_say() {
        assertArrayEquals(
                new byte[] {10, 77, 0, 1},
                IcmpSocket.sourceFor(Sockaddr.of(SILENT), null).address());
        assertArrayEquals(
                LOOPBACK6, IcmpSocket.sourceFor(Sockaddr.of(LOOPBACK6), "lo").address());
    }

    @Test
    void waiting_ends_when_somebody_calls() throws InterruptedException {
        try (IcmpSocket socket = IcmpSocket.open(false);
                WakeUp call = new WakeUp()) {
            Thread other = new Thread(call::wake);
            other.start();
            assertFalse(socket.await(-1, call));
            other.join();
            call.reset();
            assertFalse(socket.await(1, call));
        }
    }
}
