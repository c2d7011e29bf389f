package netnsh.netlink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import netnsh.uapi.FibRuleHdr;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.RtMsg;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    private static final int ROUNDS = 500;

    static List<Samples.Sample<?>> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void decodes_what_it_encoded(Samples.Sample<?> sample) {
        check(sample);
    }

    private static <T> void check(Samples.Sample<T> sample) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            T value = sample.make().apply(random);
            byte[] bytes = sample.codec().encode(value);
            assertEquals(value, sample.codec().decode(bytes), "seed " + seed + ", round " + i);
            Attr<T> attr = new Attr<>(7, sample.name(), sample.codec());
            byte[] wire = Attrs.NONE.add(attr, value).bytes();
            assertEquals(0, wire.length % 4, "seed " + seed);
            Attrs parsed = Attrs.parse(wire, 0, wire.length);
            assertEquals(value, parsed.get(attr).orElseThrow(), "seed " + seed + ", round " + i);
            assertEquals(Attrs.NONE.add(attr, value), parsed, "seed " + seed);
            assertEquals(Attrs.NONE.add(attr, value).hashCode(), parsed.hashCode(), "seed " + seed);
        }
    }

    @Test
    void keeps_bytes_as_they_are() {
        byte[] bytes = {0, 1, -1};
        assertArrayEquals(bytes, Codec.BYTES.decode(Codec.BYTES.encode(bytes)));
    }

    @Test
    void says_its_byte_order_in_its_name() {
        assertArrayEquals(new byte[] {0x12, 0x34}, Codec.BE16.encode(0x1234));
        assertArrayEquals(new byte[] {0x12, 0x34, 0x56, 0x78}, Codec.BE32.encode(0x12345678L));
        byte[] native16 = Bytes.buffer(2).putShort((short) 0x1234).array();
        assertArrayEquals(native16, Codec.U16.encode(0x1234));
    }

    @Test
    void refuses_a_wrong_length() {
        for (Codec<?> codec : List.of(Codec.U8, Codec.U16, Codec.U32, Codec.S32, Codec.U64, Codec.BE16, Codec.BE32)) {
            assertThrows(CodecException.class, () -> codec.decode(new byte[3]));
        }
        assertThrows(CodecException.class, () -> Codec.BE64.decode(new byte[9]));
        assertThrows(CodecException.class, () -> Codec.IP.decode(new byte[5]));
        assertThrows(CodecException.class, () -> Codec.MAC.decode(new byte[33]));
        assertThrows(CodecException.class, () -> Codec.MAC.decode(new byte[0]));
        assertThrows(CodecException.class, () -> Codec.FLAG.decode(new byte[1]));
        assertThrows(CodecException.class, () -> IfInfoMsg.parse(new byte[15]));
    }

    @Test
    void refuses_a_number_that_does_not_fit() {
        assertThrows(CodecException.class, () -> Codec.U8.encode(256));
        assertThrows(CodecException.class, () -> Codec.U16.encode(-1));
        assertThrows(CodecException.class, () -> Codec.U32.encode(1L << 32));
        assertThrows(CodecException.class, () -> Codec.U32.encode(-1L));
        assertThrows(CodecException.class, () -> new RtMsg(2, 0, 0, 0, 300, 0, 0, 0, 0).bytes());
    }

    @Test
    void refuses_to_encode_what_is_still_a_name() {
        assertThrows(CodecException.class, () -> Codec.DEV.encode(Dev.named("eth0")));
        assertThrows(CodecException.class, () -> Codec.NSFD.encode(new NsRef.Named("left")));
        assertThrows(CodecException.class, () -> Codec.STRING.encode("a\0b"));
    }

    @Test
    void sends_no_interface_as_zero() {
        assertArrayEquals(new byte[4], Codec.DEV.encode(Dev.NONE));
    }

    @Test
    void reads_a_string_up_to_its_nul_and_does_not_demand_one() {
        assertEquals("lo", Codec.STRING.decode(new byte[] {'l', 'o', 0, 'x'}));
        assertEquals("lo", Codec.STRING.decode(new byte[] {'l', 'o'}));
        assertEquals("", Codec.STRING.decode(new byte[0]));
        assertArrayEquals(new byte[0], Codec.TEXT.encode(""));
    }

    @Test
    void family_headers_survive_the_way_out_and_in() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            IfInfoMsg link = Samples.header(random);
            assertEquals(link, IfInfoMsg.parse(link.bytes()), "seed " + seed);
            FibRuleHdr rule = Samples.rule(random);
            assertEquals(rule, FibRuleHdr.parse(rule.bytes()), "seed " + seed);
            assertEquals(FibRuleHdr.LENGTH, rule.bytes().length);
        }
    }
}
