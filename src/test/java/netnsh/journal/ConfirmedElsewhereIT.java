package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.Stock;
import netnsh.plan.Effect;
import netnsh.plan.Sink;
import netnsh.session.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes that wait for a confirmation, which comes from another process: the shell that made them is gone or out of reach. */
class ConfirmedElsewhereIT {
    private static final String CONFIRMED = "another session has confirmed: what was changed stands";

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static boolean there(String name) {
        return Files.exists(Path.of("/run/netns", name));
    }

    private static void nobodyWatches() {
        Await.until("that nobody waits", () -> !Life.somebodyWatches());
    }

    /** Single lines of one netnsh in a terminal's session of its own. */
    private static void lines(String... lines) throws Exception {
        List<String> words = new ArrayList<>();
        List.of(lines).forEach(line -> words.addAll(List.of("-c", line)));
        Netnsh.Ended ended = Netnsh.run(List.of("setsid", "--wait"), words.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.text());
    }

    @Test
    void a_single_line_is_confirmed_by_the_next_one() throws Exception {
        Stock.sh("ip netns add box; ip netns add left; ip -n box link add nic0 type veth peer name nic9; "
                + "ip -n box addr add 192.0.2.7/24 dev nic0; ip -n box link set nic9 up; ip -n box link set nic0 up; "
                + "ip -n box route add default via 192.0.2.1");
        lines("@box uplink left bridge nic0 --confirm 60s");
        assertTrue(Life.somebodyWatches());
        Netnsh.Ended ended = Netnsh.run(List.of(), "confirm");
        assertEquals(0, ended.status(), ended.text());
        nobodyWatches();
        assertTrue(Stock.sh("ip -n box route").contains("default via 192.0.2.1 dev br-nic0"));
        Netnsh.Ended again = Netnsh.run(List.of(), "confirm");
        assertEquals(1, again.status(), again.text());
        assertTrue(again.text().startsWith("netnsh: nothing waits for a confirmation"), again.text());
        assertEquals(0, Netnsh.run(List.of(), "down").status());
        assertTrue(Stock.sh("ip -n box route").contains("default via 192.0.2.1 dev nic0"));
    }

    @Test
    void what_nobody_confirms_goes_and_then_it_is_too_late() throws Exception {
        lines("confirm 3s", "netns add left");
        // between sleeping and taking back the watcher becomes another program, and for a moment it has no words
        Await.until("that it is gone, and nobody waits", () -> !there("left") && !Life.somebodyWatches());
        assertEquals(1, Netnsh.run(List.of(), "confirm").status());
    }

    /** Whoever takes it back is not ended half-way. */
    @Test
    void it_is_too_late_as_soon_as_something_is_being_taken_back() throws Exception {
        lines("confirm 600s", "netns add left right", "link add br0 type bridge");
        List<String> said = new ArrayList<>();
        Life other = new Life(Journal.ofLines(), Options.PLAIN, kernel -> new PassingKernel(kernel) {
            @Override
            public int run(Effect.OnKernel effect, Sink out) {
                if (said.isEmpty()) {
                    try (Life late = new Life(Journal.ofLines())) {
                        assertEquals(1, late.run("confirm"));
                        said.add(late.complained());
                    }
                }
                return super.run(effect, out);
            }
        });
        try (other) {
            other.does("rollback session:1 unconfirmed");
        } finally {
            Stock.sh("pkill -KILL -f 'unconfirmed$'");
        }
        assertEquals(
                List.of("netnsh: too late: what session:1 has changed is being taken back\n  confirm\n  ^~~~~~~\n"),
                said);
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void of_several_one_must_be_named() throws Exception {
        lines("confirm 60s", "netns add left");
        lines("confirm 60s", "netns add right");
        Netnsh.Ended which = Netnsh.run(List.of(), "confirm");
        assertEquals(1, which.status());
        assertTrue(which.text().contains("which session? 2 wait for a confirmation"), which.text());
        Netnsh.Ended absent = Netnsh.run(List.of(), "confirm", "session:9");
        assertTrue(absent.text().contains("nothing of session:9 waits for a confirmation"), absent.text());
        for (String id : List.of("session:1", "session:2")) {
            assertEquals(0, Netnsh.run(List.of(), "confirm", id).status());
        }
        nobodyWatches();
        assertTrue(there("left") && there("right"));
    }

    @Test
    void a_shell_that_still_stands_there_hears_with_its_next_line_that_another_one_has_confirmed() {
        try (Life life = Life.atPrompt();
                Life other = new Life(Journal.ofLines())) {
            life.does("confirm 60s", "netns add left");
            other.does("confirm session:1");
            life.does("netns add right");
            assertTrue(life.said().contains(CONFIRMED));
            nobodyWatches();
            assertTrue(there("left") && there("right"));
            assertEquals(1, life.run("confirm"));
            assertTrue(life.complained().contains("nothing waits for a confirmation"));
            life.does("transaction", "netns add more", "rollback");
            assertTrue(there("right") && !there("more"));
        }
    }

    @Test
    void nothing_is_taken_back_from_a_shell_in_which_nobody_has_typed_anything_since() {
        try (Life life = Life.atPrompt();
                Life other = new Life(Journal.ofLines())) {
            life.does("confirm 5s", "netns add left");
            other.does("confirm session:1");
            nobodyWatches();
            assertTrue(there("left"));
            assertTrue(life.does("echo").said().contains(CONFIRMED));
        }
    }
}
