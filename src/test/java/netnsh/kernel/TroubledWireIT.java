package netnsh.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.netlink.Wire;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.sys.SysException;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

/** What a real kernel does rarely: tables that never hold still, silence, a socket that fails. */
class TroubledWireIT {
    private final List<Outcome> out = new ArrayList<>();

    /** Answers every dump with one link, marked as disturbed. */
    private static final class Restless implements Wire {
        private final Deque<byte[]> queue = new ArrayDeque<>();
        int dumps;

        @Override
        public void send(byte[] datagram) {
            dumps++;
            int seq = Message.parse(datagram).get(0).seq();
            int flags = Rtm.NLM_F_MULTI | Rtm.NLM_F_DUMP_INTR;
            byte[] header = new IfInfoMsg(0, 772, 1, 0, 0).bytes();
            byte[] link = Message.of(Rtm.RTM_NEWLINK, flags, header, Attrs.NONE.with(Ifla.IFLA_IFNAME, "lo"))
                    .payload();
            byte[] first = new Message(Rtm.RTM_NEWLINK, flags, seq, 0, link).bytes();
            byte[] done = new Message(Rtm.NLMSG_DONE, flags, seq, 0, new byte[4]).bytes();
            queue.add(ByteBuffer.allocate(first.length + done.length)
                    .put(first)
                    .put(done)
                    .array());
        }

        @Override
        public byte[] receive() {
            return queue.remove();
        }

        @Override
        public void close() {
            queue.clear();
        }
    }

    private record Failing(RuntimeException what) implements Wire {
        @Override
        public void send(byte[] datagram) {
            assertEquals(1, Message.parse(datagram).size());
        }

        @Override
        public byte[] receive() {
            throw what;
        }

        @Override
        public void close() {}
    }

    private int show(Wire wire) {
        try (LinuxKernel kernel = new LinuxKernel(new Sockets((ns, namespace) -> wire))) {
            return kernel.run(
                    new Effect.Show(
                            "…",
                            view -> new Outcome.Lines(view.links(NsRef.HOME).stream()
                                    .map(Link::name)
                                    .toList())),
                    out::add);
        }
    }

    @Test
    void says_when_tables_never_held_still_and_ends_with_status_3() {
        Restless wire = new Restless();
        assertEquals(3, show(wire));
        assertEquals(10, wire.dumps);
        assertEquals(new Outcome.Lines(List.of("lo")), out.get(0));
        assertTrue(out.get(1) instanceof Outcome.Note note && note.text().startsWith("may be incomplete"));
    }

    @Test
    void names_the_question_that_nobody_answers() {
        Problem problem = assertThrows(Problem.class, () -> show(new Failing(new Wire.Silence())));
        assertEquals("the kernel does not answer to RTM_GETLINK", problem.getMessage());
    }

    @Test
    void makes_a_problem_of_a_socket_that_fails() {
        RuntimeException failure = new SysException("recv", Errno.ENOMEM, "");
        Problem problem = assertThrows(Problem.class, () -> show(new Failing(failure)));
        assertEquals("kernel.socket", problem.id());
        assertEquals(Errno.ENOMEM, problem.errno());
    }
}
