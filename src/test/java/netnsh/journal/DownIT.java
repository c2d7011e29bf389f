package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import netnsh.Stock;
import netnsh.plan.Effect;
import netnsh.plan.Sink;
import netnsh.session.Options;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code down} removes and what it leaves: on the real kernel, with decoys made by stock tools. */
class DownIT {
    private static final Path FOLDER = Path.of("/run/netnsh");

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    private static void ip(String words) {
        Stock.output(("ip " + words).split(" "));
    }

    private static boolean there(String words) {
        return Stock.run(("ip " + words).split(" ")).status() == 0;
    }

    // --- down -----------------------------------------------------------------------------------------------------

    private static final String[] LAB = {
        "netns add left right",
        "switch br0 left:eth0 right:eth0",
        "cable v0 left:eth1",
        "@left addr 10.0.1.1/24 dev eth0",
        "addr add 10.0.1.254/24 dev br0",
        "link add d0 type dummy",
        "link add i0 type ifb"
    };

    @Test
    void down_removes_what_the_session_made_and_only_that() {
        ip("netns add lefty");
        ip("link add br00 type bridge");
        ip("-n lefty link add v0 type veth peer name eth0");
        List<String> before = Life.standing();
        try (Life life = Life.atPrompt()) {
            life.does(lab());
            assertTrue(Life.standing().size() > before.size() + 5);
            life.does("down");
            assertTrue(life.said().contains("down: 2 namespaces, "), life.said());
        }
        assertEquals(before, Life.standing());
        assertTrue(there("-n lefty link show v0"));
        ip("netns del lefty");
        ip("link del br00");
    }

    /** The lab with as many links as this kernel makes. */
    private static String[] lab() {
        boolean dummy = Stock.run("ip", "link", "add", "probe", "type", "dummy").status() == 0;
        Stock.sh("ip link del probe");
        boolean ifb = Stock.run("ip", "link", "add", "probe", "type", "ifb").status() == 0;
        Stock.sh("ip link del probe");
        return java.util.Arrays.stream(LAB)
                .filter(l -> (dummy || !l.contains("dummy")) && (ifb || !l.contains("ifb")))
                .toArray(String[]::new);
    }

    @Test
    void down_in_another_process_removes_what_a_killed_one_has_left() {
        Life life = new Life(Journal.ofFile("lab.nsh"));
        life.does(lab());
        life.die();
        try (Life other = Life.atPrompt()) {
            other.does("sessions");
            String said = other.said();
            assertTrue(
                    said.matches("(?s)session:1  root  [0-9:]+  lab\\.nsh  over  2 namespaces \\(left right\\), .*"),
                    said);
            other.does("down");
            assertEquals(
                    "nothing stands\nnote: over, and something stands: session:1; down session:1 takes it down, "
                            + "down --all all of it\n",
                    other.said());
        }
        try (Life dry = new Life(Journal.ofLines(), new Options(false, true, false, false))) {
            dry.does("down");
            assertTrue(dry.said().contains("ip netns delete left\n"), dry.said());
        }
        assertTrue(Files.exists(Path.of("/run/netns/left")));
        assertTrue(Life.down().startsWith("down: 2 namespaces"));
        assertEquals(List.of(), Life.standing());
        assertEquals("nothing stands\n", Life.down());
    }

    @Test
    void down_leaves_and_names_what_others_have_renamed_moved_or_made_anew() {
        Life life = Life.atPrompt();
        life.does("netns add red blue", "link add br0 type bridge", "link add br1 type bridge", "cable v0 v1");
        life.die();
        ip("netns del red");
        ip("netns add red");
        ip("link set br0 name bridge0");
        ip("link del br1");
        ip("link add br1 type bridge");
        ip("netns add other");
        ip("link set v0 netns other");
        ip("link set v1 netns other");
        String said = Life.down();
        assertTrue(said.contains("left alone: namespace red: somebody else has made it since"), said);
        assertTrue(said.contains("left alone: br0: it is called bridge0 now"), said);
        assertTrue(said.contains("left alone: v0: somebody has moved it to other"), said);
        assertTrue(said.startsWith("down: 1 namespace\n"), said);
        assertEquals(Set.of("other", "red", "br1", "bridge0"), Set.copyOf(Life.standing()));
    }

