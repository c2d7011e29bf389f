package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad files and bad places for save, diff and apply: refused in a sentence, with nothing changed. */
class SavedFilesIT {
    @TempDir
    private Path folder;

    private Bench bench;

    @BeforeEach
    void sit_down() {
        bench = new Bench(folder);
        bench.all("netns add sf-a");
    }

    @AfterEach
    void leave() {
        bench.close();
        Stock.sh("umount " + folder.resolve("small") + " 2>/dev/null; true");
        SavedLabsIT.clear();
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** What a line says that is refused in time and changes nothing. */
    private String refused(String line) {
        String before = names();
        String why = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> bench.refused(line));
        assertEquals(before, names(), line);
        assertFalse(why.contains("Exception") || why.contains("\tat "), why);
        return why;
    }

    private static String names() {
        return Stock.sh("ls /run/netns; for n in $(ls /run/netns); do ip -n $n -br link; done; ip -br link");
    }

    @Test
    void places_where_no_file_can_be_written_are_named() throws IOException {
        Path fifo = folder.resolve("fifo");
        Path small = Files.createDirectories(folder.resolve("small"));
        Stock.sh("mkfifo " + fifo + "; mount -t tmpfs -o ro none " + small);
        assertTrue(refused("save " + folder).contains("is a directory"));
        assertTrue(refused("save " + fifo).contains("no plain file"));
        assertTrue(refused("save " + folder.resolve("none/x.nsh")).contains("its folder is not there"));
        assertTrue(refused("save " + small.resolve("x.nsh")).contains("Read-only file system"));
        assertTrue(refused("save " + folder.resolve("x.nsh") + " nosuch").contains("nosuch"));
        assertFalse(Files.exists(folder.resolve("x.nsh")));
    }

    @Test
    void on_a_full_disk_the_old_file_stays() throws IOException {
        Path small = Files.createDirectories(folder.resolve("small"));
        Stock.sh("mount -t tmpfs -o size=16k none " + small);
        Path saved = Files.writeString(small.resolve("lab.nsh"), "old\n");
        Stock.sh("head -c 100000 /dev/zero >" + small.resolve("rest") + " 2>/dev/null; true");
        assertTrue(refused("save " + saved).contains("No space left on device"));
        assertEquals("old\n", Files.readString(saved));
        assertEquals("lab.nsh\nrest\n", Stock.sh("ls -A " + small));
    }

    @Test
    void ends_of_cables_in_namespaces_that_are_not_saved_come_back_switched_as_they_were() {
        bench.all("netns add sf-b", "cable sf-a:eth0 sf-b:eth0", "cable sf-a:eth1 sf-b:eth1", "cable sf-a:eth2 /:sf0");
        bench.all("@sf-b link set eth1 down");
        Path lab = folder.resolve("lab.nsh");
        bench.all("save " + lab + " sf-a");
        String ends = "ip -n sf-b -o link show eth0 up; ip -n sf-b -o link show eth1 up; ip -o link show sf0 up";
        for (int i = 0; i < 2; i++) {
            assertEquals("", bench.output("diff " + lab));
            assertEquals(2, Stock.sh(ends).lines().count());
            bench.all("netns del sf-a", "apply " + lab);
        }
        bench.all("link del sf0");
    }

    @Test
    void what_somebody_else_does_with_ends_of_cables_outside_is_not_touched() {
        bench.all("cable sf-a:eth0 /:sf0", "link add sf9 type bridge", "link set sf0 master sf9 mtu 1400 up");
        Path lab = folder.resolve("lab.nsh");
        bench.all("save " + lab + " sf-a");
        assertEquals("", bench.output("diff " + lab));
        bench.all("apply " + lab);
        assertTrue(Stock.sh("ip -d link show sf0").contains("mtu 1400 qdisc noqueue master sf9 "));
        bench.all("link del sf0", "link del sf9");
    }

