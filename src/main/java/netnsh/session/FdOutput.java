package netnsh.session;

import netnsh.kernel.Programs;
import netnsh.value.Utf8;

/** Sends text to file descriptors: a pipe into a program, or the files of a redirection. */
final class FdOutput extends Forwarding {
    private final Programs programs;
    private final int out;
    private final int error;

    /** A negative descriptor means that this text goes where {@code base} sends it. */
    FdOutput(Programs programs, Output base, int out, int error) {
        super(base);
        this.programs = programs;
        this.out = out;
        this.error = error;
    }

    @Override
    public void text(String text) {
        if (out < 0) {
            base.text(text);
        } else if (!programs.write(out, Utf8.encode(text))) {
            throw new Closed();
        }
    }

    @Override
    public void aside(String text) {
        base.aside(text);
        base.flush();
    }

    @Override
    public void error(String text) {
        if (error < 0) {
            base.error(text);
        } else {
            base.flush();
            programs.write(error, Utf8.encode(text));
        }
    }

    @Override
    public int outFd() {
        return out < 0 ? base.outFd() : out;
    }

    @Override
    public int errorFd() {
        return error < 0 ? base.errorFd() : error;
    }

    @Override
    public boolean terminal() {
        return out < 0 && base.terminal();
    }

    @Override
    public boolean colouredErrors() {
        return error < 0 && base.colouredErrors();
    }
}
