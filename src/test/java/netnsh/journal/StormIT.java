package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight processes make and take down labs with the same names, while stock tools rename, move and delete what they find,
 * at random. Nobody may hang, crash, or leave anything behind.
 */
class StormIT {
    private static final int PROCESSES = 8;
    private static final long SECONDS = Long.getLong("netnsh.storm", 12);

    private static final String LAB = """
        netns add left right
        netns add mid
        link add v0 type veth peer name eth0 netns left
        link set v0 up
        link add br0 type bridge
        link set v0 master br0
        cable left:eth1 right:eth1
        addr add 10.9.0.254/24 dev br0
        @left addr add 10.9.0.1/24 dev eth0
        netns
        link
        @left link
        """;

    /** Stock tools at random; they make nothing, so that whatever stands in the end is ours. */
    private static final String WEATHER = """
        RANDOM=%d
        end=$((SECONDS + %d))
        any() { shift $((RANDOM %% $#)); echo "$1"; }
        while [ $SECONDS -lt $end ]; do
            n=$(any left right mid); l=$(any v0 br0 eth0)
            case $((RANDOM %% 6)) in
                0) ip link set $l name storm$((RANDOM %% 3)) ;;
                1) ip link set $l netns $n ;;
                2) ip link del $l ;;
                3) ip netns del $n ;;
                4) ip -n $n link set eth0 name storm0 ;;
                5) ip -n $n link set eth1 netns $$ ;;
            esac
            sleep 0.02
        done >/dev/null 2>&1
        """;

    @TempDir
    private Path folder;

    @BeforeEach
    @AfterEach
    void tidy() {
        Life.tidy();
    }

    @Test
    void eight_sessions_with_the_same_names_leave_nothing_whatever_others_do_meanwhile()
            throws IOException, InterruptedException {
        long seed = Long.getLong("netnsh.seed", System.nanoTime() & 0x7fff);
        Path lab = folder.resolve("lab.nsh");
        Files.writeString(lab, LAB);
        Process weather =
                start(folder.resolve("weather"), List.of("bash", "-c", String.format(WEATHER, seed, SECONDS)));
        long until = System.nanoTime() + SECONDS * 1_000_000_000L;
        Map<Integer, Integer> statuses = new TreeMap<>();
        StringBuilder downs = new StringBuilder();
        int round = 0;
        while (System.nanoTime() < until) {
            List<Process> running = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                List<String> command = new ArrayList<>(Netnsh.command());
                command.addAll(List.of("-k", lab.toString()));
                running.add(start(folder.resolve("said" + i), command));
            }
            running.add(start(folder.resolve("said8"), with(Netnsh.command(), "down", "--all")));
            running.add(start(folder.resolve("said9"), with(Netnsh.command(), "sessions")));
            for (int i = 0; i < running.size(); i++) {
                String said = said(i);
                assertTrue(running.get(i).waitFor(50, TimeUnit.SECONDS), "it hangs (seed " + seed + "): " + said);
                int status = running.get(i).exitValue();
                statuses.merge(status, 1, Integer::sum);
                String all = said(i);
                assertTrue(Set.of(0, 1, 2).contains(status), "status " + status + " (seed " + seed + "): " + all);
                assertTrue(!all.contains("Exception") && !all.contains("\tat "), all);
                assertTrue(!all.contains("cannot read") && !all.contains("may be incomplete"), all);
            }
            downs.append(said(PROCESSES));
            round++;
        }
        weather.waitFor();
        downs.append(Netnsh.run(List.of(), "down", "--all").text());
        String all = downs.toString();
        System.out.println("seed " + seed + ", " + round + " rounds, statuses " + statuses + ", " + all);
        assertEquals("", Stock.sh("ls -A /run/netnsh/ /run/netns/ | grep -v -e : -e '^$'"), all);
        for (String thing : Life.standing()) {
            assertTrue(all.contains("it is called " + thing + " now"), thing + " is left: " + all);
        }
    }

    private String said(int i) throws IOException {
        return Files.readString(folder.resolve("said" + i), StandardCharsets.UTF_8);
    }

    private static List<String> with(List<String> command, String... words) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(words));
        return all;
    }

    private static Process start(Path out, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new java.io.File("/dev/null"))
                .redirectOutput(out.toFile())
                .start();
    }
}