    @Test
    void what_is_no_command_file_is_not_applied() throws Exception {
        Path fifo = folder.resolve("fifo");
        Stock.sh("mkfifo " + fifo);
        Path utf16 = Files.write(folder.resolve("utf16.nsh"), "netns add sf-b\n".getBytes(StandardCharsets.UTF_16));
        Path nul = file("nul.nsh", "netns add sf-b\n@sf-b link set l\0o up\n");
        Path name = file("long.nsh", "netns add sf-b\nnetns add " + "y".repeat(256) + "\n");
        Path link = file("link.nsh", "netns add sf-b\n@sf-b link add " + "y".repeat(16) + " type ifb\n");
        Path absent = file("absent.nsh", "netns add sf-b\nip -n nosuch link set lo up\n");
        Path twice = file("twice.nsh", "netns add sf-b\nnetns add sf-b\n");
        for (String verb : List.of("diff ", "apply ", "apply --prune ")) {
            assertTrue(refused(verb + folder).contains("is a directory"));
            assertTrue(refused(verb + fifo).contains("fifo"));
            assertTrue(refused(verb + folder.resolve("nosuch")).contains("nosuch"));
            assertTrue(refused(verb + utf16).contains("UTF-16"));
            assertTrue(refused(verb + nul).contains("nul.nsh:2"));
            assertTrue(refused(verb + name).contains("long.nsh:2"));
            assertTrue(refused(verb + link).contains("16 bytes"));
            assertTrue(refused(verb + absent).contains("absent.nsh:2"));
            assertTrue(refused(verb + twice).contains("twice.nsh:2"));
        }
    }

    @Test
    void of_lines_that_contradict_each_other_the_last_counts() throws IOException {
        Path lab = file("lab.nsh", "@sf-a link set lo mtu 1400\n@sf-a link set lo up\n@sf-a link set lo mtu 1500\n");
        bench.all("apply " + lab);
        assertTrue(Stock.sh("ip -n sf-a link show lo").contains("mtu 1500"));
        assertEquals("", bench.output("diff " + lab));
    }

    @Test
    void where_no_journal_is_kept_an_apply_that_fails_says_what_stands_and_undo_takes_it_back() throws IOException {
        Path lab = file(
                "lab.nsh",
                "netns add sf-b\n@sf-b link set lo up\n@sf-b route add 10.9.0.0/24 via 192.0.2.1\n"
                        + "@sf-b neigh replace 10.0.0.1 lladdr 02:00:00:00:00:01 dev lo\n");
        String before = names();
        bench.session.ports().undoing().keep();
        String why = bench.refused("apply " + lab);
        assertTrue(why.contains("3 lines before it were done and stand"), why);
        assertTrue(why.contains("not done: ") && why.contains("route add 10.9.0.0/24 via 192.0.2.1"), why);
        bench.all("undo");
        assertEquals(before, names());
    }

    @Test
    void names_that_others_have_made_move_no_terminal() throws IOException {
        Stock.sh("ip netns add \"$(printf 'sf\\033[31mx')\"; ip -n sf-a link add type ifb;"
                + "ip -n sf-a link set ifb0 alias \"$(printf 'a\\033]0;pwn\\007')\"");
        Path saved = folder.resolve("lab.nsh");
        bench.run("save " + saved);
        String all = bench.said() + bench.complained() + (Files.exists(saved) ? Files.readString(saved) : "");
        assertFalse(all.chars().anyMatch(c -> c < ' ' && c != '\n'), all);
        assertTrue(all.contains("ip netns add 'sf\\x1b[31mx': left out"), all);
        assertTrue(all.contains("alias 'a\\x1b]0;pwn\\x07': left out"), all);
        assertTrue(all.contains("\nip -n sf-a link add name ifb0 "), all);
        Stock.sh("for n in /run/netns/*x; do umount \"$n\"; rm \"$n\"; done");
    }

    @Test
    void without_descriptors_the_old_file_stays() throws Exception {
        Stock.sh("for i in $(seq 60); do ip netns add sf-$i; done");
        Path saved = file("lab.nsh", "old\n");
        Netnsh.Ended ended = Netnsh.run(List.of("prlimit", "--nofile=48"), "-c", "save " + saved);
        assertFalse(ended.text().contains("\tat "), ended.text());
        // on a slow machine it goes well: sockets in namespaces are closed when nobody has used them for a moment
        if (ended.status() == 0) {
            assertEquals(
                    Stock.sh("ls /run/netns").lines().count(),
                    Files.readString(saved)
                            .lines()
                            .filter(l -> l.contains("netns add"))
                            .count());
        } else {
            assertNotEquals("", ended.text());
            assertEquals("old\n", Files.readString(saved));
        }
    }

