package netnsh.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netnsh.Await;
import netnsh.Netnsh;

/** netnsh in a real terminal: a tmux of its own, with nothing of the user's settings. */
final class Pane implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 40_000;

    private final Path folder;

    /** Starts netnsh and waits for its first prompt; {@code folder} becomes its home. */
    Pane(Path folder) {
        this.folder = folder;
        // the shell around it stays to say how netnsh ended; a trapped signal is an ordinary one for its children
        String around = "trap : INT QUIT; HOME=" + quoted(folder.toString()) + " XDG_STATE_HOME= "
                + Netnsh.commandLine("-Dnetnsh.mode=sandbox") + "; echo \"left with $?\"; exec cat";
        tmux("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", around);
        sees("/>");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** Types text as it is. */
    Pane type(String text) {
        tmux("send-keys", "-l", "--", text);
        return this;
    }

    /** Presses a key by tmux's name: {@code Enter}, {@code C-c}. */
    Pane key(String name) {
        tmux("send-keys", "--", name);
        return this;
    }

    /** Types a line. */
    Pane line(String text) {
        return type(text).key("Enter");
    }

    /** Types a line and waits until a prompt stands behind it. */
    Pane line(String text, String prompt) {
        line(text);
        await("a prompt " + prompt, () -> {
            String all = shown();
            int at = all.lastIndexOf("> " + text);
            return at >= 0 && all.indexOf("\n" + prompt, at) > 0 && all.endsWith("\n" + prompt);
        });
        return this;
    }

    /** Waits until the pane shows this text. */
    Pane sees(String text) {
        await("\"" + text + "\"", () -> ("\n" + shown()).contains(text));
        return this;
    }

    private interface Check {
        boolean holds();
    }

    private void await(String what, Check check) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!check.holds()) {
            boolean over = System.nanoTime() > deadline || left();
            if (over && !check.holds()) {
                fail("waited for " + what + "; the pane shows\n" + shown());
            }
            Await.pause();
        }
    }

    /** Whether netnsh has ended. */
    boolean left() {
        return ("\n" + shown()).contains("\nleft with");
    }

    /** The pane's text, blanks at line ends and empty lines at its end taken away. */
    String shown() {
        StringBuilder all = new StringBuilder();
        for (String line : tmux("capture-pane", "-p").split("\n")) {
            all.append(line.stripTrailing()).append('\n');
        }
        return all.toString().stripTrailing();
    }

    /** Something that tmux knows of the pane: {@code #{alternate_on}}. */
    String ask(String format) {
        return tmux("display-message", "-p", format).strip();
    }

    private String tmux(String... words) {
        List<String> command =
                new ArrayList<>(List.of("tmux", "-S", folder.resolve("tmux").toString()));
        command.addAll(List.of(words));
        try {
            Path out = folder.resolve("tmux.out");
            Process p = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            if (!p.waitFor(40, TimeUnit.SECONDS)) {
                p.destroyForcibly();
                fail("tmux does not answer: " + command);
            }
            String text = Files.readString(out, StandardCharsets.UTF_8);
            assertEquals(0, p.exitValue(), () -> command + " says " + text);
            return text;
        } catch (IOException e) {
            throw new AssertionError("tmux cannot be run (apt install tmux): " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        tmux("kill-server");
    }
}
