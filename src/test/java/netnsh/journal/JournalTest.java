package netnsh.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import netnsh.plan.Problem;
import netnsh.value.Text;
import org.junit.jupiter.api.Test;

/** The lines of a journal and what is understood of them; nothing here needs a kernel. */
class JournalTest {
    private static final String HEADER =
            new Story.Header("boot", 42, 4242, 0, "file", "lab.nsh", 1_700_000_000_000L).line();

    private static String intent(String id, String cookie, String sort, String words) {
        return Checked.line("I", id, "/", cookie, sort, words, "");
    }

    private static String made(String id, Made.What what, String cookie, String name, String index, String detail) {
        return Checked.line("W", id, what.name(), "/", cookie, name, index, detail);
    }

    @Test
    void a_line_says_again_what_was_written_whatever_stands_in_it() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            String[] fields = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(n -> anything(random))
                    .toArray(String[]::new);
            fields[0] = "X" + fields[0];
            String line = Checked.line(fields);
            assertTrue(line.endsWith("\n"));
            String whole = line.substring(0, line.length() - 1);
            assertTrue(whole.chars().allMatch(c -> c == '\t' || Text.harmless(c)), whole);
            assertEquals(Optional.of(List.of(fields)), Checked.fields(whole), "seed 5, line " + i);
        }
    }

    private static String anything(Random random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            String all = "\\\n\t\0 ntabx0é\u001b\u009b\u202e\uDC80";
            out.append(all.charAt(random.nextInt(all.length())));
        }
        return out.toString();
    }

    @Test
    void a_line_with_one_changed_or_missing_character_is_no_line() {
        String line = intent("1.1", "7", "MAKES", "ip netns add left").stripTrailing();
        for (int i = 0; i < line.length(); i++) {
            char other = line.charAt(i) == 'a' ? 'b' : 'a';
            String changed = line.substring(0, i) + other + line.substring(i + 1);
            assertEquals(Optional.empty(), Checked.fields(changed), changed);
            assertEquals(Optional.empty(), Checked.fields(line.substring(0, i)), "cut at " + i);
        }
    }

    @Test
    void what_its_process_could_not_finish_writing_is_passed_over() {
        String whole = HEADER + intent("1.1", "7", "MAKES", "ip netns add left");
        String next = intent("1.2", "7", "MAKES", "ip netns add right");
        for (int i = 0; i < next.length(); i++) {
            Story story = Story.read(whole + next.substring(0, i), "j");
            assertEquals(1, story.steps().size(), "cut at " + i);
            assertEquals(0, story.unreadable());
        }
        assertEquals(2, Story.read(whole + next, "j").steps().size());
    }

    @Test
    void goes_on_behind_a_line_that_was_cut_off_and_counts_it() {
        Story story = Story.read(
                HEADER + intent("1.1", "7", "MAKES", "a").substring(0, 20) + "\n" + intent("2.1", "7", "MAKES", "b"),
                "j");
        assertEquals(1, story.steps().size());
        assertEquals(1, story.unreadable());
    }

    @Test
    void a_journal_of_zero_bytes_and_one_with_a_damaged_first_line_are_refused() {
        for (String text : List.of("\0".repeat(4096), "\0\n".repeat(50), HEADER.replace("lab", "lob"), "", "H\n")) {
            Problem p = assertThrows(Problem.class, () -> Story.read(text, "/run/netnsh/1.journal"));
            assertEquals("journal.unreadable", p.id());
            assertTrue(p.getMessage().contains("/run/netnsh/1.journal"), p.getMessage());
        }
    }

    @Test
    void lines_that_make_no_sense_are_counted_and_change_nothing() {
        Story story = Story.read(
                HEADER
                        + Checked.line("I", "1.1")
                        + Checked.line("I", "1.1", "/", "many", "MAKES", "x", "")
                        + Checked.line("I", "1.1", "/", "7", "WRECKS", "x", "")
                        + Checked.line("D", "9.9")
                        + Checked.line("?", "1.1"),
                "j");
        assertEquals(5, story.unreadable());
        assertFalse(story.stands());
    }

    @Test
    void what_was_refused_or_taken_back_does_not_stand() {
        String begun = HEADER
                + intent("1.1", "7", "MAKES", "ip netns add left")
                + made("1.1", Made.What.NAMESPACE, "9", "left", "0", "41:5");
        assertTrue(Story.read(begun, "j").stands());
        assertTrue(Story.read(begun + Checked.line("D", "1.1"), "j").stands());
        assertFalse(Story.read(begun + Checked.line("R", "1.1"), "j").stands());
        assertFalse(Story.read(begun + Checked.line("D", "1.1") + Checked.line("T", "1.1"), "j")
                .stands());
    }

    @Test
    void with_a_namespace_all_goes_that_was_done_in_it() {
        String lab = HEADER
                + intent("1.1", "7", "MAKES", "ip netns add left")
                + made("1.1", Made.What.NAMESPACE, "9", "left", "0", "41:5")
                + Checked.line("D", "1.1")
                + intent("1.2", "9", "ADDS", "ip -n left addr add 10.0.0.1/24 dev lo")
                + Checked.line("B", "1.2", "ip -n left addr del 10.0.0.1/24 dev lo")
                + Checked.line("D", "1.2");
        assertTrue(Story.read(lab, "j").stands());
        String dropped = lab
                + intent("1.3", "7", "DELETES", "ip netns delete left")
                + Checked.line("D", "1.3")
                + Checked.line("G", "1.3", "NAMESPACE", "/", "9", "left", "0", "");
        assertFalse(Story.read(dropped, "j").stands());
    }

    @Test
    void with_one_of_its_names_a_namespace_does_not_go() {
        String lab = HEADER
                + intent("1.1", "7", "MAKES", "ip netns attach again 4711")
                + made("1.1", Made.What.NAME, "7", "again", "0", "41:5")
                + Checked.line("D", "1.1")
                + intent("1.2", "7", "MAKES", "ip link add br0 type bridge")
                + made("1.2", Made.What.LINK, "7", "br0", "4", "bridge 02:00:00:00:00:01")
                + Checked.line("D", "1.2")
                + Checked.line("G", "1.3", "NAMESPACE", "/", "7", "again", "0", "");
        Story story = Story.read(lab, "j");
        assertFalse(story.steps().get(0).stands());
        assertTrue(story.steps().get(1).stands());
    }

    @Test
    void with_one_end_of_a_pair_the_other_goes_too() {
        String pair = HEADER
                + intent("1.1", "7", "MAKES", "ip link add v0 type veth peer name v1")
                + made("1.1", Made.What.LINK, "7", "v0", "4", "veth 02:00:00:00:00:01")
                + made("1.1", Made.What.LINK, "8", "v1", "2", "veth 02:00:00:00:00:02")
                + Checked.line("D", "1.1");
        assertTrue(Story.read(pair, "j").stands());
        assertFalse(Story.read(pair + Checked.line("G", "1.2", "LINK", "/", "8", "v1", "2", ""), "j")
                .stands());
    }

    @Test
    void follows_a_link_that_was_renamed() {
        Story story = Story.read(
                HEADER
                        + intent("1.1", "7", "MAKES", "ip link add br0 type bridge")
                        + made("1.1", Made.What.LINK, "7", "br0", "4", "bridge 02:00:00:00:00:01")
                        + Checked.line("D", "1.1")
                        + Checked.line("V", "1.2", "LINK", "/", "7", "br9", "4", "bridge 02:00:00:00:00:01", "7", "4"),
                "j");
        assertEquals("br9", story.steps().get(0).made.get(0).name());
    }
}
