package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netnsh.plan.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What writers say about blocks and commands, in info strings and in comments. */
class DirectivesTest {
    /** Each command with what is said about it. */
    private static List<String> told(String name, String text) {
        List<String> all = new ArrayList<>();
        for (Block b : Told.read(name, text).blocks()) {
            for (Step s : b.steps()) {
                Directives d = b.says(s);
                all.add(s.command()
                        + (d.skip() ? " skip" : "")
                        + (d.fails() ? " fails" : "")
                        + (d.timeout() == null ? "" : " " + d.timeout().toMillis()));
            }
        }
        return all;
    }

    @Test
    void an_info_string_is_about_the_whole_block() {
        assertEquals(
                List.of("ip a skip 5000", "ip r skip 5000"),
                told("n.md", "```console skip timeout=5s\n$ ip a\n$ ip r\n```\n"));
        assertEquals(List.of("ip a fails"), told("n.md", "```console {expect=fail}\n$ ip a\n```\n"));
    }

    @Test
    void a_comment_of_markdown_is_about_the_block_behind_it_and_no_other() {
        assertEquals(List.of("ip a skip 90", "ip r", "ip n fails", "ip l"), told("n.md", """
            <!-- netnsh: skip -->
            <!-- netnsh: timeout=90ms -->

            ```
            $ ip a
            ```

            ```
            $ ip r
            ```

            <!-- netnsh: expect=fail -->
            ```
            $ ip n
            ```

            <!-- netnsh: skip -->

            Words between.

            ```
            $ ip l
            ```
            """));
    }

    @Test
    void a_comment_of_the_shell_is_about_its_own_line_or_the_next_command() {
        String block = """
            $ ip a  # netnsh: skip
            1: lo:
            $ ip r
            # netnsh: expect=fail timeout=2s
            $ ip n
            error
            $ # netnsh: skip
            $ ip l
            $ echo 'x # netnsh: skip'
            """;
        List<String> meant = List.of("ip a skip", "ip r", "ip n fails 2000", "ip l skip", "echo 'x # netnsh: skip'");
        assertEquals(meant, told("n.md", "```\n" + block + "```\n"));
        assertEquals(meant.subList(0, 4), told("n.txt", block).subList(0, 4));
        assertEquals(
                List.of("ip a", "ip r skip", "ip n"),
                told("n.md", "```\n# ip a\n# netnsh: skip\n# ip r\n# ip n\n```\n"));
    }

    @Test
    void comments_count_among_plain_commands_too() {
        String text = "ip netns add a\n# netnsh: timeout=1s\nip netns add b\nip netns add c # netnsh: expect=fail\n";
        List<String> meant = List.of("ip netns add a", "ip netns add b 1000", "ip netns add c fails");
        assertEquals(meant, told("n.txt", text));
        assertEquals(meant, told("n.md", "```\n" + text + "```\n"));
    }

    @Test
    void a_comment_is_no_output_and_no_command() {
        Notes notes = Told.read("n.md", "```\n$ ip a\n1: lo:\n# netnsh: skip\n$ ip r\n```\n");
        assertEquals(List.of("1: lo:"), Told.shown(notes.steps().get(0)));
        assertEquals(List.of("2 / ip a", "5 / ip r"), Told.lines(notes));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <!-- netnsh: skp --> | n.md:1: there is no directive "skp"; there are skip, expect=fail and timeout=TIME
        <!-- netnsh: --> | n.md:1: a directive is missing behind "netnsh:"
        ```console timeout=soon | n.md:1: timeout=soon:
        ```console expect=good | n.md:1: there is no directive "expect=good"
        """)
    void one_that_is_unknown_is_named_with_its_place(String first, String says) {
        String fence = first.startsWith("```") ? "" : "\n\n```console";
        Problem p = assertThrows(Problem.class, () -> Told.read("n.md", first + fence + "\n$ ip a\n```\n"));
        assertTrue(p.getMessage().startsWith(says), p.getMessage());
    }

    @Test
    void in_a_block_too() {
        for (String line : List.of("$ ip r  # netnsh: later", "# netnsh: later", "$ # netnsh: later")) {
            Problem p =
                    assertThrows(Problem.class, () -> Told.read("n.md", "```\n$ ip a\n" + line + "\n$ ip n\n```\n"));
            assertTrue(p.getMessage().startsWith("n.md:3: there is no directive \"later\""), p.getMessage());
        }
        Problem p = assertThrows(Problem.class, () -> Told.read("n.txt", "ip a\n# netnsh: later\nip r\n"));
        assertTrue(p.getMessage().startsWith("n.txt:2: "), p.getMessage());
    }

    @Test
    void words_of_others_in_an_info_string_are_named_in_the_listing() {
        Notes notes = Told.read("n.md", "```console skp timeout=1s\n$ ip a\n```\n");
        assertTrue(Listing.of(notes).startsWith("n.md:1: transcript, at most 1s\n      # no directive: skp\n"));
        assertEquals(Duration.ofSeconds(1), notes.blocks().get(0).says().timeout());
        assertFalse(Listing.of(Told.read("n.md", "```console netnsh\n/> ip a\n```\n"))
                .contains("no directive"));
    }

    @Test
    void a_transcript_of_the_own_prompt_says_where_each_line_runs() {
        Notes notes = Told.read("n.md", """
            ```console netnsh
            /> netns add a
            /> use a
            a> up lo
            [1] a:lo> addr 10.0.0.1/8
            a> @b ping 10.0.0.2
            no answer
            ^C
            a> # a remark
            'c d'> link add x \\
              type ifb
            ```
            """);
        assertEquals(
                List.of(
                        "2 / netns add a",
                        "3 / use a",
                        "4 a up lo",
                        "5 a:lo addr 10.0.0.1/8",
                        "6 a @b ping 10.0.0.2",
                        "10 'c d' link add x \\\n  type ifb"),
                Told.lines(notes));
        assertTrue(notes.steps().get(4).stopped() && notes.steps().get(4).own());
        assertEquals(List.of("no answer"), Told.shown(notes.steps().get(4)));
        assertEquals(List.of(), Told.markdown("```\na> ip netns add x\n```\n"));
    }
}
