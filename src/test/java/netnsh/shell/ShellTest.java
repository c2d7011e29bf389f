package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.Await;
import netnsh.kernel.Programs.Status;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person at the prompt. */
class ShellTest {
    private static final String CTRL_C = "\003";
    private static final String CTRL_D = "\004";
    private static final String CTRL_R = "\022";
    private static final String PASTE = "\033[200~";
    private static final String PASTED = "\033[201~";

    private final Typist typist = new Typist();

    @AfterEach
    void leave() throws IOException {
        typist.close();
    }

    @Test
    void names_the_namespace_that_one_stands_in() {
        typist.sees("/>").line("use pid:1", "pid:1>").line("use pid:1 dev lo", "pid:1:lo>");
        typist.line("use -", "pid:1>").line("use", "/>");
    }

    @Test
    void says_in_the_prompt_that_a_namespace_has_lost_its_name() {
        // the kernel in memory keeps no file under /run/netns, as if somebody had deleted it
        typist.sees("/>").line("netns add no-such-file", "/>").line("use no-such-file", "no-such-file (gone)>");
    }

    @Test
    void shows_the_status_of_a_line_that_failed_until_the_next_one() {
        typist.sees("/>").line("use nowhere", "[1] />").line("echo fine", "/>");
    }

    @Test
    void ctrl_c_drops_the_line_and_the_session_lives() {
        typist.sees("/>").type("netns add lost").sees("add lost").type(CTRL_C).sees("\n[130] />");
        typist.line("netns add kept", "/>");
        assertEquals(List.of("ip netns add kept"), typist.desk.effects);
    }

    @Test
    void ctrl_c_ends_what_the_session_is_doing() {
        typist.sees("/>").type("sleep 600\r").sees("sleep 600");
        Await.until("the end of it", () -> {
            // cooked again: the key is a signal, as it is in a real terminal
            typist.terminal.raise(Terminal.Signal.INT);
            return typist.shown().contains("[130]");
        });
        typist.sees("[130] />");
    }

    @Test
    void ctrl_z_says_why_what_the_session_is_doing_goes_on() {
        typist.sees("/>").type("sleep 600\r").sees("sleep 600");
        Await.until("an answer", () -> {
            typist.terminal.raise(Terminal.Signal.TSTP); // it is heard as soon as the line runs
            return typist.shown().contains("cannot stop it");
        });
        typist.sees("note: netnsh does this itself and cannot stop it: Ctrl-C ends it");
        typist.terminal.raise(Terminal.Signal.INT);
        typist.sees("[130] />");
    }

    @Test
    void ctrl_d_leaves_with_the_last_status() {
        typist.sees("/>").line("use nowhere", "[1] />").type(CTRL_D);
        assertEquals(1, typist.left());
    }

    @Test
    void ctrl_d_warns_once_when_there_are_jobs() {
        typist.desk.ends.put("sh", List.of(new Status(Status.State.RUNNING, 0)));
        typist.sees("/>").line("sh &", "/>").type(CTRL_D).sees("there are jobs").type(CTRL_D);
        assertEquals(0, typist.left());
    }

    @Test
    void exit_ends_with_its_status() {
        typist.sees("/>").type("exit 3\r");
        assertEquals(3, typist.left());
    }

    @Test
    void announces_a_job_that_has_ended_before_the_next_prompt() {
        typist.desk.ends.put(
                "sh",
                new ArrayList<>(List.of(new Status(Status.State.RUNNING, 0), new Status(Status.State.EXITED, 0))));
        typist.sees("/>").type("sh &\r").type("\r").sees("[1]+  Done").endsWith("\n/>");
    }

    @Test
    void a_backslash_and_an_open_quote_go_on_in_the_next_line() {
        typist.sees("/>").type("echo one \\\r").sees("\n>").type("two\r").sees("\none two");
        typist.type("echo 'three\r").sees("'three\n>").type("four'\r").sees("\nthree\nfour");
    }

    @Test
    void a_paste_is_taken_literally_and_not_run_until_enter() {
        typist.sees("/>").type(PASTE + "echo a\003b\033[Ac\recho next" + PASTED).sees("echo next");
        assertFalse(typist.shown().contains("\nnext"));
        typist.type("\r").sees("\na\\x03b\\x1b[Ac\nnext");
    }

    @Test
    void every_line_of_a_long_paste_arrives_once_and_in_order() {
        int lines = 500;
        StringBuilder paste = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            paste.append("netns add n").append(i).append("x".repeat(40)).append('\r');
        }
        typist.sees("/>");
        new Thread(() -> typist.type(paste + "echo arri''ved\r")).start();
        typist.sees("\narrived");
        assertEquals(lines, typist.desk.effects.size());
        assertEquals("ip netns add n499" + "x".repeat(40), typist.desk.effects.get(499));
    }

    @Test
    void what_a_killed_program_left_on_the_screen_is_put_right() {
        typist.desk.ends.put("sh", List.of(new Status(Status.State.KILLED, 9)));
        typist.sees("/>").line("sh", "[137] />");
        assertTrue(typist.sent().contains("\033[?47l"), "alternate screen");
        assertTrue(typist.sent().contains("\033[?25h"), "cursor");
    }

    @Test
    void changes_of_the_windows_size_are_taken_as_they_come() {
        typist.sees("/>").type("echo still").sees("still");
        for (int i = 0; i < 1000; i++) {
            typist.terminal.setSize(new Size(20 + i % 80, 5 + i % 20));
            typist.terminal.raise(Terminal.Signal.WINCH);
        }
        typist.terminal.setSize(new Size(100, 30));
        typist.terminal.raise(Terminal.Signal.WINCH);
        typist.type(" here\r").sees("\nstill here");
    }

    @Test
    void a_window_of_one_cell_is_enough() throws IOException {
        try (Typist tiny = new Typist(1, 1, Map.of())) {
            tiny.type("netns add left\r").type("exit 4\r");
            assertEquals(4, tiny.left());
            assertEquals(List.of("ip netns add left"), tiny.desk.effects);
        }
    }

    @Test
    void history_lists_the_lines_and_keeps_none_that_starts_with_a_blank() {
        typist.sees("/>").line("echo one", "/>").line(" echo secret", "/>").line("history", "/>");
        typist.sees("    1  echo one\n    2  history");
    }

    @Test
    void ctrl_r_finds_an_earlier_line() {
        typist.sees("/>").line("netns add left", "/>").line("echo x", "/>");
        typist.type(CTRL_R + "add").sees("bck-i-search: add").type("\r").sees("exists already");
    }

    @Test
    void a_word_that_is_nothing_gets_the_nearest_commands() {
        typist.sees("/>").line("nets add left", "[127] />").sees("hint:").sees("netns");
    }
}
