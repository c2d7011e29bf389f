package netnsh.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Lexer;
import netnsh.grammar.Scan;
import netnsh.session.Output;
import netnsh.value.Utf8;
import org.jline.utils.AttributedString;

/** Lines as the kernel's own line discipline gives them: TERM=dumb, or a terminal that nothing is known of. */
final class PlainLines implements Lines {
    private static final int MOST_HISTORY = 1000;

    private final InputStream in;
    private final Output out;
    private final List<String> history = new ArrayList<>();
    private volatile String asking;
    private volatile boolean dropped;

    PlainLines(InputStream in, Output out) {
        this.in = in;
        this.out = out;
    }

    @Override
    public Answer next(AttributedString prompt, boolean interrupted) {
        if (interrupted) {
            out.text("\n");
        }
        StringBuilder text = new StringBuilder();
        String ask = prompt.toString();
        dropped = false;
        while (true) {
            asking = prompt.toString();
            out.text(ask);
            out.flush();
            String line = line();
            asking = null;
            if (dropped) {
                text.setLength(0);
                dropped = false;
            }
            if (line == null) {
                return text.length() == 0 ? Answer.END : answer(text.toString());
            }
            text.append(line);
            if (Lexer.scan(text.toString()).open() == Scan.Open.NOTHING) {
                return answer(text.toString());
            }
            text.append('\n');
            ask = "> ";
        }
    }

    private Answer answer(String text) {
        if (!text.isBlank() && !text.startsWith(" ") && history.size() < MOST_HISTORY) {
            history.add(text);
        }
        return new Answer(Answer.Kind.LINE, text);
    }

    /** Ctrl-C; the kernel has thrown away what was typed of the line. True while a line is asked for. */
    boolean drop() {
        String ask = asking;
        if (ask == null) {
            return false;
        }
        dropped = true;
        out.text("\n" + ask);
        out.flush();
        return true;
    }

    private String line() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            int b = in.read();
            while (b >= 0 && b != '\n') {
                bytes.write(b);
                b = in.read();
            }
            if (b < 0 && bytes.size() == 0) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        return Utf8.decode(bytes.toByteArray());
    }

    @Override
    public List<String> history() {
        return List.copyOf(history);
    }

    @Override
    public void clear() {
        // Nothing can be cleared here.
    }

    @Override
    public void repair() {
        // Nothing is known of this terminal.
    }
}
