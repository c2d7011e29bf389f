package netnsh.bash;

import java.io.ByteArrayOutputStream;
import netnsh.kernel.Callers.Caller;
import netnsh.kernel.Programs;
import netnsh.plan.Problem;
import netnsh.session.Output;
import netnsh.value.Utf8;

/** The standard streams of whoever calls: text goes to what is open there as 1 and 2, now. What is closed there takes nothing. */
final class CallOutput implements Output {
    private static final int ENOUGH = 16 << 10;

    private final Programs programs;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 10);
    private Caller caller;
    private boolean closed;

    CallOutput(Programs programs) {
        this.programs = programs;
    }

    /** From now on text is for this one; null: for nobody. */
    void to(Caller one) {
        caller = one;
        closed = false;
        buffer.reset();
    }

    @Override
    public void text(String text) {
        if (closed) {
            throw new Closed();
        }
        buffer.writeBytes(Utf8.encode(text));
        if (buffer.size() > ENOUGH) {
            flush();
        }
    }

    @Override
    public void error(String text) {
        try {
            flush();
        } catch (Closed e) {
            closed = true; // what is wrong must still be said
        }
        write(errorFd(), Utf8.encode(text));
    }

    @Override
    public void flush() {
        if (buffer.size() > 0 && !closed) {
            byte[] bytes = buffer.toByteArray();
            buffer.reset();
            if (!write(outFd(), bytes)) {
                closed = true;
                throw new Closed();
            }
        }
    }

    /** False when the reader has gone; a full disk is nothing that these programs speak of. */
    private boolean write(int fd, byte[] bytes) {
        try {
            return fd < 0 || programs.write(fd, bytes);
        } catch (Problem full) {
            return true;
        }
    }

    @Override
    public int outFd() {
        return caller == null ? -1 : caller.descriptor(1);
    }

    @Override
    public int errorFd() {
        return caller == null ? -1 : caller.descriptor(2);
    }

    @Override
    public boolean terminal() {
        int fd = outFd();
        return fd >= 0 && programs.isTerminal(fd);
    }

    @Override
    public boolean colouredErrors() {
        return false;
    }
}
