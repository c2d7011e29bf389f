package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import netnsh.Await;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.state.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Undo on the real kernel: afterwards the network is what it was. */
class UndoIT {
    private Undoable desk;
    private Collected out;

    /** These every time, and one more by chance; -Dundo.seed=N runs that one, -Dundo.seeds=N the first N. */
    static LongStream seeds() {
        Long one = Long.getLong("undo.seed");
        Long many = Long.getLong("undo.seeds");
        return one != null
                ? LongStream.of(one)
                : many != null ? LongStream.rangeClosed(1, many) : LongStream.of(1, 2, System.nanoTime());
    }

    @BeforeEach
    void sit_down() {
        desk = new Undoable();
        out = desk.out;
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private int run(String line) {
        return desk.run(line);
    }

    private void must(String line) {
        desk.must(line);
    }

    private Snapshot now() {
        return desk.now(Snapshot.Depth.ALL);
    }

    private void same(Snapshot wanted, String what) {
        desk.same(wanted, Snapshot.Depth.ALL, what);
    }

    /** The network is left as it was by each, so that one session does for all; after a failure there is a new one. */
    @TestFactory
    Stream<DynamicTest> an_example_of_the_reference_that_is_taken_back_leaves_the_network_as_it_was() {
        boolean[] dirty = {false};
        return Examples.all().stream()
                .filter(c -> fits(c.example().line()))
                .map(c -> DynamicTest.dynamicTest(c.toString(), () -> {
                    if (dirty[0]) {
                        leave();
                        sit_down();
                    }
                    dirty[0] = true;
                    Snapshot pristine = desk.now(Snapshot.Depth.OBJECTS);
                    boolean works = true;
                    for (String line : c.example().before()) {
                        works = works && worksHere(line);
                    }
                    String known = desk.history();
                    Snapshot before = now();
                    if (works) {
                        worksHere(c.example().line());
                    }
                    String then = desk.history();
                    if (!then.equals(known)) {
                        if (run("undo") != 0) {
                            fail("before:\n" + known + "then:\n" + then + out);
                        }
                        same(before, c.example().line());
                    }
                    run("undo 99");
                    run("use"); // an example may have gone elsewhere
                    desk.same(
                            pristine,
                            Snapshot.Depth.OBJECTS,
                            "undo 99 behind " + c.example().line());
                    dirty[0] = false;
                }));
    }

    /** Runs a line of an example; false when this kernel lacks what it takes, and nothing else. */
    private boolean worksHere(String line) {
        out.errors.setLength(0);
        if (run(line) != 0) {
            Lacking.explains(out.errors.toString(), line);
            return false;
        }
        return true;
    }

    /** Not what ends, moves or waits, not a host with the terminal, which is gone with its line, and not a proxy entry without an interface, which outlives its namespace. */
    static boolean fits(String line) {
        return Stream.of(
                                "undo", "redo", "exit", "cd", "sleep", "use", "monitor", "ping", "exec", "start",
                                "pingall", "record", "help")
                        .noneMatch(line::startsWith)
                && !line.contains("monitor")
                && !line.contains("ping ")
                && !line.matches("spawn .* -t .*")
                && !line.contains(" as "); // ping_group_range has at first a group that no sandbox has
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_lab_and_what_happens_to_it_is_taken_back_line_by_line_and_done_again(long seed) {
        RandomLab lab = new RandomLab(seed, false);
        List<String> lines = new ArrayList<>(lab.lines);
        Snapshot pristine = now();
        for (String line : lines) {
            assertEquals(0, run(line), () -> "seed " + seed + ": " + line + "\n" + out);
        }
        for (int i = 0; i < 5; i++) {
            String line = lab.change();
            Snapshot before = now();
            String known = desk.history();
            run(line);
            if (!desk.history().equals(known)) {
                Snapshot after = now();
                must("undo");
                same(before, "seed " + seed + ": " + line);
                must("redo");
                same(after, "seed " + seed + ": redo of " + line);
            }
        }
        Snapshot last = now();
        must("undo 999");
        same(pristine, "seed " + seed + ": all of it");
        must("redo 999");
        same(last, "seed " + seed + ": all of it again");
    }

    @Test
    void a_namespace_that_was_deleted_comes_back_with_all_that_was_in_it() {
        must("netns add ud-a ud-b");
        must("cable ud-a:eth0 ud-b:eth0");
        must("@ud-a addr 10.0.0.1/24");
        must("@ud-a route default via 10.0.0.2");
        must("@ud-a sysctl -q net.ipv4.ip_forward=1 net.ipv4.conf.eth0.rp_filter=2");
        must("@ud-b addr 10.0.0.2/24");
        must("@ud-b link add link eth0 name mv0 type macvlan"); // goes with the cable, and with its own parameters
        must(
                "@ud-b sysctl -q net.ipv4.conf.eth0.rp_filter=1 net.ipv6.conf.mv0.accept_ra=0 net.ipv4.conf.lo.rp_filter=2");
        Snapshot before = now();
        must("netns del ud-a");
        assertTrue(Stock.sh("ip netns list").startsWith("ud-b"), () -> Stock.sh("ip netns list"));
        must("undo");
        assertTrue(out.said().contains("taken back: netns del ud-a"), out::toString);
        same(before, "netns del ud-a");
    }

    @Test
    void what_goes_with_a_link_comes_back_from_wherever_it_was_among_many_namespaces() {
        Stock.sh("for i in $(seq 40); do ip netns add m$i; ip link add v$i type veth peer name eth0 netns m$i;"
                + " ip -n m$i addr add 10.0.0.$i/24 dev eth0; ip -n m$i link set eth0 up; ip link set v$i up; done");
        must("@m5 link add link eth0 name mv0 type macvlan mode bridge");
        must("@m5 link set mv0 netns m9");
        must("@m9 link set mv0 up");
        must("@m9 addr add 10.9.0.1/24 dev mv0");
        Snapshot before = desk.now(Snapshot.Depth.OBJECTS);
        for (String line :
                List.of("link del v5", "netns del m5", "netns del m9", "@m9 link del mv0", "link set v5 name w5")) {
            must(line);
            assertNotEquals(before, desk.now(Snapshot.Depth.OBJECTS), line);
            must("undo");
            desk.same(before, Snapshot.Depth.OBJECTS, line);
        }
    }

    @Test
    void what_undo_would_do_is_shown_and_nothing_is_done() {
        must("netns add ud-a");
        must("undo --dry-run");
        assertEquals("ip netns delete ud-a\n", out.said());
        must("history -p");
        assertEquals("    1  netns add ud-a\n         ip netns delete ud-a\n", out.said());
        assertTrue(Stock.sh("ip netns list").contains("ud-a"));
        must("undo");
        assertEquals(1, run("undo"));
        assertEquals("", Stock.sh("ip netns list"));
    }

    @Test
    void what_is_about_home_is_taken_back_there_wherever_one_stands() {
        must("netns add ud-a");
        must("cable /:v0 ud-a:eth0");
        must("use ud-a");
        must("undo");
        assertEquals("", Stock.sh("ip -br link show type veth"));
    }

    @Test
    void what_programs_did_is_named_as_not_taken_back() {
        must("netns add ud-a");
        must("run true");
        must("undo");
        assertTrue(out.said().contains("not taken back is what programs did since: run true"), out::toString);
    }

    @Test
    void what_undo_cannot_bring_back_is_named_before_it_is_lost() {
        must("netns add ud-a ud-b");
        must("cable ud-a:eth0 ud-b:eth0");
        assertEquals(
                "",
                Stock.sh("tc -n ud-b qdisc add dev eth0 root tbf rate 1mbit burst 10k latency 1ms 2>&1; "
                        + "ip netns exec ud-a nft add table inet mine 2>&1"));
        List<String> lost = List.of(
                "note: undo cannot bring back the queueing discipline tbf of eth0 in ud-b\n",
                "note: undo cannot bring back tables of the packet filter (mine) in ud-a\n");
        String anew = "note: what was deleted comes back with counters at 0, and without what was learned\n";
        assertEquals("ip netns delete ud-a\n" + String.join("", lost) + anew, dry("netns del ud-a"));
        must("netns del ud-a");
        assertEquals(String.join("", lost), out.said());
        must("undo");
        assertEquals("taken back: netns del ud-a\n" + String.join("", lost) + anew, out.said());
        must("@ud-b link set eth0 netns ud-a name eth1");
        assertEquals("", out.said(), "it has none any more");
        must("@ud-a link del eth1");
        assertEquals("", out.said());
        must("netns del ud-a ud-b");
        assertEquals("", out.said());
    }

    private String dry(String line) {
        out.clear();
        try (Kernel rehearsal = Rehearsal.of(LinuxKernel.open());
                Session dry = desk.session(rehearsal, new Options(false, true, false, false))) {
            assertEquals(0, dry.run(line, Source.PROMPT), out::toString);
        }
        return out.said();
    }

    @Test
    void the_name_of_a_namespace_in_which_a_program_runs_comes_back_with_the_cables_that_were_cut()
            throws IOException, InterruptedException {
        must("netns add ud-a ud-b");
        must("cable ud-a:eth0 ud-b:eth0");
        must("@ud-a addr 10.0.0.1/24");
        must("@ud-a route default via 10.0.0.2");
        Process program = new ProcessBuilder("ip", "netns", "exec", "ud-a", "sleep", "30").start();
        try {
            Await.until(
                    "the program is in it", () -> Stock.sh("ip netns pids ud-a").equals(program.pid() + "\n"));
            Snapshot before = now();
            must("netns del ud-a");
            assertTrue(
                    out.said()
                            .startsWith("note: undo can bring ud-a back only while process " + program.pid()
                                    + " runs in it\n"),
                    out::toString);
            must("undo");
            same(before, "netns del ud-a");
            assertTrue(program.isAlive());
        } finally {
            program.destroyForcibly().waitFor();
        }
    }

    @Test
    void no_namespace_is_named_after_a_process_that_is_in_another_one_by_now()
            throws IOException, InterruptedException {
        must("netns add ud-a ud-b");
        String other = "i=0; while [ -e /run/netns/ud-a ] && [ $i -lt 500 ]; do i=$((i+1)); sleep 0.02; done;"
                + " exec ip netns exec ud-b sleep 30";
        Process program = new ProcessBuilder("ip", "netns", "exec", "ud-a", "sh", "-c", other).start();
        try {
            assertTrue(Stock.sh("for i in $(seq 100); do ip netns pids ud-a | grep . && break; sleep 0.05; done")
                    .contains("" + program.pid()));
            must("netns del ud-a");
            assertTrue(Stock.sh("for i in $(seq 100); do ip netns pids ud-b | grep . && break; sleep 0.05; done")
                    .contains("" + program.pid()));
            Snapshot before = now();
            assertEquals(1, run("undo"));
            String why = out.errors.toString();
            assertTrue(why.contains("namespace ud-a cannot come back: the process that was in it has ended"), why);
            same(before, "undo");
        } finally {
            program.destroyForcibly().waitFor();
        }
    }
}
