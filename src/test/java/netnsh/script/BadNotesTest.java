package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes that are none, or that are hostile: a clear error, and nothing runs. */
class BadNotesTest {
    private static final String COMMAND = "```\n# ip netns add never\n```\n";

    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sit_down() {
        desk = new Desk(Options.PLAIN);
        desk.session.sourcing(new Replay());
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private String file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String file, String says) {
        assertNotEquals(0, desk.run("source " + file));
        String text = desk.complained().replace(folder + "/", "");
        assertTrue(text.contains(says), text);
        assertEquals(List.of(), desk.effects);
        assertEquals(List.of(), desk.starts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n.md", "n.txt"})
    void what_is_not_text_is_refused_with_its_place(String name) throws Exception {
        refused(file(name, COMMAND + "a\0b\n"), name + ":4:2: NUL byte");
        refused(file(name, (COMMAND + "\u00e9\n").getBytes(StandardCharsets.ISO_8859_1)), name + ":4:1: not UTF-8");
        refused(file(name, COMMAND.getBytes(StandardCharsets.UTF_16LE)), "looks like UTF-16");
        refused(folder.resolve("no-" + name).toString(), "No such file");
        Path inner = Files.createDirectory(folder.resolve("d-" + name));
        refused(inner.toString(), "is a directory");
        assertEquals(
                0,
                new ProcessBuilder("mkfifo", folder.resolve("f-" + name).toString())
                        .start()
                        .waitFor());
        refused(folder.resolve("f-" + name).toString(), "is no plain file");
    }

    @Test
    void a_byte_order_mark_and_crlf_are_nothing_to_speak_of() throws IOException {
        Desk dry = new Desk(new Options(false, true, false, false));
        dry.session.sourcing(new Replay());
        assertEquals(0, dry.run("source " + file("n.md", "\ufeff" + COMMAND.replace("\n", "\r\n"))));
        assertEquals("ip netns add never\n", dry.said());
    }

    @Test
    void notes_that_source_themselves_are_refused() throws IOException {
        Path self = folder.resolve("n.md");
        Files.writeString(self, "```netnsh\nsource " + self + "\n```\n");
        refused(self.toString(), "files source each other in a circle: n.md -> n.md");
    }

    @Test
    void a_fence_that_is_never_closed_or_a_quote_that_is_open_stops_all() throws IOException {
        refused(file("a.md", COMMAND + "```\n# ip a\n"), "a.md:4: the code fence opened here is never closed");
        refused(file("b.md", COMMAND + "```\n# ip link add \"x\n```\n"), "b.md:5: incomplete: ");
        refused(
                file("c.md", COMMAND.replace("```\n#", "```console\n#") + "```netnsh\nrm -rf /\n```\n"),
                "c.md:5:1: \"rm\" is no command");
    }

    @Test
    void a_line_of_ten_megabytes_is_refused_with_its_number_and_a_command_that_nobody_types_too() throws IOException {
        String words = "word ".repeat(2 << 20);
        refused(
                file("l.md", COMMAND + "\n" + words + "\n"),
                "l.md:5: the line has 10485760 characters, the limit is 1048576");
        refused(file("l.txt", "$ ip netns add never\n$ ip a " + words), "l.txt:2: the line has");
        String some = "word ".repeat(10_000);
        refused(
                file("c.md", COMMAND + "```\n# ip netns add " + some + "\n```\n"),
                "\u2026: it has 50012 characters, more than any command");
    }

    @Test
    void directives_that_are_unknown_stop_all() throws IOException {
        refused(file("n.md", COMMAND + "<!-- netnsh: wait=1s -->\n"), "n.md:4: there is no directive \"wait=1s\"");
        refused(file("n.txt", "ip netns add never\n# netnsh: slip\nip a\n"), "n.txt:2: there is no directive \"slip\"");
    }

    @Test
    void what_the_terminal_would_obey_is_shown_and_not_obeyed() throws IOException {
        desk.run("source " + file("n.md", "```\n# \u001b[2Jfoo bar\n# ip netns add x\n```\n"));
        assertTrue((desk.said() + desk.complained()).indexOf('\u001b') < 0);
    }
}
