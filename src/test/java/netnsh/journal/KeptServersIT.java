package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.Await;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Servers that outlive their session do not outlive a {@code down}. */
class KeptServersIT {
    private static final String SAID = "for p in $(pgrep -f '[s]leep 98765'); do readlink /proc/$p/fd/1; done";

    @BeforeEach
    @AfterEach
    void tidy() {
        Stock.sh("pkill -fx 'sleep 98765[0-9]*'");
        Life.tidy();
    }

    private static int running() {
        return (int) Stock.sh("pgrep -fx 'sleep 98765[0-9]*'").lines().count();
    }

    private static void runs(int many) {
        Await.until(() -> many + " servers: there are " + running(), () -> running() == many);
    }

    @Test
    void down_in_the_same_session_ends_all_servers() {
        try (Life life = Life.atPrompt()) {
            life.does(
                    "netns add left",
                    "@left start --keep --name a sleep 987651",
                    "start --name b sh -c 'setsid sleep 987652 & sleep 987653'");
            runs(3);
            life.said();
            life.does("down");
            assertEquals("down: 1 namespace, 2 servers\n", life.said());
            runs(0);
            life.does("jobs", "down");
            assertEquals("nothing stands\n", life.said());
        }
    }

    @Test
    void down_from_elsewhere_ends_what_a_session_has_left_with_all_that_it_started() {
        try (Life life = Life.atPrompt()) {
            life.does("start --keep --name a sh -c 'setsid sleep 987651 & sleep 987652'", "start sleep 987653");
            runs(3);
        }
        runs(2);
        String log = Stock.sh(SAID).lines().findFirst().orElseThrow();
        assertTrue(log.endsWith("/a.log"), log);
        assertEquals("down: 1 server\n", Life.down());
        runs(0);
        assertEquals("", Stock.sh("ls -d " + log.substring(0, log.lastIndexOf('/')) + " 2>/dev/null"));
        assertEquals("nothing stands\n", Life.down());
    }

    @Test
    void rollback_ends_one_and_one_that_has_ended_is_no_trouble() {
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "start --keep --name a sleep 987651");
            runs(1);
            life.does("rollback");
            runs(0);
            life.does("start --keep --name b sleep 987652");
            runs(1);
            life.does("stop b");
            runs(0);
            life.said();
            life.does("down");
            assertTrue(life.said().startsWith("down: "));
        }
        assertEquals("nothing stands\n", Life.down());
    }
}
