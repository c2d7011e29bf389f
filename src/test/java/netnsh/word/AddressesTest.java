package netnsh.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import inet.ipaddr.IPAddressString;
import java.util.Random;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    private static BadValue refused(ValueType<?> type, String word) {
        return assertThrows(BadValue.class, () -> type.read(word), word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        010.0.0.1/8         | leading zero in "010"     | 0
        10.1/16             | incomplete address        | 0
        1/8                 | incomplete address        | 0
        10.0.0.1/-1         | prefix length             | 9
        10.0.0.1/           | prefix length is missing  | 8
        10.0.0.1/024        | leading zero              | 9
        10.0.0.1/0x18       | not a decimal number      | 9
        10.0.0.1/255.0.255.0| not a contiguous mask     | 9
        10.0.0.1/24/24      | unexpected "/24"          | 11
        10.0.0.1\\24        | position 9                | 8
        fe80::1%eth0/64     | use dev                   | 7
        ::1/129             | prefix length 129, the limit is 128 | 4
        10.0.0.0/33         | prefix length 33, the limit is 32 | 9
        10.0.0.256          | "256" is out of range     | 7
        10.0..1             | an octet is missing       | 5
        10.0.0.             | incomplete address        | 7
        10.0.0.0.1          | four octets, not more     | 9
        default             | not an address            | 0
        dev                 | not an address            | 0
        localhost           | not an address            | 0
        ::ffff:010.0.0.1    | leading zero              | 7
        00001::1            | more than four digits     | 0
        1::2::3             | one "::"                  | 0
        1:2:3               | eight groups              | 0
        ::g                 | unexpected character 'g', position 3 | 2
        ::                  | -                         | 0
        """)
    void names_what_is_wrong_with_a_prefix_and_where(String word, String reason, int offset) throws BadValue {
        if (reason.equals("-")) {
            assertEquals(10, Addresses.PREFIX.read(word).family());
            return;
        }
        BadValue bad = refused(Addresses.PREFIX, word.replace("\\\\", "\\"));
        assertTrue(bad.getMessage().contains(reason), bad.getMessage());
        assertEquals(offset, bad.offset(), bad.getMessage());
    }

    @Test
    void takes_a_contiguous_mask_for_the_length() throws BadValue {
        assertEquals(20, Addresses.PREFIX.read("10.0.0.1/255.255.240.0").length());
        assertEquals(0, Addresses.PREFIX.read("10.0.0.1/0.0.0.0").length());
        assertEquals(32, Addresses.PREFIX.read("10.0.0.1/255.255.255.255").length());
    }

    @Test
    void keeps_a_mapped_address_ipv6() throws BadValue {
        Prefix p = Addresses.PREFIX.read("::ffff:1.2.3.4/96");
        assertEquals(10, p.family());
        assertEquals("::ffff:1.2.3.4/96", p.toString());
    }

    @Test
    void knows_whether_the_length_was_typed() throws BadValue {
        assertEquals(new Prefix(Ip.of(new byte[] {10, 0, 0, 1}), 32, false), Addresses.PREFIX.read("10.0.0.1"));
        assertEquals("10.0.0.1", Addresses.PREFIX.read("10.0.0.1").toString());
        assertEquals("10.0.0.1/32", Addresses.PREFIX.read("10.0.0.1/32").toString());
    }

    @Test
    void takes_default_any_and_all_where_everything_may_be_meant() throws BadValue {
        for (String word : new String[] {"default", "any", "all"}) {
            assertTrue(Addresses.PREFIX_OR_DEFAULT.read(word).isDefault());
        }
        assertEquals("default", Addresses.PREFIX_OR_DEFAULT.write(Prefix.DEFAULT));
        assertEquals(0, Prefix.DEFAULT.family());
    }

    @Test
    void an_address_has_no_prefix_length() {
        assertTrue(refused(Addresses.ADDRESS, "10.0.0.1/24").getMessage().contains("without a prefix length"));
    }

    @Test
    void reads_link_layer_addresses_and_names_the_bad_byte() throws BadValue {
        assertEquals("02:00:00:00:00:01", Addresses.LLADDR.read("2:0:0:0:0:1").toString());
        assertEquals(Mac.of((byte) 10, (byte) 0, (byte) 0, (byte) 1), Addresses.LLADDR.read("10.0.0.1"));
        assertEquals(
                "6 bytes expected, got 3", refused(Addresses.LLADDR, "1:2:3").getMessage());
        BadValue bad = refused(Addresses.LLADDR, "02:00:00:00:00:gg");
        assertTrue(bad.getMessage().contains("\"gg\""), bad.getMessage());
        assertEquals(15, bad.offset());
    }

    @Test
    void writes_ipv6_as_inet_ntop_does() throws BadValue {
        String[][] pairs = {
            {"0:0:0:0:0:0:0:0", "::"},
            {"2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},
            {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},
            {"::0102:0304", "::1.2.3.4"},
            {"::1", "::1"},
            {"1::", "1::"},
            {"::ffff:0:0", "::ffff:0.0.0.0"},
            {"::1:0:0", "::1:0:0"},
        };
        for (String[] pair : pairs) {
            assertEquals(pair[1], Ip.text(Addresses.ADDRESS.read(pair[0])));
        }
    }

    @Test
    void random_prefixes_come_back_and_the_library_agrees() throws BadValue {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = new byte[random.nextBoolean() ? 4 : 16];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = random.nextInt(3) == 0 ? (byte) random.nextInt() : 0;
            }
            int length = random.nextInt(bytes.length * 8 + 1);
            Prefix p = new Prefix(Ip.of(bytes), length, true);
            String why = "seed " + seed + ": " + p;
            assertEquals(p, Addresses.PREFIX.read(p.toString()), why);
            IPAddressString other = new IPAddressString(Ip.text(bytes));
            assertEquals(Ip.text(bytes), Ip.text(other.getAddress().getBytes()), why);
            assertTrue(p.network().contains(p.address()), why);
            assertEquals(p.network(), p.network().network(), why);
        }
    }

    @Test
    void finds_the_network_of_an_address() throws BadValue {
        assertEquals(
                "10.5.0.0/24", Addresses.PREFIX.read("10.5.0.1/24").network().toString());
        assertEquals(
                "fd00:0:0:10::/60",
                Addresses.PREFIX.read("fd00::1f:1:2:3:4/60").network().toString());
    }
}
