package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Down and up again at once, where stock tools fail two times of three because a namespace goes some time later. */
class AgainIT {
    private static final int CYCLES = Integer.getInteger("netnsh.cycles", 100);

    private static final List<String> LAB = List.of(
            "netns add left right",
            "cable v0 left:eth0",
            "cable left:eth1 right:eth1",
            "link add br0 type bridge",
            "link set v0 master br0",
            "addr add 10.9.0.254/24 dev br0",
            "@left addr add 10.9.0.1/24 dev eth0",
            "@right addr add 10.8.0.1/24 dev eth1");

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    @Test
    void the_same_lab_can_be_made_as_soon_as_it_is_down() {
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            try (Life life = Life.atPrompt()) {
                life.does(LAB).does("down");
                assertTrue(life.said().startsWith("down: 2 namespaces, 2 links"), "cycle " + cycle);
            }
        }
        assertEquals(List.of(), Life.standing());
    }

    /** The kernel comes to a namespace some time after its name is gone, and later still where many have gone before. */
    @Test
    void what_a_deleted_namespace_had_taken_elsewhere_is_free_at_once() {
        List<String> taken = List.of(
                "netns add left",
                "netns set left 77",
                "link add vx0 type vxlan id 42 dstport 4789 local 127.0.0.1",
                "link set vx0 netns left",
                "link add mv0 link br0 type macvlan mode passthru",
                "link set mv0 netns left");
        try (Life life = Life.atPrompt()) {
            life.does("link add br0 type bridge");
            for (int cycle = 0; cycle < 5; cycle++) {
                life.does(taken);
                assertEquals(
                        "",
                        Stock.sh("for i in $(seq 40); do echo netns add z$i; done | ip -batch -;"
                                + " for i in $(seq 40); do echo netns del z$i; done | ip -batch -"));
                life.does("netns del left");
            }
            life.does(taken).does("down");
            assertEquals("down: 1 namespace, 1 link\n", life.said());
            life.does("link add br0 type bridge").does(taken).does("down");
        }
        assertEquals(List.of(), Life.standing());
    }
}
