package netnsh.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.doc.Iproute2.Fact;
import netnsh.front.Front;
import org.junit.jupiter.api.Test;

/** What is said to be in and out of iproute2 is what the grammar understands. */
class CoverageTest {
    @Test
    void the_table_in_the_changelog_is_what_the_declarations_give() throws IOException {
        String log = Files.readString(Path.of("CHANGELOG.md"));
        int begin = log.indexOf(Coverage.BEGIN + "\n");
        int end = log.indexOf(Coverage.END + "\n");
        assertTrue(begin >= 0 && begin < end, "CHANGELOG.md has lost the marks around the table");
        assertEquals(
                Coverage.summary(Front.options()),
                log.substring(begin + Coverage.BEGIN.length() + 1, end),
                "the table in CHANGELOG.md is stale; scripts/docs writes it anew");
    }

    @Test
    void every_keyword_of_the_facts_stands_in_the_page() {
        String page = Coverage.markdown(Front.options());
        for (Fact f : Iproute2.facts()) {
            String word = f.name().substring(f.name().lastIndexOf(' ') + 1);
            assertTrue(page.contains(word), f.toString());
            assertTrue(page.contains("\n## " + f.object() + "\n"), f.toString());
        }
    }

    @Test
    void facts_are_named_once_and_their_lines_begin_with_their_object() {
        Set<List<String>> seen = new HashSet<>();
        for (Fact f : Iproute2.facts()) {
            assertTrue(seen.add(List.of(f.object(), f.command(), f.keyword())), f.toString());
            String plain = f.line().replaceFirst("^ip -6 ", "ip ");
            assertTrue((plain + " ").startsWith(f.object() + " "), f.toString());
        }
    }

    @Test
    void every_keyword_of_iproute2_is_in_or_refused_by_name_or_left_to_the_program() {
        List<Fact> unknown = Iproute2.facts().stream()
                .filter(f -> Iproute2.verdict(f, Front.options()).state() == Iproute2.State.OUT)
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void a_keyword_that_nobody_knows_is_out_and_a_name_is_no_keyword() {
        for (String line :
                List.of("ip link set v0", "ip link show", "ip addr add 10.0.0.1/24", "ip", "ip route list")) {
            assertFalse(in(line, "nonsensical"), line);
        }
        assertFalse(in("ip link add v9 type", "nonsensical"), "any kind may be made, but netnsh does not know all");
        assertFalse(in("ip link add v9 mtu", "up"));
        assertFalse(in("ip netns exec left", "true"));
    }

    @Test
    void keywords_and_the_values_of_lists_are_in_where_the_grammar_takes_them() {
        assertTrue(in("ip link set v0", "mtu"));
        assertTrue(in("ip link set v0", "addrgenmode eui64"));
        assertTrue(in("ip link add v9 type", "vlan"));
        assertTrue(in("ip link add v9 type vlan", "id (5) protocol 802.1ad"));
        assertTrue(in("ip -6 neigh show", "nud permanent"));
    }

    @Test
    void what_is_refused_by_name_is_out_with_its_reason() {
        Iproute2.Verdict save = Iproute2.verdict(new Fact("ip route", "commands", "ip route", "save"), Map.of());
        assertFalse(save.in());
        assertEquals(Optional.of("binary dumps of routes"), save.reason());
        assertEquals(
                Optional.empty(),
                Iproute2.verdict(new Fact("ip", "x", "ip", "nonsensical"), Map.of())
                        .reason());
    }

    @Test
    void what_only_the_program_does_is_said_to_be_its_own() {
        Fact object = new Fact("ip", "objects", "ip", "xfrm");
        assertEquals(Iproute2.State.PROGRAM, Iproute2.verdict(object, Map.of()).state());
        Fact word = new Fact("ip xfrm", "commands", "ip xfrm", "state");
        assertEquals(Iproute2.State.PROGRAM, Iproute2.verdict(word, Map.of()).state());
    }

    @Test
    void options_that_the_front_reads_are_in() {
        Fact batch = new Fact("ip", "options", "ip", "-batch");
        assertTrue(Iproute2.verdict(batch, Front.options()).in());
        assertFalse(Iproute2.verdict(new Fact("ip", "options", "ip", "-nosuch"), Front.options())
                .in());
    }

    private static boolean in(String line, String keyword) {
        return Iproute2.verdict(new Fact("ip", "test", line, keyword), Map.of()).in();
    }
}
