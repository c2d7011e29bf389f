package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.script.Replay;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever links the examples of the reference leave, a saved file makes them again, to the byte. */
class SavedExamplesIT {
    /** What is not there for long, ends the session, or goes with it. */
    private static final Set<String> PASSING =
            Set.of("exit", "exec", "spawn", "start", "down", "down sessions", "confirm", "undo", "redo", "source");

    @TempDir
    private Path folder;

    private final Set<List<String>> tried = new HashSet<>(Set.of(List.of()));
    private LinuxKernel kernel;
    private Collected out;

    @BeforeEach
    void sit_down() {
        kernel = LinuxKernel.open();
        out = new Collected(kernel.programs());
    }

    @AfterEach
    void leave() {
        out.close();
        kernel.close();
        Stock.output("/bin/sh", "-c", FormExamplesIT.FRESH);
    }

    private Session session() {
        Session session = new Session(kernel, LinuxKernel::open, out, Options.PLAIN);
        session.sourcing(new Replay());
        session.ports().wishing(Rehearsal::wishes);
        return session;
    }

    private int run(Session session, String line) {
        out.clear();
        out.errors.setLength(0);
        return session.run(line, Source.PROMPT);
    }

    private int run(String line) {
        try (Session session = session()) {
            return run(session, line);
        }
    }

    private String saved(String name) throws IOException {
        Path file = folder.resolve(name);
        assertEquals(0, run("save " + file + " / " + String.join(" ", names())), out::toString);
        return Files.readString(file)
                .lines()
                .filter(line -> !line.endsWith("left out, it goes by itself"))
                .collect(Collectors.joining("\n"));
    }

    private List<String> names() {
        return kernel.namespaces().stream().map(ns -> ns.name()).sorted().toList();
    }

    /** Each lab with a link that examples leave, once: what they ask for is found out without a kernel. */
    private static List<List<String>> labs() {
        Map<List<String>, List<String>> labs = new LinkedHashMap<>();
        for (Examples.Case c : Examples.all()) {
            List<String> all = new ArrayList<>(c.example().before());
            all.add(c.example().line());
            List<String> made = Wished.lines(Wished.wanted(Wished.played(all, false)));
            boolean links = made.stream().anyMatch(line -> line.matches("ip (-n \\S+ )?(link|tuntap) add .*"));
            if (links && !PASSING.contains(c.form().name())) {
                labs.putIfAbsent(made, all);
            }
        }
        return List.copyOf(labs.values());
    }

    @TestFactory
    Stream<DynamicTest> the_links_of_an_example_are_saved_and_made_again() {
        return labs().stream()
                .map(lab -> DynamicTest.dynamicTest(String.join("; ", lab), () -> saved_and_made_again(lab)));
    }

    /** Runs the lines of a lab; answers those before the first that this kernel refuses, which are a lab too. */
    private List<String> works(List<String> lab) {
        try (Session session = session()) {
            for (String line : lab) {
                if (run(session, line) != 0) {
                    Lacking.explains(out.errors.toString(), line);
                    return lab.subList(0, lab.indexOf(line));
                }
            }
        }
        return lab;
    }

    private void saved_and_made_again(List<String> lab) throws IOException {
        Stock.output("/bin/sh", "-c", FormExamplesIT.FRESH);
        if (!tried.add(works(lab))) {
            return; // nothing is new but what this kernel lacks
        }
        String first = saved("first.nsh");
        Stock.output("/bin/sh", "-c", FormExamplesIT.FRESH);
        assertEquals(0, run("apply " + folder.resolve("first.nsh")), () -> first + out);
        if (!first.contains("the lack of an address")) { // no line makes that again
            assertEquals(first, saved("second.nsh"));
        }
        assertTrue(run("diff " + folder.resolve("first.nsh")) == 0 && out.said().isEmpty(), out::toString);
    }
}
