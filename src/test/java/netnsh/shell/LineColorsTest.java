package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Set;
import netnsh.grammar.Variables;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;

/** What a line looks like while it is written. */
class LineColorsTest {
    private final LineColors colors =
            new LineColors(Set.of("tcpdump", "grep")::contains, Set.of("history")::contains, Variables.NONE);

    private AttributedStyle style(String line, String word) {
        AttributedString text = colors.highlight(line);
        return text.styleAt(text.toString().indexOf(word));
    }

    @Test
    void words_are_coloured_by_what_they_are() {
        String line = "@left addr add 10.0.0.1/24 dev eth0";
        assertEquals(Styles.of("name"), style(line, "@left"));
        assertEquals(Styles.of("keyword"), style(line, "addr"));
        assertEquals(Styles.of("keyword"), style(line, "add "));
        assertEquals(Styles.of("address"), style(line, "10.0"));
        assertEquals(Styles.of("name"), style(line, "eth0"));
        assertEquals(Styles.of("number"), style("ping -c 17 ::1", "17"));
    }

    @Test
    void programs_are_told_from_words_that_are_nothing() {
        assertEquals(Styles.of("program"), style("tcpdump -ni eth0", "tcpdump"));
        assertEquals(AttributedStyle.DEFAULT, style("tcpdump -ni eth0", "-ni"));
        assertEquals(Styles.UNKNOWN, style("frobnicate it", "frob"));
        assertEquals(Styles.of("program"), style("route | grep x", "grep"));
        assertEquals(Styles.UNKNOWN, style("route | route", "route", 8));
        assertEquals(Styles.of("keyword"), style("history 3", "history"));
    }

    private AttributedStyle style(String line, String word, int from) {
        AttributedString text = colors.highlight(line);
        return text.styleAt(text.toString().indexOf(word, from));
    }

    @Test
    void a_word_that_fits_nothing_is_red_once_it_is_finished() {
        assertEquals(Styles.UNKNOWN, style("addr add 10.0.0.256/24 dev eth0", "10.0"));
        assertFalse(style("addr add 10.0.", "10.0").equals(Styles.UNKNOWN), "still being typed");
        assertEquals(Styles.UNKNOWN, style("addr add 10.0.0.1/24 frob", "frob"));
    }

    @Test
    void each_command_of_a_line_is_read_on_its_own() {
        String line = "! use left; retry 5s ping 10.0.0.1 && up lo # both";
        assertEquals(Styles.of("keyword"), style(line, "use"));
        assertEquals(Styles.of("keyword"), style(line, "retry"));
        assertEquals(Styles.of("number"), style(line, "5s"));
        assertEquals(Styles.of("keyword"), style(line, "ping"));
        assertEquals(Styles.OPERATOR, style(line, "&&"));
        assertEquals(Styles.of("keyword"), style(line, "up"));
        assertEquals(Styles.COMMENT, style(line, "# both"));
    }

    @Test
    void quotes_and_variables_show() {
        assertEquals(Styles.QUOTE, style("echo 'a b'", "'a"));
        assertEquals(Styles.QUOTE, style("echo $HERE", "$HERE"));
    }

    @Test
    void what_could_steer_the_terminal_is_made_visible() {
        String shown = colors.highlight("echo \033[2J\u009b \u202e").toString();
        assertEquals("echo ^[[2J\\xc2\\x9b \\xe2\\x80\\xae", shown);
    }
}
