package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import netnsh.Await;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.CountingKernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.script.Replay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is saved is the same when it was taken down and made again, by netnsh and by iproute2. */
class SavedLabsIT {
    @TempDir
    private Path folder;

    private CountingKernel counting;
    private Collected out;
    private Session session;

    /** These every time, and one more by chance, or -Dlabs.more=N of them; -Dlabs.seed=N runs that one only. */
    static LongStream seeds() {
        Long chosen = Long.getLong("labs.seed");
        return chosen != null
                ? LongStream.of(chosen)
                : LongStream.concat(
                        LongStream.rangeClosed(1, 8),
                        new Random().longs(Integer.getInteger("labs.more", 1), 0, Long.MAX_VALUE));
    }

    @BeforeEach
    void sit_down() {
        clear();
        counting = new CountingKernel();
        out = new Collected(counting.kernel.programs());
        session = new Session(counting.kernel, LinuxKernel::open, out, Options.PLAIN);
        session.sourcing(new Replay());
        session.ports().wishing(Rehearsal::wishes);
    }

    @AfterEach
    void leave() {
        session.close();
        out.close();
        counting.kernel.close();
        clear();
    }

    /** Takes every namespace away, and waits until nothing of them is left at home. */
    static void clear() {
        Stock.sh("{ for n in /run/netns/*; do [ -e \"$n\" ] && echo netns del \"${n##*/}\"; done;"
                + "ip -o link | sed 's/^[0-9]*: \\([^:@]*\\).*/link del \\1/' | grep -vx 'link del lo'; } | ip -force -batch -;"
                + "for i in $(seq 200); do [ -z \"$(ip netns list-id)\" ] && break; sleep 0.02; done; true");
    }

    private void run(String line) {
        assertEquals(0, session.run(line, Source.PROMPT), () -> line + "\n" + out);
    }

    private String said(String line) {
        out.clear();
        run(line);
        return out.said();
    }

    private String save(String name, String how) throws IOException {
        Path file = folder.resolve(name);
        run("save " + file + how);
        return Files.readString(file);
    }

