package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record}, at a prompt without a terminal. */
class RecordTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sit_down() {
        desk = new Desk(new Options(true, false, false, false));
        desk.session.recorder(Recording::new);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void refused(String line, String says) {
        assertNotEquals(0, desk.run(line), line);
        String text = desk.complained();
        assertTrue(text.contains(says), text);
    }

    @Test
    void keeps_lines_from_its_own_line_to_the_end() throws IOException {
        desk.run("netns add before");
        assertEquals(0, desk.run("record " + file("a.nsh")));
        desk.run("netns add a");
        desk.run("use a");
        desk.run("record");
        assertTrue(desk.said().endsWith("a.nsh, 2 lines so far\n"));
        assertEquals(0, desk.run("record stop"));
        assertTrue(desk.said().endsWith("a.nsh holds 2 lines\n"));
        desk.run("netns add after");
        assertEquals("# Recorded by netnsh.\nnetns add a\nuse a\n", Files.readString(file("a.nsh")));
        desk.run("record");
        assertEquals("nothing is recorded\n", desk.said());
    }

    @Test
    void is_whole_after_every_line_and_goes_on_when_the_session_goes_elsewhere() throws IOException {
        desk.run("record " + file("a.md"));
        assertEquals("# a\n\n```console netnsh\n```\n", Files.readString(file("a.md")));
        desk.run("cd /");
        desk.run("echo one");
        assertEquals("# a\n\n```console netnsh\n/> cd /\n/> echo one\none\n```\n", Files.readString(file("a.md")));
    }

    @Test
    void replaces_no_file_unless_it_is_told_to() throws IOException {
        Files.writeString(file("a.md"), "mine");
        refused("record " + file("a.md"), "a.md is there already");
        assertEquals("mine", Files.readString(file("a.md")));
        assertEquals(0, desk.run("record --force " + file("a.md")));
        refused("record " + file("b.md"), "a.md already");
        assertFalse(Files.exists(file("b.md")));
    }

    @Test
    void says_what_cannot_be_recorded() throws IOException {
        refused("record " + file("a.txt"), "a recording is a command file (.nsh) or notes (.md)");
        refused("record " + folder.resolve("none/a.md"), "its folder is not there");
        Files.createDirectory(file("d.md"));
        refused("record " + file("d.md"), "is a directory");
        refused("record /proc/x.md", "cannot write");
        refused("record stop", "nothing is recorded");
        Desk plain = new Desk();
        assertNotEquals(0, plain.run("record " + file("x.md")));
        assertTrue(plain.complained().contains("this session records nothing"));
    }

    @Test
    void writes_down_nothing_that_a_terminal_obeys() throws IOException {
        desk.run("record " + file("a.md"));
        desk.run("echo '\u001b]0;title\u0007'");
        desk.run("echo \u202ex");
        String notes = Files.readString(file("a.md"));
        assertTrue(notes.chars().noneMatch(c -> c == 0x1b || c == 7 || c == 0x202e), notes);
        assertTrue(notes.contains("# netnsh: skip"), notes);
        desk.run("record stop");
        desk.run("record " + file("a.nsh"));
        desk.run("echo '\u001b[2J'");
        String lines = Files.readString(file("a.nsh"));
        assertTrue(lines.contains("# left out, it holds bytes that a terminal obeys: echo '\\x1b[2J'\n"), lines);
    }

    @Test
    void what_it_writes_is_read_back_as_it_was() throws IOException {
        desk.run("netns add a b");
        desk.run("record " + file("a.md"));
        desk.run("use a");
        desk.run("use b");
        desk.run("echo 'x  # netnsh: skip'");
        desk.run("echo '[1] a> ip netns add never'");
        desk.run("echo 'a (re)'");
        desk.run("link set nosuch up");
        List<String> steps = NotesFiles.read(file("a.md").toString(), Wishes.NONE).steps().stream()
                .map(s -> s.place() + " " + s.command() + (s.says().fails() ? " !" : "") + " "
                        + s.shown().size())
                .toList();
        assertEquals(
                List.of(
                        "null use a 0",
                        "a use b 0",
                        "b echo 'x  # netnsh: skip' 1",
                        "b echo '[1] a> ip netns add never' 1",
                        "b echo 'a (re)' 1",
                        "b link set nosuch up ! 1"),
                steps);
        Wishes check = Wishes.NONE.check(Wishes.Check.YES);
        Desk again = new Desk();
        again.session.sourcing(new Replay(check));
        again.run("netns add a b");
        assertEquals(0, again.session.replay(file("a.md").toString(), List.of()), again.said());
    }

    @Test
    void a_file_that_went_away_ends_it_with_a_word() throws IOException {
        Path inner = Files.createDirectory(file("in"));
        desk.run("record " + inner.resolve("a.md"));
        Files.delete(inner.resolve("a.md"));
        Files.delete(inner);
        desk.run("echo x");
        assertTrue(desk.complained().contains("cannot write a.md: its folder is not there"));
        desk.run("record");
        assertTrue(desk.said().endsWith("nothing is recorded\n"));
    }
}
