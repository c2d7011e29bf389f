package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The labs in {@code scripts/labs} run, prove what they claim, and leave nothing when taken down as they say. */
class LabsIT {
    private static final Path LABS = Path.of("scripts/labs");

    private static List<Path> labs() throws IOException {
        try (Stream<Path> files = Files.list(LABS)) {
            return files.filter(f -> f.toString().endsWith(".nsh")).sorted().toList();
        }
    }

    @AfterEach
    void nothing_is_left_for_the_next_test() throws Exception {
        Netnsh.run(List.of(), "-c", "-all netns del");
    }

    @Test
    void there_is_a_lab_for_each_of_the_five_topics() throws IOException {
        assertEquals(
                List.of(
                        "first-veth-short.nsh",
                        "first-veth.nsh",
                        "ip4-only-short.nsh",
                        "ip4-only.nsh",
                        "slow-gateway-short.nsh",
                        "slow-gateway.nsh",
                        "two-hosts-short.nsh",
                        "two-hosts.nsh",
                        "two-servers-short.nsh",
                        "two-servers.nsh"),
                labs().stream().map(f -> f.getFileName().toString()).toList());
    }

    @TestFactory
    Stream<DynamicTest> each_lab_proves_its_claim_and_can_be_taken_down() throws IOException {
        return labs().stream()
                .map(lab -> DynamicTest.dynamicTest(lab.getFileName().toString(), () -> {
                    Netnsh.Ended ended = Netnsh.run(List.of(), lab.toString());
                    assertEquals(0, ended.status(), ended.text());
                    String last = ended.text().strip();
                    String down = last.substring(last.lastIndexOf('\n') + 1);
                    assertTrue(down.startsWith("Take it down with: "), last);
                    Netnsh.Ended gone = Netnsh.run(List.of(), "-c", down.substring(19));
                    assertEquals(0, gone.status(), gone.text());
                    assertEquals("", Netnsh.run(List.of(), "netns", "list").text());
                    assertEquals(
                            "lo",
                            Netnsh.run(List.of(), "-br", "link")
                                    .text()
                                    .split(" ")[0]
                                    .strip());
                    assertEquals(
                            1,
                            Netnsh.run(List.of(), "-br", "link").text().lines().count(),
                            "devices at home");
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_lab_can_be_rehearsed_without_touching_anything() throws IOException {
        return labs().stream()
                .map(lab -> DynamicTest.dynamicTest(lab.getFileName().toString(), () -> {
                    Netnsh.Ended ended = Netnsh.run(List.of(), "--dry-run", lab.toString());
                    assertEquals(0, ended.status(), ended.text());
                    assertTrue(ended.text().contains("ip netns add"), ended.text());
                    assertEquals("", Netnsh.run(List.of(), "netns", "list").text());
                }));
    }
}
