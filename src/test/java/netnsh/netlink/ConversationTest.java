package netnsh.netlink;

import static netnsh.netlink.FakeWire.ack;
import static netnsh.netlink.FakeWire.data;
import static netnsh.netlink.FakeWire.done;
import static netnsh.netlink.FakeWire.longAck;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final int MULTI = Nlm.NLM_F_MULTI;
    private static final Message LINK = new Message(Rtm.RTM_NEWLINK, 0, 0, 0, new byte[16]);
    private static final Message GET = new Message(Rtm.RTM_GETLINK, 0, 0, 0, new byte[16]);

    @Test
    void asks_for_an_ack_and_takes_it() {
        FakeWire wire = new FakeWire((w, m) -> {
            assertTrue(m.has(Nlm.NLM_F_REQUEST | Nlm.NLM_F_ACK));
            assertTrue(m.seq() != 0);
            w.answer(ack(m, 0, null, -1));
        });
        Ack ack = new Conversation(wire).request(LINK);
        assertTrue(ack.ok());
        assertNull(ack.warning());
    }

    @Test
    void hands_over_the_warning_of_a_success() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(ack(m, 0, "rule already there", -1)));
        assertEquals("rule already there", new Conversation(wire).request(LINK).warning());
    }

    @Test
    void asks_for_an_echo_and_hands_it_over_with_the_warning() {
        FakeWire wire = new FakeWire((w, m) -> {
            assertTrue(m.has(Nlm.NLM_F_ECHO | Nlm.NLM_F_ACK));
            w.answer(data(m, 0, (byte) 7));
            w.answer(ack(m, 0, "odd, but done", -1));
        });
        Conversation.Echoed echoed = new Conversation(wire).echo(LINK);
        assertEquals(1, echoed.parts().size());
        assertEquals("odd, but done", echoed.ack().warning());
    }

    @Test
    void throws_a_refusal_with_the_kernels_words_and_the_offset() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(ack(m, 34, "mtu greater than device maximum", 32)));
        NetlinkError e = assertThrows(NetlinkError.class, () -> new Conversation(wire).request(LINK));
        assertEquals(34, e.errno());
        assertEquals("mtu greater than device maximum", e.kernelWords());
        assertEquals(32, e.attrOffset());
        assertEquals(-1, e.missingType());
        assertEquals(Rtm.RTM_NEWLINK, e.request().type());
        assertEquals("RTM_NEWLINK: Numerical result out of range: mtu greater than device maximum", e.getMessage());
    }

    @Test
    void finds_the_words_behind_a_request_that_is_repeated() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(longAck(m, 22, "bad")));
        Message odd = new Message(Rtm.RTM_NEWLINK, 0, 0, 0, new byte[17]);
        NetlinkError e = assertThrows(NetlinkError.class, () -> new Conversation(wire).request(odd));
        assertEquals("bad", e.kernelWords());
    }

    @Test
    void gathers_the_parts_of_a_dump() {
        FakeWire wire = new FakeWire((w, m) -> {
            assertTrue(m.has(Nlm.NLM_F_REQUEST | Nlm.NLM_F_DUMP));
            assertFalse(m.has(Nlm.NLM_F_ACK));
            w.answer(data(m, MULTI, (byte) 1), data(m, MULTI, (byte) 2));
            w.answer(data(m, MULTI, (byte) 3));
            w.answer(done(m, 0, 0));
        });
        Dump dump = new Conversation(wire).dump(GET);
        assertTrue(dump.complete());
        assertEquals(List.of(1, 2, 3), values(dump.messages()));
    }

    @Test
    void reads_a_disturbed_dump_again() {
        FakeWire wire = new FakeWire((w, m) -> {
            boolean disturbed = w.requests < 3;
            w.answer(data(m, MULTI | (disturbed ? Nlm.NLM_F_DUMP_INTR : 0), (byte) w.requests), done(m, 0, 0));
        });
        Dump dump = new Conversation(wire).dump(GET);
        assertTrue(dump.complete());
        assertEquals(List.of(3), values(dump.messages()));
        assertEquals(3, wire.requests);
    }

    @Test
    void says_so_when_a_dump_is_disturbed_every_time() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(data(m, MULTI, (byte) 1), done(m, 0, Nlm.NLM_F_DUMP_INTR)));
        Dump dump = new Conversation(wire).dump(GET);
        assertFalse(dump.complete());
        assertEquals(List.of(1), values(dump.messages()));
        assertTrue(wire.requests > 3 && wire.requests < 100, "attempts: " + wire.requests);
    }

    @Test
    void reads_a_dump_again_when_parts_of_it_were_lost() {
        FakeWire wire = new FakeWire((w, m) -> {
            w.answer(data(m, MULTI, (byte) 1));
            if (w.requests == 1) {
                w.lose();
            }
            w.answer(done(m, 0, 0));
        });
        Dump dump = new Conversation(wire).dump(GET);
        assertTrue(dump.complete());
        assertEquals(List.of(1), values(dump.messages()));
    }

    @Test
    void honours_the_error_at_the_end_of_a_dump() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(data(m, MULTI, (byte) 1), done(m, 22, "Invalid ifindex")));
        NetlinkError e = assertThrows(NetlinkError.class, () -> new Conversation(wire).dump(GET));
        assertEquals(22, e.errno());
        assertEquals("Invalid ifindex", e.kernelWords());
    }

    @Test
    void honours_an_error_instead_of_a_dump() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(ack(m, 95, null, -1)));
        NetlinkError e = assertThrows(NetlinkError.class, () -> new Conversation(wire).dump(GET));
        assertEquals(95, e.errno());
        assertNull(e.kernelWords());
    }

    @Test
    void names_the_request_that_was_never_answered() {
        FakeWire wire = new FakeWire((w, m) -> {});
        Conversation talk = new Conversation(wire);
        for (NetlinkError e : List.of(
                assertThrows(NetlinkError.class, () -> talk.request(LINK)),
                assertThrows(NetlinkError.class, () -> talk.get(LINK)),
                assertThrows(NetlinkError.class, () -> talk.dump(LINK)))) {
            assertEquals(Errno.ETIMEDOUT, e.errno());
            assertTrue(e.getMessage().contains("RTM_NEWLINK"), e.getMessage());
            assertEquals(Rtm.RTM_NEWLINK, e.request().type());
        }
    }

    @Test
    void passes_over_what_answers_somebody_else() {
        FakeWire wire = new FakeWire((w, m) -> {
            Message earlier = new Message(16, 0, m.seq() - 1, 0, new byte[0]);
            Message later = new Message(16, 0, m.seq() + 1, 0, new byte[0]);
            w.answer(ack(earlier, 22, "stale", -1));
            w.answer(done(earlier, 22, 0), data(later, 0, (byte) 9));
            w.answer(data(new Message(16, 0, 0, 0, new byte[0]), 0, (byte) 8));
            w.answer(data(m, 0, (byte) 1), ack(m, 0, null, -1));
        });
        assertEquals(List.of(1), values(new Conversation(wire).get(GET)));
    }

    @Test
    void gets_the_answer_before_the_ack() {
        FakeWire wire = new FakeWire((w, m) -> {
            w.answer(data(m, 0, (byte) 5));
            w.answer(ack(m, 0, null, -1));
        });
        assertEquals(List.of(5), values(new Conversation(wire).get(GET)));
    }

    @Test
    void does_not_stop_a_batch_at_a_refusal_in_the_middle() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(ack(m, w.requests == 3 ? 17 : 0, null, -1)));
        List<Ack> acks = new Conversation(wire).batch(Collections.nCopies(5, LINK));
        assertEquals(
                List.of(true, true, false, true, true),
                acks.stream().map(Ack::ok).toList());
        assertEquals(17, acks.get(2).error().errno());
        assertEquals(1, wire.datagramSizes.size());
    }

    @Test
    void sends_a_long_batch_in_datagrams_that_fit_the_buffers() {
        FakeWire wire = new FakeWire((w, m) -> w.answer(ack(m, 0, null, -1)));
        Message big = new Message(Rtm.RTM_NEWLINK, 0, 0, 0, new byte[1000]);
        List<Ack> acks = new Conversation(wire).batch(Collections.nCopies(1000, big));
        assertEquals(1000, acks.size());
        assertTrue(acks.stream().allMatch(Ack::ok));
        assertEquals(1000, wire.requests);
        assertTrue(wire.datagramSizes.stream().allMatch(size -> size <= 32768), wire.datagramSizes.toString());
        assertTrue(wire.datagramSizes.size() < 120, wire.datagramSizes.toString());
    }

    @Test
    void matches_the_acks_of_a_batch_by_number_and_not_by_order() {
        FakeWire wire = new FakeWire(
                (w, m) -> w.queue.addFirst(ack(m, w.requests, null, -1).bytes()));
        List<Ack> acks = new Conversation(wire).batch(Collections.nCopies(4, LINK));
        assertEquals(
                List.of(1, 2, 3, 4), acks.stream().map(a -> a.error().errno()).toList());
    }

    @Test
    void marks_those_of_a_batch_that_were_never_answered() {
        FakeWire wire = new FakeWire((w, m) -> {
            if (w.requests != 2) {
                w.answer(ack(m, 0, null, -1));
            }
        });
        List<Ack> acks = new Conversation(wire).batch(Collections.nCopies(3, LINK));
        assertEquals(Errno.ETIMEDOUT, acks.get(1).error().errno());
        assertTrue(acks.get(0).ok() && acks.get(2).ok());
    }

    @Test
    void an_empty_batch_sends_nothing() {
        FakeWire wire = new FakeWire((w, m) -> {});
        assertEquals(List.of(), new Conversation(wire).batch(List.of()));
        assertEquals(0, wire.datagramSizes.size());
    }

    private static List<Integer> values(List<Message> messages) {
        return messages.stream().map(m -> (int) m.payload()[0]).toList();
    }
}
