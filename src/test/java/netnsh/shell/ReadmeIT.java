package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.Netnsh;
import netnsh.Stock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md shows and names is what a reader gets. */
class ReadmeIT {
    private static final Path README = Path.of("README.md");
    private static final Pattern PROMPT = Pattern.compile("^(\\[\\d+] )?\\S*>( .*)?$", Pattern.MULTILINE);
    private static final int PATIENCE_SECONDS = 60;
    private static final int POLL_MILLIS = 30;

    @TempDir
    Path folder;

    @AfterEach
    void leave_nothing_behind() throws Exception {
        if (Files.exists(folder.resolve("tmux"))) {
            Stock.output("tmux", "-S", folder.resolve("tmux").toString(), "kill-server");
        }
        Stock.sh("ip -all netns del");
    }

    /** The fence that begins with this line, without it. */
    private static String fence(String first) throws IOException {
        Matcher m = Pattern.compile("```\\w*\n" + Pattern.quote(first) + "\n(.*?)```\n", Pattern.DOTALL)
                .matcher(Files.readString(README));
        assertTrue(m.find(), "no fence begins with " + first);
        return m.group(1);
    }

    @Test
    void the_session_looks_on_a_terminal_as_it_does_here() throws Exception {
        String session = fence("$ scripts/netnsh");
        List<String> lines = new ArrayList<>();
        for (String line : session.split("\n")) {
            if (PROMPT.matcher(line).matches()) {
                lines.add(line.substring(line.indexOf("> ") + 2));
            }
        }
        assertTrue(lines.size() > 5, session);
        Path program = folder.resolve("netnsh");
        Files.writeString(
                program,
                "#!/bin/sh\nexport HOME=" + folder + " LC_ALL=C.UTF-8\nexec "
                        + Netnsh.commandLine("-Dnetnsh.mode=rootless") + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "100", program + "; sleep 60");
        await(1);
        for (int i = 0; i < lines.size(); i++) {
            tmux("send-keys", "-l", "--", lines.get(i));
            tmux("send-keys", "Enter");
            if (i + 1 < lines.size()) {
                await(i + 2);
            }
        }
        String expected = folded(session);
        String got = "";
        for (long end = deadline(); System.nanoTime() < end; Thread.sleep(POLL_MILLIS)) {
            got = folded(screen());
            if (got.equals(expected)) {
                return;
            }
        }
        assertEquals(expected, got, screen());
    }

    private static long deadline() {
        return System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
    }

    /** Waits for the prompt of that number, with nothing behind it. */
    private void await(int prompts) throws Exception {
        for (long end = deadline(); System.nanoTime() < end; Thread.sleep(POLL_MILLIS)) {
            String screen = screen();
            if (PROMPT.matcher(screen).results().count() == prompts && screen.endsWith(">")) {
                return;
            }
        }
        fail("no prompt number " + prompts + ":\n" + screen());
    }

    private String screen() throws Exception {
        return tmux("capture-pane", "-p").stripTrailing();
    }

    private String tmux(String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux").toString()));
        command.addAll(List.of(words));
        return Stock.output(command.toArray(String[]::new));
    }

    /** The text without what is different each time: times, addresses that are made at random, blanks at the ends. */
    private static String folded(String text) {
        return text.replaceAll("time[= ][0-9.]+ ?ms", "time=T ms")
                .replaceAll("(mdev = )[0-9./]+", "$1T")
                .replaceAll("fe80::[0-9a-f:]+", "fe80::X")
                .replaceAll("([0-9a-f]{2}:){5}[0-9a-f]{2}", "MAC")
                .replaceAll("@if\\d+", "@ifN")
                .replaceAll(" +\n", "\n")
                .strip();
    }

    @Test
    void the_command_file_runs_and_says_what_is_shown() throws Exception {
        Path file = folder.resolve("lab.nsh");
        Files.writeString(file, "# lab.nsh\n" + fence("# lab.nsh"));
        Netnsh.Ended ended = Netnsh.run(List.of(), file.toString());
        assertEquals(0, ended.status(), ended.text());
        assertTrue(ended.text().endsWith("left reaches right\n"), ended.text());
    }

    @Test
    void every_file_that_is_named_exists() throws IOException {
        List<String> missing = new ArrayList<>();
        Matcher m = Pattern.compile("\\b(scripts|docs|completions)/[A-Za-z0-9./-]*[A-Za-z0-9]|\\]\\(([^)#:]+)\\)")
                .matcher(Files.readString(README));
        int named = 0;
        while (m.find()) {
            String file = m.group(2) == null ? m.group() : m.group(2);
            named++;
            if (!Files.exists(Path.of(file))) {
                missing.add(file);
            }
        }
        assertTrue(named > 5, named + " files are named");
        assertEquals(List.of(), missing);
    }

    @Test
    void every_lab_is_named() throws IOException {
        String readme = Files.readString(README);
        try (var labs = Files.list(Path.of("scripts/labs"))) {
            for (Path lab : labs.filter(f -> f.toString().endsWith(".nsh")).toList()) {
                assertTrue(readme.contains(lab.getFileName().toString()), lab + " is not in README.md");
            }
        }
    }
}
