package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scan} offers when a journal is lost, and what it does not: on the real kernel, with netnsh in a process of its own. */
class ScanIT {
    private static final Path JOURNAL = Path.of("/run/netnsh/1.journal");
    private static final String STANDING =
            "pgrep -fx 'sleep 76543[0-9]*'; nft list tables; ls /run/netnsh-etc; ip -br link | grep -v '^lo '; ls /run/netns";

    private static final String LAB = """
        netns add left right lan
        cable nic0 lan:eth0
        cable nic1 lan:eth1
        addr add 192.0.2.7/24 dev nic0
        uplink left nat via nic0
        uplink right macvlan nic1
        uplink lan bridge nic0
        @lan forward 80 to 10.213.0.2:8080
        dns left 10.0.0.53
        hosts left web.lab=10.0.0.2
        @left start --keep --name a sh -c 'setsid sleep 765431 & sleep 765432'
        @right start --keep --name b sleep 765433
        @lan start --keep --name c sleep 765434
        """;

    @TempDir
    private Path folder;

    private String temporary;

    @BeforeEach
    void begin() {
        temporary = System.setProperty("java.io.tmpdir", folder.toString()); // elsewhere are the folders of other tests
        tidy();
    }

    @AfterEach
    void end() {
        System.setProperty("java.io.tmpdir", temporary);
        tidy();
    }

    private static void tidy() {
        Stock.sh("pkill -fx 'sleep 76543[0-9]*'; pkill -fx '.*twin 76543[0-9]*'; nft flush ruleset;"
                + " sysctl -q -w net.ipv4.ip_forward=0;"
                + " rm -rf /run/netnsh-etc/*");
        Life.tidy();
    }

    /** A netnsh of its own that runs lines, with its folder for logs here. */
    private Process netnsh(String lines) throws IOException {
        Path lab = Files.writeString(folder.resolve("lab.nsh"), lines);
        List<String> command = new ArrayList<>(Netnsh.command());
        command.add(1, "-Djava.io.tmpdir=" + folder);
        command.add(lab.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    private void done(String lines) throws IOException, InterruptedException {
        assertEquals(0, netnsh(lines).waitFor(), Files.readString(folder.resolve("said")));
    }

    private static List<String> scan() {
        try (Life life = Life.atPrompt()) {
            life.does("scan");
            return life.said().lines().toList();
        }
    }

    private static List<String> offered() {
        return scan().stream().filter(line -> !line.startsWith("#")).toList();
    }

    /** The machine was switched off: so many bytes of the only journal are zeros; -1 for all. */
    private static void zeros(int many) throws IOException {
        Path journal = Path.of(
                "/run/netnsh", Stock.sh("cd /run/netnsh; echo *.journal").strip());
        try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
            file.write(new byte[many < 0 ? (int) file.length() : many]);
        }
    }

    @Test
    void where_nothing_was_left_nothing_is_said() {
        assertEquals(List.of(), scan());
        Stock.sh("ip netns add mine; ip link add br0 type bridge; nft add table ip filter");
        assertEquals(List.of(), scan());
    }

    @Test
    void what_a_session_tells_of_is_left_to_it() throws IOException, InterruptedException {
        done(LAB);
        assertEquals(List.of(), scan());
    }

    @Test
    void a_lab_whose_journal_is_full_of_zeros_goes_by_the_lines_that_are_offered()
            throws IOException, InterruptedException {
        done(LAB);
        zeros(-1);
        String said = Life.down("session:1");
        assertTrue(said.contains("its first line is damaged; scan lists what was left"), said);
        List<String> offered = offered();
        assertTrue(offered.contains("ip netns delete left"), offered::toString);
        assertTrue(offered.contains("ip -n right link delete dev uplink0"), offered::toString);
        done(String.join("\n", offered) + "\n");
        assertEquals("", Stock.sh(STANDING));
        Life.down("--all");
        Stock.sh("rm -rf /run/netnsh-etc/left"); // whoever ran the lines has written down what stood there
        assertEquals(List.of(), scan());
        assertEquals(List.of(), Life.standing());
    }

    @Test
    void what_whole_lines_behind_a_damaged_beginning_tell_is_offered_where_it_is_still_so()
            throws IOException, InterruptedException {
        done(
                "netns add left right\nlink add br0 type bridge\nlink add br1 type bridge\nsysctl -q -w net.ipv4.ip_forward=1\n");
        zeros(20);
        Stock.sh("ip link del br1; ip link add br1 type ifb; ip netns del right; ip netns add right");
        assertEquals(
                List.of(
                        "sysctl -w net.ipv4.ip_forward=0",
                        "ip link delete dev br0",
                        "ip netns delete left",
                        "rm " + JOURNAL),
                offeredBeside("namespace right: somebody else has made it since"));
        Stock.sh("sysctl -q -w net.ipv4.ip_forward=0");
    }

    private static List<String> offeredBeside(String complaint) {
        try (Life life = Life.atPrompt()) {
            life.does("scan");
            String said = life.said();
            assertTrue(said.contains("note: left alone: " + complaint), said);
            return said.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("note: "))
                    .toList();
        }
    }

