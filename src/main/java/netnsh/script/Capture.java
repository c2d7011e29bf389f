package netnsh.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import netnsh.kernel.Programs;
import netnsh.notes.Said;
import netnsh.plan.Problem;
import netnsh.session.Output;
import netnsh.value.Utf8;

/** Keeps what a line says, both streams in the order in which they came; programs write into a file that nobody else can read. */
final class Capture implements Output, AutoCloseable {
    private static final int MOST = 4 << 20;

    private final Programs programs;
    private final List<String> messages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Path file;
    private int fd = -1;
    private long size = -1;
    private int lines;

    Capture(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void text(String more) {
        if (fd >= 0) {
            programs.write(fd, Utf8.encode(more));
        } else {
            text.append(more);
        }
    }

    @Override
    public void error(String more) {
        messages.add(more);
        text(more);
    }

    /** All lines; messages of netnsh's own only by what they say, without place and advice. */
    List<Said> said() {
        return Sayings.of(all(), messages);
    }

    @Override
    public void flush() {}

    @Override
    public int outFd() {
        if (fd < 0) {
            try {
                file = Files.createTempFile("netnsh", ".said");
            } catch (IOException e) {
                throw Problem.of("file.temporary", "no temporary file can be made: " + e.getMessage());
            }
            fd = programs.openForWriting(file.toString(), true);
        }
        return fd;
    }

    @Override
    public int errorFd() {
        return outFd();
    }

    @Override
    public boolean terminal() {
        return false;
    }

    @Override
    public boolean colouredErrors() {
        return false;
    }

    /** All that was said so far. */
    String all() {
        if (file == null) {
            return text.toString();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text + Utf8.decode(in.readNBytes(MOST));
        } catch (IOException e) {
            return text.toString();
        }
    }

    /** How many lines that are not blank were said so far. */
    int lines() {
        try {
            long now = file == null ? text.length() : Files.size(file);
            if (now != size) {
                size = now;
                lines = (int) all().lines().filter(l -> !l.isBlank()).count();
            }
        } catch (IOException e) {
            return lines;
        }
        return lines;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            programs.close(fd);
            fd = -1;
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
