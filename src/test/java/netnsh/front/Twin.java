package netnsh.front;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import netnsh.kernel.Kernel;
import netnsh.kernel.LinuxKernel;
import netnsh.session.Options;
import netnsh.session.Session;
import netnsh.session.StreamOutput;
import netnsh.value.NsRef;
import netnsh.value.Utf8;

/** The same words given to the installed program and to netnsh under its name. */
final class Twin {
    /**
     * What came of it.
     *
     * @param status the exit status
     */
    record Result(int status, String out, String error) {
        @Override
        public String toString() {
            return "status " + status + "\n" + mark("out", out) + mark("err", error);
        }

        private static String mark(String name, String text) {
            return text.lines().map(l -> "  " + name + " " + l + "\n").reduce("", String::concat);
        }
    }

    private Twin() {}

    /** The installed program. */
    static Result stock(String tool, List<String> words, String stdin) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(tool));
        argv.addAll(words);
        Path error = Files.createTempFile("stock", ".err");
        try {
            Process p = new ProcessBuilder(argv).redirectError(error.toFile()).start();
            p.getOutputStream().write(stdin.getBytes(StandardCharsets.UTF_8));
            p.getOutputStream().close();
            String out = Utf8.decode(p.getInputStream().readAllBytes());
            if (!p.waitFor(60, TimeUnit.SECONDS)) {
                p.destroyForcibly();
                throw new IOException("stock " + argv + " does not end");
            }
            return new Result(p.exitValue(), out, Files.readString(error));
        } catch (IOException closed) {
            return new Result(-1, "", closed.getMessage());
        } finally {
            Files.delete(error);
        }
    }

    private static Around reading(InputStream in) {
        return new Around() {
            @Override
            public NsRef ns() {
                return NsRef.HOME;
            }

            @Override
            public InputStream open(String name) throws IOException {
                return name.equals("-") ? in : PROCESS.open(name);
            }
        };
    }

    /** netnsh under the program's name, in this process. */
    static Result ours(String tool, List<String> words, String stdin) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        try (Kernel kernel = LinuxKernel.open();
                Session session = new Session(
                        kernel, LinuxKernel::open, new StreamOutput(out, err, fd -> false), Options.PLAIN)) {
            int status = new Front(tool, session, "0.1", reading(in)).run(words);
            session.output().flush();
            return new Result(status, Utf8.decode(out.toByteArray()), Utf8.decode(err.toByteArray()));
        }
    }
}
