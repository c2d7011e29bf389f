package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine "box" with two interfaces; nic1 carries the default route. */
class UplinkIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void make_the_box() {
        bench = new Bench(folder);
        bench.all(
                "netns add box lan left",
                "@all up lo",
                "cable box:nic0 lan:eth0",
                "cable box:nic1 lan:eth1",
                "@lan addr 192.0.2.1/24 dev eth0",
                "@lan addr 198.51.100.1/24 dev eth1",
                "@lan addr add 203.0.113.1/32 dev lo",
                "use box",
                "addr 192.0.2.7/24 dev nic0",
                "addr add 2001:db8::7/64 dev nic0 nodad",
                "addr 198.51.100.7/24 dev nic1",
                "gw 198.51.100.1",
                "route add 203.0.113.0/24 via 192.0.2.1 metric 50",
                "ip -6 route add 2001:db8:1::/48 via 2001:db8::1");
        // with a carrier comes an address of the link, and neither comes at once
        Await.until(
                "two carriers",
                () -> Stock.sh("ip -n box -6 -o addr show scope link up; ip -n box -o link | grep 'state UP'")
                                .lines()
                                .count()
                        == 4);
    }

    @AfterEach
    void leave() {
        bench.run("use");
        bench.close();
    }

    private String everything() {
        return Stock.sh("for n in box left; do ip -n $n -br link; ip -n $n -br addr; ip -n $n route; done;"
                + " ip netns exec box nft list ruleset; ip netns exec box cat /proc/sys/net/ipv4/ip_forward");
    }

    @Test
    void by_nat_it_gets_addresses_a_default_route_and_the_machines_address() {
        bench.all("uplink left nat", "retry 20s @left ping -c 1 -W 1 -q 198.51.100.1");
        assertEquals("default via 10.213.0.1 dev uplink0 \n", bench.output("@left ip route show default"));
        assertTrue(bench.output("nat list").contains("nat 10.213.0.0/24 via nic1"));
        bench.all("netns add right", "uplink right nat via nic0", "@right ping -c 1 -W 5 -q 192.0.2.1");
        assertTrue(bench.output("@right ip -br addr").contains("10.213.1.2/24"));
    }

    @Test
    void on_a_bridge_it_sits_beside_an_interface_whose_addresses_and_routes_move_along() {
        bench.all("uplink left bridge nic0", "@left addr 192.0.2.9/24", "retry 20s @left ping -c 1 -W 1 -q 192.0.2.1");
        assertFalse(bench.output("ip -br addr show dev nic0").contains("192.0.2.7"));
        String there = bench.output("ip -br addr show dev br-nic0");
        assertTrue(there.contains("192.0.2.7/24") && there.contains("2001:db8::7/64"), there);
        String routes = bench.output("ip route") + bench.output("ip -6 route");
        assertTrue(routes.contains("203.0.113.0/24 via 192.0.2.1 dev br-nic0 metric 50"), routes);
        assertTrue(routes.contains("2001:db8:1::/48 via 2001:db8::1 dev br-nic0 metric 1024"), routes);
        assertFalse(routes.contains("dev nic0 metric"), routes);
        bench.all("retry 20s ping -c 1 -W 1 -q 203.0.113.1");

        bench.all("netns add more", "uplink more bridge br-nic0", "@more addr 192.0.2.10/24");
        bench.all("retry 20s @more ping -c 1 -W 1 -q 192.0.2.9");
    }

    @Test
    void by_macvlan_it_shares_an_interface() {
        bench.all("uplink left macvlan nic0", "@left addr 192.0.2.9/24", "retry 20s @left ping -c 1 -W 1 -q 192.0.2.1");
        assertTrue(bench.output("@left ip -d link show uplink0").contains("macvlan mode bridge"));
    }

    @Test
    void undo_gives_addresses_and_routes_back_to_the_interface() {
        bench.session.ports().undoing().keep();
        for (String way : List.of("bridge nic0", "macvlan nic0", "nat")) {
            String before = everything();
            bench.all("uplink left " + way, "undo");
            Await.same(way, () -> before, this::everything);
        }
    }

    @Test
    void what_cannot_work_is_refused_and_nothing_is_half_done() {
        String before = everything();
        assertTrue(bench.refused("uplink left bridge nic1").contains("the default route leaves by nic1"));
        assertTrue(bench.refused("uplink left bridge nic9").contains("Cannot find device \"nic9\""));
        String via = bench.refused("uplink left nat via nic9");
        assertTrue(via.contains("Cannot find device \"nic9\"") && via.contains("                    ^~~~"), via);
        assertTrue(bench.refused("uplink nix nat").contains("there is no namespace \"nix\""));
        assertTrue(bench.refused("uplink box nat").contains("cannot be its own way out"));
        bench.all("route del default");
        assertTrue(bench.refused("uplink left nat").contains("there is no default route here"));
        bench.all("gw 198.51.100.1");
        assertEquals(before, everything());
        bench.all("uplink left nat");
        assertTrue(bench.refused("uplink left nat").contains("has an interface uplink0 already"));
        bench.all("netns add routed", "cable routed:eth0 lan:eth7", "@routed addr 10.8.0.2/24", "@routed gw 10.8.0.1");
        assertTrue(bench.refused("uplink routed nat").contains("routed has a default route already"));
    }
}
