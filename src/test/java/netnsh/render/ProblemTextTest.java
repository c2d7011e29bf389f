package netnsh.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.plan.Problem;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static Token word(String line, String word) {
        int at = line.indexOf(word);
        return new Token(word, at, at + word.length(), false);
    }

    private static String plain(Problem p, String line, Source where) {
        return ProblemText.text(p, line, where, false);
    }

    @Test
    void draws_a_caret_under_the_word_with_what_the_kernel_says_and_a_hint() {
        String line = "addr add 10.0.0.1/24 dev x";
        Problem p = Problem.of("a", "it is there already")
                .at(word(line, "10.0.0.1/24"))
                .kernel(17, "Address already assigned.")
                .hint("another one is free");
        assertEquals("""
            lab.nsh:7:10: it is there already
              addr add 10.0.0.1/24 dev x
                       ^~~~~~~~~~~
              the kernel says: Address already assigned. (EEXIST)
              hint: another one is free
            """, plain(p, line, Source.of("lab.nsh", 7, null)));
    }

    @Test
    void names_the_error_where_the_kernel_has_no_words() {
        String text = plain(Problem.of("a", "no").kernel(95, null), null, Source.PROMPT);
        assertEquals("netnsh: no\n  the kernel says: Operation not supported (EOPNOTSUPP)\n", text);
    }

    @Test
    void starts_the_caret_where_in_the_word_the_trouble_is() {
        String line = "addr add 10.0.0.1/33";
        Problem p = Problem.of("a", "prefix length").at(word(line, "10.0.0.1/33"), 9);
        assertTrue(plain(p, line, Source.PROMPT).endsWith("\n  addr add 10.0.0.1/33\n" + " ".repeat(20) + "^~\n"));
        Token quoted = new Token("10.0.0.1/33", 9, 22, true);
        String shown = plain(Problem.of("a", "b").at(quoted, 9), "addr add '10.0.0.1/33'", Source.PROMPT);
        assertTrue(shown.endsWith("\n" + " ".repeat(11) + "^~~~~~~~~~~~~\n"), shown);
    }

    @Test
    void counts_columns_of_the_screen_for_wide_and_escaped_characters() {
        String line = "echo \u65e5\u672c \u001b[31m bad";
        String text = plain(Problem.of("a", "b").at(word(line, "bad")), line, Source.PROMPT);
        assertEquals(
                "netnsh: b\n  echo \u65e5\u672c \\x1b[31m bad\n" + " ".repeat(2 + 5 + 4 + 1 + 8 + 1) + "^~~\n", text);
        String wide = plain(Problem.of("a", "b").at(word(line, "\u65e5\u672c")), line, Source.PROMPT);
        assertTrue(wide.endsWith("\n       ^~~~\n"), wide);
    }

    @Test
    void finds_the_line_of_the_word_in_joined_lines() {
        String text = "echo a \\\n  b \\\n  nono";
        String shown = plain(Problem.of("a", "b").at(word(text, "nono")), text, Source.of("f", 4, null));
        assertEquals("f:6:3: b\n    nono\n    ^~~~\n", shown);
    }

    @Test
    void points_behind_the_last_word_where_one_is_missing() {
        Problem p = Problem.of("a", "TIME is missing").at(new Token("", 6, 6, false));
        assertEquals("netnsh: TIME is missing\n  sleep\n        ^\n", plain(p, "sleep", Source.PROMPT));
    }

    @Test
    void shows_the_trail_of_files() {
        Source main = Source.of("main.nsh", 10, null);
        Source lab = Source.of("lab.nsh", 3, main);
        Source part = new Source("part\u001b.nsh", 1, 2, lab);
        String text = plain(Problem.of("a", "b").at(word("x", "x")), "x", part);
        assertEquals(
                "part\\x1b.nsh:1:3: b\n  x\n  ^\n"
                        + "  in part\\x1b.nsh:1, sourced from lab.nsh:3, sourced from main.nsh:10\n",
                text);
    }

    @Test
    void shows_the_part_of_a_very_long_line_that_matters() {
        String line = "a".repeat(5000) + " bad " + "c".repeat(5000);
        String text = plain(Problem.of("a", "b").at(word(line, "bad")), line, Source.PROMPT);
        String[] lines = text.split("\n");
        assertTrue(lines[1].length() < 200, text);
        assertEquals(lines[1].indexOf("bad"), lines[2].indexOf("^"));
    }

    @Test
    void colours_only_when_asked() {
        Problem p = Problem.of("a", "b").at(word("x", "x"));
        assertTrue(ProblemText.text(p, "x", Source.PROMPT, true).contains("\u001b[31m"));
        assertTrue(plain(p, "x", Source.PROMPT).indexOf('\u001b') < 0);
    }
}