    /** Others may be quicker than the question what number it has got. */
    @Test
    void a_link_that_others_rename_in_the_moment_it_is_made_is_left_and_named() {
        Life life = new Life(Journal.ofPrompt(), Options.PLAIN, kernel -> new PassingKernel(kernel) {
            @Override
            public int run(Effect.OnKernel effect, Sink out) {
                int status = super.run(effect, out);
                Stock.sh("ip link set br0 name storm0");
                return status;
            }
        });
        life.does("link add br0 type bridge");
        life.die();
        assertEquals("nothing stands\nleft alone: br0: it is called storm0 now\n", Life.down());
        assertEquals(List.of("storm0"), Life.standing());
    }

    /** The name was somebody else's when we looked, and free when the kernel did. */
    @Test
    void a_link_whose_name_others_give_up_in_that_moment_is_the_sessions() {
        ip("link add br0 type bridge");
        Life life = new Life(Journal.ofPrompt(), Options.PLAIN, kernel -> new PassingKernel(kernel) {
            @Override
            public int run(Effect.OnKernel effect, Sink out) {
                Stock.sh("ip link set br0 name theirs");
                return super.run(effect, out);
            }
        });
        life.does("link add br0 type bridge");
        life.die();
        assertEquals("down: 1 link\n", Life.down());
        assertEquals(List.of("theirs"), Life.standing());
    }

    @Test
    void a_stale_file_that_a_killed_netns_add_has_left_goes_and_others_stay() throws IOException {
        Stock.output("mkdir", "-p", "/run/netns");
        Files.createFile(Path.of("/run/netns/others"));
        try (Life life = Life.atPrompt()) {
            life.does("netns add red");
            life.does("netns add blue");
        }
        // as if the process had been killed between the file and the namespace
        Stock.output("umount", "/run/netns/red");
        Stock.output("umount", "/run/netns/blue");
        Files.delete(Path.of("/run/netns/blue"));
        Files.createFile(Path.of("/run/netns/blue"));
        String said = Life.down();
        assertTrue(said.contains("left alone: namespace blue"), said);
        assertEquals("blue\nothers\n", Stock.sh("ls /run/netns"));
    }

