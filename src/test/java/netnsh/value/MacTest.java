package netnsh.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacTest {
    @Test
    void reads_and_writes_pairs_of_digits() {
        assertEquals("02:00:5e:0a:ff:01", Mac.parse("02:0:5E:a:FF:01").toString());
        assertEquals(
                Mac.parse("02:00:00:00:00:01"), Mac.of((byte) 2, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 1));
        assertEquals(4, Mac.parse("0a:00:00:01").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "02:", "02:00:00:00:00:0g", "020:0", "02-00-00-00-00-01", "٠٢:00", "0x2:1"})
    void refuses_what_is_no_address(String text) {
        assertThrows(IllegalArgumentException.class, () -> Mac.parse(text));
    }

    @Test
    void refuses_more_than_32_bytes() {
        assertThrows(IllegalArgumentException.class, () -> Mac.parse("1" + ":1".repeat(32)));
        assertThrows(IllegalArgumentException.class, () -> Mac.of(new byte[33]));
        assertThrows(IllegalArgumentException.class, Mac::of);
    }

    @Test
    void knows_groups_and_nothing() {
        assertTrue(Mac.parse("33:33:00:00:00:01").multicast());
        assertFalse(Mac.parse("02:00:00:00:00:01").multicast());
        assertTrue(Mac.parse("00:00:00:00:00:00").zero());
    }

    @Test
    void is_not_changed_from_outside() {
        byte[] bytes = {2, 0, 0, 0, 0, 1};
        Mac mac = Mac.of(bytes);
        bytes[0] = 9;
        mac.bytes()[1] = 9;
        assertEquals("02:00:00:00:00:01", mac.toString());
    }
}
