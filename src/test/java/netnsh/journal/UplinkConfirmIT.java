package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The interface that carries the default route goes onto a bridge only when somebody can still say so afterwards. */
class UplinkConfirmIT {
    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static String box() {
        return Stock.sh(
                "ip -n box -br link; ip -n box -br addr; ip -n box route; ip -n box -6 route; ip -n left -br link");
    }

    private static Life aBox() {
        return Life.atPrompt()
                .does(
                        "netns add box lan left",
                        "@all up lo",
                        "cable box:nic1 lan:eth1",
                        "@lan addr add 198.51.100.1/24 dev eth1",
                        "@lan addr add 203.0.113.1/32 dev lo",
                        "use box",
                        "addr add 198.51.100.7/24 dev nic1",
                        "addr add 2001:db8::7/64 dev nic1 nodad",
                        "gw 198.51.100.1",
                        "route add default via 2001:db8::1",
                        "retry 20s ping -c 1 -W 1 -q 198.51.100.1");
    }

    @Test
    void without_a_word_of_that_it_is_refused_and_with_it_what_is_confirmed_stands() {
        try (Life life = aBox()) {
            String before = box();
            assertEquals(1, life.run("uplink left bridge nic1"));
            String why = life.complained();
            assertTrue(why.contains("the default route leaves by nic1") && why.contains("--confirm 30s"), why);
            assertEquals(before, box());

            life.does("uplink left bridge nic1 --confirm 60s");
            assertTrue(life.said().contains("taken back in 60 s unless confirm is typed"));
            life.does(
                    "retry 20s ping -c 1 -W 1 -q 203.0.113.1", "confirm", "@left addr add 198.51.100.8/24 dev uplink0");
            assertTrue(box().contains("default via 198.51.100.1 dev br-nic1"), box());
            assertTrue(box().contains("default via 2001:db8::1 dev br-nic1"), box());
            life.does("retry 20s @left ping -c 1 -W 1 -q 198.51.100.7");
        }
    }

    @Test
    void what_nobody_confirms_goes_back_to_the_interface() {
        try (Life life = aBox()) {
            String before = box();
            life.does("uplink left bridge nic1 --confirm 3s");
            assertTrue(!box().equals(before));
            Await.until("the news", () -> life.does("echo").said().contains("nobody has confirmed in 3 s"));
            assertEquals(before, box());
            life.does("ping -c 1 -W 5 -q 203.0.113.1");
        }
    }

    @Test
    void a_step_that_is_refused_takes_back_at_once_what_was_done_before_it() {
        try (Life life = aBox()) {
            // a tun has no Ethernet: it cannot be a port, which shows only when its address has moved
            life.does("tuntap add dev t0 mode tun", "up t0", "addr add 10.9.0.1/24 dev t0");
            String before = box();
            assertEquals(2, life.run("uplink left bridge t0 --confirm 60s"));
            assertTrue(life.complained().contains("what was done before it is taken back"));
            assertEquals(before, box());
            assertEquals(1, life.run("confirm"));
            assertTrue(life.complained().contains("nothing waits for a confirmation"));
        }
    }
}
