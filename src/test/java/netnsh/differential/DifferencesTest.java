package netnsh.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of differences that are meant. */
class DifferencesTest {
    private final Differences listed = new Differences();

    @Test
    void each_has_a_kind_and_a_reason() {
        for (Differences.Difference d : listed.all()) {
            assertTrue(List.of("stricter", "wider", "words", "text", "skipped").contains(d.kind()), d::toString);
            assertFalse(d.reason().isBlank(), d::toString);
        }
    }

    @Test
    void the_page_in_the_documentation_lists_them_all_and_no_others() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("docs/differences.md")).stream()
                .filter(line -> line.startsWith("| ") && line.contains("`"))
                .map(line -> line.substring(line.lastIndexOf("` | ") + 4, line.length() - 2))
                .toList();
        List<String> reasons = listed.all().stream()
                .map(Differences.Difference::reason)
                .map(reason -> reason.replace("|", "\\|"))
                .toList();
        assertEquals(reasons, rows, "docs/differences.md is stale; scripts/docs writes it anew");
    }

    @Test
    void a_line_that_nobody_meant_is_not_on_it() {
        assertFalse(listed.listed("stricter", "ip link set v0 up => link.absent: Cannot find device \"v0\""));
        assertFalse(listed.listed("wider", "ip link add t0 type veth => RTNETLINK answers: File exists"));
    }

    @Test
    void a_refusal_is_the_kernels_only_where_the_kernel_was_asked() {
        assertEquals(
                "File exists",
                Verdict.ofStock("RTNETLINK answers: File exists\n").kernel());
        assertEquals(
                "Nexthop has invalid gateway",
                Verdict.ofStock("Error: Nexthop has invalid gateway.\n").kernel());
        assertEquals(
                null, Verdict.ofStock("Error: argument \"x\" is wrong: bad\n").kernel());
        assertEquals(null, Verdict.ofStock("Cannot find device \"x\"\n").kernel());
    }
}
