package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Out of the sandbox of an ordinary user, by the launcher as it is. The network outside is one that each test makes: a cable
 * that leads nowhere with the default route, and a server on the loopback, which pasta and slirp4netns show at their gateway.
 */
class UplinkOutsideIT {
    private static final String OUTSIDE = """
        ip link set lo up
        ip link add d0 type veth peer name d1 && ip link set d1 up
        ip addr add 192.0.2.5/24 dev d0 && ip link set d0 up && ip route add default via 192.0.2.1
        """;
    private static final String SERVER = """
        python3 -m http.server --bind 127.0.0.1 --directory "$LAB/www" 8099 >/dev/null 2>&1 & server=$!
        """;
    private static final String AS_SOMEBODY = """
        unshare --user --map-user=1000 --map-group=1000 "$LAB/project/scripts/netnsh" "$@"
        status=$?
        [ -z "${server-}" ] || kill $server
        exit $status
        """;

    @TempDir
    Path lab;

    @BeforeEach
    void make_a_project_without_an_archive_and_a_page() throws IOException {
        Files.createDirectories(lab.resolve("project/scripts"));
        Files.createDirectories(lab.resolve("project/target"));
        Files.createDirectories(lab.resolve("www"));
        Files.createDirectories(lab.resolve("home"));
        Files.writeString(lab.resolve("www/page"), "a page of the machine's\n");
        for (String script : List.of("netnsh", "outside")) {
            Path copy = lab.resolve("project/scripts/" + script);
            Files.copy(Path.of("scripts", script), copy);
            assertTrue(copy.toFile().setExecutable(true));
        }
        Files.copy(Path.of("target/netnsh.jar"), lab.resolve("project/target/netnsh.jar"));
    }

    private Netnsh.Ended run(String before, String... lines) throws IOException {
        Path file = lab.resolve("lab.nsh");
        Files.writeString(file, String.join("\n", lines) + "\n");
        List<String> command = new ArrayList<>(List.of("env", "LAB=" + lab, "HOME=" + lab.resolve("home")));
        command.addAll(List.of("unshare", "--net", "--mount", "--propagation", "slave"));
        command.addAll(List.of("sh", "-c", before + AS_SOMEBODY, "sh", "-k", file.toString()));
        return Stock.run(command.toArray(String[]::new));
    }

    /** Whoever was left outside goes some time after the session. */
    private void nothing_is_left() {
        String cache = lab.resolve("home/.cache/netnsh").toString();
        Await.until(
                () -> "an empty folder: " + Stock.sh("ls " + cache),
                () -> Stock.sh("ls -A " + cache).isEmpty());
    }

    @Test
    void what_the_machine_reaches_is_reached_by_pasta_and_by_slirp4netns_until_it_is_taken_back() throws Exception {
        Path saved = lab.resolve("home/saved.nsh");
        Netnsh.Ended ended = run(
                OUTSIDE + SERVER,
                "netns add left right",
                "uplink left pasta",
                "uplink right slirp",
                "retry 20s @left curl -fsS -m 2 http://192.0.2.1:8099/page",
                "retry 20s @right curl -fsS -m 2 http://10.0.2.2:8099/page",
                "@left cat /etc/resolv.conf",
                "@right cat /etc/resolv.conf",
                "uplink left slirp",
                "uplink / slirp",
                "retry 20s curl -fsS -m 2 http://10.0.2.2:8099/page",
                "save " + saved + " left right",
                "diff " + saved,
                "diff --prune " + saved,
                "uplink left off",
                "diff " + saved,
                "@left link show dev uplink0",
                "uplink left off",
                "uplink left slirp",
                "netns del right",
                "sh -c 'ps -eo args | grep \"[/]proc/$PPID/root/run/netns/right\"; true'",
                "down",
                "netns list",
                "sh -c 'ps -eo args | grep \"[/]proc/$PPID/\"; true'",
                "echo done");
        String text = ended.text();
        assertEquals(1, ended.status(), text);
        assertEquals(
                3, text.lines().filter(l -> l.equals("a page of the machine's")).count(), text);
        assertTrue(text.contains("nameserver 169.254.1.1\n") && text.contains("nameserver 10.0.2.3\n"), text);
        assertTrue(text.contains("left has a way out already: pasta"), text);
        assertTrue(text.contains("Device \"uplink0\" does not exist"), text);
        assertFalse(
                text.contains(" is left out:"),
                text); // the file's lines about uplinks cover what the programs have made
        assertTrue(text.contains("no program leads left outside"), text);
        assertEquals(
                1, text.lines().filter(l -> l.equals("dns left 169.254.1.1")).count(), text);
        assertEquals(1, text.lines().filter(l -> l.equals("uplink left pasta")).count(), text);
        String after = text.substring(text.indexOf("no program leads left outside"));
        assertFalse(after.contains("/proc/"), text);
        assertTrue(text.contains("\ndown: 1 namespace") && text.endsWith("\ndone\n"), text);
        nothing_is_left();
    }

    @Test
    void the_programs_outside_end_with_the_session_also_when_it_is_killed() throws Exception {
        Netnsh.Ended ended = run(
                OUTSIDE,
                "netns add left right",
                "uplink left pasta",
                "uplink right slirp",
                "sh -c 'echo session $PPID; ps -eo args | grep -c \"[/]proc/$PPID/ns/user\"; kill -KILL $PPID'");
        assertEquals(128 + 9, ended.status(), ended.text());
        assertTrue(ended.text().contains("\n2\n"), ended.text());
        String session = ended.text().replaceFirst("(?s).*session (\\d+).*", "$1");
        String programs = "ps -eo args | grep '[/]proc/" + session + "/'";
        Await.until(
                () -> "an end of " + Stock.sh(programs),
                () -> Stock.sh(programs).isEmpty());
        nothing_is_left();
    }

    @Test
    void what_cannot_be_is_said_with_its_remedy_and_nothing_is_half_done() throws Exception {
        String hidden = "mount --bind /dev/null /usr/bin/slirp4netns\n";
        Netnsh.Ended ended = run(
                "ip link set lo up\n" + hidden,
                "netns add left",
                "uplink left pasta",
                "uplink left slirp",
                "uplink nix pasta",
                "uplink pid:1 pasta",
                "@left link show",
                "dns left");
        assertEquals(1, ended.status(), ended.text());
        String text = ended.text();
        assertTrue(text.contains("pasta cannot lead left outside: the machine has no default route"), text);
        assertTrue(text.contains("slirp4netns is not installed"), text);
        assertTrue(text.contains("hint: Debian: apt install slirp4netns"), text);
        assertTrue(text.contains("there is no namespace \"nix\""), text);
        assertFalse(text.contains("uplink0") || text.contains("169.254.1.1"), text);

        try (Bench bench = new Bench(lab)) {
            bench.all("netns add left");
            String why = bench.refused("uplink left pasta");
            assertTrue(why.contains("only in the sandbox of an ordinary user does pasta lead outside"), why);
            assertEquals("", bench.output("@left addr show dev lo up"));
        }
    }
}
