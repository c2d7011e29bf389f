package netnsh.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void the_reference_names_every_difference_that_the_comparison_knows() throws IOException {
        Set<String> reasons = new TreeSet<>();
        for (String file : List.of("known-differences.txt", "bridge-known-differences.txt")) {
            try (var in = DifferencesTest.class.getResourceAsStream("/front/" + file)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .filter(l -> l.startsWith("# "))
                        .forEach(l -> reasons.add(l.substring(2)));
            }
        }
        assertEquals(reasons, new TreeSet<>(Differences.ALL));
    }
}
