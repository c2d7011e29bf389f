package netnsh.script;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import netnsh.grammar.Source;
import netnsh.notes.Block;
import netnsh.notes.Block.What;
import netnsh.notes.Notes;
import netnsh.notes.Row;
import netnsh.notes.Step;
import netnsh.plan.Problem;
import netnsh.session.Here;
import netnsh.session.Scope;
import netnsh.session.Session;
import netnsh.value.Text;

/** A file of notes that is replayed: its blocks in order, fences of netnsh's own and transcripts. */
final class NotesFile {
    private final Session session;
    private final Path file;
    private final Notes notes;
    private final Scope scope;
    private final Source from;

    NotesFile(Session session, Path file, Notes notes, Scope scope, Source from) {
        this.file = file;
        this.session = session;
        this.notes = notes;
        this.scope = scope;
        this.from = from;
    }

    Scope scope() {
        return scope;
    }

    /** Whether no line lacks words; each that does is reported, and nothing is run, unless the session is to go on. */
    boolean complete() {
        List<Step> short_ = notes.steps().stream()
                .filter(s -> s.kind() == Step.Kind.INCOMPLETE)
                .toList();
        if (session.options().keepGoing()) {
            return true;
        }
        for (Step s : short_) {
            session.output()
                    .error(Text.visible(notes.name() + ":" + s.line() + ": incomplete: " + s.inShort() + ": " + s.why())
                            + "\n");
        }
        if (!short_.isEmpty()) {
            session.output()
                    .error("nothing of the file was run; --patch FILE says what stands there, -k goes on without"
                            + " these lines\n");
        }
        return short_.isEmpty();
    }

    /**
     * Runs all blocks.
     *
     * @param own runs a fence in netnsh's own language; its status
     */
    int run(Wishes wishes, ToIntFunction<Block> own) {
        Checking checking = checking(wishes);
        if (checking == null) {
            remarks(wishes.folder() != null, wishes.adaptation().shell());
        }
        NotesReplay replay = new NotesReplay(session, notes, scope, from, checking, unwritten(wishes));
        String before = null;
        String folder = wishes.folder() != null ? write(wishes.folder()) : beside();
        if (folder != null && !session.options().dryRun()) {
            before = here();
            session.kernel().programs().changeFolder(folder);
        }
        try {
            int status = wishes.uplink() == null ? 0 : uplink(wishes.uplink());
            if (!session.options().dryRun()
                    && notes.steps().stream().anyMatch(s -> s.command().contains("python"))) {
                session.run(
                        "export PYTHONUNBUFFERED=1", Source.PROMPT); // what a server says must be seen while it runs
            }
            for (Block b : notes.blocks()) {
                if (session.exit().isPresent()
                        || status != 0 && checking == null && !session.options().keepGoing()) {
                    break;
                }
                int one = b.what() == What.OWN ? own(b, own, checking) : replay.block(b);
                status = status == 0 ? one : status;
            }
            if (checking != null) {
                return checking.end(file) ? 0 : 1;
            }
            if (status != 0 && replay.ran() > 0 && !session.options().keepGoing()) {
                int n = replay.ran();
                String what = n == 1
                        ? "the command before it was run and stands"
                        : "the " + n + " commands before it were run and stand";
                session.output().error(Text.visible(notes.name()) + ": stopped; " + what + "\n");
            }
            return session.exit().isPresent() ? session.exit().getAsInt() : status;
        } finally {
            if (before != null) {
                session.kernel().programs().changeFolder(before);
            }
        }
    }

    /** Files that the notes show and that are nowhere. */
    private List<String> unwritten(Wishes wishes) {
        String folder = new File(notes.name()).getParent();
        return wishes.folder() != null
                ? List.of()
                : notes.blocks().stream()
                        .filter(b -> b.what() == What.FILE)
                        .map(Block::name)
                        .filter(name -> !Here.file(folder == null ? name : folder + "/" + name)
                                .exists())
                        .toList();
    }

    private static int own(Block b, ToIntFunction<Block> own, Checking checking) {
        if (b.says().skip()) {
            return 0;
        }
        long start = System.nanoTime();
        int status = own.applyAsInt(b);
        status = b.says().fails() ? status == 0 ? 1 : 0 : status;
        if (checking != null) {
            checking.done(b.line(), "command lines of netnsh", status, System.nanoTime() - start);
        }
        return status;
    }

    private Checking checking(Wishes wishes) {
        boolean check = wishes.check() != Wishes.Check.NO && !session.options().dryRun();
        Update update = wishes.update() ? new Update(wishes.adaptation()) : null;
        return check
                ? new Checking(
                        notes, wishes.adaptation(), wishes.uplink(), new Report(session.output(), wishes.tap()), update)
                : null;
    }

    private int uplink(String name) {
        for (String line : Uplink.lines(name)) {
            int status = session.run(line, new Source("--uplink", 1, 0, null));
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    private void remarks(boolean files, boolean bash) {
        for (Block b : notes.blocks()) {
            boolean file = b.what() == What.FILE;
            if (b.fenced() && !b.foreign().isEmpty() && !b.steps().isEmpty()) {
                remark(b, "\"" + String.join(" ", b.foreign()) + "\" behind the fence is no directive");
            }
            if (b.fenced() && b.what() == What.OTHER && !b.name().equals("netnsh")) {
                remark(
                        b,
                        (b.name().isEmpty() ? "a fence without a language" : "a fence in " + b.name()) + " is not run"
                                + (b.isShell() && !bash && !notes.own()
                                        ? "; --bash runs it if all its lines are commands"
                                        : ""));
            } else if (file && !files) {
                remark(b, "the file " + b.name() + " is shown here; --files FOLDER writes it");
            }
        }
    }

    private void remark(Block b, String text) {
        session.output().text("note: " + Text.visible(notes.name() + ":" + b.line() + ": " + text) + "\n");
    }

    /** The folder of the notes, where what they name is looked for; null when one stands there. */
    private String beside() {
        boolean runs = notes.steps().stream().anyMatch(s -> s.kind() == Step.Kind.RUN);
        String folder = new File(notes.name()).getParent();
        return runs && folder != null ? folder : null;
    }

    private static String here() {
        try {
            return Here.file(".").toPath().toRealPath().toString();
        } catch (IOException e) {
            return "/";
        }
    }

    private static boolean isProgram(Block b) {
        return !b.lines().isEmpty() && b.lines().get(0).text().startsWith("#!");
    }

    /** Writes the files that the notes show; one that is there already is kept. */
    private String write(String folder) {
        try {
            Path to = Here.file(folder).toPath();
            Files.createDirectories(to);
            for (Block b : notes.blocks()) {
                Path file = to.resolve(b.name().isEmpty() ? "-" : b.name());
                if (b.what() == What.FILE && !Files.exists(file)) {
                    Files.writeString(
                            file,
                            String.join("\n", b.lines().stream().map(Row::text).toList()) + "\n");
                    file.toFile().setExecutable(isProgram(b));
                }
            }
            return to.toRealPath().toString();
        } catch (IOException e) {
            throw Problem.of("notes.files", "cannot write the notes' files to " + folder + ": " + e.getMessage());
        }
    }
}
