package netnsh.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    @Test
    void what_steers_a_terminal_is_made_visible() {
        assertEquals("a\\x1b[31mb\\tc\\n", Text.visible("a\u001b[31mb\tc\n"));
        assertEquals("\\xe2\\x80\\xae", Text.visible("\u202e"));
        assertEquals("Grün", Text.visible("Grün"));
    }

    @Test
    void tabs_stay_in_a_line_of_output() {
        assertEquals("4096\t131072\\x07\t6", Text.line("4096\t131072\u0007\t6"));
        assertEquals("\\n\t\\\\n".replace("\\\\", "\\"), Text.line("\n\t\\n"));
        assertEquals("plain", Text.line("plain"));
    }

    @Test
    void a_word_is_quoted_only_where_it_must_be() {
        assertEquals("10.0.0.1/24", Text.word("10.0.0.1/24"));
        assertEquals("net.ipv4.ip_forward=1", Text.word("net.ipv4.ip_forward=1"));
        assertEquals("'a b'", Text.word("a b"));
        assertEquals("''", Text.word(""));
        assertEquals("'it'\\''s'", Text.word("it's"));
        assertEquals("'$HOME'", Text.word("$HOME"));
        assertEquals("'(id: 5)'", Text.word("(id: 5)"));
        assertEquals("ip netns add 'a b'", Text.words(List.of("ip", "netns", "add", "a b")));
    }
}
