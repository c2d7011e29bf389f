package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import netnsh.session.Desk;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** Terminals of which little is known. */
class TerminalsTest {
    private final Desk desk = new Desk();

    @Test
    void a_terminal_that_nothing_is_known_of_gets_plain_lines() {
        assertNull(Terminals.type(null));
        assertNull(Terminals.type(""));
        assertNull(Terminals.type("dumb"));
        assertNull(Terminals.type("nosuch"));
        assertNull(Terminals.type("../../etc/passwd"));
    }

    @Test
    void known_families_are_taken_for_their_nearest_relative() {
        assertEquals("xterm-256color", Terminals.type("xterm-kitty"));
        assertEquals("screen-256color", Terminals.type("tmux-256color"));
        assertEquals("rxvt-unicode-256color", Terminals.type("rxvt-unicode"));
        assertEquals("ansi", Terminals.type("linux"));
    }

    private PlainLines lines(String input) {
        return new PlainLines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), desk.heard);
    }

    private static Lines.Answer next(PlainLines lines) {
        return lines.next(new AttributedString("/> "), false);
    }

    @Test
    void plain_lines_are_read_one_by_one_to_the_end() {
        PlainLines lines = lines("netns list\n\nlast");
        assertEquals("netns list", next(lines).text());
        assertEquals("", next(lines).text());
        assertEquals("last", next(lines).text());
        assertEquals(Lines.Answer.END, next(lines));
        assertEquals("/> /> /> /> ", desk.said());
    }

    @Test
    void a_plain_line_goes_on_behind_a_backslash() {
        PlainLines lines = lines("echo a \\\nb\nnext\n");
        assertEquals("echo a \\\nb", next(lines).text());
        assertEquals("/> > ", desk.said());
        assertEquals("next", next(lines).text());
    }
}
