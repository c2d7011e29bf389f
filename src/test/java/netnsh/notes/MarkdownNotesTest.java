package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import netnsh.plan.Problem;
import org.junit.jupiter.api.Test;

class MarkdownNotesTest {
    @Test
    void follows_a_shell_into_a_namespace_and_out_of_it() {
        assertEquals(
                List.of("2 / ip netns add lab", "3 / -> lab", "4 lab ip a", "7 <- /", "8 / ip a"), Told.markdown("""
                    ```
                    # ip netns add lab
                    # ip netns exec lab /bin/bash
                    # ip a
                    1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN group default qlen 1000
                        link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
                    # exit
                    # ip a
                    ```
                    """));
    }

    @Test
    void is_at_home_again_at_the_end_of_a_block_when_the_prompts_do_not_say_otherwise() {
        assertEquals(List.of("2 / -> lab", "3 lab ip a", "7 / ip r"), Told.markdown("""
            ```
            # ip netns exec lab bash
            # ip a
            ```

            ```
            # ip r
            ```
            """));
    }

    @Test
    void continues_a_session_whose_prompt_no_other_one_has() {
        assertEquals(
                List.of(
                        "2 / -> lab",
                        "3 lab ip a",
                        "7 lab ip r",
                        "11 / ip r",
                        "15 lab ip n",
                        "16 <- /",
                        "20 / ip link set lo up"),
                Told.markdown("""
                    ```
                    me@host:~$ sudo ip netns exec lab bash
                    root@host:~# ip a
                    ```

                    ```
                    root@host:/tmp# ip r
                    ```

                    ```
                    me@host:~$ ip r
                    ```

                    ```
                    root@host:~# ip n
                    root@host:~# exit
                    ```

                    ```
                    root@host:~# ip link set lo up
                    ```
                    """));
    }

    @Test
    void closes_a_level_when_the_outer_prompt_comes_back() {
        assertEquals(List.of("2 / -> lab", "3 lab ip a", "4 / ip r"), Told.markdown("""
            ```console
            $ sudo ip netns exec lab sh
            # ip a
            $ ip r
            ```
            """));
    }

    @Test
    void keeps_what_each_command_printed_with_its_lines() {
        Notes notes = Told.read("n.md", """
            * in a list

              ```
              $ ping 10.0.0.1
              PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.

              64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.079 ms
              ^C
              --- 10.0.0.1 ping statistics ---

              $ ip netns add x
              ```
            """);
        Step ping = notes.steps().get(0);
        assertTrue(ping.stopped());
        assertFalse(ping.left());
        assertEquals(4, ping.line());
        assertEquals(4, ping.column());
        assertEquals(
                List.of(
                        "PING 10.0.0.1 (10.0.0.1) 56(84) bytes of data.",
                        "",
                        "64 bytes from 10.0.0.1: icmp_seq=1 ttl=64 time=0.079 ms",
                        "--- 10.0.0.1 ping statistics ---"),
                Told.shown(ping));
        assertEquals(5, ping.shown().get(0).line());
        assertEquals(List.of(), notes.steps().get(1).shown());
    }

    @Test
    void knows_what_still_runs_where_its_block_ends() {
        Notes notes = Told.read("n.md", """
            ```
            # tcpdump -ni eth0
            listening on eth0
            ```

            ```
            # tcpdump -ni eth0
            listening on eth0
            #
            ```
            """);
        assertTrue(notes.steps().get(0).left());
        assertFalse(notes.steps().get(1).left());
    }

    @Test
    void joins_continued_lines_behind_a_backslash_or_an_open_quote() {
        assertEquals(
                List.of(
                        "2 / ip link add a type veth \\\n peer name b",
                        "4 / ip link set a \\\nup",
                        "6 / echo 'x\n y'",
                        "8 / ip r"),
                Told.markdown("""
                    ```
                    $ ip link add a type veth \\
                    > peer name b
                    $ ip link set a \\
                      up
                    $ echo 'x
                    > y'
                    $ ip r
                    ```
                    """));
    }

    @Test
    void reads_entities_and_blanks_around_a_prompt() {
        assertEquals(
                List.of("2 / echo 1 > /proc/sys/net/ipv4/ip_forward", "3 / ip netns add a", "4 / ip netns add b"),
                Told.markdown("""
                    ```
                    # echo 1 &gt; /proc/sys/net/ipv4/ip_forward
                    \t#  ip netns add a
                    \u00a0#\u00a0ip netns add b
                    ```
                    """));
    }

    @Test
    void drops_sudo_but_not_where_it_changes_the_user() {
        assertEquals(
                List.of(
                        "2 / ip a",
                        "3 / ip r",
                        "4 / ip a | grep lo",
                        "5 unclear sudo -u me ip a",
                        "6 / -> ",
                        "7 / ip n"),
                Told.markdown("""
                    ```
                    $ sudo ip a
                    $ sudo -E ip r
                    $ ip a | sudo grep lo
                    $ sudo -u me ip a
                    $ sudo -i
                    # ip n
                    ```
                    """));
    }