    @Test
    void servers_and_folders_of_a_session_that_was_killed_are_offered_and_its_namespace_is_not()
            throws IOException, InterruptedException {
        Process netnsh = netnsh("netns add left\n@left start --name a sleep 765431\nwait-port 1\n");
        try {
            for (int i = 0; i < 600 && Stock.sh("pgrep -fx 'sleep 765431'").isEmpty(); i++) {
                Thread.sleep(20);
            }
            assertEquals(List.of(), scan(), "it is at work");
        } finally {
            netnsh.destroyForcibly().waitFor();
        }
        List<String> offered = offered();
        assertEquals(2, offered.size(), offered::toString);
        assertTrue(offered.get(0).startsWith("stop kept:" + netnsh.pid() + "-"), offered::toString);
        assertTrue(offered.get(1).startsWith("rm -rf " + folder + "/netnsh-jobs-" + netnsh.pid()), offered::toString);
        done(String.join("\n", offered) + "\n");
        assertEquals(List.of(), scan());
        assertTrue(Files.exists(Path.of("/run/netns/left")));
    }

    @Test
    void a_watcher_whose_journal_was_lost_is_offered() throws IOException, InterruptedException {
        try (Life life = new Life(Journal.ofLines())) {
            life.does("confirm 60s", "link add br0 type bridge");
            assertEquals(List.of(), scan());
            zeros(-1);
            life.journal.abandon();
            Await.until("that the watcher sleeps", () -> Stock.sh("ps -eo args").contains("sleep 60"));
            List<String> offered = offered();
            assertTrue(offered.get(0).matches("run kill -9 [0-9 ]+"), offered::toString);
            try (Life other = Life.atPrompt()) {
                other.does(offered.get(0));
            }
            // a process is in /proc for a moment after it was killed
            Await.until("that it has ended", () -> !offered().get(0).startsWith("run kill"));
        }
    }

    @Test
    void what_only_looks_like_netnshs_is_not_offered() throws IOException, InterruptedException {
        Stock.sh("""
            ip netns add left; ip link add up-left type veth peer name eth9 netns left
            ip netns add more; ip link add up-les type veth peer name uplink0 netns more
            ip -n left link add uplink0 type ifb
            ip link add nic0 type ifb; ip link add br-nic0 type bridge; ip link set nic0 master br-nic0
            ip link set up-left master br-nic0
            nft add table inet netnsh2; nft add chain inet netnsh2 c
            nft add rule inet netnsh2 c accept comment '"nat 10.0.0.0/24 via nic0"'
            nft add table inet netnsh; nft add chain inet netnsh c
            nft add rule inet netnsh c accept comment '"mine; ip netns delete left"'
            nft add rule inet netnsh c accept comment '"run rm -rf /nowhere"'
            mkdir -p /run/netnsh-etc/left; echo 'nameserver 192.0.2.1 # netnsh' > /run/netnsh-etc/left/resolv.conf
            NETNSH_JOB=1-zz setsid sleep 765431 >/dev/null 2>&1 &
            NETNSH_JOBS=999999-ab setsid sleep 765432 >/dev/null 2>&1 &
            NETNSH_CONFIRM=../.. setsid sleep 765433 >/dev/null 2>&1 &
            """);
        Files.createDirectory(folder.resolve("netnsh-jobs-mine"));
        Files.createFile(folder.resolve("netnsh-jobs-1.2-x"));
        assertEquals(List.of(), scan());
    }

    @Test
    void a_hostile_name_does_not_reach_the_terminal() throws IOException, InterruptedException {
        Path twin = folder.resolve("\u001b[31m twin");
        Files.copy(Path.of("/bin/sleep"), twin);
        Stock.run("chmod", "755", twin.toString());
        Process marked = marked("999999-ab", twin.toString(), "765431");
        try {
            List<String> lines = scan();
            assertEquals(2, lines.size(), lines::toString);
            assertTrue(lines.get(0).contains("\\x1b[31m twin " + marked.pid()), lines::toString);
            assertEquals("stop kept:999999-ab", lines.get(1));
        } finally {
            marked.destroyForcibly().waitFor();
        }
    }

    private static Process marked(String mark, String... command) throws IOException {
        ProcessBuilder b = new ProcessBuilder(command);
        b.environment().put("NETNSH_JOB", mark);
        return b.start();
    }
}
