package netnsh.netlink;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import org.junit.jupiter.api.Test;

/** Bytes that no kernel would send: they may be refused, but only as NetlinkError or CodecException, and soon. */
class HostileTest {
    private static final int ROUNDS = 20_000;
    private static final Message GET = new Message(Rtm.RTM_GETLINK, 0, 0, 0, new byte[16]);

    @Test
    void answers_that_were_cut_or_changed_are_refused_or_understood() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] refused = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < ROUNDS; i++) {
                FakeWire wire = new FakeWire((w, m) -> {
                    w.answer(FakeWire.data(
                            m, Nlm.NLM_F_MULTI, Samples.attrs(random, 2).bytes()));
                    w.answer(FakeWire.ack(m, random.nextInt(3), "words", 20), FakeWire.longAck(m, 5, "long"));
                    w.answer(FakeWire.done(m, random.nextInt(3), "end"));
                    w.queue.replaceAll(bytes -> spoil(random, bytes));
                });
                Conversation talk = new Conversation(wire);
                try {
                    switch (random.nextInt(4)) {
                        case 0 -> talk.request(GET);
                        case 1 -> read(talk.get(GET));
                        case 2 -> read(talk.dump(GET).messages());
                        default -> talk.batch(List.of(GET, GET, GET));
                    }
                } catch (NetlinkError | CodecException e) {
                    refused[0]++;
                } catch (RuntimeException e) {
                    fail("seed " + seed + ", round " + i, e);
                }
            }
        });
        assertTrue(refused[0] > 0 && refused[0] < ROUNDS, "seed " + seed + ": refused " + refused[0]);
    }

    @Test
    void every_codec_refuses_or_understands_any_bytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (Samples.Sample<?> sample : Samples.all()) {
            for (int i = 0; i < 2000; i++) {
                byte[] bytes = Samples.bytes(random, random.nextInt(40));
                try {
                    sample.codec().decode(i % 2 == 0 ? bytes : small(bytes));
                } catch (CodecException e) {
                    continue;
                } catch (RuntimeException e) {
                    fail(sample + ", seed " + seed + ", bytes " + Bytes.hex(bytes), e);
                }
            }
        }
    }

    @Test
    void the_way_to_an_offset_is_looked_for_in_any_bytes() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = small(Samples.bytes(random, random.nextInt(64)));
            try {
                Attrs.pathAt(bytes, random.nextInt(20), random.nextInt(100) - 10);
            } catch (RuntimeException e) {
                fail("seed " + seed + ", bytes " + Bytes.hex(bytes), e);
            }
        }
    }

    @Test
    void a_wire_that_only_brings_strange_messages_is_given_up() {
        Message strange = new Message(16, 0, -5, 0, new byte[0]);
        Wire wire = new Wire() {
            @Override
            public void send(byte[] datagram) {}

            @Override
            public byte[] receive() {
                return strange.bytes();
            }

            @Override
            public void close() {}
        };
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                new Conversation(wire).request(GET);
                fail("an answer?");
            } catch (NetlinkError e) {
                assertTrue(e.errno() == Errno.ETIMEDOUT);
            }
        });
    }

    private static void read(List<Message> messages) {
        for (Message message : messages) {
            message.toString();
            message.attrs(0).entries().forEach(Object::toString);
        }
    }

    private static byte[] spoil(Random random, byte[] bytes) {
        byte[] spoilt = bytes.clone();
        if (spoilt.length == 0) {
            return spoilt;
        }
        switch (random.nextInt(5)) {
            case 0 -> spoilt = Arrays.copyOf(spoilt, random.nextInt(spoilt.length + 1));
            case 1 -> spoilt = Arrays.copyOf(spoilt, spoilt.length + random.nextInt(20));
            case 2 -> spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            case 3 -> {
                for (int n = random.nextInt(8); n > 0; n--) {
                    spoilt[random.nextInt(Math.min(20, spoilt.length))] = (byte) random.nextInt(24);
                }
            }
            default -> {}
        }
        return spoilt;
    }

    /** Small numbers look like lengths, so more of them get past the first check. */
    private static byte[] small(byte[] bytes) {
        byte[] out = bytes.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) (i % 2 == 0 ? out[i] & 15 : 0);
        }
        return out;
    }
}
