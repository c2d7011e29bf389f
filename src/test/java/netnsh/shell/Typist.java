package netnsh.shell;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;
import netnsh.session.Desk;
import netnsh.session.Options;
import org.jline.builtins.ScreenTerminal;
import org.jline.terminal.Size;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.InfoCmp;

/** Somebody who types at a prompt and waits until the screen shows what is expected before going on. */
final class Typist implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 40_000;

    final Desk desk;
    final LineDisciplineTerminal terminal;
    private final StringBuilder raw = new StringBuilder();
    private final ScreenTerminal screen;
    private final Thread shell;
    private volatile Integer status;
    private volatile Throwable failure;

    Typist() {
        this(100, 30, Map.of());
    }

    /** One with a screen of this size; {@code environment} says where the history is. */
    Typist(int columns, int rows, Map<String, String> environment) {
        screen = new ScreenTerminal(Math.max(columns, 20), Math.max(rows, 5));
        InfoCmp.setLoadedInfoCmp("xterm-256color", () -> InfoCmp.getDefaultInfoCmp("xterm-256color"));
        try {
            terminal = new LineDisciplineTerminal("test", "xterm-256color", new Glass(), StandardCharsets.UTF_8);
            terminal.setSize(new Size(columns, rows));
            Screen where = Screen.of(terminal, environment, terminal.input()::available);
            desk = new Desk(new Options(true, false, false, false), where.output());
            Shell prompt = new Shell(desk.session, where, environment);
            shell = new Thread(() -> work(prompt), "shell");
            shell.setDaemon(true);
            shell.start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void work(Shell prompt) {
        try {
            status = prompt.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** What the terminal shows. */
    private final class Glass extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            bytes.write(b);
        }

        @Override
        public synchronized void flush() {
            String text = bytes.toString(StandardCharsets.UTF_8);
            bytes.reset();
            synchronized (raw) {
                raw.append(text);
            }
            screen.write(text);
        }
    }

    /** Types; control characters are themselves. */
    Typist type(String keys) {
        try {
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** Types a line and waits for this prompt behind it. */
    Typist line(String text, String prompt) {
        String before = sent();
        type(text + "\r");
        await("a new prompt", () -> sent().length() > before.length() + text.length());
        return endsWith("\n" + prompt);
    }

    /** Waits until the screen holds this text; a line end at its start is a line's start. */
    Typist sees(String text) {
        await("\"" + text + "\"", () -> ("\n" + shown()).contains(text));
        return this;
    }

    /** Waits until the screen ends in this text. */
    Typist endsWith(String text) {
        await("an end \"" + text + "\"", () -> ("\n" + shown()).endsWith(text));
        return this;
    }

    /** The screen's text, blanks at line ends and empty lines at its end taken away. */
    String shown() {
        StringBuilder all = new StringBuilder();
        for (String line : screen.toString().split("\n")) {
            all.append(line.stripTrailing()).append('\n');
        }
        return all.toString().stripTrailing();
    }

    /** What was sent to the terminal, with its control sequences. */
    String sent() {
        synchronized (raw) {
            return raw.toString();
        }
    }

    private void await(String what, BooleanSupplier seen) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
        while (!seen.getAsBoolean()) {
            if (failure != null) {
                throw new AssertionError("the shell failed; the screen shows\n" + shown(), failure);
            } else if (System.nanoTime() > deadline) {
                fail("waited for " + what + "; the screen shows\n" + shown());
            }
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits until the shell has ended; its status. */
    int left() {
        await("the end", () -> status != null);
        return status;
    }

    @Override
    public void close() throws IOException {
        Throwable before = failure;
        terminal.close();
        shell.interrupt();
        if (before != null) {
            throw new AssertionError(before);
        }
    }
}
