package netnsh.shell;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts of their own that have the terminal. */
class SpawnShellIT {
    @TempDir
    Path folder;

    private Pane pane;

    @BeforeEach
    void sit_down() {
        pane = new Pane(folder);
    }

    @AfterEach
    void leave() {
        pane.close();
    }

    @Test
    void a_shell_is_the_first_process_of_a_host_with_its_name_and_the_host_goes_with_it() {
        pane.line("spawn h1 sleep 100", "/>");
        pane.line("spawn h2 bash").sees("root@h2:");
        pane.line("echo it is $(uname -n) $$ $(ls -d /proc/[0-9]* | head -1)").sees("it is h2 1 /proc/1\n");
        pane.line("sh -c 'echo asleep; exec sleep 100'").sees("\nasleep").key("C-c");
        pane.line("echo interrupted by $?").sees("interrupted by 130\n");
        pane.line("ip netns list").sees("h2");
        pane.line("exit").sees("exit\n/>");
        pane.line("stop h1", "/>")
                .line("netns list", "/>")
                .line("echo none", "/>")
                .sees("/> netns list\n/> echo none\n");
    }

    @Test
    void another_program_gets_the_terminal_with_t_and_can_be_stopped_and_interrupted() {
        pane.line("spawn h1 -t sh -c 'echo it runs; sleep 100'")
                .sees("\nit runs")
                .key("C-z")
                .sees("Stopped");
        pane.line("netns list", "/>").sees("h1\n");
        pane.line("fg").sees("/> fg\n").key("C-c").sees("[130] />");
        pane.line("netns list", "/>").line("echo none", "/>").sees("/> netns list\n/> echo none\n");
    }
}
