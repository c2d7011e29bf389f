package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines are kept back while hosts are plugged into a bridge, and when they are run after all. */
class LatePortsTest {
    private static final int HOSTS = LatePorts.IN_PLACE + 3;

    @TempDir
    private Path folder;

    private Desk desk = new Desk();

    private static String host(int i) {
        return "netns add h" + i + "\nlink add v" + i + " type veth peer name eth0 netns h" + i + "\nlink set v" + i
                + " master br0 up\n@h" + i + " addr add 10.0.0." + i + "/8 dev eth0\n@h" + i + " link set eth0 up\n";
    }

    private static String lab(IntFunction<String> host) {
        return "link add br0 type bridge\nlink set br0 up\n"
                + IntStream.rangeClosed(1, HOSTS).mapToObj(host).reduce("", String::concat);
    }

    private int source(String text) throws IOException {
        desk.session.sourcing(new Replay());
        return desk.run("source " + Files.writeString(folder.resolve("lab.nsh"), text));
    }

    /** Which ports were plugged in behind the last host's own lines. */
    private List<String> late() {
        List<String> late = new ArrayList<>();
        for (int i = desk.effects.size() - 1; i >= 0 && desk.effects.get(i).contains(" master "); i--) {
            late.add(0, desk.effects.get(i).split(" ")[3]);
        }
        return late;
    }

    private static String last(int ports) {
        return IntStream.rangeClosed(HOSTS - ports + 1, HOSTS)
                .mapToObj(i -> "v" + i)
                .toList()
                .toString();
    }

    @Test
    void ports_beyond_the_first_are_plugged_in_behind_the_hosts_and_in_their_order() throws IOException {
        assertEquals(0, source(lab(LatePortsTest::host)), desk.complained());
        assertEquals(last(3), late().toString());
        assertEquals(
                HOSTS, desk.effects.stream().filter(e -> e.contains(" master ")).count());
        assertEquals(2 + 5 * HOSTS, desk.effects.size());
    }

    @Test
    void a_port_that_a_cable_made_is_one_as_well() throws IOException {
        assertEquals(
                0,
                source(lab(i -> "netns add h" + i + "\ncable v" + i + " h" + i + ":eth0\nlink set v" + i
                        + " master br0\n@h" + i + " addr add 10.0.0." + i + "/8 dev eth0\n")),
                desk.complained());
        assertEquals(last(3), late().toString());
    }

    @Test
    void a_switch_in_a_namespace_is_one_as_well() throws IOException {
        String lab = lab(i -> host(i).replace("\nlink", "\n@sw link")).replaceFirst("link", "netns add sw\n@sw link");
        assertEquals(0, source(lab.replace("\nlink set br0", "\n@sw link set br0")), desk.complained());
        assertEquals(
                3,
                desk.effects.subList(desk.effects.size() - 3, desk.effects.size()).stream()
                        .filter(e -> e.startsWith("ip -n sw link set v") && e.contains(" master br0"))
                        .count());
    }

    @Test
    void whatever_could_tell_the_difference_comes_behind_them() throws IOException {
        for (String line : List.of(
                "ping -c 1 10.0.0.1",
                "bridge link",
                "run true",
                "sysctl net.ipv4.ip_forward=1",
                "link set br0 down",
                "link del v" + HOSTS,
                "addr add 10.0.0.99/8 dev br0",
                "link add m0 link br0 type macvlan",
                "@h1 link set eth0 up; run true",
                "use h1",
                "exit")) {
            desk = new Desk();
            source(lab(LatePortsTest::host) + line + "\n");
            int at = 0;
            for (int i = 0; i < desk.effects.size(); i++) {
                at = desk.effects.get(i).contains(" master ") ? i : at;
            }
            int behind = desk.effects.size() - 1 - at;
            assertTrue(behind <= 1, line + ": " + behind + " behind the last port");
            assertEquals(
                    HOSTS,
                    desk.effects.stream().filter(e -> e.contains(" master ")).count(),
                    line);
        }
    }

    @Test
    void a_lab_in_which_a_gateway_needs_a_carrier_is_run_as_it_stands() throws IOException {
        String strict = "sysctl net.ipv4.conf.default.ignore_routes_with_linkdown=1\n";
        assertEquals(0, source(strict + lab(LatePortsTest::host)), desk.complained());
        assertEquals(List.of(), late());
    }

    @Test
    void who_asks_to_see_each_line_sees_them_in_their_order() throws IOException {
        desk = new Desk(new Options(false, true, false, false));
        assertEquals(0, source(lab(LatePortsTest::host)));
        assertEquals(List.of(), late());
    }

    @Test
    void a_port_that_is_not_there_fails_where_it_stands() throws IOException {
        assertEquals(1, source(lab(i -> host(i).replace("set v" + HOSTS, "set w" + HOSTS))));
        String text = desk.complained().replace(folder + "/", "");
        int line = 2 + 5 * (HOSTS - 1) + 3;
        assertTrue(text.startsWith("lab.nsh:" + line + ":10: "), text);
        assertTrue(text.endsWith("stopped; the " + (line - 1) + " lines before it were run and stand\n"), text);
    }
}
