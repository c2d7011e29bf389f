package netnsh.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Named;
import netnsh.value.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TunnelsTest {
    private static String refusal(ValueType<?> type, String word) {
        return assertThrows(BadValue.class, () -> type.read(word), word).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"5,0.0.0.5", "0x102,0.0.1.2", "4294967295,255.255.255.255", "1.2.3.4,1.2.3.4"})
    void a_key_is_a_number_or_four_bytes(String word, String bytes) throws BadValue {
        assertEquals(bytes, Ip.text(Tunnels.KEY.read(word)));
    }

    @Test
    void a_key_has_four_bytes_and_no_more() {
        assertEquals("out of range 0..4294967295", refusal(Tunnels.KEY, "4294967296"));
        assertEquals("incomplete address", refusal(Tunnels.KEY, "1.2."));
    }

    @Test
    void inherit_stands_for_a_number_where_the_kernel_has_one() throws BadValue {
        assertEquals(0, Tunnels.TTL.read("inherit"));
        assertEquals("inherit", Tunnels.TTL.write(0));
        assertEquals(1, Tunnels.TOS.read("inherit"));
        assertEquals(Tunnels.INHERIT, Tunnels.TCLASS.read("inherit"));
        assertEquals(Tunnels.INHERIT, Tunnels.ENCAPLIMIT.read("none"));
        assertEquals("out of range 0..255", refusal(Tunnels.TTL, "256"));
    }

    @Test
    void a_traffic_class_is_hexadecimal_and_must_look_so() throws BadValue {
        assertEquals(0x1cL, Tunnels.TCLASS.read("0x1c"));
        assertEquals(7L, Tunnels.TCLASS.read("7"));
        assertEquals("0x07", Tunnels.TCLASS.write(7L));
        assertEquals("write 0x10 if that is meant: this number is hexadecimal", refusal(Tunnels.TCLASS, "10"));
        assertEquals("out of range 0x0..0xff", refusal(Tunnels.TCLASS, "0x100"));
        assertEquals("out of range 0x0..0xfffff", refusal(Tunnels.FLOWLABEL, "0x100000"));
    }

    @Test
    void ends_are_of_one_version_or_any() throws BadValue {
        assertEquals("0.0.0.0", Ip.text(Addresses.IPV4.read("any")));
        assertEquals("any", Addresses.IPV6.write(Addresses.IPV6.read("::")));
        assertEquals("an IPv4 address is expected", refusal(Addresses.IPV4, "fd00::1"));
        assertEquals("an IPv6 address is expected", refusal(Addresses.IPV6, "10.0.0.1"));
    }

    @Test
    void a_list_of_addresses_has_commas_and_a_limit() throws BadValue {
        ValueType<?> two = Addresses.list(4, 2);
        assertEquals("an IPv4 address is expected", refusal(two, "10.0.0.1,fd00::1"));
        assertEquals("at most 2 addresses", refusal(two, "10.0.0.1,10.0.0.2,10.0.0.3"));
        assertEquals("the address is missing", refusal(two, "10.0.0.1,"));
        assertEquals(2, Addresses.list(6, 2).read("fd00::1,fd00::2").size());
    }

    @Test
    void a_word_may_be_given_by_its_number_or_by_its_beginning() throws BadValue {
        List<Named> words = List.of(new Named(0, "slow"), new Named(1, "fast"));
        assertEquals(1, Links.wordOrNumber(words).read("1"));
        assertEquals("one of slow, fast is expected", refusal(Links.wordOrNumber(words), "2"));
        assertEquals(1, Links.abbreviated(words).read("f"));
        assertEquals("one of slow, fast is expected", refusal(Links.abbreviated(words), "x"));
        assertEquals("0x1f", Links.hex("N", 255).write(Links.hex("N", 255).read("31")));
    }
}
