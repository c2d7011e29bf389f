package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import netnsh.session.Desk;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"xterm-256color", "screen-256color", "rxvt-unicode-256color", "ansi"})
    void capabilities_are_read_as_jline_reads_them(String type) {
        Set<Capability> flags = EnumSet.noneOf(Capability.class);
        Map<Capability, Integer> numbers = new EnumMap<>(Capability.class);
        Map<Capability, String> strings = new EnumMap<>(Capability.class);
        InfoCmp.parseInfoCmp(InfoCmp.getDefaultInfoCmp(type), flags, numbers, strings);
        Set<Capability> ownFlags = EnumSet.noneOf(Capability.class);
        Map<Capability, Integer> ownNumbers = new EnumMap<>(Capability.class);
        Map<Capability, String> ownStrings = new EnumMap<>(Capability.class);
        Capabilities.read(type, ownFlags, ownNumbers, ownStrings);
        assertEquals(flags, ownFlags);
        assertEquals(numbers, ownNumbers);
        assertEquals(strings, ownStrings);
        assertTrue(strings.size() > 10, strings::toString);
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