    private String saved(String what) {
        return bench.output("save - " + what);
    }

    @Test
    void a_rule_about_an_interface_that_is_gone_is_a_comment_and_can_be_taken_away() {
        bench.all(
                "@sf-a link add nic0 type ifb",
                "@sf-a nat 10.9.0.0/24 via nic0",
                "@sf-a block 10.9.0.0/24 nic0",
                "@sf-a link del nic0");
        String text = saved("sf-a");
        String lacks = ": left out, because these words lack the interface nic0, which is gone\n";
        assertTrue(text.contains("# -n sf-a nat 10.9.0.0/24 via nic0" + lacks), text);
        assertTrue(text.contains("# -n sf-a block 10.9.0.0/24 nic0" + lacks), text);
        Path lab = folder.resolve("lab.nsh");
        bench.all("save " + lab + " sf-a");
        assertEquals("", bench.output("diff " + lab));
        bench.all("apply " + lab, "@sf-a nat del 10.9.0.0/24 via nic0", "@sf-a block del 10.9.0.0/24 nic0");
        assertEquals("", bench.output("@sf-a nat list") + bench.output("@sf-a block list"));
        assertTrue(refused("@sf-a nat del 10.9.0.0/24 via nic0").contains("Cannot find device"));
    }

    @Test
    void a_link_at_home_that_works_elsewhere_is_made_again_by_netnsh_and_by_iproute2() throws IOException {
        bench.all(
                "@sf-a link add eth0 type ifb",
                "@sf-a link add link eth0 name mv0 netns path:/proc/self/ns/net type macvlan",
                "link set mv0 up");
        for (String how : List.of("apply ", "script")) {
            String first = saved("sf-a /");
            assertTrue(first.contains("name mv0 netns path:/proc/self/ns/net "), first);
            Path lab = file("lab.nsh", first);
            bench.all("save " + folder.resolve("lab.sh") + " sf-a / --as ip");
            assertEquals("", bench.output("diff " + lab));
            bench.all("link del mv0", "netns del sf-a");
            if (how.equals("script")) {
                assertEquals("", Stock.sh("sh " + folder.resolve("lab.sh") + " 2>&1"));
            } else {
                bench.all(how + lab);
            }
            assertEquals(first, saved("sf-a /"));
        }
    }

    @Test
    void what_no_line_gives_a_bridge_is_said_and_what_passes_is_said_without_its_time() throws InterruptedException {
        bench.all(
                "@sf-a link add br0 type bridge",
                "@sf-a link add eth0 type ifb",
                "@sf-a link set eth0 master br0",
                "@sf-a link del eth0",
                "@sf-a up lo",
                "@sf-a ip -6 route add 2001:db8::/64 dev lo expires 90",
                "@sf-a addr add 10.1.1.1/24 dev lo valid_lft 90 preferred_lft 80");
        String text = saved("sf-a");
        assertTrue(
                text.contains("# not in this file: the lack of an address (its last port has left) of br0 in sf-a\n"),
                text);
        assertTrue(text.contains("# ip -n sf-a addr add 10.1.1.1/24 dev lo: left out, it goes by itself\n"), text);
        Thread.sleep(1100);
        assertEquals(text, saved("sf-a"));
    }

    @Test
    void a_dry_run_may_be_asked_for_behind_the_file() throws IOException {
        bench.all("@sf-a link add eth0 type ifb");
        Path lab = folder.resolve("lab.nsh");
        assertEquals(saved("sf-a"), bench.output("save " + lab + " --dry-run sf-a"));
        assertEquals(saved("sf-a"), bench.output("save " + lab + " sf-a --dry-run"));
        assertFalse(Files.exists(lab));
        bench.all("save " + lab + " sf-a", "@sf-a link del eth0");
        String lines = bench.output("diff " + lab);
        assertTrue(lines.contains("link add name eth0"), lines);
        assertEquals(lines, bench.output("apply " + lab + " --dry-run"));
        assertEquals(lines, bench.output("diff " + lab));
        String why = refused("save " + lab + " sf-a nope");
        assertTrue(why.contains("nope\n") && why.lines().anyMatch(l -> l.matches(" +\\^~~~")), why);
    }
}
