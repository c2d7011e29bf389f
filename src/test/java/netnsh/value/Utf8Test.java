package netnsh.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void any_bytes_survive_the_way_in_and_out() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12)];
            random.nextBytes(bytes);
            assertArrayEquals(bytes, Utf8.encode(Utf8.decode(bytes)), "seed " + seed + ", round " + i);
        }
    }

    @Test
    void valid_text_is_what_it_is() {
        String text = "eth0 größe 网 \ud83d\ude00";
        assertEquals(text, Utf8.decode(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), Utf8.encode(text));
    }

    @Test
    void bytes_that_are_no_text_become_lone_surrogates() {
        assertEquals("a\udcffb", Utf8.decode(new byte[] {'a', (byte) 0xff, 'b'}));
        // an overlong slash, a UTF-8 surrogate, a truncated sequence
        assertEquals("\udcc0\udcaf", Utf8.decode(new byte[] {(byte) 0xc0, (byte) 0xaf}));
        assertEquals("\udced\udca0\udc80", Utf8.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        assertEquals("\udce2\udc82", Utf8.decode(new byte[] {(byte) 0xe2, (byte) 0x82}));
    }
}
