package netnsh.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netnsh.grammar.Source;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    @TempDir
    private Path folder;

    private Desk desk;

    @BeforeEach
    void sit_down() {
        desk = sat(Options.PLAIN);
    }

    private static Desk sat(Options options) {
        Desk desk = new Desk(options);
        desk.session.sourcing(new Replay());
        return desk;
    }

    private String file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    private int source(String file, String... args) {
        return desk.run("source " + file + " " + String.join(" ", args));
    }

    /** What was complained about, without the folder's name. */
    private String complained() {
        return desk.complained().replace(folder + "/", "");
    }

    private void refused(String file, String... words) {
        assertEquals(1, source(file));
        String text = complained();
        for (String word : words) {
            assertTrue(text.contains(word), text);
        }
        assertEquals("", desk.said());
        assertEquals(List.of(), desk.effects);
        assertEquals(List.of(), desk.starts);
    }

    @Test
    void runs_line_by_line_and_skips_comments_and_empty_lines() throws IOException {
        assertEquals(
                0, source(file("a.nsh", "# a\n\necho one   # two\r\n\t\nnetns add left\nuse left\n   # b\necho last")));
        assertEquals("one\nlast\n", desk.said());
        assertEquals("left", desk.session.context().ns().toString());
    }

    @Test
    void does_nothing_for_an_empty_file() throws IOException {
        assertEquals(0, source(file("a.nsh", "")));
        assertEquals(0, source(file("b.nsh", "\n# x\n")));
        assertEquals("", desk.said());
    }

    @Test
    void skips_a_byte_order_mark() throws IOException {
        assertEquals(0, source(file("a.nsh", "\ufeffecho one\n")));
        assertEquals("one\n", desk.said());
    }

    @Test
    void joins_lines_at_a_backslash_or_an_open_operator_and_counts_on() throws IOException {
        assertEquals(0, source(file("a.nsh", "echo a \\\n  b\necho c &&\n echo d\n")));
        assertEquals("a b\nc\nd\n", desk.said());
        assertEquals(1, source(file("b.nsh", "echo a \\\n  b \\\n  $NO\necho x\n")));
        String text = complained();
        assertTrue(text.startsWith("b.nsh:3:3: the variable NO is not set\n    $NO\n    ^~~\n"), text);
    }

    @Test
    void stops_at_the_first_line_that_fails_and_says_what_stands() throws IOException {
        assertEquals(1, source(file("a.nsh", "netns add a\nnetns add b\necho x\n\nuse nosuch\nnetns add c\n")));
        String text = complained();
        assertTrue(text.startsWith("a.nsh:5:5: there is no namespace"), text);
        assertTrue(text.contains("  use nosuch\n      ^~~~~~\n"), text);
        assertTrue(text.endsWith("a.nsh:5: stopped; the 3 lines before it were run and stand\n"), text);
        assertEquals(List.of("ip netns add a", "ip netns add b"), desk.effects);
    }

    @Test
    void goes_on_when_told_so_and_still_fails() throws IOException {
        desk = sat(new Options(false, false, false, true));
        assertEquals(1, source(file("a.nsh", "use nosuch\necho x\n! use nosuch\necho y\n")));
        assertEquals("x\ny\n", desk.said());
        assertEquals(1, complained().split("there is no namespace", -1).length - 1);
    }

    @Test
    void says_which_line_ended_badly_when_a_program_fails() throws IOException {
        desk.ends.put(
                "false", List.of(new netnsh.kernel.Programs.Status(netnsh.kernel.Programs.Status.State.EXITED, 7)));
        assertEquals(7, source(file("a.nsh", "true\n  false 1 # x\ntrue\n")));
        assertTrue(complained().startsWith("a.nsh:2:3: the line ended with status 7\n    false 1 # x\n    ^~~~~~~\n"));
        assertEquals(2, desk.starts.size());
    }

    @Test
    void hands_arguments_and_the_folder_to_the_file() throws IOException {
        desk.run("X=session");
        assertEquals(
                0,
                source(file("a.nsh", "echo $1 $# \"$@\" ${3:-none} $X\necho $HERE\nX=file\n"), "one", "'two words'"));
        assertEquals("one 2 one two words none session\n" + folder + "\n", desk.said());
        desk.run("echo $X");
        assertEquals("file\n", desk.said());
        assertEquals(1, source(file("b.nsh", "echo $1\n")));
        assertTrue(complained().contains("there is no argument 1"));
    }

    @Test
    void shows_the_trail_of_a_file_that_was_sourced() throws IOException {
        String inner = file("inner.nsh", "echo in\nuse nosuch\n");
        String outer = file("outer.nsh", "echo out\nsource " + inner + "\necho never\n");
        assertEquals(1, source(outer));
        String text = complained();
        assertTrue(text.startsWith("inner.nsh:2:5: "), text);
        assertTrue(text.contains("  in inner.nsh:2, sourced from outer.nsh:2\n"), text);
        assertTrue(text.endsWith("inner.nsh:2: stopped; the 2 lines before it were run and stand\n"), text);
        assertEquals("out\nin\n", desk.said());
    }

    @Test
    void names_the_files_that_source_each_other_in_a_circle() throws IOException {
        String a = folder.resolve("a.nsh").toString();
        String b = file("b.nsh", "source " + a + "\n");
        file("a.nsh", "source " + b + "\n");
        assertEquals(1, source(a));
        String text = complained();
        assertTrue(text.contains("in a circle: a.nsh -> b.nsh -> a.nsh\n"), text);
    }

    @Test
    void goes_sixteen_files_deep_and_no_deeper() throws IOException {
        for (int i = 0; i < 17; i++) {
            file("f" + i + ".nsh", i == 16 ? "echo deep\n" : "source " + folder.resolve("f" + (i + 1) + ".nsh") + "\n");
        }
        assertEquals(1, source(folder.resolve("f0.nsh").toString()));
        assertTrue(complained().contains("files source each other 16 deep, that is the limit"));
        assertEquals(0, source(folder.resolve("f1.nsh").toString()));
        assertEquals("deep\n", desk.said());
    }

    @Test
    void checks_the_whole_file_before_its_first_line() throws IOException {
        refused(file("a.nsh", "netns add a\nlink add b5 type \"ifb\n"), "a.nsh:2:18: the quote \" opened at column 18");
        refused(file("b.nsh", "echo a\necho b | \n"), "a command is missing behind |");
        refused(file("c.nsh", "echo a\necho b > \n"), "c.nsh:2:8: a file is missing behind >");
        refused(file("d.nsh", "echo a\necho b \\"), "nothing stands behind the backslash");
    }

    @Test
    void refuses_what_is_not_text_before_its_first_line() throws IOException {
        refused(file("a.nsh", "echo a\necho b\nec\0ho\n"), "a.nsh:3:3: NUL byte");
        refused(file("b.nsh", "echo a\n".getBytes(StandardCharsets.UTF_16)), "looks like UTF-16");
        refused(file("c.nsh", "echo a\n".getBytes(StandardCharsets.UTF_16LE)), "looks like UTF-16");
        refused(
                file("d.nsh", "echo \u00e9\necho a\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)),
                "d.nsh:1:6: not UTF-8: byte \\xe9");
    }

    @Test
    void says_plainly_why_a_file_cannot_be_read() throws IOException {
        refused(folder.resolve("no.nsh").toString(), "No such file: no.nsh", "       ^~~~");
        refused(folder.toString(), "is a directory");
        Path large = folder.resolve("large.nsh");
        try (RandomAccessFile f = new RandomAccessFile(large.toFile(), "rw")) {
            f.setLength(100_000_000);
        }
        refused(large.toString(), "large.nsh has 100000000 bytes, the limit is 16777216");
    }

    @Test
    void reads_a_large_file_within_the_limit() throws IOException {
        String many = "# a comment that is here to fill the file up with something\n".repeat(200_000);
        assertEquals(0, source(file("a.nsh", many + "echo done\n")));
        assertEquals("done\n", desk.said());
    }

    @Test
    void runs_the_fences_of_notes_that_are_in_our_language_and_names_the_others() throws IOException {
        String notes = """
            # Notes

            ```netnsh
            echo one
            use nosuch || echo two
            ```

            Not these:

            ```bash
            rm -rf /
            ```

                echo indented

            ```
            echo nothing said
            ```

            * in a list

              ```nsh
              echo three $1
              ```
            """;
        assertEquals(0, source(file("a.md", notes), "x"));
        String said = desk.said().replace(folder + "/", "");
        assertEquals("""
            note: a.md:10: a fence in bash is not run
            note: a.md:16: a fence without a language is not run
            one
            two
            three x
            """, said);
        assertTrue(complained().startsWith("a.md:5:5: "));
        assertEquals(List.of(), desk.starts);
    }

    @Test
    void implies_no_program_and_no_shell_in_notes() throws IOException {
        refused(file("a.md", "```nsh\nnetns add a\nrm -rf /\n```\n"), "a.md:3:1: \"rm\" is no command");
        refused(file("b.md", "```nsh\nnetns add a\nrun rm -rf / | cat\n```\n"), "in notes no shell is used");
        assertEquals(0, source(file("c.md", "```nsh\nrun true\n```\n")));
        assertEquals(List.of("/ true"), desk.started());
        assertEquals(1, source(file("d.md", "```nsh\necho x > /tmp/never\n```\n")));
        assertEquals(1, source(file("e.md", "```nsh\necho x | sh\n```\n")));
        assertEquals("", desk.said());
        assertEquals(1, desk.starts.size());
    }

    @Test
    void names_the_line_of_a_fence_that_is_never_closed() throws IOException {
        refused(file("a.md", "text\n\n```netnsh\nnetns add a\n"), "a.md:3: the code fence opened here is never closed");
    }

    @Test
    void marks_the_column_of_an_indented_fence() throws IOException {
        assertEquals(1, source(file("a.md", "* x\n\n  ```nsh\n  use nosuch\n  ```\n")));
        assertTrue(complained().startsWith("a.md:4:7: "));
    }

    @Test
    void prints_the_plan_of_a_whole_file_and_touches_nothing() throws IOException {
        desk = sat(new Options(false, true, false, false));
        assertEquals(0, source(file("a.nsh", "netns add left\nuse left\n@left run true\nretry 5s use left\n")));
        assertEquals("ip netns add left\nip netns exec left true\n", desk.said());
        assertEquals(List.of(), desk.starts);
        assertFalse(desk.effects.isEmpty());
    }

    @Test
    void stops_a_file_where_it_says_exit() throws IOException {
        assertEquals(4, desk.session.replay(file("a.nsh", "echo a\nexit 4\necho b\n"), List.of()));
        assertEquals("a\n", desk.said());
        assertEquals("", desk.complained());
        assertEquals(0, new Desk().session.run("echo x", Source.PROMPT));
    }
}
