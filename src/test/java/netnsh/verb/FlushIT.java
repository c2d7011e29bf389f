package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flush says with {@code -s} and {@code -s -s}, as ip says it of the same network. */
class FlushIT {
    private final Live live = new Live();
    private final Live ours = live.in("ours");

    @BeforeEach
    void twins() {
        for (String ns : new String[] {"ours", "theirs"}) {
            sh(
                    ("ip netns add NS; ip -n NS link add v0 index 7 address 02:00:00:00:00:07 type veth peer name v1 index 8;"
                                    + "ip -n NS link set v0 up; ip -n NS link set v1 up;"
                                    + "ip -n NS addr add 10.0.0.1/24 dev v0; ip -n NS addr add 10.1.0.1/24 dev v0;"
                                    + "ip -n NS route add 10.8.0.0/16 via 10.0.0.9 table 100;"
                                    + "ip -n NS neigh add 10.0.0.9 lladdr 02:00:00:00:00:01 dev v0 nud permanent")
                            .replace("NS", ns));
        }
    }

    @AfterEach
    void no_twins() {
        live.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s -s route flush table 100",
                "-s route flush table 100",
                "-s -s route flush root 10.99.0.0/16",
                "-s -s neigh flush dev v0 nud permanent",
                "-s -s neigh flush to 10.0.0.9 nud permanent",
                "-s -s -4 addr flush dev v0",
                "-s -4 addr flush dev v0"
            })
    void says_what_ip_says(String line) {
        String theirs = sh("ip -n theirs " + line).replaceAll("used [0-9/]+", "used");
        assertEquals(theirs, ours.run("ip " + line).replaceAll("used [0-9/]+", "used"), line);
        assertTrue(theirs.contains("flush") || theirs.contains("Flush"), theirs);
    }
}
