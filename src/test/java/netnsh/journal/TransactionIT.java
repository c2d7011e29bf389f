package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that stand or go together, and those that go unless somebody confirms them. */
class TransactionIT {
    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static boolean there(String name) {
        return Files.exists(Path.of("/run/netns", name));
    }

    @Test
    void rollback_takes_back_what_was_done_since_and_nothing_before() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "link add br0 type bridge", "transaction");
            life.does("netns add right", "cable left:eth0 right:eth0", "link add br2 type bridge");
            life.does("rollback");
            assertEquals(List.of("left", "1.journal", "br0"), Life.standing());
            assertEquals("", Stock.sh("ip -n left -o link | grep -v ' lo:'"));
            life.does("netns add right", "down");
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void what_rollback_has_taken_back_is_not_undone_again() {
        try (Life life = Life.atPrompt()) {
            life.session.ports().undoing().keep();
            life.does("netns add left", "transaction", "netns add right", "rollback", "undo");
            assertEquals(1, life.run("undo"));
            assertTrue(life.complained().contains("there is nothing to take back"));
        }
        assertFalse(there("left") || there("right"));
    }

    @Test
    void what_down_has_taken_away_is_not_undone_again() {
        try (Life life = Life.atPrompt()) {
            life.session.ports().undoing().keep();
            life.does("netns add left", "down");
            assertEquals(1, life.run("undo"));
            assertTrue(life.complained().contains("there is nothing to take back"));
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void what_was_set_and_deleted_comes_back_too() {
        Stock.sh("ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; "
                + "ip addr add 10.3.0.1/24 dev v0; ip route add 10.4.0.0/16 via 10.3.0.9");
        String before = state();
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "link set v0 mtu 1400", "addr del 10.3.0.1/24 dev v0", "link set v1 down");
            life.does("sysctl -q net.ipv4.ip_forward=1");
            assertNotEquals(before, state());
            life.does("rollback");
            assertEquals(before, state());
        }
    }

    private static String state() {
        return Stock.sh("ip -o -4 addr show; ip -o link | grep -o 'mtu [0-9]*'; ip route | sed 's/ linkdown//'; "
                + "sysctl net.ipv4.ip_forward");
    }

    @Test
    void what_is_committed_stands() {
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "netns add left", "commit");
            assertEquals(1, life.run("rollback"));
            assertTrue(life.complained().contains("no transaction is open"));
            life.does("transaction");
            assertEquals(1, life.run("transaction"));
            assertTrue(life.complained().contains("a transaction is open already"));
        }
        assertTrue(there("left"));
    }

    @Test
    void a_session_that_ends_without_commit_takes_its_transaction_back() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "transaction", "netns add right");
        }
        assertTrue(there("left"));
        assertFalse(there("right"));
    }

    @Test
    void the_transaction_of_a_killed_session_can_be_taken_back_from_outside() {
        Life life = Life.atPrompt();
        life.does("netns add left", "transaction", "netns add right");
        life.die();
        try (Life other = new Life(Journal.ofLines())) {
            other.does("rollback session:1");
            assertTrue(there("left"));
            assertFalse(there("right"));
            assertEquals(1, other.run("rollback session:1"));
            assertTrue(other.complained().contains("no transaction is open in session:1"));
            other.does("down");
        }
        assertEquals(List.of(), Life.standing());
    }

    // --- atomic -----------------------------------------------------------------------------------------------------

    private Netnsh.Ended file(String text, String... options) throws IOException, InterruptedException {
        Path file = folder.resolve("lab.nsh");
        Files.writeString(file, text);
        List<String> words = new java.util.ArrayList<>(List.of(options));
        words.add(file.toString());
        // whoever started the tests may have them ignore what a terminal sends, and that is inherited
        return Netnsh.run(List.of("env", "--default-signal"), words.toArray(String[]::new));
    }

    @Test
    void with_atomic_a_failing_line_takes_everything_back() throws IOException, InterruptedException {
        Netnsh.Ended ended = file("netns add left\ncable v0 left:eth0\naddr add 10.0.0.1/33 dev v0\n", "--atomic");
        assertEquals(1, ended.status(), ended.text());
        assertTrue(ended.text().contains("the 2 lines before it were run and are taken back"), ended.text());
        assertEquals(List.of(), Life.standing(), ended.text());
        ended = file("netns add left\ncable v0 left:eth0\n", "--atomic");
        assertEquals(0, ended.status(), ended.text());
        assertTrue(there("left"));
    }

    @Test
    void without_atomic_the_lines_before_stand() throws IOException, InterruptedException {
        Netnsh.Ended ended = file("netns add left\ncable v0 left:eth0\naddr add 10.0.0.1/33 dev v0\n");
        assertTrue(ended.text().contains("the 2 lines before it were run and stand"), ended.text());
        assertTrue(there("left"));
        assertEquals(
                "down: 1 namespace, 1 link\n", Netnsh.run(List.of(), "down").text());
    }

    @Test
    void a_session_that_is_told_to_go_by_a_signal_takes_its_transaction_back()
            throws IOException, InterruptedException {
        for (String signal : List.of("TERM", "HUP", "INT")) {
            Netnsh.Ended ended = file("""
                netns add left
                transaction
                netns add right
                cable left:eth0 right:eth0
                sh -c 'kill -s %s $PPID'
                sleep 30
                """.formatted(signal));
            assertTrue(ended.status() > 128, signal + ": " + ended);
            assertTrue(there("left"), signal + ": " + ended);
            assertFalse(there("right"), signal + ": " + ended);
            assertEquals("", Stock.sh("ip -n left -o link | grep -v ' lo:'"));
            assertTrue(ended.text().contains("the transaction was not committed"), ended.text());
            assertEquals("down: 1 namespace\n", Life.down(), signal);
        }
        file("netns add left\nlink add br0 type bridge\nsh -c 'kill $PPID'\nsleep 30\n", "--atomic");
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void rollback_brings_back_links_of_others_that_were_renamed_and_moved() {
        Stock.sh("ip netns add other; ip link add v0 type veth peer name v1; ip link set v0 up; ip link set v1 up; "
                + "ip addr add 10.3.0.1/24 dev v0; ip link add br0 type bridge");
        String before = state();
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "netns add left", "link set v0 name w0", "link set w0 netns left name eth0");
            life.does("@left addr add 10.5.0.1/24 dev eth0", "link set br0 name br7", "link set br7 mtu 1400");
            life.does("link set v1 netns other", "-n other link set v1 name eth1 mtu 1300");
            life.does("rollback");
            assertEquals("", life.complained());
            assertEquals(before, state());
            assertEquals("", Stock.sh("ip -n other -o link | grep -v ' lo:'"));
        }
    }

    @Test
    void rollback_brings_back_links_of_its_own_session_too() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left right", "cable left:eth0 right:eth0", "link add br0 type bridge", "transaction");
            life.does("@left link set eth0 down", "@left link set eth0 netns right name eth7", "link set br0 name br1");
            life.does("rollback");
            assertEquals("eth0\n", Stock.sh("ip -n left -o link | sed -n 's/^[0-9]*: \\(eth[^@]*\\).*/\\1/p'"));
            assertEquals("eth0\n", Stock.sh("ip -n right -o link | sed -n 's/^[0-9]*: \\(eth[^@]*\\).*/\\1/p'"));
            assertTrue(Life.standing().contains("br0"));
            life.does("down");
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void what_cannot_come_back_is_named_before_it_is_lost() throws IOException, InterruptedException {
        String lost = "note: undo cannot bring back the queueing discipline tbf of eth0 in left\n";
        String lab = "netns del left\n";
        Stock.sh("ip netns add left; ip -n left link add eth0 type ifb;"
                + " tc -n left qdisc add dev eth0 root tbf rate 1mbit burst 10k latency 1ms");
        assertEquals("ip netns delete left\n" + lost, file(lab, "--dry-run").text());
        assertEquals(
                lost,
                file(lab + "link set nosuch up\n", "--atomic")
                                .text()
                                .lines()
                                .findFirst()
                                .orElse("") + "\n");
        assertTrue(there("left"), "taken back");
        assertFalse(Stock.sh("tc -n left qdisc").contains("tbf"));
        Stock.sh("tc -n left qdisc add dev eth0 root tbf rate 1mbit burst 10k latency 1ms");
        assertEquals("", file(lab).text(), "nobody takes it back");
    }

    @Test
    void a_link_that_has_left_a_namespace_of_the_session_goes_back_there_or_else_with_it() {
        String moved = "@left link set d0 netns path:/proc/self/ns/net";
        try (Life life = new Life(Journal.ofFile("lab.nsh"))) {
            life.does("netns add left", "@left link add d0 type ifb", "transaction", moved, "link set d0 mtu 1400");
            life.does("rollback");
            assertEquals("", life.complained());
            assertTrue(Stock.sh("ip -n left link show d0").contains("mtu 1500"));
            life.does("transaction", moved, "commit", "down");
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void a_link_that_visits_a_namespace_of_the_transaction_comes_home_as_it_was() {
        Stock.sh("ip link add d0 type ifb; ip link set d0 mtu 1450");
        try (Life life = new Life(Journal.ofFile("lab.nsh"))) {
            life.does("transaction", "netns add left right", "link set d0 netns left", "@left link set d0 mtu 1400");
            life.does("@left link set d0 netns right", "@right link set d0 alias mine", "rollback");
            assertEquals("", life.complained());
        }
        assertEquals(List.of("d0"), Life.standing());
        String d0 = Stock.sh("ip link show d0");
        assertTrue(d0.contains("mtu 1450") && !d0.contains("alias"), d0);
    }

    // --- confirm ----------------------------------------------------------------------------------------------------

    @Test
    void what_nobody_confirms_is_taken_back_while_the_shell_stands_there() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add left", "confirm 3s", "netns add right");
            assertTrue(life.said().contains("taken back in 3 s unless confirm is typed"));
            String news = "nobody has confirmed in 3 s: what was changed is taken back";
            Await.until("the news", () -> life.does("echo").said().contains(news));
            assertFalse(there("right"));
            assertTrue(there("left"));
            assertEquals(1, life.run("confirm"));
        }
    }

    @Test
    void what_is_confirmed_stands_and_nobody_waits_any_more() {
        try (Life life = Life.atPrompt()) {
            life.does("transaction", "netns add left", "confirm 60s");
            assertTrue(Life.somebodyWatches());
            life.does("confirm");
            Await.until("that nobody waits", () -> !Life.somebodyWatches());
            assertTrue(there("left"));
        }
    }

    @Test
    void what_nobody_confirms_is_taken_back_when_the_terminal_hangs_up_and_the_shell_is_killed()
            throws IOException, InterruptedException {
        for (String signal : List.of("HUP", "KILL")) {
            long began = System.nanoTime();
            Path lab = folder.resolve("lab.nsh");
            Files.writeString(lab, """
                netns add left
                confirm 4s
                netns add right
                cable left:eth0 right:eth0
                sh -c 'kill -s %s $PPID'
                sleep 30
                """.formatted(signal));
            // a session of its own, whose whole process group gets the signal, as from a terminal that hangs up
            Netnsh.Ended ended = Netnsh.run(List.of("setsid", "--wait", "env", "--default-signal"), lab.toString());
            assertTrue(ended.status() > 128, signal + ": " + ended);
            boolean over = System.nanoTime() - began > 4_000_000_000L;
            assertTrue(there("right") || over, signal + ": " + ended);
            Await.until("taking back after SIG" + signal, () -> !there("right") && !Life.somebodyWatches());
            assertTrue(there("left"));
            assertEquals("", Stock.sh("ip -n left -o link | grep -v ' lo:'"));
            assertEquals("down: 1 namespace\n", Life.down(), signal);
        }
    }
}
