package netnsh.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random labs, built once by netnsh and once by the installed {@code ip}: both take and refuse the same lines, what is
 * there afterwards is the same, and netnsh prints it as {@code ip} does. What is meant to be different is listed in {@code
 * netnsh/differential/differences.tsv}.
 *
 * <p>System properties: {@code netnsh.differential.seed} (1, so that a build fails for what was changed and not by
 * chance; 0 for one of the clock's), {@code netnsh.differential.lab} (only the one that a failure names), {@code
 * netnsh.differential.lines} (5000), {@code netnsh.differential.verbose} (print every line). Labs of different seeds
 * have nothing in common.
 */
class DifferentialIT {
    private static final int LAB = 120;

    /** Differences are found in heaps; this many are enough to see what is wrong. */
    private static final int ENOUGH = 12;

    /** Far more than labs in a run. */
    private static final long SPREAD = 1_000_003;

    @Test
    @Timeout(300)
    void builds_and_prints_random_labs_as_ip_does() {
        long seed = Long.getLong("netnsh.differential.seed", 1);
        seed = seed != 0 ? seed : System.nanoTime();
        int wanted = Integer.getInteger("netnsh.differential.lines", 5000);
        Integer only = Integer.getInteger("netnsh.differential.lab");
        List<String> found = new ArrayList<>();
        int count = 0;
        int taken = 0;
        Differences listed = new Differences();
        try (Stock stock = new Stock();
                Ours ours = new Ours()) {
            Set<String> kinds = kinds(stock);
            for (int lab = only == null ? 1 : only; count < wanted && found.size() < ENOUGH; lab++) {
                long at = seed * SPREAD + lab;
                Supplier<Lab> fresh = () -> new Lab(stock, ours, listed, at, kinds);
                Lab one = fresh.get();
                for (String difference : one.run(Math.min(LAB, wanted - count))) {
                    found.add("netnsh.differential.seed=" + seed + ", lab=" + lab + " " + difference);
                }
                if (one.atLine() && found.size() == 1) {
                    List<String> few =
                            one.fewest(fresh).stream().map(l -> "\n    " + l).toList();
                    found.set(0, found.get(0) + "\n  the same in short:" + String.join("", few));
                }
                count += one.done().size();
                taken += one.taken();
                if (only != null) {
                    break;
                }
            }
        }
        String why = "seed " + seed + ", " + count + " lines, " + taken + " taken";
        assertEquals("", String.join("\n", found), why);
        // else the lines would make no sense, and nothing would be compared
        assertTrue(only != null || taken * 10L >= count * 4L, why);
    }

    private static Set<String> kinds(Stock stock) {
        Set<String> kinds = new HashSet<>();
        for (LinkKind kind : Kinds.all()) {
            String said = stock.sh("ip link add probe0 type " + kind.name() + "; ip link del probe0");
            if (!said.contains("Unknown device type")) {
                kinds.add(kind.name());
            }
        }
        return kinds;
    }
}
