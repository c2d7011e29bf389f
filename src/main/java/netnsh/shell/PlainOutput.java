package netnsh.shell;

import java.io.IOException;
import java.io.OutputStream;
import netnsh.value.Utf8;

/** A session's text on a terminal that only prints. */
final class PlainOutput extends OnTerminal {
    private final OutputStream out;

    PlainOutput(OutputStream out) {
        this.out = out;
    }

    @Override
    public void text(String text) {
        try {
            out.write(Utf8.encode(text));
            out.flush();
        } catch (IOException e) {
            throw new Closed();
        }
    }
}
