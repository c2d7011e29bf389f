package netnsh.word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import netnsh.grammar.BadValue;
import netnsh.grammar.ValueType;
import netnsh.uapi.Nud;
import netnsh.uapi.PortRange;
import netnsh.uapi.Rtn;
import netnsh.uapi.UidRange;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static String reason(ValueType<?> type, String word) {
        return assertThrows(BadValue.class, () -> type.read(word), word).getMessage();
    }

    private static <T> void again(ValueType<T> type, T value, long seed) throws BadValue {
        assertEquals(value, type.read(type.write(value)), "seed " + seed);
    }

    @Test
    void every_written_value_is_read_again() throws BadValue {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            long wide = random.nextInt() & 0xffffffffL;
            int port = random.nextInt(65536);
            again(Routing.MILLISECONDS, wide >> 3, seed);
            again(Routing.MARK, new Routing.Mark(wide, random.nextBoolean() ? null : wide >> 4), seed);
            again(Routing.UIDS, new UidRange(wide >> 2, wide), seed);
            again(Routing.PORTS, new PortRange(port / 2, port), seed);
            again(Routing.PORTS, new PortRange(port, port), seed);
            again(Routing.U64, random.nextLong(), seed);
            again(Routing.IP_PROTOCOL, random.nextInt(256), seed);
        }
        for (int bit = 0; bit < 8; bit++) {
            again(Routing.NUD, 1 << bit, 0);
        }
        again(Routing.NUD, 0, 0);
        for (int type = 0; type < 12; type++) {
            again(Routing.ROUTE_TYPE, type, 0);
        }
    }

    @Test
    void every_example_is_valid() throws BadValue {
        for (ValueType<?> type : List.of(
                Routing.MILLISECONDS,
                Routing.PREFERENCE,
                Routing.FEATURES,
                Routing.ROUTE_TYPE,
                Routing.NUD,
                Routing.MARK,
                Routing.UIDS,
                Routing.PORTS,
                Routing.IP_PROTOCOL,
                Routing.U64,
                Ids.TABLE,
                Ids.PROTOCOL,
                Ids.SCOPE,
                Ids.GROUP,
                Ids.REALM,
                Ids.REALMS,
                Ids.TOS,
                Ids.MARK,
                Addresses.PREFIX,
                Addresses.ADDRESS,
                Addresses.PREFIX_OR_DEFAULT,
                Addresses.FAMILY,
                Addresses.LLADDR)) {
            for (String example : type.examples()) {
                type.read(example);
            }
        }
    }

    @Test
    void times_have_units_and_are_rounded_up_to_milliseconds() throws BadValue {
        assertEquals(1500, Routing.MILLISECONDS.read("1.5s"));
        assertEquals(2, Routing.MILLISECONDS.read("1.2ms"));
        assertEquals(3000, Routing.MILLISECONDS.read("3secs"));
        assertTrue(reason(Routing.MILLISECONDS, "5").contains("5ms or 5s"));
        assertTrue(reason(Routing.MILLISECONDS, "5h").contains("unknown unit"));
        assertTrue(reason(Routing.MILLISECONDS, "9999999s").contains("too long"));
        assertTrue(reason(Routing.MILLISECONDS, "-1s").contains("not a time"));
    }

    @Test
    void states_may_be_shortened_where_iproute2_lets_them() throws BadValue {
        assertEquals(Nud.NUD_PERMANENT, Routing.NUD.read("perm"));
        assertEquals(Nud.NUD_REACHABLE, Routing.NUD.read("reach"));
        assertEquals(Nud.NUD_FAILED, Routing.NUD.read("fail"));
        assertTrue(reason(Routing.NUD, "stal").contains("stale"));
    }

    @Test
    void types_of_routes_may_be_shortened_in_the_order_of_iproute2() throws BadValue {
        assertEquals(Rtn.RTN_UNREACHABLE, Routing.ROUTE_TYPE.read("u"));
        assertEquals(Rtn.RTN_UNICAST, Routing.ROUTE_TYPE.read("uni"));
        assertEquals(Rtn.RTN_BROADCAST, Routing.ROUTE_TYPE.read("b"));
        assertEquals(Rtn.RTN_BROADCAST, Routing.ROUTE_TYPE.read("brd"));
        assertEquals(Rtn.RTN_BLACKHOLE, Routing.ROUTE_TYPE.read("bl"));
        assertTrue(reason(Routing.ROUTE_TYPE, "thro").contains("throw"));
    }

    @Test
    void ranges_and_marks_name_what_is_wrong() {
        assertTrue(reason(Routing.PORTS, "65536").contains("65535"));
        assertTrue(reason(Routing.PORTS, "10-9").contains("ends before it starts"));
        assertTrue(reason(Routing.UIDS, "10").contains("10-10"));
        assertTrue(reason(Routing.MARK, "0x1/0x100000000").contains("0xffffffff"));
        assertTrue(reason(Routing.MARK, "010").contains("leading zero"));
        assertTrue(reason(Routing.U64, "18446744073709551616").contains("64 bits"));
        assertTrue(reason(Routing.IP_PROTOCOL, "nosuch").contains("no IP protocol"));
    }
}
