package netnsh.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the shell's loops and conditions begin and end. */
class CompoundsTest {
    private static String whole(String line) {
        Scan scan = Lexer.scan(line);
        int end = Compounds.end(scan.code(), 0);
        return end == Compounds.NONE
                ? "none"
                : end > scan.code().size()
                        ? "open"
                        : line.substring(0, scan.code().get(end - 1).end());
    }

    @Test
    void a_loop_ends_at_its_own_done() {
        assertEquals("for i in 1 2; do echo $i; done", whole("for i in 1 2; do echo $i; done | sort"));
        assertEquals(
                "for a in 1; do for b in 2; do echo done; done; done",
                whole("for a in 1; do for b in 2; do echo done; done; done && echo x"));
        assertEquals(
                "while read a; do if true; then x; fi; done", whole("while read a; do if true; then x; fi; done <f"));
        assertEquals("case $x in a) echo esac;; *) y;; esac", whole("case $x in a) echo esac;; *) y;; esac"));
        assertEquals("if a\nthen b # fi\nelse c\nfi", whole("if a\nthen b # fi\nelse c\nfi"));
        assertEquals("for ((i = 0; i < 3; i++)); do x; done", whole("for ((i = 0; i < 3; i++)); do x; done"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1 2", "for i in 1 2; do", "for i", "while true; do echo done", "if true; then echo fi",
                "case x in x) y;;", "@left for i in 1; do", "! if true; then", "as root for i in 1; do",
                        "echo a; for i in 1; do"
            })
    void what_nothing_closes_asks_for_more(String line) {
        assertEquals(Scan.Open.COMPOUND, Lexer.scan(line).open());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for 6000 -> left:8080", "for tcp 6000 -> left:8080", "for each host in the list", "\"for\" i in 1",
                        "echo for i in",
                "link add if type veth", "use while", "forward 1 -> a:1", "echo if", "done"
            })
    void other_words_begin_none(String line) {
        assertEquals(Scan.Open.NOTHING, Lexer.scan(line).open());
        assertEquals("none", whole(line));
    }

    @Test
    void a_quick_look_finds_every_line_in_which_one_begins() {
        assertTrue(Compounds.mayBegin("echo a; for i in 1; do"));
        assertTrue(Compounds.mayBegin("(while true; do"));
        assertFalse(Compounds.mayBegin("forward 1 -> a:1"));
        assertFalse(Compounds.mayBegin("link set lo up"));
        assertFalse(Compounds.mayBegin(""));
    }

    @Test
    void knows_the_names_that_loops_set() {
        assertEquals(
                Set.of("i", "a", "b"),
                Compounds.names(Lexer.scan("for i in 1; do while read a b; do x; done; done")
                        .code()));
    }
}
