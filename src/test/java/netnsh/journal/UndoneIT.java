package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the journal, {@code sessions} and {@code down} make of lines that were taken back. */
class UndoneIT {
    private Life life;

    @BeforeEach
    void others_are_there() {
        Life.tidy();
        assertEquals(
                "",
                Stock.sh("ip link add v0 type veth peer name v1; ip netns add other; "
                        + "ip -n other link add br0 type bridge"));
        life = Life.atPrompt();
        life.session.ports().undoing().keep();
    }

    @AfterEach
    void tidy() {
        life.close();
        Life.tidy();
    }

    private String sessions() {
        life.said();
        life.does("sessions");
        return life.said();
    }

    /** Ends the session and takes down what it has left; what then stands. */
    private List<String> standing() {
        life.close();
        Life.down("--all");
        return Life.standing();
    }

    @Test
    void what_was_set_on_something_of_others_and_taken_back_stands_no_more() {
        life.does("link set v0 mtu 1400 alias mine", "link set v0 name x0", "sysctl -q net.ipv4.ip_default_ttl=70");
        assertTrue(sessions().contains("3 other changes"));
        life.does("undo 3");
        assertEquals("", sessions());
        life.does("redo 3");
        assertTrue(sessions().contains("3 other changes"));
        life.does("undo", "down");
        assertTrue(life.said().contains("down: 2 other changes"));
        assertEquals(List.of("other", "v0", "v1"), standing().stream().sorted().toList());
        assertEquals("1500 64\n", Stock.sh("echo $(cat /sys/class/net/v0/mtu) $(sysctl -n net.ipv4.ip_default_ttl)"));
    }

    @Test
    void what_others_had_made_and_undo_has_made_again_is_theirs() {
        life.does("netns del other", "link del v0", "undo 2");
        assertEquals("", sessions());
        life.does("@other link add br1 type bridge", "link set v0 mtu 1400");
        assertTrue(sessions().contains("1 link (br1), 1 other change"), this::sessions);
        life.does("down");
        assertEquals(
                List.of("br0"),
                Stock.sh("ip -n other -o link show type bridge | sed 's/^[0-9]*: //; s/[:@].*//'")
                        .lines()
                        .toList());
        assertEquals("1500\n", Stock.sh("cat /sys/class/net/v0/mtu"));
        assertEquals(List.of("other", "v0", "v1"), standing().stream().sorted().toList());
    }

    @Test
    void what_the_session_had_made_and_undo_has_made_again_is_its_own() {
        life.does("netns add left", "cable left:eth0 /:c0", "netns del left", "undo");
        assertTrue(sessions().contains("1 namespace (left), 1 link (c0)"), this::sessions);
        life.does("link add w0 type veth peer name w1", "link del w1", "undo", "down");
        assertEquals(List.of("other", "v0", "v1"), standing().stream().sorted().toList());
    }

    @Test
    void a_rollback_does_again_what_was_taken_back_in_its_transaction() {
        life.does("link set v0 mtu 1400", "transaction", "undo");
        assertEquals("1500\n", Stock.sh("cat /sys/class/net/v0/mtu"));
        life.does("rollback");
        assertEquals("1400\n", Stock.sh("cat /sys/class/net/v0/mtu"));
        life.does("down");
        assertEquals("1500\n", Stock.sh("cat /sys/class/net/v0/mtu"));
    }

    @Test
    void what_was_changed_and_taken_back_in_a_transaction_is_neither_rolled_back_nor_left() {
        life.does("transaction", "link set v0 mtu 1400", "link del v0", "undo 2", "link set v1 mtu 1300", "rollback");
        assertEquals("1500 1500\n", Stock.sh("echo $(cat /sys/class/net/v[01]/mtu)"));
        assertEquals(List.of("other", "v0", "v1"), standing().stream().sorted().toList());
    }
}
