package netnsh.verb;

import static netnsh.verb.Live.sh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.Await;
import netnsh.kernel.LinuxKernel;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.render.Renderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code monitor} beside the installed {@code ip monitor}, which hears the same. */
class MonitorVerbIT {
    private static final List<String> CHANGES = List.of(
            "link add v0 address 02:00:00:00:01:01 type veth peer name v1 address 02:00:00:00:01:02",
            "link set v0 up",
            "link set v1 up",
            "addr add 10.0.0.1/24 dev v0",
            "addr add 10.0.0.5/24 brd + dev v0 label v0:five valid_lft 300 preferred_lft 200",
            "addr add fd00::1/64 dev v0 nodad",
            "route add 10.1.0.0/16 via 10.0.0.2",
            "route add unreachable 10.2.0.0/16 metric 9 table 77",
            "-6 route add 2001:db8::/32 via fd00::2",
            "route add 10.3.0.0/16 nexthop via 10.0.0.2 weight 2 nexthop via 10.0.0.3",
            "neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev v0",
            "neigh change 10.0.0.9 lladdr 02:00:00:00:00:0a dev v0",
            "rule add from 10.9.0.0/16 lookup 77 pref 100",
            "-6 rule add to fd09::/16 lookup 77 pref 101",
            "nexthop add id 5 via 10.0.0.2 dev v0",
            "nexthop add id 6 group 5",
            "link set v0 mtu 1400",
            "link set v0 alias uplink",
            "link add br0 type bridge",
            "link set v1 master br0",
            "link set br0 up",
            "link property add dev v0 altname other",
            "netns set c 7",
            "nexthop del id 6",
            "neigh del 10.0.0.9 dev v0",
            "rule del pref 100",
            "route del 10.1.0.0/16",
            "addr del 10.0.0.5/24 dev v0",
            "link set v0 down",
            "link del v0",
            "link add end0 type bridge");

    @TempDir
    private Path folder;

    private final Live live = new Live();

    @BeforeEach
    void make_three() {
        for (String ns : List.of("a", "b", "c")) {
            sh("ip netns add " + ns);
        }
    }

    @AfterEach
    void tidy() {
        live.close();
    }

    /** Ours, on a thread of its own with a kernel of its own, as in a session's job. */
    private static final class Watch implements AutoCloseable {
        private final StringBuffer text = new StringBuffer();
        private final Thread thread;
        private volatile Throwable failed;
        private volatile int status = -1;

