package netnsh.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import netnsh.value.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * One network with something of everything, printed in every format: netnsh's text is the installed program's byte for byte.
 * Random networks are {@link DifferentialIT}'s.
 */
class OutputIT {
    private static final List<String> TEXT = List.of(
            "",
            "-br",
            "-o",
            "-d",
            "-s",
            "-s -s",
            "-h",
            "-h -s",
            "-h -s -s",
            "-d -s -s",
            "-o -d -s -s",
            "-N",
            "-iec -s");

    private static final List<String> JSON = List.of("-j", "-j -p", "-j -d", "-j -p -d -s -s", "-j -br", "-j -p -N");

    private static final List<String> BOTH = List.of("", "-4", "-6");

    private static final Ours OURS = new Ours();

    private final Differences listed = new Differences();

    @BeforeAll
    static void build() throws IOException {
        try (InputStream script = OutputIT.class.getResourceAsStream("/netnsh/differential/output-lab.sh")) {
            assertEquals("", Stock.here(new String(script.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @AfterAll
    static void tidy() {
        Stock.here("for n in lab far end; do ip netns del $n; done");
        OURS.close();
    }

    @Test
    void prints_links_as_ip_does() {
        List<String> families = List.of("", "-4", "-6", "-0");
        same("ip", families, "link show");
        same(
                "ip",
                List.of(""),
                "link show master br0",
                "link show dev x1",
                "link show dev second",
                "link show type veth");
    }

    @Test
    void prints_addresses_as_ip_does() {
        same("ip", List.of("", "-4", "-6", "-0"), "addr show");
        same("ip", BOTH, "addr show dev v1", "addr show up scope global");
    }

    @Test
    void prints_addresses_without_their_links_as_ip_does() {
        same("ip", List.of(""), "addr show up", "addr show label * up", "addr show label * group 42 type veth");
    }

    @Test
    void prints_routes_as_ip_does() {
        same("ip", BOTH, "route show", "route show table all", "route show table 100");
        same("ip", List.of("", "-4"), "route show cache", "route show table 102");
        same(
                "ip",
                List.of(""),
                "route get 198.51.100.2",
                "route get 10.1.2.3 from 10.0.0.1",
                "route get 10.2.3.4 oif v1 mark 7",
                "route get fibmatch 10.11.0.1 tos 0x10",
                "route get fibmatch 10.3.0.1",
                "route get 127.0.0.1",
                "route get fd00:11::1",
                "route get fibmatch fd00:10::1");
    }

    @Test
    void prints_rules_as_ip_does() {
        same("ip", BOTH, "rule show");
        same("ip", List.of(""), "rule show table 100", "rule show fwmark 0x10/0xf0");
    }

    @Test
    void prints_neighbours_as_ip_does() {
        same("ip", BOTH, "neigh show", "neigh show proxy", "neigh show nud all");
        same("ip", List.of(""), "neigh show dev v1 nud permanent", "neigh get fd00::9 dev v1");
    }

    @Test
    void prints_nexthops_as_ip_does() {
        same("ip", BOTH, "nexthop show");
        same(
                "ip",
                List.of(""),
                "nexthop get id 8",
                "nexthop show groups",
                "nexthop show dev v1",
                "nexthop bucket show");
    }

    @Test
    void prints_namespaces_with_their_ids_as_ip_does() {
        same("ip", List.of(""), "netns list-id");
        List<Line> lines = new ArrayList<>();
        formats().forEach(format -> lines.add(Line.of(null, format, "netns list")));
        formats().forEach(format -> lines.add(Line.of(null, format, "netns list-id")));
        compare(lines);
    }

    @Test
    void prints_memberships_and_settings_as_ip_does() {
        same("ip", BOTH, "maddr show", "netconf show");
    }

    @Test
    void prints_ports_forwarding_vlans_and_groups_as_bridge_does() {
        same("bridge", List.of(""), "link show", "fdb show", "vlan show", "mdb show");
        same("bridge", List.of(""), "link show dev v0", "fdb show br br0", "fdb show dev x3", "vlan tunnelshow");
    }

    @Test
    void what_could_steer_a_terminal_is_written_otherwise_than_ip_does() {
        String name = "'x\u001b[1m'";
        String made = "ip -n end link add " + name + " type ifb && ip -n end link set dev " + name
                + " alias 'a\u001b]0;t\u0007 \u202e b'";
        assertEquals("", Stock.here(made));
        for (String object : List.of("link show", "netconf show")) {
            for (String format : List.of("", "-o", "-d", "-j", "-j -p")) {
                Line line = Line.of("end", format, object);
                StringBuilder ours = new StringBuilder();
                OURS.run(line, ours, false);
                assertTrue(ours.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f), line::toString);
                new Printed(OURS).stock(List.of(line), (l, theirs) -> {
                    assertTrue(theirs.contains("\u001b"), theirs);
                    String difference = new Printed(OURS).difference(line, theirs);
                    assertTrue(listed.listed("text", difference), difference);
                    String same = format.startsWith("-j")
                            ? theirs.replace("\u001b", "\\u001b")
                                    .replace("\u0007", "\\u0007")
                                    .replace("\u202e", "\\u202e")
                            : Text.visible(theirs.replace("\n", "\0")).replace("\\x00", "\n");
                    assertEquals(same, ours.toString());
                });
            }
        }
    }

    /** All formats, each without colours and with. */
    private static List<String> formats() {
        List<String> formats = new ArrayList<>(TEXT);
        TEXT.forEach(format -> formats.add((format + " -c=always").trim()));
        formats.addAll(JSON);
        formats.add("-j -c=always");
        return formats;
    }

    private void same(String program, List<String> families, String... objects) {
        List<Line> lines = new ArrayList<>();
        for (String object : objects) {
            for (String family : families) {
                for (String format : formats()) {
                    // bridge knows no more
                    if (program.equals("ip") || !format.matches(".*-(br|h|iec|N)\\b.*")) {
                        String options = (family + " " + format).trim();
                        lines.add(new Line(program, "lab", options, List.of(object.split(" "))));
                    }
                }
            }
        }
        compare(lines);
    }

    private void compare(List<Line> lines) {
        Printed printed = new Printed(OURS);
        List<String> found = new ArrayList<>();
        printed.stock(lines, (line, theirs) -> {
            boolean vlans = line.words().contains("vlan"); // which the kernel may be built without
            assertFalse(!vlans && List.of(Printed.REFUSED, "").contains(theirs), () -> "nothing to compare: " + line);
            String difference = printed.difference(line, theirs);
            if (difference != null) {
                found.add(difference);
            }
        });
        found.removeIf(difference -> listed.listed("text", difference));
        assertEquals("", String.join("\n", found), found.size() + " of " + lines.size() + " lines");
    }
}
