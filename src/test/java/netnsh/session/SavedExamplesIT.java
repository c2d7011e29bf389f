package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import netnsh.grammar.Source;
import netnsh.kernel.CountingKernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.script.Replay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the examples of the reference leave on this kernel, a saved file makes it again, and then nothing differs. */
class SavedExamplesIT {
    /** What is not there for long, is told by its number, or goes with netnsh. */
    private static final Set<String> PASSING =
            Set.of("exit", "exec", "spawn", "start", "down", "down session", "confirm");

    /** Labs of one run, by chance; -Dlabs.most=1000 takes all, which is ten minutes' work for a busy machine. */
    private static final int SAMPLE = 10;

    @TempDir
    private Path folder;

    private final CountingKernel counting = new CountingKernel();

    @AfterEach
    void leave() {
        counting.kernel.close();
        SavedLabsIT.clear();
    }

    private int run(String line, Collected out) {
        try (Session session = new Session(counting.kernel, LinuxKernel::open, out, Options.PLAIN)) {
            session.sourcing(new Replay());
            session.ports().wishing(Rehearsal::wishes);
            return session.run(line, Source.PROMPT);
        }
    }

    private String saved(String name, Collected out) throws IOException {
        Path file = folder.resolve(name);
        assertEquals(0, run("save " + file + " / " + names(), out), out::toString);
        return Files.readString(file)
                .lines()
                .filter(line -> !line.endsWith("left out, it goes by itself"))
                .collect(Collectors.joining("\n"));
    }

    private String names() {
        return String.join(
                " ",
                counting.kernel.namespaces().stream()
                        .map(ns -> ns.name())
                        .sorted()
                        .toList());
    }

    /** Each lab that examples leave, once: what they ask for is found out without a kernel. */
    private static List<List<String>> labs() {
        Map<List<String>, List<String>> labs = new LinkedHashMap<>();
        for (Examples.Case c : Examples.all()) {
            List<String> all = new ArrayList<>(c.example().before());
            all.add(c.example().line());
            List<String> made = Wished.lines(Wished.wanted(Wished.played(all, false)));
            if (!made.isEmpty() && !PASSING.contains(c.form().name())) {
                labs.putIfAbsent(made, all);
            }
        }
        return List.copyOf(labs.values());
    }

    @Test
    void what_an_example_leaves_is_saved_and_made_again() throws IOException {
        long seed = Long.getLong("labs.seed", System.nanoTime());
        List<List<String>> labs = new ArrayList<>(labs());
        Collections.shuffle(labs, new Random(seed));
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        int most = Integer.getInteger("labs.most", SAMPLE);
        for (int i = 0; i < labs.size() && checked < most; i++) {
            try (Collected out = new Collected(counting.kernel.programs())) {
                SavedLabsIT.clear();
                if (!labs.get(i).stream().allMatch(line -> run(line, out) == 0)) {
                    continue; // this kernel has no such thing
                }
                checked++;
                String first = saved("first.nsh", out);
                SavedLabsIT.clear();
                out.clear();
                int status = run("apply " + folder.resolve("first.nsh"), out);
                String second = saved("second.nsh", out);
                if (status != 0 || !first.equals(second)) {
                    wrong.add(labs.get(i) + ": instead of\n" + first + "there is\n" + second + out);
                }
            }
        }
        assertEquals(List.of(), wrong, () -> "seed " + seed + "\n" + String.join("\n\n", wrong));
        assertTrue(checked > 5, checked + " labs, seed " + seed);
    }
}
