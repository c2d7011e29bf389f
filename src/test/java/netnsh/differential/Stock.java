package netnsh.differential;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A world in which the installed {@code ip} does all: a network of its own and a {@code /run} of its own, so that its
 * namespaces have the same names as those of the world in which netnsh works.
 *
 * <p>Lines go to long-lived {@code ip -batch -} processes, one for each namespace and family, in lockstep: a word behind
 * each line that is no object makes {@code ip} say where it is. A mistake in the words ends such a process, and so does a
 * change of names of interfaces, because {@code ip} remembers those; the shell around it then starts the next one.
 */
final class Stock implements AutoCloseable {
    private static final String MARK = "Object \"@\" is unknown";
    private static final String GONE = "@gone";
    /** End {@code ip} and {@code bridge}: an incomplete line does, also with -force. */
    private static final Map<String, String> END = Map.of("ip", "link add name", "bridge", "fdb add dev");

    private final Process holder;
    private final Map<String, Batch> batches = new HashMap<>();

    Stock() {
        String script = "mount -t tmpfs tmpfs /run && ip link set lo up && echo ready && exec cat";
        holder = start("unshare", "--net", "--mount", "--propagation", "private", "sh", "-c", script);
        try {
            if (holder.getInputStream().read() != 'r') {
                throw new IllegalStateException("no second world: unshare failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> inside() {
        return List.of("nsenter", "-t", String.valueOf(holder.pid()), "-m", "-n", "--");
    }

    /** What a script prints in this world, standard error too. */
    String sh(String script) {
        List<String> command = new ArrayList<>(inside());
        command.addAll(List.of("sh", "-c", script));
        return output(command);
    }

    /** What a script prints in netnsh's world, standard error too. */
    static String here(String script) {
        return output(List.of("sh", "-c", script));
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does a line. */
    Verdict run(Line line) {
        String key = line.program() + " " + line.ns() + " " + line.options();
        Batch batch = batches.get(key);
        if (batch == null) {
            batch = new Batch(line);
            batches.put(key, batch);
        }
        Verdict verdict = batch.run(line.batch());
        // also what was refused may have been half done
        boolean link = line.words().get(0).startsWith("l") && (verdict.taken() || verdict.kernel() != null);
        if (link || line.words().contains("flush")) {
            batches.values().forEach(b -> b.stale = true);
        }
        return verdict;
    }

    /** Ends what holds namespaces other than home. */
    void leave() {
        batches.values().forEach(Batch::close);
        batches.clear();
    }

    @Override
    public void close() {
        leave();
        holder.destroy();
    }

    private final class Batch implements AutoCloseable {
        private final Process process;
        private final Writer in;
        private final BufferedReader errors;
        private final String program;
        private boolean running;
        private boolean stale;

        Batch(Line line) {
            List<String> command = new ArrayList<>(inside());
            if (line.ns() != null) {
                command.addAll(List.of("nsenter", "--net=/run/netns/" + line.ns(), "--"));
            }
            String ip = line.program() + " " + line.options() + " -force -batch - >/dev/null";
            command.addAll(List.of("sh", "-c", "while read -r next; do " + ip + "; echo " + GONE + "$? >&2; done"));
            program = line.program();
            process = start(command.toArray(new String[0]));
            in = process.outputWriter(StandardCharsets.UTF_8);
            errors = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        }

        Verdict run(String line) {
            try {
                if (running && stale) {
                    talk(END.get(program));
                }
                stale = false;
                in.write(running ? "" : "next\n");
                running = true;
                return talk(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Hands over a line together with the mark, so that one that ends ip takes the mark with it. */
        private Verdict talk(String line) throws IOException {
            in.write(line + "\n@\n");
            in.flush();
            StringBuilder said = new StringBuilder();
            boolean failed = false;
            while (true) {
                String next = errors.readLine();
                if (next == null) {
                    throw new IllegalStateException("ip is gone: " + line + ": " + said);
                } else if (next.startsWith(GONE)) {
                    running = false;
                    // some objects end ip when all went well
                    return next.equals(GONE + 0) && said.isEmpty() ? Verdict.TAKEN : Verdict.ofStock(said.toString());
                } else if (next.startsWith(MARK)) {
                    // its own "Command failed"
                    errors.readLine();
                    return failed ? Verdict.ofStock(said.toString()) : Verdict.TAKEN;
                } else if (next.startsWith("Command failed -:")) {
                    failed = true;
                } else {
                    said.append(next).append('\n');
                }
            }
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