    @Test
    void leaves_other_languages_alone() {
        Notes notes = Told.read("n.md", """
            ```bash
            ip netns add a
            # ip netns add b
            ```

            ```python
            import os
            ```

            ```bash
            $ ip netns add c
            ```

                1: lo: <LOOPBACK> mtu 65536
            """);
        assertEquals(List.of("11 / ip netns add c"), Told.lines(notes));
        assertEquals(
                List.of(Block.What.OTHER, Block.What.OTHER, Block.What.TRANSCRIPT, Block.What.OTHER),
                notes.blocks().stream().map(Block::what).toList());
    }

    @Test
    void takes_a_block_of_nothing_but_commands_for_commands() {
        assertEquals(
                List.of("2 / ip netns add a", "4 / ip link add v type veth \\\n  peer name w"), Told.markdown("""
                    ```
                    ip netns add a
                    # and a cable
                    ip link add v type veth \\
                      peer name w
                    ```
                    """));
    }

    @Test
    void lists_commands_among_other_lines_and_never_runs_them() {
        assertEquals(List.of("2 unclear ip link show lo"), Told.markdown("""
            ```
            ip link show lo
            1: lo: <LOOPBACK> mtu 65536 qdisc noop state DOWN
            ```
            """));
    }

    @Test
    void knows_a_file_by_the_text_before_it() {
        Notes notes = Told.read("n.md", """
            The server is `web.py`:

            ```
            from http.server import HTTPServer
            ```

            ```
            # python3 web.py
            # python3 other.py
            # bash beside.sh
            ```
            """);
        assertEquals(Block.What.FILE, notes.blocks().get(0).what());
        assertEquals("web.py", notes.blocks().get(0).name());
        assertEquals(
                List.of("8 / python3 web.py", "9 unclear python3 other.py", "10 / bash beside.sh"), Told.lines(notes));
        assertEquals(
                "the file other.py is not here; --map other.py=web.py takes the one that the notes show",
                notes.steps().get(1).why());
        Notes mapped = Told.read("n.md", """
            The server is `web.py`:

            ```
            from http.server import HTTPServer
            ```

            ```
            # python3 web.py
            # python3 other.py
            ```
            """, Told.renaming("other.py", "web.py"));
        assertEquals(List.of("8 / python3 web.py", "9 / python3 web.py"), Told.lines(mapped));
    }

    @Test
    void runs_nothing_but_its_own_fences_and_consoles_where_there_are_such() {
        assertEquals(List.of("10 / ip a"), Told.markdown("""
            ```netnsh
            netns add a
            ```

            ```
            # ip netns add b
            ```

            ```console
            # ip a
            ```
            """));
    }

    @Test
    void names_the_line_of_a_fence_that_is_never_closed() {
        Problem p = assertThrows(Problem.class, () -> Told.markdown("text\n\n```\n# ip a\n"));
        assertEquals("n.md:3: the code fence opened here is never closed", p.getMessage());
    }

    @Test
    void renames_whole_words_and_patches_lines() {
        Adaptation other = new Adaptation(
                java.util.Map.of("ens5", "up0"), Adaptation.patch("p", "# a patch\n3 -> ip n\nip  r \u2192\n"), false);
        assertEquals(
                List.of("2 / ip link set up0 up", "3 / ip n", "5 / ip link set ens55 up"),
                Told.lines(Told.read("n.md", """
                    ```
                    # ip link set ens5 up
                    # ip a
                    # ip r
                    # ip link set ens55 up
                    ```
                    """, other)));
        assertThrows(Problem.class, () -> Adaptation.patch("p", "one two\n"));
    }

    @Test
    void leaves_out_what_a_patch_takes_away_and_runs_what_it_makes_clear() {
        Adaptation other = new Adaptation(
                java.util.Map.of(), Adaptation.patch("p", "1 ->\n4 -> ip r\nip a ->\n# now this -> ip n\n"), false);
        assertEquals(
                List.of("2 / ip netns add b", "4 / ip r", "5 unclear ip link show lo"),
                Told.lines(Told.read("n.txt", """
                    ip netns add a
                    ip netns add b

                    Some words that a patch is about
                    ip link show lo

                    $ ip a
                    """, other)));
        assertEquals(
                List.of("2 / ip n"),
                Told.lines(Told.read(
                        "n.md",
                        "```\nnow this\n```\n",
                        new Adaptation(java.util.Map.of(), java.util.Map.of("now this", "ip n"), false))));
    }

    @Test
    void reads_no_file_for_a_shell_that_it_is_not() {
        assertEquals(List.of("2 unclear source env.txt", "3 unclear . env.txt"), Told.markdown("""
            ```
            $ source env.txt
            $ . env.txt
            ```
            """));
    }
}
