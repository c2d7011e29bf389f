package netnsh.shell;

import java.util.function.Consumer;
import netnsh.session.Output;
import org.jline.terminal.Terminal;

/** A session's text on the terminal that it is typed at. What comes while a line is being edited goes above it. */
final class TerminalOutput implements Output {
    private final Terminal terminal;
    private final boolean coloured;
    private volatile Consumer<String> above;

    TerminalOutput(Terminal terminal, boolean coloured) {
        this.terminal = terminal;
        this.coloured = coloured;
    }

    /** Text goes here from now on; null: straight to the terminal. */
    void above(Consumer<String> editing) {
        above = editing;
    }

    @Override
    public void text(String text) {
        Consumer<String> editing = above;
        if (editing != null) {
            editing.accept(text);
            return;
        }
        write(text);
    }

    /** Writes at once. When the process is told to end, the terminal is closed while a line may still be running. */
    void write(String text) {
        try {
            terminal.writer().write(text);
            terminal.writer().flush();
        } catch (IllegalStateException closed) {
            return;
        }
    }

    @Override
    public void error(String text) {
        text(text);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public int outFd() {
        return 1;
    }

    @Override
    public int errorFd() {
        return 2;
    }

    @Override
    public boolean terminal() {
        return true;
    }

    @Override
    public boolean colouredErrors() {
        return coloured;
    }
}
