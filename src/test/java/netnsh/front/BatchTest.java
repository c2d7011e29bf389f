package netnsh.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void cuts_lines_into_words_and_counts_them() {
        List<Batch.Command> all = Batch.read("# head\n\nlink show lo # why\naddr add 'a b' \"c\"\n");
        assertEquals(4, all.size());
        assertEquals(List.of(), all.get(0).words());
        assertEquals(List.of("link", "show", "lo"), all.get(2).words());
        assertEquals(3, all.get(2).line());
        assertEquals(List.of("addr", "add", "a b", "c"), all.get(3).words());
    }

    @Test
    void joins_lines_at_a_backslash_and_names_the_last_one() {
        Batch.Command command = Batch.read("link \\\nshow \\\nlo\n").get(0);
        assertEquals(List.of("link", "show", "lo"), command.words());
        assertEquals(3, command.line());
    }

    @Test
    void says_what_is_wrong_with_quotes_and_with_an_end_that_is_missing() {
        assertEquals(
                "Unterminated quoted string", Batch.read("link 'x\n").get(0).fault());
        assertEquals("Missing continuation line", Batch.read("link \\\n").get(0).fault());
        assertNull(Batch.read("link").get(0).fault());
    }

    @Test
    void an_empty_text_has_no_commands() {
        assertEquals(List.of(), Batch.read(""));
    }
}
