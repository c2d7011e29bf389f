package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import netnsh.Netnsh;
import org.junit.jupiter.api.Test;

/** The notes in {@code scripts/notes} tell the truth: every output that they show comes. */
class OwnNotesIT {
    private static final Path NOTES = Path.of("scripts/notes");

    private static List<String> notes() throws IOException {
        try (Stream<Path> files = Files.list(NOTES)) {
            return files.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void there_are_notes_on_each_of_the_five_topics() throws IOException {
        List<String> names = new ArrayList<>();
        for (String topic : List.of("first-veth", "ip4-only", "slow-gateway", "two-hosts", "two-servers")) {
            names.add(topic + "-short.md");
            names.add(topic + ".md");
        }
        assertEquals(
                names,
                notes().stream().map(f -> Path.of(f).getFileName().toString()).toList());
    }

    @Test
    void nothing_in_them_is_unclear() throws Exception {
        List<String> words = new ArrayList<>(List.of("notes"));
        words.addAll(notes());
        Netnsh.Ended ended = Netnsh.run(List.of(), words.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.text());
        assertFalse(ended.text().contains("unclear") || ended.text().contains("incomplete"), ended.text());
        assertTrue(ended.text().contains("scripts/notes/two-servers.md:39: the file where.py\n"), ended.text());
    }

    @Test
    void all_that_they_show_comes_with_the_lines_of_ip() throws Exception {
        comes(false);
    }

    @Test
    void all_that_they_show_comes_in_netnshs_own_words() throws Exception {
        comes(true);
    }

    private static void comes(boolean own) throws Exception {
        List<String> words = new ArrayList<>(List.of("test", "--jobs", "2"));
        words.addAll(
                notes().stream().filter(f -> f.endsWith("-short.md") == own).toList());
        Netnsh.Ended ended = Netnsh.run(List.of(), words.toArray(String[]::new));
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().contains("5 files, 0 failed"), ended.text());
        assertFalse(ended.text().contains("not run"), ended.text());
        assertFalse(Files.exists(NOTES.resolve("where.py")));
    }
}
