package netnsh.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** netnsh as {@code ip} beside the installed {@code ip}: status, output and errors of lines that mostly go wrong. */
class FrontIT {
    private static final List<String> LAB = List.of(
            "link add d0 type bridge",
            "link set d0 up",
            "addr add 10.0.0.5/24 dev d0",
            "netns add one",
            "link add v1 type veth peer name v2",
            "link set v1 master d0",
            "link set lo up");

    @BeforeEach
    void lab() throws IOException, InterruptedException {
        for (String line : LAB) {
            Twin.Result r = Twin.stock("ip", words(line), "");
            assertEquals(0, r.status(), line + "\n" + r);
        }
        // a bridge hears up to a second later that its only port has no carrier
        Await.until(
                "the bridge's carrier",
                () -> Stock.output("ip", "link", "show", "d0").contains("<NO-CARRIER"));
    }

    @AfterEach
    void clean() throws IOException, InterruptedException {
        Twin.stock("ip", words("link del d0"), "");
        Twin.stock("ip", words("link del v1"), "");
        Twin.stock("ip", words("netns del one"), "");
    }

    @Test
    void says_what_ip_says() throws IOException, InterruptedException {
        compare("ip", "lines.txt", "known-differences.txt");
    }

    @Test
    void says_what_bridge_says() throws IOException, InterruptedException {
        compare("bridge", "bridge-lines.txt", "bridge-known-differences.txt");
    }

    private static void compare(String tool, String lines, String list) throws IOException, InterruptedException {
        Set<String> known = new TreeSet<>(resource(list));
        StringBuilder differences = new StringBuilder();
        Set<String> found = new TreeSet<>();
        for (String line : resource(lines)) {
            Twin.Result stock = Twin.stock(tool, words(line), "");
            Twin.Result ours = Twin.ours(tool, words(line), "");
            if (!folded(stock).equals(folded(ours))) {
                found.add(line);
                if (!known.contains(line)) {
                    differences.append("=== ").append(tool).append(' ').append(line);
                    differences
                            .append("\nstock: ")
                            .append(folded(stock))
                            .append("ours:  ")
                            .append(folded(ours));
                }
            }
        }
        assertEquals("", differences.toString());
        known.removeAll(found);
        assertTrue(known.isEmpty(), "no longer different: " + known);
    }

    private static void same(String stdin, String... args) throws IOException, InterruptedException {
        Twin.Result stock = Twin.stock("ip", List.of(args), stdin);
        assertEquals(folded(stock), folded(Twin.ours("ip", List.of(args), stdin)), stdin);
    }

    @Test
    void runs_a_batch_and_names_the_line_that_failed() throws IOException, InterruptedException {
        same("link show lo\n\nrule show\n", "-br", "-b", "-");
        same("link show lo\nlink set nosuch up\nlink show lo\n", "-br", "-batch", "-");
        same("foo\nlink set nosuch up\nlink show lo\n", "-br", "-force", "-b", "-");
        same("link show lo\nlink foo\nlink show lo\n", "-br", "-force", "-b", "-");
        same("link 'show\n", "-b", "-");
        same("link \\\n show lo # that is all\n", "-b", "-");
        same("link show lo\n", "-n", "one", "-b", "-");
        same("netns exec one true\nlink show lo\n", "-b", "-");
        same("-4 route\n", "-b", "-");
        same("neigh del 10.0.0.77 dev d0\nlink show lo\n", "-force", "-b", "-");
        same(
                "route del 10.77.0.0/16\naddr del 10.0.0.99/24 dev d0\nrule del pref 77\nlink show lo\n",
                "-force",
                "-b",
                "-");
    }

    @Test
    void echoes_what_the_kernel_made_of_a_change() throws IOException, InterruptedException {
        List<String> makes = List.of(
                "route add 10.8.0.0/24 dev d0",
                "addr add 10.7.0.1/24 dev d0",
                "link add d7 index 77 address 02:00:00:00:00:07 type bridge",
                "neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev d0",
                "rule add pref 9 from all table 99",
                "nexthop add id 5 dev d0");
        List<String> deletes = List.of(
                "nexthop del id 5",
                "rule del pref 9",
                "neigh del 10.0.0.9 dev d0",
                "link set d7 mtu 1400",
                "link del d7",
                "addr del 10.7.0.1/24 dev d0",
                "route del 10.8.0.0/24");
        for (String format : List.of("", "-d", "-o", "-br")) {
            List<String> lines = new ArrayList<>(makes);
            lines.addAll(deletes);
            List<Twin.Result> stock = new ArrayList<>();
            for (String line : lines) {
                stock.add(Twin.stock("ip", words(format + " -echo " + line), ""));
            }
            for (int i = 0; i < lines.size(); i++) {
                Twin.Result ours = Twin.ours("ip", words(format + " -echo " + lines.get(i)), "");
                assertEquals(folded(stock.get(i)), folded(ours), format + " " + lines.get(i));
            }
            assertTrue(
                    stock.stream().filter(r -> r.out().startsWith("Deleted ")).count() > 3, stock.toString());
        }
        same("", "-e", "rule", "flush");
    }

