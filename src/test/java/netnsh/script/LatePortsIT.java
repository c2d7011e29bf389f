package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large lab is the same whether its ports are plugged in where they stand or behind its hosts. */
class LatePortsIT {
    private static final int HOSTS = LatePorts.IN_PLACE + 8;

    @TempDir
    private Path folder;

    @AfterEach
    void nothing_is_left_for_the_next_test() throws Exception {
        Netnsh.run(List.of(), "down", "--all");
        assertEquals("", Stock.sh("ls /run/netns; ip -o link show type bridge"));
    }

    private static String host(int i) {
        return """
                netns add h%1$d
                link add v%1$d type veth peer name eth0 netns h%1$d
                link set v%1$d master br0 up
                @h%1$d addr add 10.0.0.%1$d/24 dev eth0
                @h%1$d addr add 2001:db8::%1$x/64 dev eth0
                @h%1$d link set lo up
                @h%1$d link set eth0 up
                @h%1$d route add default via 10.0.0.254
                @h%1$d route add 2001:db8:1::/64 via 2001:db8::fe dev eth0
                @h%1$d route add default via fe80::1 dev eth0
                """.formatted(i);
    }

    private Path lab(String more) throws IOException {
        String hosts = IntStream.rangeClosed(1, HOSTS)
                .mapToObj(LatePortsIT::host)
                .reduce("link add br0 type bridge\nlink set br0 up\n", String::concat);
        return Files.writeString(folder.resolve("lab.nsh"), hosts + more);
    }

    /** Ports in the order in which they were plugged in, and what is in the first and the last host. */
    private static String standing() {
        String ports = "cd /sys/class/net/br0/brif; for p in *; do echo $(($(cat $p/port_no))) $p; done | sort -n; ";
        String in = "";
        for (int i : new int[] {1, HOSTS}) {
            String ip = "ip -n h" + i + " ";
            // addresses are known to be nobody else's before they are compared
            in += "for k in $(seq 100); do " + ip + "-6 -o addr show tentative | grep -q . || break; sleep 0.1; done; "
                    + ip + "-br link | awk '{print $1, $2}' | sed 's/@.*\\s/ /'; " + ip + "-4 route; "
                    + ip + "-6 route | grep -v ^fe80; " + ip + "-br addr | grep -o ' \\(10\\.\\|2001:\\)[^ ]*'; ";
        }
        return Stock.sh(ports + in);
    }

    private static String run(String... words) throws Exception {
        Netnsh.Ended ended = Netnsh.run(List.of(), words);
        assertEquals(0, ended.status(), ended.text());
        return ended.text();
    }

    @Test
    void the_same_stands_in_the_end_and_goes_again() throws Exception {
        String file = lab("").toString();
        run("-v", file);
        String inTurn = standing();
        run("down", "--all");
        run(file);
        assertEquals(inTurn, standing());
        assertTrue(inTurn.contains(HOSTS + " v" + HOSTS + "\n"), inTurn);
        run("-c", "@h1 ping -c 1 10.0.0." + HOSTS);
    }

    @Test
    void a_line_that_needs_the_ports_finds_them() throws Exception {
        String said = run(lab("@h1 retry 10s ping -c 1 10.0.0." + HOSTS + "\nbridge link | wc -l\n")
                .toString());
        assertTrue(said.contains(" 0% packet loss"), said);
        assertTrue(said.contains("\n" + HOSTS + "\n"), said);
    }

    @Test
    void a_line_that_fails_stands_behind_all_that_was_kept_back() throws Exception {
        Netnsh.Ended ended =
                Netnsh.run(List.of(), lab("@h1 addr add 10.0.0.1/24 dev eth0\n").toString());
        assertEquals(2, ended.status(), ended.text());
        assertTrue(ended.text().contains("exists already"), ended.text());
        int before = 2 + 10 * HOSTS;
        assertTrue(ended.text().contains("the " + before + " lines before it were run and stand"), ended.text());
        assertEquals(HOSTS + "\n", Stock.sh("ip -o link show master br0 | wc -l"));
    }

    @Test
    void with_atomic_nothing_of_it_stays() throws Exception {
        Netnsh.Ended ended = Netnsh.run(
                List.of(),
                "--atomic",
                lab("@h1 addr add 10.0.0.1/24 dev eth0\n").toString());
        assertEquals(2, ended.status(), ended.text());
        assertEquals("", Stock.sh("ls /run/netns; ip -o link show type bridge"));
    }
}
