package netnsh.nft;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import netnsh.model.PacketState;
import org.junit.jupiter.api.Test;

class LegacyRulesTest {
    private static final String OPEN = """
        *filter
        :INPUT ACCEPT [0:0]
        :FORWARD ACCEPT [0:0]
        :OUTPUT ACCEPT [0:0]
        %s
        COMMIT
        """;

    private static List<PacketState.Closed> closed(String rules) {
        return LegacyRules.closed("ip", OPEN.formatted(rules));
    }

    @Test
    void a_policy_or_a_last_rule_without_a_condition_closes_a_chain() {
        assertEquals(List.of(), closed(""));
        assertEquals(List.of(), closed("-A FORWARD -s 10.0.0.0/8 -j DROP"));
        assertEquals(List.of(), closed("-A FORWARD -j DROP\n-A FORWARD -i eth0 -j ACCEPT"));
        assertEquals("its last rule drops", closed("-A FORWARD -j DROP").get(0).how());
        String reject = "-A FORWARD -j REJECT --reject-with icmp-port-unreachable";
        assertEquals("its last rule rejects", closed(reject).get(0).how());
        String policy = OPEN.formatted("").replace("FORWARD ACCEPT", "FORWARD DROP");
        assertEquals("policy drop", LegacyRules.closed("ip6", policy).get(0).how());
    }

    @Test
    void what_is_let_through_is_told_by_side_and_what_is_excepted_is_not() {
        PacketState.Closed closed = closed("""
            -A FORWARD -s 192.168.0.2/32 -o eth0 -j ACCEPT
            -A FORWARD ! -s 10.0.0.0/8 -d 172.16.0.0/12 -j ACCEPT
            -A FORWARD -s 10.9.0.0/16 -j LOG
            -A FORWARD -j DROP""").get(0);
        assertEquals(List.of("saddr 192.168.0.2", "oifname eth0", "daddr 172.16.0.0/12"), closed.open());
    }
}
