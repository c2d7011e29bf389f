package netnsh.script;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.session.Recorder;
import netnsh.value.Utf8;

/**
 * Keeps what is done at the prompt in a file. It is written anew after each line, so that it is whole whenever the session
 * ends; nobody but its owner may read it, because nobody knows what is typed and printed.
 */
public final class Recording implements Recorder {
    private String name;
    private Path file;
    private RecordedForm form;
    private final List<RecordedLine> lines = new ArrayList<>();

    /** One that has not begun. */
    public Recording() {
        name = null; // "record" begins it
    }

    @Override
    public void start(String wanted, boolean replace, Context here) {
        if (name != null) {
            throw Problem.of("record.twice", "what is done is recorded in " + name + " already")
                    .hint("record stop ends it");
        }
        File asked = Here.file(wanted);
        if (asked.isDirectory()) {
            throw Problem.of("file.directory", wanted + " is a directory");
        } else if (asked.exists() && !asked.isFile()) {
            throw Problem.of("file.kind", wanted + " is no plain file");
        } else if (asked.exists() && !replace) {
            throw Problem.of("record.exists", wanted + " is there already")
                    .hint("record --force " + wanted + " replaces it");
        }
        boolean notes = wanted.endsWith(".md");
        form = notes ? new RecordedNotes(wanted) : new RecordedCommands(here);
        lines.clear();
        file = absolute(asked.toPath());
        write();
        name = wanted;
    }

    /** The session may go to another folder meanwhile. */
    private static Path absolute(Path path) {
        try {
            Path folder = path.getParent();
            return folder == null ? path.toAbsolutePath() : folder.toRealPath().resolve(path.getFileName());
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static Problem unwritable(Path path, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "its folder is not there"
                : e instanceof AccessDeniedException ? "Permission denied" : String.valueOf(e.getMessage());
        return Problem.of("record.write", "cannot write " + path.getFileName() + ": " + why);
    }

    @Override
    public String stop() {
        if (name == null) {
            throw Problem.of("record.none", "nothing is recorded").hint("record FILE begins");
        }
        String said = name + " holds " + count();
        name = null;
        return said;
    }

    private String count() {
        return lines.size() + (lines.size() == 1 ? " line" : " lines");
    }

    @Override
    public String state() {
        return name == null
                ? "nothing is recorded"
                : "what is done is recorded in " + name + ", " + count() + " so far";
    }

    @Override
    public Witness line(String text, Context here) {
        return name == null || text.isBlank() ? null : new RecordedLine(this, text, here);
    }

    /** A line is over. */
    void add(RecordedLine line) {
        if (name != null && !line.text().strip().matches("record(?:\\s.*)?|(?:exit|quit)(?:\\s.*)?")) {
            lines.add(line);
            write();
        }
    }

    private void write() {
        try {
            if (!Files.exists(file)) {
                var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)
                        .close();
            }
            try (OutputStream out =
                    Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                out.write(Utf8.encode(form.text(lines)));
            }
        } catch (IOException e) {
            name = null;
            throw unwritable(file, e);
        }
    }
}
