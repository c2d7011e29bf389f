package netnsh.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntPredicate;
import netnsh.value.Utf8;

/**
 * Standard output through one buffer, standard error without one. Text is written as UTF-8 whatever the locale says, and
 * bytes that are not UTF-8 come out as they came in.
 */
public final class StreamOutput implements Output {
    private static final int ENOUGH = 16 << 10;
    private static final int STDOUT = 1;
    private static final int STDERR = 2;

    private final OutputStream out;
    private final OutputStream err;
    private final IntPredicate isTerminal;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 10);
    private Boolean terminal;
    private Boolean errorTerminal;
    private boolean closed;
    private int status = new Closed().status();
    private boolean progress;

    /**
     * Output to two streams.
     *
     * @param isTerminal whether a file descriptor is a terminal; asked when it matters
     */
    public StreamOutput(OutputStream out, OutputStream err, IntPredicate isTerminal) {
        this.out = out;
        this.err = err;
        this.isTerminal = isTerminal;
    }

    @Override
    public synchronized void text(String text) {
        if (closed) {
            throw new Closed(status);
        }
        if (!text.isEmpty()) {
            wipe();
            byte[] bytes = Utf8.encode(text);
            if (bytes.length > ENOUGH) {
                flush();
                send(() -> out.write(bytes));
                return;
            }
            buffer.writeBytes(bytes);
            if (buffer.size() > ENOUGH) {
                flush();
            }
        }
    }

    /** Something that writes to standard output. */
    private interface Writing {
        void run() throws IOException;
    }

    private void send(Writing writing) {
        try {
            writing.run();
            out.flush();
        } catch (IOException e) {
            throw closed(e);
        }
    }

    @Override
    public synchronized void error(String text) {
        wipe();
        try {
            flush();
        } catch (Closed e) {
            status = e.status(); // what is wrong must still be said
        }
        try {
            err.write(Utf8.encode(text));
            err.flush();
        } catch (IOException e) {
            status = 1; // there is nowhere left to say it
        }
    }

    @Override
    public synchronized void flush() {
        if (buffer.size() > 0 && !closed) {
            try {
                send(() -> buffer.writeTo(out));
            } finally {
                buffer.reset();
            }
        }
    }

    private Closed closed(IOException why) {
        closed = true;
        String words = String.valueOf(why.getMessage());
        if (words.contains("Broken pipe")) {
            return new Closed();
        }
        status = 1;
        error("netnsh: cannot write to standard output: " + words + "\n");
        return new Closed(status);
    }

    @Override
    public synchronized void progress(String text) {
        if (text == null) {
            wipe();
            flush();
        } else if (terminal()) {
            wipe();
            buffer.writeBytes(Utf8.encode(text));
            progress = true;
            flush();
        }
    }

    private void wipe() {
        if (progress) {
            progress = false;
            buffer.writeBytes(Utf8.encode("\r\u001b[K"));
        }
    }

    @Override
    public int outFd() {
        progress(null);
        return STDOUT;
    }

    @Override
    public int errorFd() {
        return STDERR;
    }

    @Override
    public synchronized boolean terminal() {
        if (terminal == null) {
            terminal = isTerminal.test(STDOUT);
        }
        return terminal;
    }

    @Override
    public synchronized boolean colouredErrors() {
        if (errorTerminal == null) {
            String term = System.getenv("TERM");
            boolean plain = term == null || term.equals("dumb") || System.getenv("NO_COLOR") != null;
            errorTerminal = !plain && isTerminal.test(STDERR);
        }
        return errorTerminal;
    }
}
