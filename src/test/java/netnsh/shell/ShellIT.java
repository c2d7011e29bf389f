package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenes at a real terminal, on the real kernel. */
class ShellIT {
    @TempDir
    Path folder;

    private Pane pane;

    @BeforeEach
    void sit_down() {
        pane = new Pane(folder);
    }

    @AfterEach
    void leave() {
        if (!pane.left()) {
            pane.key("C-c")
                    .line("use; netns del sh-left; netns del sh-right; echo cl''ean")
                    .sees("\nclean");
        }
        pane.close();
    }

    private void two_hosts() {
        pane.line("netns add sh-left sh-right", "/>");
        pane.line("cable sh-left:eth0 sh-right:eth0", "/>");
        pane.line("use sh-left", "sh-left>");
        pane.line("addr 10.0.1.1/24", "sh-left>");
        pane.line("route 10.0.0.0/24", "sh-left>");
        pane.line("@sh-right addr 10.0.0.1/24 dev eth0", "sh-left>");
        pane.line("@sh-right route 10.0.1.0/24", "sh-left>");
    }

    @Test
    void two_hosts_are_built_and_reach_each_other() {
        two_hosts();
        pane.line("ping -c 1 10.0.0.1", "sh-left>").sees("1 packets transmitted, 1 received, 0% packet loss");
        pane.line("ip -n sh-right -br -4 a show eth0", "sh-left>").sees("10.0.0.1/24");
        pane.line("cat /proc/net/dev | grep eth0", "sh-left>").sees("eth0:");
    }

    @Test
    void a_loop_may_be_typed_over_several_lines_and_is_taken_back_as_one() {
        pane.line("for i in 1 2 3; do").sees("do\n").line("  netns add sh-$i").line("done", "/>");
        pane.line("netns list", "/>").sees("sh-3\nsh-2\nsh-1");
        pane.line("undo", "/>").sees("taken back: for i in 1 2 3; do");
        pane.line("echo left: $(ls /run/netns | grep -c sh-)", "/>").sees("\nleft: 0");
        pane.line("while true; do echo round; sleep 0.2; done")
                .sees("\nround")
                .key("C-c")
                .sees("\n[130] />");
    }

    @Test
    void ctrl_c_ends_a_ping_and_not_the_shell() {
        two_hosts();
        pane.line("ping 10.0.0.1").sees("icmp_seq=2").key("C-c").sees("packet loss");
        pane.line("echo still $?", "sh-left>").sees("\nstill 0");
    }

    @Test
    void ctrl_c_reaches_a_program_and_its_status_is_shown() {
        pane.line("sh -c 'echo begun; sleep 100'").sees("\nbegun").key("C-c").sees("\n[130] />");
    }

    @Test
    void ctrl_z_says_why_what_netnsh_does_itself_goes_on() {
        pane.line("echo begun; sleep 100")
                .sees("\nbegun")
                .key("C-z")
                .sees("note: netnsh does this itself and cannot stop it")
                .key("C-c")
                .sees("\n[130] />");
    }

    @Test
    void ctrl_z_stops_a_program_and_fg_brings_it_back() {
        pane.line("sh -c 'echo begun; exec cat'")
                .sees("\nbegun")
                .type("one")
                .key("Enter")
                .sees("\none\none")
                .key("C-z")
                .sees("[1]+  Stopped");
        pane.line("jobs", "/>")
                .line("fg")
                .sees("fg\nsh -c 'echo begun; exec cat'")
                .type("two")
                .key("Enter")
                .sees("\ntwo\ntwo")
                .key("C-d")
                .sees("\n/>");
        pane.line("jobs; echo none", "/>").sees("echo none\nnone");
    }

    @Test
    void what_is_typed_ahead_reaches_the_program() {
        pane.line("sh -c 'read word; echo \"got <$word>\"'").line("early").sees("\ngot <early>\n/>");
    }

    @Test
    void a_program_that_dies_raw_on_the_alternate_screen_leaves_a_sane_terminal() {
        pane.line("sh -c 'stty raw -echo; printf \"\\033[?1049h\\033[?25l\"; kill -9 $$'")
                .sees("[137] />");
        assertEquals("0 1", pane.ask("#{alternate_on} #{cursor_flag}"));
        pane.line("stty -a", "/>").sees("isig icanon iexten echo ");
    }

    @Test
    void keys_that_stop_and_kill_do_nothing_to_the_shell() {
        pane.type("echo al").key("C-\\").key("C-z").type("ive").key("Enter").sees("\nalive");
        // keys that come before the line runs are the editor's still
        pane.line("echo begun; sleep 100")
                .sees("\nbegun")
                .key("C-\\")
                .key("C-z")
                .key("C-c")
                .sees("\n[130] />");
        assertFalse(pane.shown().contains("thread dump"), pane::shown);
    }

    @Test
    void tab_offers_what_is_there() {
        two_hosts();
        pane.line("use", "/>")
                .type("use sh-l")
                .key("Tab")
                .sees("use sh-left")
                .key("Enter")
                .sees("\nsh-left>");
        pane.type("@sh-right addr del 10.0.0.1/24 dev e").key("Tab").sees("addr del 10.0.0.1/24 dev eth0");
    }

    @Test
    void a_namespace_that_is_deleted_under_ones_feet_shows_in_the_prompt() {
        pane.line("netns add sh-left", "/>").line("use sh-left", "sh-left>");
        pane.line("netns del sh-left", "sh-left (gone)>").line("use", "/>");
    }

    @Test
    void leaving_says_with_which_status() {
        pane.line("exit 5").sees("left with 5");
    }
}
