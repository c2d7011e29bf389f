package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;
import org.junit.jupiter.api.Test;

/** The hooks that completion scripts and scripts/docs call, without a kernel. */
class HooksTest {
    private static final Supplier<View> UNTOUCHED = () -> fail("the machine is not needed here");
    private static final Supplier<View> NONE = () -> {
        throw Problem.of("complete.elsewhere", "no live names");
    };

    private static String complete(Supplier<View> machine, String... words) {
        List<String> all = new ArrayList<>(List.of("complete"));
        all.addAll(List.of(words));
        return Hooks.text(all, "0", machine);
    }

    @Test
    void commands_and_keywords_are_offered_without_asking_the_machine() {
        String first = complete(UNTOUCHED, "");
        for (Verb verb : Verbs.all()) {
            assertTrue(first.contains(verb.name() + "\t" + verb.summary() + "\n"), first);
        }
        assertEquals("broadcast\tthe broadcast address\n", complete(UNTOUCHED, "addr", "add", "10.0.0.1/24", "broa"));
        assertEquals("type\twhat kind of link it is\n", complete(UNTOUCHED, "link", "add", "v0", "ty"));
        assertTrue(complete(UNTOUCHED, "link", "add", "v0", "type", "v").contains("veth\ta pair of links"));
        assertEquals("-netns\t", complete(UNTOUCHED, "-net").replaceFirst("\t.*\n", "\t"));
    }

    @Test
    void where_the_machine_may_not_be_asked_there_are_no_live_names_but_all_the_rest() {
        assertEquals("", complete(NONE, "use", ""));
        assertTrue(complete(NONE, "link", "set", "").contains("mtu\t"));
        assertTrue(complete(NONE, "source", "/de").contains("/dev/\tfolder\n"));
    }

    @Test
    void help_takes_the_beginning_of_a_line_and_run_a_program() {
        assertEquals("addr\taddresses of interfaces\n", complete(UNTOUCHED, "help", "ad"));
        assertEquals("flush\ttake many addresses away\n", complete(UNTOUCHED, "help", "addr", "fl"));
        assertEquals("sh\tprogram\n", complete(UNTOUCHED, "run", "sh").replaceAll("(?m)^(?!sh\t).*\n", ""));
        assertEquals("", complete(UNTOUCHED, "run", "no-such-program"));
    }

    @Test
    void what_the_program_does_beside_running_lines_has_options_and_files() {
        assertEquals("notes\tsay how notes are understood, and run nothing\n", complete(UNTOUCHED, "notes"));
        assertTrue(complete(UNTOUCHED, "").contains("\ntest\trun notes")
                || complete(UNTOUCHED, "").startsWith("notes"));
        assertEquals("--jobs\n--junit\n", complete(UNTOUCHED, "test", "--j").replaceAll("\t.*", ""));
        assertEquals("--junit\n", complete(UNTOUCHED, "test", "x.md", "--ju").replaceAll("\t.*", ""));
        assertEquals("", complete(UNTOUCHED, "notes", "--ju"));
        assertEquals("", complete(UNTOUCHED, "test", "--jobs", ""));
        assertEquals("/dev/\tfolder\n", complete(UNTOUCHED, "notes", "--map", "a=b", "/de"));
        assertEquals("/dev/\tfolder\n", complete(UNTOUCHED, "test", "--junit", "/de"));
    }

    @Test
    void options_of_the_program_itself_are_passed_over() {
        assertEquals(complete(NONE, "addr", ""), complete(NONE, "-k", "--dry-run", "addr", ""));
        assertEquals("", complete(UNTOUCHED, "-c", "addr add ", ""));
        assertEquals("", complete(UNTOUCHED, "--wrong", ""));
    }

    @Test
    void nothing_that_is_typed_makes_it_fail_or_print_a_control_byte() {
        for (String word : List.of(
                "\u001b[31m", "\u0000", "@", "@@", "@,", "@all,", "'", "\"", "\\", "-", "--", "$x", "|", "\ud800")) {
            for (List<String> before :
                    List.of(List.<String>of(), List.of("use"), List.of("@left"), List.of(word), List.of("retry"))) {
                List<String> words = new ArrayList<>(before);
                words.add(word);
                String text = complete(NONE, words.toArray(String[]::new));
                assertTrue(text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t'), text);
            }
        }
        assertEquals("", complete(UNTOUCHED));
    }

    @Test
    void documentation_that_is_not_there_is_refused() {
        assertNull(Hooks.text(List.of("doc"), "0", UNTOUCHED));
        assertNull(Hooks.text(List.of("doc", "html"), "0", UNTOUCHED));
        assertNull(Hooks.text(List.of("doc", "man", "bash"), "0", UNTOUCHED));
        assertFalse(Hooks.text(List.of("doc", "man"), "0", UNTOUCHED).isEmpty());
    }
}