        Watch(String line) {
            Request r = Typed.request(netnsh.plan.Context.HOME, line);
            thread = new Thread(() -> {
                try (LinuxKernel kernel = LinuxKernel.open()) {
                    Effect e = r.form().planner().plan(r, kernel).effects().get(0);
                    status = kernel.run((Effect.OnKernel) e, o -> text.append(Renderer.render(o, r.display(), false)));
                } catch (RuntimeException e) {
                    failed = e;
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        String text() {
            return text.toString();
        }

        @Override
        public void close() {
            thread.interrupt();
            Await.until("its end", () -> !thread.isAlive());
            assertEquals(null, failed);
            assertEquals(0, status);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Pokes a namespace until somebody who listens has said so. */
    private static void ready(String ns, java.util.function.Supplier<String> text) {
        int[] n = {0};
        Await.until("nobody listens in " + ns, () -> {
            sh("ip -n " + ns + " link set lo mtu " + (60000 + n[0]++ % 2));
            return text.get().contains("lo");
        });
    }

    private static List<String> since(String text) {
        int from = text.indexOf("v1@v0");
        return text.substring(text.lastIndexOf('\n', from) + 1)
                .lines()
                .filter(l -> !l.contains("ff02::") && !l.contains("dst ff"))
                .map(l -> l.replaceAll("valid_lft \\d+sec", "valid_lft Nsec")
                        .replaceAll("preferred_lft \\d+sec", "preferred_lft Nsec"))
                .toList();
    }

    private void compare(String options, String words) throws IOException {
        Path theirs = folder.resolve("theirs");
        Process ip = new ProcessBuilder("ip", "-n", "b")
                .command(("ip -n b " + options + "monitor " + words).trim().split(" +"))
                .redirectOutput(theirs.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start();
        try (Watch ours = new Watch(("ip -n b " + options + "monitor " + words).trim())) {
            ready("b", ours::text);
            ready("b", () -> read(theirs));
            CHANGES.forEach(line -> sh("ip -n b " + line));
            Await.until(
                    "the end is not heard",
                    () -> ours.text().contains("end0") && read(theirs).contains("end0"));
            // some things come to rest later, and one of the two may hear of it first
            Await.same(
                    words, () -> String.join("\n", since(read(theirs))), () -> String.join("\n", since(ours.text())));
        } finally {
            ip.destroy();
        }
    }

    @Test
    void says_what_ip_says() throws IOException {
        compare("", "");
    }

    @Test
    void says_what_ip_says_with_labels_and_details() throws IOException {
        compare("-d ", "label");
    }

    @Test
    void says_what_ip_says_of_some_topics_on_one_line_each() throws IOException {
        compare("-o ", "link address route");
    }

    @Test
    void watches_several_namespaces_and_says_where_it_was() {
        try (Watch ours = new Watch("ip -all -ts monitor link label")) {
            for (String ns : List.of("a", "b", "c")) {
                ready(
                        ns,
                        () -> ours.text()
                                .lines()
                                .filter(l -> l.startsWith("[" + ns + "]"))
                                .reduce("", String::concat));
            }
            sh("ip -n c link add end0 type bridge");
            Await.until("end0", () -> ours.text().contains("end0"));
            String line = ours.text()
                    .lines()
                    .filter(l -> l.contains("end0"))
                    .findFirst()
                    .orElseThrow();
            assertTrue(
                    line.matches(
                            "\\[c\\] \\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}\\] \\[LINK]\\d+: end0: <.*"),
                    line);
            assertTrue(ours.text().lines().allMatch(l -> l.matches("\\[[abc]\\] .*")), ours.text());
        }
    }

    @Test
    void hears_namespaces_with_an_id_as_ip_does() throws IOException {
        sh("ip netns set b 5");
        Path theirs = folder.resolve("theirs");
        Process ip = new ProcessBuilder("ip", "monitor", "link", "all-nsid")
                .redirectOutput(theirs.toFile())
                .start();
        try (Watch ours = new Watch("monitor link all-nsid")) {
            ready("b", ours::text);
            ready("b", () -> read(theirs));
            sh("ip -n b link add end0 type bridge; ip link add end1 type bridge; ip link del end1");
            Await.until(
                    "end1",
                    () -> ours.text().contains("Deleted ") && read(theirs).contains("Deleted "));
            String from = "[nsid 5]2: end0";
            assertEquals(
                    read(theirs).substring(read(theirs).indexOf(from)),
                    ours.text().substring(ours.text().indexOf(from)));
            assertTrue(ours.text().contains("[nsid current]"), ours.text());
        } finally {
            ip.destroy();
        }
    }

    @Test
    void writes_one_json_object_a_line() {
        try (Watch ours = new Watch("ip -n b -j -ts monitor")) {
            ready("b", ours::text);
            CHANGES.forEach(line -> sh("ip -n b " + line));
            Await.until("end0", () -> ours.text().contains("\"end0\""));
            List<JsonObject> all = ours.text()
                    .lines()
                    .map(l -> JsonParser.parseString(l).getAsJsonObject())
                    .toList();
            assertTrue(all.stream().allMatch(o -> o.has("object") && o.has("timestamp")), ours.text());
            assertTrue(all.stream().anyMatch(o -> o.get("object").getAsString().equals("route") && o.has("deleted")));
        }
    }

    @Test
    void one_interface_only() {
        sh("ip -n b link add v0 type veth peer name v1");
        try (Watch ours = new Watch("ip -n b monitor dev v0")) {
            int[] n = {0};
            Await.until("v0", () -> {
                sh("ip -n b link set v1 mtu " + (1300 + n[0]++ % 2) + "; ip -n b link set v0 mtu " + (1300 + n[0] % 2));
                return !ours.text().isEmpty();
            });
            sh("ip -n b link set v0 up; ip -n b addr add 10.0.0.1/24 dev v0; ip -n b addr add 192.0.2.7/32 dev lo");
            Await.until("10.0.0.1", () -> ours.text().contains("10.0.0.1/24"));
            assertFalse(ours.text().contains(": v1"), ours.text());
            assertFalse(ours.text().contains("192.0.2.7"), ours.text());
        }
        Problem p = assertThrows(Problem.class, () -> live.run("ip -n b monitor dev nosuch"));
        assertEquals("nosuch", p.where().text());
    }

    @Test
    void the_namespace_is_free_when_it_has_ended() throws IOException {
        try (Watch ours = new Watch("ip -n b monitor")) {
            ready("b", ours::text);
        }
        sh("ip link add here0 type veth peer name there0 netns b; ip netns del b");
        // a namespace that nobody holds takes its end of the pair with it
        Await.until("the namespace is still held", () -> !sh("ip link").contains("here0"));
    }
}
