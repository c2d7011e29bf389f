package netnsh.sys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SockaddrTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void an_address_is_encoded_as_the_kernel_takes_it_and_read_back() {
        Sockaddr four = new Sockaddr(new byte[] {10, 0, 0, 1}, 0x1234, 0);
        assertEquals(
                "1234" + "0a000001" + "0".repeat(16),
                HEX.formatHex(four.encode()).substring(4));
        assertEquals(four, Sockaddr.decode(four.encode(), 0));
        byte[] linkLocal = HEX.parseHex("fe800000000000000000000000000001");
        Sockaddr six = new Sockaddr(linkLocal, 0x1234, 7);
        assertEquals(
                "1234" + "00000000" + "fe800000000000000000000000000001",
                HEX.formatHex(six.encode()).substring(4, 48));
        assertEquals(six, Sockaddr.decode(six.encode(), 0));
    }

    @Test
    void another_family_or_too_few_bytes_are_no_address() {
        assertNull(Sockaddr.decode(new byte[28], 0));
        assertNull(Sockaddr.decode(new byte[15], 0));
        byte[] cut = java.util.Arrays.copyOf(Sockaddr.of(new byte[16]).encode(), 20);
        assertNull(Sockaddr.decode(cut, 0));
    }
}