    @Test
    void follows_its_own_links_to_new_names_and_places() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add red", "cable red:eth0 v0", "link add br0 type bridge");
            ip("netns add other");
            life.does(
                    "link set v0 down",
                    "link set v0 name w0",
                    "link set br0 name br9",
                    "-n red link set eth0 netns other");
        }
        assertEquals("down: 1 namespace, 3 links\n", Life.down());
        assertEquals(List.of("other"), Life.standing());
        assertEquals("", Stock.sh("ip -n other -o link | grep -v ' lo:'"));
    }

    @Test
    void single_lines_of_one_terminal_belong_together() throws IOException, InterruptedException {
        for (String line : List.of("netns add red", "link add br0 type bridge", "netns add blue")) {
            assertEquals(0, netnsh.Netnsh.run(List.of(), line.split(" ")).status());
        }
        assertEquals(1, Files.list(FOLDER).count());
        assertEquals(
                "down: 2 namespaces, 1 link\n",
                netnsh.Netnsh.run(List.of(), "down").text());
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void down_takes_what_single_lines_of_the_same_process_have_made() {
        try (Life life = new Life(Journal.ofLines())) {
            life.does("netns add red; down", "netns add blue", "down --all", "netns add green", "down session:1");
            assertEquals("down: 1 namespace\n".repeat(3), life.said());
            life.does("netns add grey");
        }
        assertEquals("down: 1 namespace\n", Life.down());
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void a_session_that_is_at_work_is_not_taken_down_by_others() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add red");
            String said = Life.down("session:1");
            assertTrue(said.startsWith("1: ") && said.contains("session:1 is at work"), said);
            assertEquals("nothing stands\n", Life.down("--all"));
            assertTrue(Files.exists(Path.of("/run/netns/red")));
            life.does("down");
        }
    }

    @Test
    void of_several_sessions_that_are_over_one_must_be_named() {
        for (String file : List.of("a.nsh", "b.nsh")) {
            try (Life life = new Life(Journal.ofFile(file))) {
                life.does("netns add " + file.charAt(0));
            }
        }
        String said = Life.down();
        assertTrue(said.contains("session:1 (a.nsh), session:2 (b.nsh)"), said);
        assertEquals("down: 1 namespace\n", Life.down("session:1"));
        assertTrue(Life.down("session:1").contains("nothing stands of session:1"));
        assertEquals("down: 1 namespace\n", Life.down("--all"));
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void inside_a_namespace_down_switches_the_interface_off() {
        try (Life life = Life.atPrompt()) {
            life.does("netns add red", "cable v0 red:eth0", "@red down");
            assertTrue(Stock.sh("ip -n red link show eth0").contains("state DOWN"));
            life.does("use red", "up", "down", "use");
            assertTrue(Files.exists(Path.of("/run/netns/red")));
            life.does("down");
        }
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void a_guest_that_has_gone_on_to_another_namespace_comes_home_as_it_was() {
        Stock.sh("ip link add d0 type ifb; ip link set d0 mtu 1450");
        Life life = new Life(Journal.ofFile("lab.nsh"));
        life.does("netns add red blue", "link set d0 netns red", "@red link set d0 mtu 1400");
        life.does("@red link set d0 netns blue", "@blue link set d0 alias mine");
        life.die();
        String said = Life.down();
        assertEquals(List.of("d0"), Life.standing(), said);
        String d0 = Stock.sh("ip link show d0");
        assertTrue(d0.contains("mtu 1450") && !d0.contains("alias"), d0);
    }

    private static String settings() {
        return Stock.sh(
                "ip -o link show | grep -v ' lo:' | sed 's/qlen [0-9]*//; s/qdisc [a-z]*//; s/state [A-Z]*//; s/<[^>]*>//'; "
                        + "ip -o -4 addr show dev v0 | sed 's/sec/ sec/g'; sysctl net.ipv4.ip_default_ttl net.ipv4.conf.v0.rp_filter");
    }

    @Test
    void what_was_set_on_what_others_have_made_is_given_back() {
        Stock.sh("ip link add v0 type veth peer name v1; ip link add br0 type bridge; ip addr add 10.3.0.1/24 dev v0; "
                + "ip link set v1 up");
        String before = settings();
        Life life = new Life(Journal.ofFile("lab.nsh"));
        life.does("netns add red", "link set v0 mtu 1400", "link set v0 mtu 1300 alias mine", "link set v0 up");
        life.does("link set v1 master br0", "link set v0 address 02:00:00:00:00:77", "link set br0 name br9");
        life.does("sysctl -q net.ipv4.ip_default_ttl=70", "sysctl -q net.ipv4.conf.v0.rp_filter=1");
        life.does(
                "addr change 10.3.0.1/24 dev v0 valid_lft 5000 preferred_lft 4000", "link set v1 netns red name eth0");
        life.die();
        String said = Life.down();
        assertFalse(said.contains("left alone"), said);
        assertEquals(before, settings(), said);
        assertEquals(Set.of("br0", "v1", "v0"), Set.copyOf(Life.standing()));
    }

    @Test
    void what_others_have_set_since_is_left_and_named() {
        Stock.sh("ip link add v0 type veth peer name v1");
        try (Life life = new Life(Journal.ofFile("lab.nsh"))) {
            life.does("link set v0 mtu 1400", "link set v1 mtu 1401", "sysctl -q net.ipv4.ip_default_ttl=70");
        }
        Stock.sh("ip link set v0 mtu 1444; sysctl -q -w net.ipv4.ip_default_ttl=71");
        String said = Life.down();
        assertTrue(said.contains("left alone: ip link set v0 mtu 1400: somebody has set it otherwise since"), said);
        assertTrue(said.contains("ip_default_ttl=70: somebody has set it otherwise since: 71"), said);
        assertTrue(Stock.sh("ip link show v0").contains("mtu 1444"));
        assertTrue(Stock.sh("ip link show v1").contains("mtu 1500"));
        Stock.sh("sysctl -q -w net.ipv4.ip_default_ttl=64");
    }

    @Test
    void a_link_that_was_made_in_a_namespace_and_has_left_it_goes_and_a_guest_does_not() {
        Stock.sh("ip link add d0 type veth peer name d1");
        Life life = new Life(Journal.ofFile("lab.nsh"));
        life.does(
                "netns add red blue",
                "@red link add b0 type veth peer name b1",
                "@red link set b0 netns path:/proc/self/ns/net");
        life.does(
                "link set d0 netns red",
                "@red link set d0 netns blue",
                "@blue link set d0 netns path:/proc/self/ns/net");
        life.die();
        String said = Life.down();
        assertEquals(List.of("d0", "d1"), Life.standing().stream().sorted().toList(), said);
    }
}
