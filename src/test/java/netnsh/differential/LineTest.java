package netnsh.differential;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import netnsh.kind.Kinds;
import org.junit.jupiter.api.Test;

/** What random lines may hold. */
class LineTest {
    @Test
    void options_of_light_weight_tunnels_are_never_sent() {
        for (String words : List.of(
                "route add 10.1.0.0/16 encap ip id 1 geneve_opts 1:2:ab dev v0",
                "nexthop add id 1 enca ip id 1 dev v0",
                "route add 10.1.0.0/16 vxlan_opts 3",
                "link add t0 type ipip encap fou encap-dport 1")) {
            assertThrows(IllegalArgumentException.class, () -> Line.of("left", "", words), words);
        }
    }

    @Test
    void random_lines_hold_none() {
        Set<String> kinds = new HashSet<>();
        Kinds.all().forEach(kind -> kinds.add(kind.name()));
        Lines lines = new Lines(new Random(7), kinds);
        for (int i = 0; i < 20_000; i++) {
            assertDoesNotThrow(() -> lines.change("left", List.of("lo", "v0", "v1")));
        }
    }
}
