package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.kernel.LinuxKernel;
import netnsh.value.NsRef;
import org.junit.jupiter.api.Test;

class SysctlNamesIT {
    private static List<Offer> offers(String prefix) {
        try (LinuxKernel kernel = LinuxKernel.open()) {
            return new LiveNames(kernel, NsRef.HOME, List::of, List::of).names(Lookup.What.SYSCTL, prefix);
        }
    }

    private static boolean has(String prefix, String key) {
        return offers(prefix).stream().anyMatch(o -> o.text().equals(key));
    }

    @Test
    void keys_come_from_the_live_tree_as_the_user_parts_them() {
        assertTrue(has("net.ipv4.ip_f", "net.ipv4.ip_forward"));
        assertTrue(has("net/ipv4/ip_f", "net/ipv4/ip_forward"));
        assertTrue(has("ne", "net.ipv4.conf.lo.forwarding"));
        assertTrue(has("", "net.ipv6.conf.lo.forwarding"));
    }

    @Test
    void each_key_is_shown_with_its_value_and_once() {
        List<Offer> lo = offers("net.ipv4.conf.lo.");
        Offer forwarding = lo.stream()
                .filter(o -> o.text().equals("net.ipv4.conf.lo.forwarding"))
                .findFirst()
                .orElseThrow();
        assertTrue(forwarding.help().matches("[01]"), forwarding.help());
        assertEquals(lo.size(), lo.stream().map(Offer::text).distinct().count());
    }

    @Test
    void what_is_no_folder_has_no_keys() {
        assertEquals(List.of(), offers("net.nosuch.x"));
        assertEquals(List.of(), offers("kernel.host"));
        assertEquals(List.of(), offers("net/../kernel/x"));
    }
}
