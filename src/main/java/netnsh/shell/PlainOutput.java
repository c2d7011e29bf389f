package netnsh.shell;

import java.io.IOException;
import java.io.OutputStream;
import netnsh.session.Output;
import netnsh.value.Utf8;

/** A session's text on a terminal that only prints. */
final class PlainOutput implements Output {
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
        return false;
    }
}
