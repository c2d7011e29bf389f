package netnsh.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import netnsh.Stock;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.kernel.Rehearsal;
import netnsh.script.Replay;
import netnsh.value.Utf8;

/** A session on the running kernel whose programs write into files; the namespaces that are left when it ends are dropped. */
public final class Bench implements AutoCloseable {
    public final Kernel kernel = LinuxKernel.open();
    public final Session session;
    private final Path outFile;
    private final Path errorFile;
    private final int outFd;
    private final int errorFd;

    public Bench(Path folder) {
        this(folder, Options.PLAIN);
    }

    public Bench(Path folder, Options options) {
        outFile = folder.resolve("bench-out");
        errorFile = folder.resolve("bench-err");
        outFd = kernel.programs().openForWriting(outFile.toString(), true);
        errorFd = kernel.programs().openForWriting(errorFile.toString(), true);
        session = new Session(kernel, LinuxKernel::open, new Into(), options);
        session.sourcing(new Replay());
        session.ports().wishing(Rehearsal::wishes);
    }

    private final class Into extends Heard {
        @Override
        public void text(String more) {
            kernel.programs().write(outFd, Utf8.encode(more));
        }

        @Override
        public void error(String more) {
            kernel.programs().write(errorFd, Utf8.encode(more));
        }

        @Override
        public int outFd() {
            return outFd;
        }

        @Override
        public int errorFd() {
            return errorFd;
        }
    }

    /** Runs a line as if it were typed. */
    public int run(String line) {
        return session.run(line, Source.PROMPT);
    }

    /** Runs lines that must all go well. */
    public void all(String... lines) {
        for (String line : lines) {
            assertEquals(0, run(line), () -> line + ": " + complained());
        }
    }

    /** What a line prints that must go well. */
    public String output(String line) {
        said();
        all(line);
        return said();
    }

    /** What a line complains about, that must fail. */
    public String refused(String line) {
        complained();
        int status = run(line);
        String why = complained();
        assertEquals(true, status != 0, () -> line + " went well: " + said());
        return why;
    }

    /** Takes what was printed. */
    public String said() {
        return take(outFile);
    }

    /** Takes what was complained about. */
    public String complained() {
        return take(errorFile);
    }

    private static String take(Path file) {
        try {
            String all = Utf8.decode(Files.readAllBytes(file));
            Files.write(file, new byte[0]);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        session.close();
        Stock.sh("for n in /run/netns/*; do [ -e \"$n\" ] && ip netns del \"${n##*/}\"; done");
        kernel.programs().close(outFd);
        kernel.programs().close(errorFd);
        kernel.close();
    }
}
