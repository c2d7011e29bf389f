package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.state.Snapshot;
import netnsh.value.NsRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Undo on the real kernel: afterwards the network is what it was. */
class UndoIT {
    private LinuxKernel kernel;
    private Collected out;
    private Session session;

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
        SavedLabsIT.clear();
        kernel = LinuxKernel.open();
        out = new Collected(kernel.programs());
        session = new Session(kernel, LinuxKernel::open, out, Options.PLAIN);
        session.sourcing((s, file, args, from, at) -> 0);
        session.ports().wishing(Rehearsal::wishes);
        session.ports().undoing().keep();
    }

    @AfterEach
    void leave() {
        session.close();
        out.close();
        kernel.close();
        SavedLabsIT.clear();
    }

    private int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    private void must(String line) {
        out.clear();
        out.errors.setLength(0);
        assertEquals(0, run(line), () -> line + "\n" + out);
    }

    private Snapshot now() {
        return now(Snapshot.Depth.ALL);
    }

    private Snapshot now(Snapshot.Depth depth) {
        Set<NsRef> places = new LinkedHashSet<>(List.of(NsRef.HOME));
        kernel.namespaces().stream().map(ns -> ns.name()).sorted().forEach(name -> places.add(new NsRef.Named(name)));
        return Snapshot.of(kernel, places, depth);
    }

    private static String difference(Snapshot wanted, Snapshot there) {
        List<String> missing = new ArrayList<>(wanted.toString().lines().toList());
        missing.removeAll(there.toString().lines().toList());
        List<String> strange = new ArrayList<>(there.toString().lines().toList());
        strange.removeAll(wanted.toString().lines().toList());
        return "missing:\n" + String.join("\n", missing) + "\nthere instead:\n" + String.join("\n", strange);
    }

    /** The same, at once or when the kernel has done what it does later. */
    private void same(Snapshot wanted, String what) {
        same(wanted, what, Snapshot.Depth.ALL);
    }

    private void same(Snapshot wanted, String what, Snapshot.Depth depth) {
        BooleanSupplier is = () -> wanted.equals(now(depth));
        for (int i = 0; i < 20 && !is.getAsBoolean(); i++) {
            try {
                Thread.sleep(25);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (!is.getAsBoolean()) {
            fail(what + "\n" + difference(wanted, now(depth)) + "\n" + out);
        }
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
                    Snapshot pristine = now(Snapshot.Depth.OBJECTS);
                    for (String line : c.example().before()) {
                        run(line); // a kernel that lacks it says so in FormExamplesIT
                    }
                    String known = list();
                    Snapshot before = now(Snapshot.Depth.ALL);
                    run(c.example().line());
                    String then = list();
                    if (!then.equals(known)) {
                        if (run("undo") != 0) {
                            fail("before:\n" + known + "then:\n" + then + out);
                        }
                        same(before, c.example().line(), Snapshot.Depth.ALL);
                    }
                    run("undo 99");
                    run("use"); // an example may have gone elsewhere
                    same(pristine, "undo 99 behind " + c.example().line(), Snapshot.Depth.OBJECTS);
                    dirty[0] = false;
                }));
    }

    /** Not what ends, moves or waits, not a host with the terminal, which is gone with its line, and not a proxy entry without an interface, which outlives its namespace. */
    static boolean fits(String line) {
        return Stream.of("undo", "redo", "exit", "cd", "sleep", "use", "monitor", "ping", "exec", "start", "pingall")
                        .noneMatch(line::startsWith)
                && !line.contains("monitor")
                && !line.contains("ping ")
                && !line.matches("spawn .* -t .*")
                && !line.contains(" as "); // ping_group_range has at first a group that no sandbox has
    }

    private String list() {
        out.clear();
        run("history -p");
        return out.said();
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
            String known = list();
            run(line);
            if (!list().equals(known)) {
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
        must("@ud-a sysctl -q net.ipv4.ip_forward=1");
        must("@ud-b addr 10.0.0.2/24");
        Snapshot before = now();
        must("netns del ud-a");
        assertTrue(Stock.sh("ip netns list").startsWith("ud-b"), () -> Stock.sh("ip netns list"));
        must("undo");
        assertTrue(out.said().contains("taken back: netns del ud-a"), out::toString);
        same(before, "netns del ud-a");
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
}
