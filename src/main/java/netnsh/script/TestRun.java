package netnsh.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import netnsh.kernel.Programs;
import netnsh.notes.Block;
import netnsh.notes.Notes;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.session.Output;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** Runs files, each in a netnsh of its own, several at once, and says which went well. */
public final class TestRun {
    /** Not where netnsh's own temporary files lie, which is a folder that nobody else may enter. */
    private static final Path OTHERS_TOO = Path.of("/tmp");
    /** Notes may start a program that they show as somebody else, who stands in this folder and reads a file by name. */
    private static final FileAttribute<?> OTHERS_MAY_PASS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));

    private static final long PAUSE_MILLIS = 20;
    private static final double NANOS = 1e9;

    private final Programs programs;
    private final Output out;
    private final List<String> netnsh;
    private final boolean tap;

    /**
     * A run.
     *
     * @param netnsh program and options that start netnsh in a sandbox
     * @param tap whether everything is told in the Test Anything Protocol
     */
    public TestRun(Programs programs, Output out, List<String> netnsh, boolean tap) {
        this.programs = programs;
        this.out = out;
        this.netnsh = List.copyOf(netnsh);
        this.tap = tap;
    }

    /** A file that runs. */
    private record Running(int at, String file, int pid, Path said, int fd, Path folder, long start) {}

    /**
     * Runs all files; whether all went well.
     *
     * @param jobs how many run at once
     * @param junit where an answer in JUnit's XML goes, or null
     */
    public boolean run(List<String> files, int jobs, String junit) {
        for (String file : files) {
            FileText.read(file); // before anything runs, each of them must be there
        }
        List<TestedFile> results = new ArrayList<>();
        files.forEach(f -> results.add(null));
        List<Running> running = new ArrayList<>();
        long start = System.nanoTime();
        int next = 0;
        if (tap) {
            out.text("TAP version 14\n1.." + files.size() + "\n");
        }
        try {
            while (next < files.size() || !running.isEmpty()) {
                while (next < files.size() && running.size() < jobs) {
                    running.add(start(next, files.get(next)));
                    next++;
                }
                for (Running r : List.copyOf(running)) {
                    Programs.Status status = programs.waitFor(r.pid(), false);
                    if (status.state() != Programs.Status.State.RUNNING) {
                        running.remove(r);
                        TestedFile t = TestedFile.of(r.file(), said(r), status.exit(), System.nanoTime() - r.start());
                        results.set(r.at(), t);
                        tell(t, r.at() + 1);
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            running.forEach(r -> programs.signal(r.pid(), 2));
            throw Problem.of("run.interrupted", "interrupted").exit(130);
        }
        summary(results, System.nanoTime() - start);
        if (junit != null) {
            JunitXml.write(Here.file(junit).toPath(), results);
        }
        return results.stream().allMatch(TestedFile::ok);
    }

    private Running start(int at, String file) {
        try {
            Path said = Files.createTempFile("netnsh", ".tap");
            int fd = programs.openForWriting(said.toString(), true);
            List<String> argv = new ArrayList<>(netnsh);
            Path folder = null;
            if (Notes.isNotes(file)) {
                argv.add("--tap");
                folder = showsFiles(file) ? Files.createTempDirectory(OTHERS_TOO, "netnsh", OTHERS_MAY_PASS) : null;
            }
            if (folder != null) {
                argv.addAll(List.of("--files", folder.toString()));
            }
            argv.add(file.indexOf('/') < 0 ? "./" + file : file); // it is no command, whatever it is called
            int[] empty = programs.pipe();
            int pid = programs.start(new Programs.Start(NsRef.HOME, argv, Map.of(), empty[0], fd, fd, 0, false));
            programs.close(empty[0]);
            programs.close(empty[1]);
            return new Running(at, file, pid, said, fd, folder, System.nanoTime());
        } catch (IOException e) {
            throw Problem.of("file.temporary", "no temporary file can be made: " + e.getMessage());
        }
    }

    /** Whether notes show files that nobody has said a folder for. */
    private boolean showsFiles(String file) {
        return !netnsh.contains("--files")
                && NotesFiles.read(file, Wishes.NONE).blocks().stream().anyMatch(b -> b.what() == Block.What.FILE);
    }

    /** A program that a file has left running may still be at work in it: then it stays. */
    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        } catch (IOException | UncheckedIOException busy) {
            return;
        }
    }

    private String said(Running r) {
        programs.close(r.fd());
        delete(r.folder());
        try {
            String all = Utf8.decode(Files.readAllBytes(r.said()));
            Files.deleteIfExists(r.said());
            return all;
        } catch (IOException e) {
            return "";
        }
    }

    private void tell(TestedFile t, int number) {
        String time = String.format(Locale.ROOT, "%.1f s", t.nanos() / NANOS);
        if (tap) {
            t.cases().forEach(c -> out.text(c.tap()));
            if (!t.cases().isEmpty()) {
                out.text("    1.." + t.cases().size() + "\n");
            }
            out.text(
                    (t.ok() ? "ok " : "not ok ") + number + " - " + Text.visible(t.file()) + "\n# time=" + time + "\n");
            if (!t.ok()) {
                t.rest().forEach(l -> out.text("# " + l + "\n"));
            }
            out.flush();
            return;
        }
        out.text(String.format(
                "%-6s %s  (%s, %s)%n", t.ok() ? "ok" : "FAILED", Text.visible(t.file()), t.counts(), time));
        if (!t.ok()) {
            t.cases().stream().filter(c -> c.verdict() == Report.Verdict.FAILED).forEach(c -> {
                out.text("  " + c.name() + "\n");
                c.details().forEach(d -> out.text("    " + d + "\n"));
            });
            t.rest().forEach(l -> out.text("  " + l + "\n"));
        }
        out.flush();
    }

    private void summary(List<TestedFile> all, long nanos) {
        long bad = all.stream().filter(t -> !t.ok()).count();
        String text = String.format(
                Locale.ROOT,
                "%d %s, %d failed, %.1f s%n",
                all.size(),
                all.size() == 1 ? "file" : "files",
                bad,
                nanos / NANOS);
        out.text((tap ? "# " : "") + text);
        out.flush();
    }
}
