package netnsh.uapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.netlink.Attr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TablesTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                Fra.class,
                Ifa.class,
                Ifla.class,
                IflaBond.class,
                IflaBondAdInfo.class,
                IflaBondSlave.class,
                IflaBr.class,
                IflaBrport.class,
                IflaGeneve.class,
                IflaGre.class,
                IflaHsr.class,
                IflaInfo.class,
                IflaIptun.class,
                IflaIpvlan.class,
                IflaMacvlan.class,
                IflaNetkit.class,
                IflaProtoDown.class,
                IflaTun.class,
                IflaVf.class,
                IflaVfStats.class,
                IflaVrf.class,
                IflaVrfPort.class,
                IflaVti.class,
                IflaVxlan.class,
                IflaXfrm.class,
                Nda.class,
                Netnsa.class,
                Rta.class,
                Rtax.class,
                Veth.class
            })
    void a_table_names_each_row_as_its_field_and_gives_no_number_twice(Class<?> table) throws IllegalAccessException {
        Map<Integer, String> rows = new HashMap<>();
        for (Field field : table.getFields()) {
            if (field.getType() == Attr.class) {
                Attr<?> attr = (Attr<?>) field.get(null);
                assertEquals(field.getName(), attr.name());
                assertNull(rows.put(attr.id(), attr.name()), attr.name());
            }
        }
        assertTrue(!rows.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ArpHrd.class,
                IfaFlag.class,
                Iff.class,
                IflaAf.class,
                IflaBondSlave.class,
                IflaBrport.class,
                IflaIpvlan.class,
                IflaMacvlan.class,
                IflaVlan.class,
                Ntf.class,
                Nud.class,
                OperState.class,
                RouteFlag.class,
                RtProt.class,
                RtScope.class,
                RtTable.class,
                Rtn.class,
                Fra.class
            })
    void a_list_of_words_gives_no_number_and_no_word_twice(Class<?> table) throws IllegalAccessException {
        int lists = 0;
        for (Field field : table.getFields()) {
            if (field.getType() == List.class && Modifier.isStatic(field.getModifiers())) {
                Set<Object> seen = new HashSet<>();
                for (Object row : (List<?>) field.get(null)) {
                    Named named = (Named) row;
                    assertTrue(seen.add(named.value()), named.toString());
                    assertTrue(seen.add(named.name()), named.toString());
                }
                lists++;
            }
        }
        assertTrue(lists > 0);
    }

    @Test
    void link_flags_come_in_the_order_of_iproute2_with_no_carrier_first() {
        assertEquals(List.of("LOOPBACK", "UP", "LOWER_UP"), Iff.names(0x10049));
        assertEquals(List.of("NO-CARRIER", "BROADCAST", "MULTICAST", "UP"), Iff.names(0x1003));
        assertEquals(List.of("BROADCAST", "80000000"), Iff.names(0x80000002L));
    }

    @Test
    void names_and_numbers_find_each_other() {
        assertEquals("link", Named.nameOf(RtScope.NAMES, RtScope.RT_SCOPE_LINK));
        assertEquals("77", Named.nameOf(RtScope.NAMES, 77));
        assertEquals(253, Named.valueOf(RtScope.NAMES, "link").getAsLong());
        assertTrue(Named.valueOf(RtScope.NAMES, "lin").isEmpty());
        assertEquals(0x240, Named.bitsOf(IfaFlag.NAMES, List.of("tentative", "noprefixroute")));
        assertEquals("ether", ArpHrd.name(1));
        assertEquals("[519]", ArpHrd.name(519));
    }

    @Test
    void a_counter_that_an_old_kernel_lacks_is_zero() {
        assertEquals(7, Stats64.TX_PACKETS.in(List.of(6L, 7L)));
        assertEquals(0, Stats64.RX_NOHANDLER.in(List.of(6L, 7L)));
    }
}
