package netnsh.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes with more than one shell, one machine or one file. */
class SeveralMachinesTest {
    @Test
    void a_script_without_a_name_is_the_file_that_a_later_command_names() {
        String script = "#!/bin/bash\n\nhello() {\n    echo hello\n}\n\nhello\n";
        Notes notes = Told.read("n.md", "```\n" + script + "```\n\n```\n$ bash greet.sh up\n$ python3 greet.py\n```\n");
        assertEquals(Block.What.FILE, notes.blocks().get(0).what());
        assertEquals("greet.sh", notes.blocks().get(0).name());
        assertEquals(List.of("12 / bash greet.sh up", "13 unclear python3 greet.py"), Told.lines(notes));
        String two = "```\n#!/bin/sh\necho 1\n```\n\n```\n#!/bin/sh\necho 2\n```\n\n```\n$ sh which.sh\n```\n";
        assertEquals(List.of("12 unclear sh which.sh"), Told.markdown(two));
    }

    @Test
    void a_prompt_may_be_another_machines_which_a_namespace_plays() {
        String text = """
            ```
            # ip netns add red
            # ip netns exec red bash
            $ ip a
            # ip r
            ```

            ```
            $ curl http://10.0.0.1/
            ```

            ```
            me@there:~$ ping -c 1 10.0.0.1
            me@here:~$ ip n
            ```
            """;
        assertEquals(
                List.of(
                        "2 / ip netns add red",
                        "3 / -> red",
                        "4 red ip a",
                        "5 / ip r",
                        "9 red curl http://10.0.0.1/",
                        "13 / ping -c 1 10.0.0.1",
                        "14 unclear ip n"),
                Told.markdown(text));
        Adaptation other =
                new Adaptation(java.util.Map.of("$", "@outside", "me@there", "@far"), java.util.Map.of(), false);
        List<String> told = Told.lines(Told.read("n.md", text.replace("# ip netns exec red bash\n", ""), other));
        assertEquals(
                List.of(
                        "2 / ip netns add red",
                        "3 outside ip a",
                        "4 / ip r",
                        "8 outside curl http://10.0.0.1/",
                        "12 far ping -c 1 10.0.0.1"),
                told.subList(0, 5));
    }

    @Test
    void knows_the_prompts_of_bare_shells() {
        assertEquals(
                List.of("2 / ip netns add a", "3 / -> a", "4 a ip a", "6 / ip r", "10 / ip n", "14 / ip l"),
                Told.markdown("""
                    ```
                    bash-5.2# ip netns add a
                    bash-5.2# ip netns exec a sh
                    sh-5.2# ip a
                    1: lo:
                    bash-5.2# ip r
                    ```

                    ```
                    / # ip n
                    ```

                    ```console
                    ~ $ ip l
                    / and # in output
                    ```
                    """));
    }
}
