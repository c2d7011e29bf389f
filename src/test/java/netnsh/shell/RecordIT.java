package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import netnsh.Await;
import netnsh.Netnsh;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed at a real terminal becomes a file that {@code netnsh test} accepts at once. */
class RecordIT {
    @TempDir
    Path folder;

    private Pane pane;

    @BeforeEach
    void sit_down() {
        pane = new Pane(folder);
        pane.line("cd", "/>");
    }

    @AfterEach
    void leave() {
        if (!pane.left()) {
            pane.key("C-c")
                    .line("use; netns del rec-a; netns del rec-b; echo cl''ean")
                    .sees("\nclean");
        }
        pane.close();
    }

    /** Waits until a prompt is the last thing that the pane shows. */
    private Pane prompt(String prompt) throws Exception {
        Await.until(pane::shown, () -> pane.shown().endsWith("\n" + prompt));
        return pane;
    }

    private void tested(String file) throws Exception {
        Netnsh.Ended ended = Netnsh.run(List.of(), "test", folder.resolve(file).toString());
        assertEquals(0, ended.status(), () -> ended.text() + text(file));
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    @Test
    void notes_hold_prompts_lines_and_what_verbs_and_programs_print() throws Exception {
        pane.line("record scene.md", "/>");
        pane.line("netns add rec-a rec-b", "/>").line("cable rec-a:eth0 rec-b:eth0", "/>");
        pane.line("use rec-a", "rec-a>").line("addr 10.0.1.1/24", "rec-a>");
        pane.line("@rec-b addr 10.0.1.2/24", "rec-a>").line("ip -br -4 a show eth0", "rec-a>");
        pane.line("ping 10.0.1.2").sees("icmp_seq=2").key("C-c").sees("packet loss");
        prompt("rec-a>");
        pane.line("run ping -c 1 10.0.1.2", "rec-a>");
        pane.line("sh -c 'echo out; echo err >&2; echo out again'", "rec-a>");
        pane.line("sh -c 'echo begun; exec sleep 60'").sees("\nbegun").key("C-c");
        prompt("[130] rec-a>");
        pane.line("link set eht0 up", "[1] rec-a>").line("false", "[1] rec-a>").line("nonsense", "[127] rec-a>");
        pane.line("printf '/> ip netns add never\\n```\\n...'").sees("\n...");
        prompt("rec-a>").line("printf '\\033[31mred\\033[0m 10%%\\r100%%\\n'", "rec-a>");
        pane.line("use rec-a dev eth0", "rec-a:eth0>").line("addr show | grep -w inet", "rec-a:eth0>");
        pane.line("record stop", "rec-a:eth0>");
        String notes = text("scene.md");
        assertTrue(notes.startsWith("# scene\n\n````console netnsh\n/> netns add rec-a rec-b\n"), notes);
        assertTrue(
                notes.contains("\nrec-a> sh -c 'echo out; echo err >&2; echo out again'\nout\nerr\nout again\n"),
                notes);
        assertTrue(
                notes.contains("link set eht0 up  # netnsh: expect=fail\nnetnsh: Cannot find device \"eht0\"\n"),
                notes);
        assertTrue(notes.contains("\n/\\x3e ip netns add never (re)\n"), notes);
        assertTrue(notes.contains("\nrec-a:eth0> addr show | grep -w inet\n    inet 10.0.1.1/24"), notes);
        assertTrue(notes.indexOf('\u001b') < 0 && notes.contains("\n100%10%\n"), notes);
        tested("scene.md");
    }

    @Test
    void what_needs_somebody_at_the_terminal_is_left_out_when_notes_are_tested() throws Exception {
        pane.line("record hands.md", "/>");
        pane.line("sh -c 'echo cat; exec cat'")
                .sees("\ncat")
                .type("typed")
                .key("Enter")
                .sees("\ntyped\ntyped")
                .key("C-d");
        prompt("/>").line("vi -u NONE -N").sees("~").type(":q").key("Enter");
        prompt("/>").line("sh -c 'echo begun; exec sleep 50'").sees("\nbegun").key("C-z");
        prompt("[147] />")
                .line("jobs")
                .sees("> jobs\n[1]+  Stopped")
                .line("kill -9 %1")
                .sees("> kill -9 %1");
        pane.line("").line("echo slept; sleep 60").sees("\nslept").key("C-c");
        prompt("[130] />");
        pane.line("echo the end", "/>");
        String notes = text("hands.md");
        assertTrue(
                notes.contains("/> sh -c 'echo cat; exec cat'  # netnsh: skip\n/> vi -u NONE -N  # netnsh: skip\n"),
                notes);
        assertTrue(notes.contains("/> echo slept; sleep 60\nslept\n^C\n"), notes);
        tested("hands.md"); // nobody has said "record stop": the file is whole at any time
    }

    @Test
    void a_command_file_holds_the_lines_and_what_failed_is_expected_to() throws Exception {
        pane.line("netns add rec-a", "/>").line("use rec-a", "rec-a>").line("record lines.nsh", "rec-a>");
        pane.line("up lo", "rec-a>").line("link set eht0 up", "[1] rec-a>").line("nonsense", "[127] rec-a>");
        pane.line("echo slept; sleep 60").sees("\nslept").key("C-c");
        prompt("[130] rec-a>");
        pane.line("x=1; echo $x | grep 1", "rec-a>")
                .line("record stop", "rec-a>")
                .line("use", "/>");
        assertEquals("""
            # Recorded by netnsh.
            use rec-a
            up lo
            ! link set eht0 up
            # left out, it was not understood: nonsense
            # left out, it was interrupted: echo slept; sleep 60
            x=1; echo $x | grep 1
            """, text("lines.nsh"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("lines.nsh"))));
        Files.writeString(folder.resolve("lines.nsh"), text("lines.nsh").replace("use", "netns add rec-a; use"));
        tested("lines.nsh");
    }
}