    @Test
    void echoes_json_that_can_be_read() {
        String add = Twin.ours("ip", words("-j -echo rule add pref 9 from all table 99"), "")
                .out();
        assertEquals("[{\"priority\":9,\"src\":\"all\",\"table\":\"99\"}]\n", add);
        assertEquals(
                add.replace("{", "{\"deleted\":true,"),
                Twin.ours("ip", words("-j -echo rule del pref 9"), "").out());
    }

    @Test
    void asks_whether_a_route_is_there() throws IOException, InterruptedException {
        same("", "route", "test", "10.0.0.0/24", "dev", "d0");
        same("", "route", "test", "10.9.0.0/24", "dev", "d0");
        assertEquals(
                0,
                Twin.ours("ip", words("-6 route test 2001:db8::/64 dev d0"), "").status());
        same("", "-6", "route", "test", "2001:db8::/64", "dev", "d0");
    }

    @Test
    void is_refused_as_ip_is_without_rights() throws IOException, InterruptedException {
        List<String> powerless = List.of("setpriv", "--bounding-set", "-all", "--inh-caps", "-all");
        Path file = Files.createTempFile("powerless", ".batch");
        try {
            Files.write(
                    file,
                    List.of(
                            "link add d9 type ifb",
                            "link set lo mtu 1500",
                            "link set v1 netns one",
                            "addr add 10.0.0.1/24 dev lo",
                            "addr flush dev d0",
                            "route add 10.9.0.0/16 dev d0",
                            "rule add from 10.0.0.1 table 5",
                            "nexthop add id 5 dev d0",
                            "tuntap add t9 mode tun",
                            "netns add two",
                            "netns set one 5",
                            "neigh add 10.0.0.1 lladdr 02:00:00:00:00:01 dev d0", // ends ip, -force or not
                            "link set lo mtu 1600"));
            List<String> stock = new ArrayList<>(powerless);
            stock.addAll(List.of("ip", "-force", "-b", file.toString()));
            Netnsh.Ended theirs = Stock.run(stock.toArray(new String[0]));
            assertTrue(
                    theirs.text()
                                    .lines()
                                    .filter(l -> l.endsWith("not permitted"))
                                    .count()
                            > 10,
                    theirs::toString);
            assertEquals(theirs, Netnsh.run(powerless, "ip", "-force", "-b", file.toString()));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void names_a_batch_that_cannot_be_opened() throws IOException, InterruptedException {
        same("", "-b", "/run/no-such-file");
    }

    @Test
    void usage_names_the_objects_and_the_words_of_an_object() {
        assertTrue(Twin.ours("ip", List.of("help"), "").error().contains("netns"));
        Twin.Result link = Twin.ours("ip", List.of("link", "help"), "");
        assertEquals(255, link.status());
        assertTrue(link.error().startsWith("Usage: ip link add"), link.error());
    }

    @Test
    void leaves_to_the_program_what_is_not_built_in() throws IOException, InterruptedException {
        assertEquals(0, Twin.ours("ip", List.of("tcp_metrics", "show"), "").status());
    }

    /** Usage texts are netnsh's own: compared is that there is one; the same of the release in -V. */
    private static String folded(Twin.Result r) {
        String error = r.error().replaceAll("(?s)(^|\n)Usage: .*", "$1Usage\n");
        return r.status() + "\n" + r.out().replaceAll("(?m)^((ip|bridge) utility, [\\w.-]+\\d)(, .*)?", "$1") + error;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Batch.Command c : Batch.read(line)) {
            words.addAll(c.words());
        }
        return words;
    }

    private static List<String> resource(String name) {
        try (var in = FrontIT.class.getResourceAsStream("/front/" + name)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .filter(l -> !l.isBlank() && !l.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
