package netnsh.shell;

import java.util.function.Consumer;
import org.jline.terminal.Terminal;

/** A session's text on the terminal that it is typed at. What comes while a line is being edited goes above it. */
final class TerminalOutput extends OnTerminal {
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
    public boolean colouredErrors() {
        return coloured;
    }
}
