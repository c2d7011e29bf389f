package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.plan.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShortFormsIT {
    private final Live live = new Live();

    @BeforeEach
    void two_namespaces() {
        live.run("netns add left right");
    }

    @AfterEach
    void tidy() {
        live.close();
        sh("for l in v0 v1 br0 h0; do ip link del $l 2>/dev/null; done");
    }

    private static String links() {
        return sh("(ip -br link; ip -n left -br link; ip -n right -br link) | cut -d ' ' -f 1");
    }

    private static boolean up(String ns, String name) {
        return sh("ip -n " + ns + " link show " + name).contains(",UP,");
    }

    @Test
    void a_cable_joins_two_namespaces_with_both_ends_up() {
        live.run("cable left:eth0 right:eth0");
        assertTrue(up("left", "eth0"));
        assertTrue(up("right", "eth0"));
        sh("ip -n left addr add 10.0.0.1/24 dev eth0; ip -n right addr add 10.0.0.2/24 dev eth0");
        assertTrue(sh("ip netns exec left ping -c 1 -W 20 10.0.0.2").contains(" 0% packet loss"));
        assertEquals("", sh("ip link show type veth"), "nothing of it stays at home");
    }

    @Test
    void a_cable_between_here_and_home_can_be_made_from_either_side() {
        live.run("cable v0 left:eth0");
        live.in("right").run("cable eth0 /:v1");
        assertTrue(up("left", "eth0"));
        assertTrue(up("right", "eth0"));
        assertTrue(sh("ip link show v0").contains(",UP,"));
        assertTrue(sh("ip link show v1").contains(",UP,"));
    }

    @Test
    void nothing_is_made_when_one_end_cannot_be() {
        live.run("cable left:eth0 right:eth0");
        String before = links();
        for (String line : List.of(
                "cable left:eth1 right:eth0",
                "cable left:eth1 nosuch:eth0",
                "switch br0 left:eth1 right:eth0",
                "switch br0 left:eth1 nosuch:eth0",
                "switch lo left:eth1")) {
            assertThrows(Problem.class, () -> live.run(line), line);
        }
        assertEquals(before, links());
    }

    @Test
    void a_switch_carries_packets_between_its_ends() {
        live.run("switch br0 left:eth0 right:eth0 h0");
        String ports = sh("ip -br link show master br0");
        assertTrue(ports.contains("left-eth0@"), ports);
        assertTrue(ports.contains("right-eth0@"), ports);
        assertTrue(ports.contains("br0-h0@h0"), ports);
        sh("ip -n left addr add 10.0.0.1/24 dev eth0; ip -n right addr add 10.0.0.2/24 dev eth0");
        String ping = sh("ip netns exec left ping -c 1 -W 20 10.0.0.2");
        assertTrue(ping.contains(" 0% packet loss"), ping);
    }

    @Test
    void a_switch_in_a_namespace_can_have_an_end_at_home() {
        live.in("left").run("switch br0 /:v0 right:eth0");
        String ports = sh("ip -n left -br link show master br0");
        assertTrue(ports.contains("home-v0@"), ports);
        assertTrue(ports.contains("right-eth0@"), ports);
    }

    @Test
    void up_and_down_switch_what_is_meant() {
        live.run("cable left:eth0 right:eth0");
        Live left = live.in("left");
        left.run("down");
        assertTrue(!up("left", "eth0"));
        left.run("up lo eth0");
        assertTrue(up("left", "eth0"));
        assertTrue(sh("ip -n left link show lo").contains("LOOPBACK,UP"));
        assertEquals(
                "nosuch",
                assertThrows(Problem.class, () -> left.run("up nosuch")).where().text());
    }
}
