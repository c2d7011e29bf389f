package netnsh.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.ValueType;
import netnsh.value.IdNames;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static String reason(ValueType<?> type, String word) {
        return assertThrows(BadValue.class, () -> type.read(word), word).getMessage();
    }

    @Test
    void knows_the_tables_by_name_and_by_number() throws BadValue {
        assertEquals(254, Ids.TABLE.read("main"));
        assertEquals(255, Ids.TABLE.read("local"));
        assertEquals(100000, Ids.TABLE.read("100000"));
        assertEquals("main", Ids.TABLE.write(254L));
        assertEquals("12345", Ids.TABLE.write(12345L));
        assertEquals("254", IdNames.TABLE.name(254, true));
    }

    @Test
    void refuses_tables_that_cannot_be() {
        assertTrue(reason(Ids.TABLE, "4294967296").contains("out of range"));
        assertTrue(reason(Ids.TABLE, "nosuchtable").contains("no table of that name"));
        assertTrue(reason(Ids.TABLE, "-1").contains("negative"));
        assertTrue(reason(Ids.TABLE, "0x64").contains("decimal"));
        assertTrue(reason(Ids.PROTOCOL, "256").contains("out of range"));
    }

    @Test
    void every_written_value_is_read_again() throws BadValue {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            long n = random.nextInt(256);
            long wide = random.nextInt() & 0xffffffffL;
            String why = "seed " + seed;
            assertEquals(n, Ids.PROTOCOL.read(Ids.PROTOCOL.write(n)), why);
            assertEquals(n, Ids.SCOPE.read(Ids.SCOPE.write(n)), why);
            assertEquals(n, Ids.TOS.read(Ids.TOS.write(n)), why);
            assertEquals(n << 16 | n, Ids.REALMS.read(Ids.REALMS.write(n << 16 | n)), why);
            assertEquals(wide, Ids.TABLE.read(Ids.TABLE.write(wide)), why);
            assertEquals(wide, Ids.MARK.read(Ids.MARK.write(wide)), why);
        }
    }

    @Test
    void a_bare_two_digit_type_of_service_is_refused_because_it_would_be_hexadecimal() throws BadValue {
        assertEquals(0x10, Ids.TOS.read("0x10"));
        assertEquals(8, Ids.TOS.read("8"));
        assertTrue(reason(Ids.TOS, "10").contains("0x10"));
        assertTrue(reason(Ids.TOS, "0x100").contains("out of range"));
    }

    @Test
    void offers_the_names() {
        assertFalse(Ids.SCOPE.offers(Lookup.NOTHING, "").isEmpty());
        assertTrue(Ids.TABLE.offers(Lookup.NOTHING, "").stream()
                .anyMatch(o -> o.text().equals("main")));
    }
}
