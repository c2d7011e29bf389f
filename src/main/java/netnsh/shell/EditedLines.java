package netnsh.shell;

import java.io.IOError;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.History;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;

/** Lines from the editor. */
final class EditedLines implements Lines {
    /** Leave the alternate screen, show the cursor, plain letters, no mouse reports; none of them moves the cursor. */
    private static final String REPAIR =
            "\033[?47l\033[?25h\033[0m\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?1l\033>";

    private final Terminal terminal;
    private final Editor editor;
    private final TerminalOutput out;

    EditedLines(Terminal terminal, Editor editor, TerminalOutput out) {
        this.terminal = terminal;
        this.editor = editor;
        this.out = out;
    }

    @Override
    public Answer next(AttributedString prompt, boolean interrupted) {
        editor.interrupted(interrupted);
        Thread own = Thread.currentThread();
        out.above(text -> {
            if (Thread.currentThread() == own || !editor.isReading()) {
                out.write(text);
            } else {
                editor.printAbove(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
            }
        });
        try {
            return new Answer(Answer.Kind.LINE, editor.line(prompt.toAnsi(terminal)));
        } catch (UserInterruptException e) {
            return Answer.DROPPED;
        } catch (EndOfFileException | IOError | IllegalStateException e) {
            return Answer.END;
        } finally {
            out.above(null);
        }
    }

    @Override
    public List<String> history() {
        List<String> lines = new ArrayList<>();
        for (History.Entry e : editor.getHistory()) {
            lines.add(e.line());
        }
        return lines;
    }

    @Override
    public void clear() {
        terminal.puts(InfoCmp.Capability.clear_screen);
        terminal.flush();
    }

    @Override
    public void repair() {
        out.write(REPAIR);
    }
}
