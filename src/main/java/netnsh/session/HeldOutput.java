package netnsh.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.kernel.Programs;
import netnsh.plan.Problem;
import netnsh.value.Utf8;

/** Keeps what an attempt says until it is known whether it counts; programs write into a file that nobody else can read. */
final class HeldOutput extends Forwarding implements AutoCloseable {
    private static final int MOST = 4 << 20;

    private final Programs programs;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder error = new StringBuilder();
    private Path outFile;
    private Path errorFile;
    private int outFd = -1;
    private int errorFd = -1;

    HeldOutput(Programs programs, Output base) {
        super(base);
        this.programs = programs;
    }

    @Override
    public void text(String more) {
        if (outFd >= 0) {
            programs.write(outFd, Utf8.encode(more));
        } else {
            text.append(more);
        }
    }

    @Override
    public void aside(String more) {
        text(more);
    }

    @Override
    public void error(String more) {
        if (errorFd >= 0) {
            programs.write(errorFd, Utf8.encode(more));
        } else {
            error.append(more);
        }
    }

    @Override
    public int outFd() {
        if (outFd < 0) {
            outFile = file();
            outFd = programs.openForWriting(outFile.toString(), true);
        }
        return outFd;
    }

    @Override
    public int errorFd() {
        if (errorFd < 0) {
            errorFile = file();
            errorFd = programs.openForWriting(errorFile.toString(), true);
        }
        return errorFd;
    }

    private static Path file() {
        try {
            return Files.createTempFile("netnsh", ".held");
        } catch (IOException e) {
            throw Problem.of("file.temporary", "no temporary file can be made: " + e.getMessage());
        }
    }

    /** What programs and commands have written so far to standard output. */
    String held() {
        return text + (outFile == null ? "" : read(outFile));
    }

    /** Lets everything out. */
    void release() {
        String all = held();
        if (!all.isEmpty()) {
            base.text(all);
        }
        String errors = error + (errorFile == null ? "" : read(errorFile));
        if (!errors.isEmpty()) {
            base.error(errors);
        }
    }

    private static String read(Path file) {
        try (java.io.InputStream in = Files.newInputStream(file)) {
            return Utf8.decode(in.readNBytes(MOST));
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        done(outFd, outFile);
        done(errorFd, errorFile);
        outFd = -1;
        errorFd = -1;
    }

    private void done(int fd, Path file) {
        if (fd >= 0) {
            programs.close(fd);
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
