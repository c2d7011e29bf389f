package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not sure is never a command. */
class DoubtTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ip netns is how namespaces are made.",
                "ip netns",
                "route the packets to the other side",
                "ping the other end",
                "# make sure that forwarding is on",
                "# route the packets through",
                "# exec it inside",
                "$ 5 a month is what it costs",
                "cat is a program",
                "echo requests are sent",
                "iptables has many chains",
                "The prompt is $ ip a",
                "Mail root@example.com for $ 5",
                "    ip netns add quoted",
                "a > b",
                "bash is a shell"
            })
    void takes_no_prose_for_a_command(String line) {
        for (String text : List.of(line + "\n", "Words.\n\n" + line + "\n\nMore words.\n")) {
            List<String> told = Told.plain(text);
            assertTrue(told.stream().allMatch(t -> t.contains(" unclear ")), told.toString());
        }
    }

    @Test
    void takes_comments_among_commands_for_comments() {
        assertEquals(List.of("2 / ip netns add a", "4 / ip link set lo up"), Told.plain("""
            # ip netns add makes one
            ip netns add a
            # now the loopback
            ip link set lo up
            """));
    }

    @Test
    void lists_a_root_prompt_that_may_be_a_comment() {
        assertEquals(List.of("2 / ip a", "3 unclear ip netns add x"), Told.markdown("""
            ```
            $ ip a
            # ip netns add x
            ```
            """));
        assertEquals(List.of("2 / ip a", "3 unclear now the other one"), Told.markdown("""
            ```
            # ip a
            # now the other one
            ```
            """));
    }

    @Test
    void takes_no_line_of_a_printed_file_for_a_command() {
        assertEquals(
                List.of("2 / cat setup.txt", "3 unclear ip netns del all", "4 unclear rm -rf /"), Told.markdown("""
                    ```
                    $ cat setup.txt
                    $ ip netns del all
                    $ rm -rf /
                    ```
                    """));
    }

    @Test
    void takes_no_output_for_a_command() {
        assertEquals(List.of("2 / ip a"), Told.markdown("""
            ```
            $ ip a
            ip netns add a
            > ip netns add b
            ip netns exec a ip a
            ```
            """));
    }

    @Test
    void follows_nobody_to_where_it_cannot_go() {
        assertEquals(
                List.of(
                        "2 unclear ssh there",
                        "3 unclear ip a",
                        "4 unclear exit",
                        "5 / ip r",
                        "6 unclear ip netns exec x su - me",
                        "7 unclear exit"),
                Told.markdown("""
                    ```
                    me@here:~$ ssh there
                    me@there:~$ ip a
                    me@there:~$ exit
                    me@here:~$ ip r
                    me@here:~$ ip netns exec x su - me
                    me@here:~$ exit
                    ```
                    """));
    }

    @Test
    void names_the_words_that_got_lost() {
        Notes notes = Told.read("n.txt", """
            ip addr add dev v0
            ip netns exec a ip route add default via
            ping -c 1
            iptables -t nat -A POSTROUTING -s -o br0 -j MASQUERADE
            iptables -t nat -A PREROUTING -p tcp -j DNAT --to-destination
            ip addr add $ADDRESS dev v0
            ip netns exec <name> ip a
            nc 4242
            ip link add a type "veth
            """);
        assertEquals(
                List.of(
                        "PREFIX or local is missing behind \"v0\"",
                        "ADDRESS or link is missing behind \"via\"",
                        "HOST is missing behind \"1\"",
                        "a value is missing behind \"-s\"",
                        "a value is missing behind \"--to-destination\"",
                        "no line before says what $ADDRESS is",
                        "\"<name>\" stands for something that must be filled in",
                        "a host is missing in front of 4242",
                        "the quote \" opened at column 20 is never closed"),
                notes.steps().stream().map(Step::why).toList());
        assertTrue(notes.steps().stream().allMatch(s -> s.kind() == Step.Kind.INCOMPLETE));
    }

    @Test
    void knows_a_variable_that_the_notes_set() {
        assertEquals(List.of("2 / NET=10.0.0", "3 / ip addr add $NET.1/24 dev lo"), Told.markdown("""
            ```
            $ NET=10.0.0
            $ ip addr add $NET.1/24 dev lo
            ```
            """));
    }

    @Test
    void runs_no_unknown_program_from_plain_text() {
        assertEquals(List.of("1 unclear speedy --now", "2 / ip a"), Told.plain("$ speedy --now\n$ ip a\n"));
        assertEquals(List.of("1 unclear ip netns exec a upgrade all"), Told.plain("ip netns exec a upgrade all\n"));
        assertEquals(List.of("2 / speedy --now"), Told.markdown("```\n$ speedy --now\n```\n"));
    }
}
