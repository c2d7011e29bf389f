package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainNotesTest {
    @Test
    void reads_a_transcript_over_the_empty_lines_of_its_output() {
        Notes notes = Told.read("n.txt", """
            So how does it look?

            $ sudo ip netns exec lab sh
            # ping -c 1 10.0.0.1
            PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.

            --- 10.0.0.1 ping statistics ---
            1 packets transmitted, 0 received, 100% packet loss, time 0ms

            # exit

            That was it.

            $ ip a
            """);
        assertEquals(List.of("3 / -> lab", "4 lab ping -c 1 10.0.0.1", "10 <- /", "14 / ip a"), Told.lines(notes));
        assertEquals(4, notes.steps().get(1).shown().size());
    }

    @Test
    void reads_paragraphs_of_commands_and_leaves_functions_alone() {
        assertEquals(
                List.of("3 / ip netns add a", "4 / ip netns add b", "18 / ip -n a link set lo up"), Told.plain("""
                    We make two:

                    ip netns add a
                    ip netns add b

                    The function looks like this:

                    function setup() {
                        ip netns add a

                        ip netns add b

                    ip netns add c
                    }

                    And the other:

                    ip -n a link set lo up
                    """));
    }

    @Test
    void keeps_a_script_together_over_its_empty_lines() {
        Notes notes = Told.read("n.txt", """
            Our program begins so:

            #!/bin/sh

            function up() {
                # ip netns add no
                ip netns add b
            }

            case $1 in
                up)
                up
                ;;
            esac

            And we call it:

            $ bash lab.sh up
            $ ip netns
            b
            """);
        assertEquals(Block.What.FILE, notes.blocks().get(0).what());
        assertEquals("lab.sh", notes.blocks().get(0).name());
        assertEquals("esac", notes.blocks().get(0).lines().get(11).text());
        assertEquals(List.of("18 / bash lab.sh up", "19 / ip netns"), Told.lines(notes));
    }

    @Test
    void sees_the_emacs_way_of_an_interrupt() {
        Notes notes =
                Told.read("n.txt", "$ ping 10.0.0.1\nPING 10.0.0.1\n  C-c C-c\n--- 10.0.0.1 ping statistics ---\n");
        assertTrue(notes.steps().get(0).stopped());
        assertEquals(
                List.of("PING 10.0.0.1", "--- 10.0.0.1 ping statistics ---"),
                Told.shown(notes.steps().get(0)));
    }

    @Test
    void takes_crlf_for_line_ends() {
        assertEquals(List.of("1 / ip netns add a", "3 / ip a"), Told.plain("ip netns add a\r\n\r\n$ ip a\r\n"));
    }

    @Test
    void lists_what_it_understood_and_what_not() {
        assertEquals("""
            n.txt:1: commands
                 1  /          ip netns add a
                 2  /          ip addr add dev v0
                               # incomplete: PREFIX or local is missing behind "v0"
            n.txt:4: transcript
                 4  /          ip a
                               # 1 line shown

            2 commands, 1 incomplete; nothing was run
            n.txt:2: incomplete: ip addr add dev v0
            """, Listing.of(Told.read("n.txt", "ip netns add a\nip addr add dev v0\n\n$ ip a\n1: lo:\n")));
    }

    @Test
    void reads_ten_megabytes_in_one_line() {
        String line = "word ".repeat(2 << 20);
        assertEquals(List.of("3 / ip a"), Told.plain(line + "\n\n$ ip a\n"));
        assertEquals(List.of("4 / ip a"), Told.markdown(line + "\n\n```\n$ ip a\n```\n"));
    }
}
