package netnsh.rtnl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.plan.Query;
import netnsh.uapi.Ifla;
import netnsh.uapi.Nda;
import netnsh.uapi.Nha;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Mac;
import org.junit.jupiter.api.Test;

class QueriesTest {
    private static final Nexthop FIVE = new Nexthop(0, 0, 0, 0, Attrs.NONE.with(Nha.NHA_ID, 5L));
    private static final Neighbour ENTRY = new Neighbour(
            Rtm.AF_BRIDGE, Dev.index(3), 0, 0, 0, Attrs.NONE.with(Nda.NDA_LLADDR, Mac.parse("02:00:00:00:00:11")));

    private static final List<Query<?>> ALL = List.of(
            new Query.BridgeLinks(Ifla.RTEXT_FILTER_BRVLAN),
            new Query.Forwarding(Dev.index(3), Dev.index(4)),
            new Query.NeighbourEntry(ENTRY),
            new Query.BridgeVlans(3),
            new Query.VlanCounters(true),
            new Query.MulticastGroups(),
            new Query.Nexthops(FIVE),
            new Query.NexthopById(FIVE),
            new Query.Buckets(FIVE),
            new Query.OneBucket(FIVE),
            new Query.Disciplines(),
            new Query.Netconfs(Rtm.AF_INET));

    private static String hex(Query<?> query) {
        byte[] bytes = Queries.of(query).message().bytes();
        StringBuilder out = new StringBuilder();
        for (int i = 16; i < bytes.length; i++) {
            out.append(String.format("%02x", bytes[i]));
        }
        return Queries.of(query).message().type() + " " + out;
    }

    @Test
    void every_question_has_a_message_and_knows_what_answers_it() {
        Set<Class<?>> sampled = ALL.stream().map(Object::getClass).collect(Collectors.toSet());
        Set<Class<?>> permitted =
                Arrays.stream(Query.class.getPermittedSubclasses()).collect(Collectors.toSet());
        assertEquals(permitted, sampled);
        for (Query<?> query : ALL) {
            Queries.Question<?> question = Queries.of(query);
            assertEquals(2, question.message().type() & 3, query + " is no GET");
            boolean dumped = question.answer() == Rtm.RTM_GETMDB; // the kernel answers with the question's type there
            assertTrue(dumped || question.answer() == question.message().type() - 2, query.toString());
        }
    }

    /** What the program sends behind struct nlmsghdr, as strace(1) shows it. */
    @Test
    void asks_as_bridge_and_ip_ask() {
        assertEquals("18 07000000000000000000000000000000" + "08001d0002000000", hex(ALL.get(0)));
        assertEquals("30 070000000300000000000000" + "0800090004000000", hex(ALL.get(1)));
        assertEquals("30 070000000300000000000000" + "0a000200020000000011" + "0000", hex(ALL.get(2)));
        assertEquals("114 0700000000000000" + "0800010003000000", hex(ALL.get(3)));
        assertEquals("94 000000000000000004000000", hex(ALL.get(4)));
        assertEquals("86 0700000000000000", hex(ALL.get(5)));
        assertEquals("106 0000000000000000" + "0800010005000000", hex(ALL.get(7)));
        assertEquals("118 0000000000000000" + "0800010005000000", hex(ALL.get(8)));
    }
}
