package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops in notes, and fences whose language is a shell's: with {@code --bash} they are commands when all of their lines are. */
class ShellFencesTest {
    private static final Adaptation BASH = new Adaptation(Map.of(), Map.of(), true);

    private static List<String> withBash(String text) {
        return Told.lines(Told.read("n.md", text, BASH));
    }

    @Test
    void are_commands_with_bash_only() {
        String text = """
            ```bash
            sudo ip netns add a
            # and then
            for n in a b
            do
              sudo ip -n $n link set lo up # both
            done
            ```
            """;
        assertEquals(List.of(), Told.markdown(text));
        assertEquals(
                List.of("2 / ip netns add a", "4 / for n in a b\ndo ip -n $n link set lo up # both\ndone"),
                withBash(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for i in 1 2; do ip link del v$i",
                "setup() {\n    ip netns del lab\n}\nsetup",
                "for each of them in the list do ip link del v0; done",
                "#!/bin/bash\nip netns del lab",
                "red",
                "rm -rf /"
            })
    void that_hold_anything_else_are_left_alone(String lines) {
        assertEquals(List.of(), withBash("```sh\n" + lines + "\n```\n"));
    }

    @Test
    void that_also_show_output_are_listed_and_files_are_files() {
        assertEquals(List.of("2 unclear ip netns list"), withBash("```bash\nip netns list\nred\n```\n"));
        assertEquals(List.of(), withBash("Put this into `lab.sh`:\n\n```bash\nip netns del lab\n```\n"));
        assertEquals(List.of(), withBash("```yaml\nip netns del lab\n```\n"));
    }

    @Test
    void a_loop_behind_a_prompt_is_a_command_with_the_lines_that_go_on_with_it() {
        assertEquals(
                List.of(
                        "2 / for i in 1 2; do ip netns add h$i; done",
                        "3 / for i in 1 2; do\n   ip -n h$i link set lo up\n done",
                        "6 unclear for each of them do it",
                        "7 / if ip netns exec h1 true; then echo ok; fi",
                        "8 incomplete ip netns add $k",
                        "9 unclear f() { ip netns add x; }"),
                Told.markdown("""
                    ```
                    # for i in 1 2; do sudo ip netns add h$i; done
                    # for i in 1 2; do
                    >   ip -n h$i link set lo up
                    > done
                    # for each of them do it
                    # if ip netns exec h1 true; then echo ok; fi
                    # ip netns add $k
                    # f() { ip netns add x; }
                    ```
                    """));
    }
}
