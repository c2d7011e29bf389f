package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.grammar.Usage;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static Arguments of(String... words) {
        Arguments a = Arguments.of(List.of(words));
        assertNull(a.wrong(), a.wrong());
        return a;
    }

    @Test
    void takes_words_as_they_are() {
        assertEquals(List.of("addr", "show", "-v"), of("addr", "show", "-v").words());
        assertEquals(List.of(), of().words());
        assertEquals(List.of("-"), of("-").words());
        assertEquals(List.of("@left", "addr"), of("@left", "addr").words());
    }

    @Test
    void reads_options_in_front_of_a_file_and_leaves_its_arguments_alone() {
        Arguments a = of("--dry-run", "-k", "-v", "lab.nsh", "-k", "--help", "'q'", "@x");
        assertTrue(a.dryRun() && a.keepGoing() && a.verbose() && !a.help());
        assertEquals(List.of("lab.nsh", "-k", "--help", "'q'", "@x"), a.words());
    }

    @Test
    void refuses_options_that_would_do_nothing_where_they_stand() {
        assertTrue(Arguments.of(List.of("-k", "--sandbox", "lab.nsh")).wrong().contains("--sandbox comes before"));
        assertTrue(Arguments.of(List.of("-v", "--drop")).wrong().contains("--drop comes before"));
        assertTrue(Arguments.of(List.of("--atomic", "-k", "lab.nsh")).wrong().contains("--keep-going"));
    }

    @Test
    void reads_several_lines() {
        Arguments a = of("-c", "addr show", "-c", "-n left link", "arg");
        assertEquals(List.of("addr show", "-n left link"), a.lines());
        assertEquals(List.of("arg"), a.words());
    }

    @Test
    void leaves_the_options_of_ip_to_the_line() {
        assertEquals(
                List.of("-n", "left", "ip", "-br", "a"),
                of("-n", "left", "ip", "-br", "a").words());
        assertEquals(List.of("-4", "addr"), of("-4", "addr").words());
        Arguments a = of("-v", "-br", "-c=never", "link");
        assertTrue(a.verbose());
        assertEquals(List.of("-br", "-c=never", "link"), a.words());
        assertEquals(List.of("-h", "-s", "link"), of("-h", "-s", "link").words());
    }

    @Test
    void knows_help_and_version() {
        assertTrue(of("--help").help());
        assertTrue(of("-h").help());
        assertTrue(of("--version").version());
        assertTrue(of("-V").version());
    }

    @Test
    void says_what_is_wrong() {
        assertNotNull(Arguments.of(List.of("-c")).wrong());
    }

    @Test
    void lists_every_option_in_its_help() {
        for (Usage.Clause c : Arguments.options()) {
            assertTrue(
                    Arguments.usage().contains(c.usage()) && Arguments.usage().contains(c.help()), c.usage());
        }
        assertEquals(18, Arguments.options().size());
    }
}