    /** To the byte; when not, the lines that only one of them has are easier to read. */
    private static void same(String one, String other, long seed) {
        if (!one.equals(other)) {
            List<String> lines = new ArrayList<>(other.lines().toList());
            lines.removeAll(one.lines().toList());
            List<String> missing = new ArrayList<>(one.lines().toList());
            missing.removeAll(other.lines().toList());
            fail("seed " + seed + ": instead of\n" + String.join("\n", missing) + "\nthere is\n"
                    + String.join("\n", lines));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_lab_that_is_saved_taken_down_and_applied_is_the_same_to_the_byte(long seed) throws IOException {
        RandomLab lab = new RandomLab(seed);
        lab.lines.forEach(line ->
                assertEquals(0, session.run(line, Source.PROMPT), () -> "seed " + seed + ": " + line + "\n" + out));
        String first = save("first.nsh", "");
        String script = save("lab.sh", " --as ip");
        assertEquals("", said("diff " + folder.resolve("first.nsh")), "seed " + seed);
        clear();
        run("apply " + folder.resolve("first.nsh"));
        same(first, save("second.nsh", ""), seed);
        counting.changes.clear();
        run("apply " + folder.resolve("first.nsh"));
        assertEquals(List.of(), counting.changes, "seed " + seed);
        clear();
        assertEquals("", Stock.sh("sh " + folder.resolve("lab.sh") + " 2>&1"), () -> "seed " + seed + "\n" + script);
        assertEquals("", said("diff " + folder.resolve("first.nsh")), "seed " + seed);
        same(first, save("third.nsh", ""), seed);
    }

    @Test
    void only_what_differs_is_changed_and_nothing_else() throws IOException {
        Files.writeString(
                folder.resolve("lab.nsh"),
                "netns add sl-a sl-b\ncable sl-a:eth0 sl-b:eth0\n@sl-a addr 10.0.0.1/24\n@sl-b addr 10.0.0.2/24\n"
                        + "@sl-a route default via 10.0.0.2\n");
        run("source " + folder.resolve("lab.nsh"));
        run("@sl-a addr del 10.0.0.1/24 dev eth0"); // the default route goes with it
        run("@sl-b addr add 10.1.1.1/24 dev eth0");
        run("@sl-b link set eth0 down");
        assertEquals(
                "ip -n sl-b link set dev eth0 up\nip -n sl-a addr add 10.0.0.1/24 dev eth0\n"
                        + "ip -n sl-a route add default via 10.0.0.2 dev eth0\n",
                said("diff " + folder.resolve("lab.nsh")));
        counting.changes.clear();
        run("apply " + folder.resolve("lab.nsh"));
        assertEquals(3, counting.changes.size());
        assertEquals("", said("diff " + folder.resolve("lab.nsh")));
        assertTrue(said("@sl-b addr show dev eth0").contains("10.1.1.1/24"), "nobody spoke of it");
        assertEquals("ip -n sl-b addr del 10.1.1.1/24 dev eth0\n", said("diff --prune " + folder.resolve("lab.nsh")));
        run("apply --prune " + folder.resolve("lab.nsh"));
        assertEquals("", said("diff --prune " + folder.resolve("lab.nsh")));
    }

    @Test
    void a_dry_run_prints_the_plan_and_sends_nothing() throws IOException {
        Files.writeString(folder.resolve("lab.nsh"), "netns add sl-a\n@sl-a link set lo up\n");
        Session dry = new Session(
                Rehearsal.of(counting.kernel), LinuxKernel::open, out, new Options(false, true, false, false));
        dry.sourcing(new Replay());
        dry.ports().wishing(Rehearsal::wishes);
        out.clear();
        counting.changes.clear();
        assertEquals(0, dry.run("apply " + folder.resolve("lab.nsh"), Source.PROMPT), out::toString);
        assertEquals("ip netns add sl-a\nip -n sl-a link set dev lo up\n", out.said());
        assertEquals(List.of(), counting.changes);
        assertEquals("", Stock.sh("ip netns list"));
    }

    @Test
    void what_programs_do_is_told_to_be_left_out() throws IOException {
        Files.writeString(folder.resolve("lab.nsh"), "netns add sl-a\n@sl-a run true\n");
        assertTrue(
                said("diff " + folder.resolve("lab.nsh"))
                        .contains("not compared (programs, packet filters): ip netns exec sl-a true"),
                out::toString);
    }

    @Test
    void a_file_with_a_mistake_is_not_applied_at_all() throws IOException {
        Path file = folder.resolve("lab.nsh");
        Files.writeString(file, "netns add sl-a\n@sl-a link set lo upp\n");
        counting.changes.clear();
        assertEquals(1, session.run("apply " + file, Source.PROMPT), out::toString);
        assertTrue(out.toString().contains("lab.nsh:2: stopped; nothing was done\n"), out::toString);
        assertEquals(List.of(), counting.changes);
        assertEquals("", Stock.sh("ip netns list"));
    }

    @Test
    void what_a_file_cannot_hold_is_named_in_it() throws IOException {
        run("netns add sl-a sl-b");
        run("cable sl-a:eth0 sl-b:eth0");
        Stock.sh("tc -n sl-a qdisc add dev eth0 root tbf rate 1mbit burst 10kb latency 50ms;"
                + "ip -n sl-b token set ::5 dev eth0; ip netns exec sl-b nft add table ip somebodys;"
                + "ip netns exec sl-b sleep 30 >/dev/null 2>&1 & echo $! >" + folder + "/pid");
        Await.until("a program in sl-b", () -> !Stock.sh("ip netns pids sl-b").isEmpty());
        List<String> named =
                save("lab.nsh", "").lines().filter(l -> l.contains("not in")).toList();
        Stock.sh("kill $(cat " + folder + "/pid)");
        assertEquals(
                List.of(
                        "# not in this file: the queueing discipline tbf of eth0 in sl-a",
                        "# not in this file: the token ::5 of eth0 in sl-b",
                        "# not in this file: tables of the packet filter (somebodys) in sl-b",
                        "# not in this file: running programs in sl-b"),
                named);
        assertTrue(out.toString().contains("note: not in this file: running programs in sl-b"), out::toString);
    }

    @Test
    void a_file_is_the_old_one_or_the_new_one_and_keeps_its_rights() throws IOException {
        Path file = folder.resolve("lab.nsh");
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw----"));
        run("netns add sl-a");
        run("save " + file);
        assertEquals(
                "rw-rw----",
                java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(1, Files.list(folder).count());
        assertTrue(Files.readString(file).contains("ip netns add sl-a\n"));
        assertEquals(1, session.run("save " + folder, Source.PROMPT));
        assertEquals(1, session.run("save " + folder.resolve("none/lab.nsh"), Source.PROMPT));
    }
}
