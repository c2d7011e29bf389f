package netnsh.shell;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Map;
import netnsh.session.Output;
import netnsh.session.Session;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/** The terminal that a person sits at: JLine's, or one that only prints lines where nothing better is known of it. */
public final class Screen implements AutoCloseable {
    private static final int HISTORY_LINES = 10_000;

    private final Terminal terminal;
    private final Output output;
    private final Editor.Pending pending;

    private Screen(Terminal terminal, Output output, Editor.Pending pending) {
        this.terminal = terminal;
        this.output = output;
        this.pending = pending;
    }

    /**
     * The terminal on standard input and output.
     *
     * @param environment TERM and NO_COLOR are looked at
     */
    public static Screen open(Map<String, String> environment) {
        Terminal terminal = Terminals.open(environment.get("TERM")).orElse(null);
        return terminal == null
                ? new Screen(null, new PlainOutput(new FileOutputStream(FileDescriptor.out)), () -> 0)
                : of(terminal, environment, new FileInputStream(FileDescriptor.in)::available);
    }

    /** One that is there already. */
    static Screen of(Terminal terminal, Map<String, String> environment, Editor.Pending pending) {
        boolean coloured = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Screen(terminal, new TerminalOutput(terminal, coloured), pending);
    }

    /** Where the session's text goes. */
    public Output output() {
        return output;
    }

    /** Whether lines can be edited. */
    boolean edits() {
        return terminal != null;
    }

    /** Lines for a session; Ctrl-C and Ctrl-Z reach the session while it runs one. */
    Lines lines(
            Session session, LineWords words, TabCandidates tab, LineColors colors, Map<String, String> environment) {
        if (terminal == null) {
            PlainLines lines = new PlainLines(new FileInputStream(FileDescriptor.in), output);
            Signals.register("INT", () -> {
                if (!lines.drop()) {
                    session.interrupt();
                }
            });
            Signals.register("TSTP", session::stays);
            return lines;
        }
        terminal.handle(Terminal.Signal.INT, signal -> session.interrupt());
        terminal.handle(Terminal.Signal.TSTP, signal -> session.stays());
        Editor editor = new Editor(terminal, words, pending);
        editor.setCompleter(tab);
        editor.setHighlighter(colors);
        editor.setVariable(LineReader.HISTORY_SIZE, HISTORY_LINES);
        editor.setVariable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES);
        HistoryFile.ready(environment).ifPresent(file -> {
            editor.setVariable(LineReader.HISTORY_FILE, file);
            editor.setHistory(HistoryFile.kept(file));
        });
        return new EditedLines(terminal, editor, (TerminalOutput) output);
    }

    /** Gives the terminal back as it was. */
    @Override
    public void close() {
        if (terminal != null) {
            try {
                terminal.close();
            } catch (IOException e) {
                // It has gone away: there is nothing left to restore.
                return;
            }
        }
    }
}
