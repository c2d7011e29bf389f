package netnsh.script;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Lexer;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.notes.Block;
import netnsh.notes.Notes;
import netnsh.plan.Problem;
import netnsh.session.Scope;
import netnsh.session.Session;
import netnsh.session.Sourcing;
import netnsh.value.Text;

/**
 * Replays files line by line. A file is checked as a whole before its first line runs, and stops at the first line that
 * fails unless the session is told to go on.
 */
public final class Replay implements Sourcing {
    private static final int DEEPEST = 16;
    private static final int INTERRUPTED = 130;
    private static final long BEFORE_PROGRESS_NANOS = 500_000_000L;
    private static final long BETWEEN_PROGRESS_NANOS = 100_000_000L;
    private static final int WORTH_PROGRESS = 20;

    /** A file that is being replayed: what it is, what it is called, and the line that it is at. */
    private record Open(Path path, String name) {}

    private final Deque<Open> open = new ArrayDeque<>();
    private final Wishes wishes;
    private int ran;
    private boolean stopped;

    /** Replays files as they stand. */
    public Replay() {
        this(Wishes.NONE);
    }

    /** Replays the notes that are named first with these wishes; files that they source are replayed as they stand. */
    public Replay(Wishes wishes) {
        this.wishes = wishes;
    }

    @Override
    public int source(Session session, String file, List<String> args, Source from, Token at) {
        try {
            return opened(session, file, args, from);
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    @Override
    public boolean isNotes(String file) {
        return Notes.isNotes(file);
    }

    private int opened(Session session, String file, List<String> args, Source from) {
        if (open.size() == DEEPEST) {
            throw Problem.of("file.depth", "files source each other " + DEEPEST + " deep, that is the limit");
        }
        file = Circles.beside(
                open.isEmpty() || open.peek().path() == null
                        ? null
                        : open.peek().name(),
                file);
        Path path = FileText.path(file);
        circle(path, file);
        String text = FileText.read(file);
        String name = file.equals("-") ? "(standard input)" : file;
        if (Notes.isNotes(file)) {
            return notes(session, file, path, args, from);
        }
        if (text.contains("undo")) {
            session.ports().undoing().keep(); // nobody else will ask for it in a file
        }
        Lines lines = Lines.of(text);
        Scope scope = session.scope().file(file, args);
        if (open.isEmpty()) {
            ran = 0;
            stopped = false;
        }
        Source place = from.isFile() ? from : null;
        boolean circle = open.isEmpty() && new Circles(session, DEEPEST).found(path, name, lines, place);
        if (circle || !sound(session, lines, name, scope, place)) {
            return 1;
        }
        open.push(new Open(path, file));
        try {
            return lines(session, lines, name, scope, place);
        } finally {
            open.pop();
        }
    }

    private int notes(Session session, String file, Path path, List<String> args, Source from) {
        boolean outer = open.isEmpty();
        Source place = from.isFile() ? from : null;
        Notes notes = NotesFiles.read(file, outer ? wishes : Wishes.NONE);
        NotesFile all = new NotesFile(session, path, notes, session.scope().file(file, args), place);
        if (outer) {
            ran = 0;
            stopped = false;
        }
        for (Block b : notes.blocks()) {
            boolean own = b.what() == Block.What.OWN;
            if (!own) {
                continue;
            }
            Lines lines = Lines.of(b);
            boolean circle = outer && new Circles(session, DEEPEST).found(path, notes.name(), lines, place);
            if (circle || !sound(session, lines, notes.name(), all.scope(), place)) {
                return 1;
            }
        }
        boolean checked = outer && wishes.check() != Wishes.Check.NO; // then they are part of the report
        if (!checked && !all.complete()) {
            return 1;
        }
        open.push(new Open(path, file));
        try {
            return all.run(
                    outer ? wishes : Wishes.NONE, b -> lines(session, Lines.of(b), notes.name(), all.scope(), place));
        } finally {
            open.pop();
        }
    }

    private void circle(Path path, String file) {
        boolean again = path != null && open.stream().anyMatch(o -> path.equals(o.path()));
        if (again) {
            List<String> names = new ArrayList<>();
            open.descendingIterator().forEachRemaining(o -> {
                if (!names.isEmpty() || path.equals(o.path())) {
                    names.add(o.name());
                }
            });
            names.add(file);
            throw Circles.problem(names);
        }
    }

    /** Checks all lines; reports the first that is not well written. In notes also one that is no command. */
    private static boolean sound(Session session, Lines lines, String name, Scope scope, Source from) {
        for (Lines.One line : lines.all()) {
            Optional<Problem> problem =
                    lines.programs() ? Session.check(line.text()) : session.understands(line.text(), scope, false);
            if (problem.isPresent()) {
                Problem p = problem.get();
                String hint = (p.hint() == null ? "" : p.hint() + "; ") + "nothing of the file was run";
                session.report(p.hint(hint), line.text(), new Source(name, line.number(), line.column(), from));
                return false;
            }
        }
        return true;
    }

    private int lines(Session session, Lines lines, String name, Scope scope, Source from) {
        Run run = new Run(session, lines, name, scope, from);
        run.all();
        session.kernel().expect(0);
        session.output().progress(null);
        return session.exit().isPresent() ? session.exit().getAsInt() : run.failure != 0 ? run.failure : run.status;
    }

    /** The lines of one file on their way. */
    private final class Run {
        private final Session session;
        private final Lines lines;
        private final String name;
        private final Scope scope;
        private final Source from;
        private final LatePorts late;
        private final long start = System.nanoTime();
        private long drawn = start;
        private int furthest;
        private int status;
        private int failure;

        Run(Session session, Lines lines, String name, Scope scope, Source from) {
            this.session = session;
            this.lines = lines;
            this.name = name;
            this.scope = scope;
            this.from = from;
            this.late = new LatePorts(session, lines);
        }

        void all() {
            Ahead ahead = new Ahead(lines.all());
            for (int at = 0; at < lines.all().size(); at++) {
                Lines.One line = lines.all().get(at);
                progress(line, at);
                if (late.holds(line)) {
                    continue;
                }
                if (line.text().contains("netns")) {
                    session.kernel().expect(ahead.namespaces(at));
                }
                if (!late.passes(line.text()) && !plugged() || !one(line)) {
                    return;
                }
            }
            plugged();
        }

        private void progress(Lines.One line, int at) {
            int all = lines.all().size();
            long now = System.nanoTime();
            boolean long_ = all >= WORTH_PROGRESS && now - start > BEFORE_PROGRESS_NANOS;
            if (long_ && now - drawn > BETWEEN_PROGRESS_NANOS) {
                drawn = now;
                session.output()
                        .progress(Text.visible(name) + ": line " + line.number() + ", " + at * 100 / all + " %");
            }
        }

        /** Runs what was kept back; whether the file goes on. */
        private boolean plugged() {
            for (Lines.One line : late.take()) {
                if (!one(line)) {
                    return false;
                }
            }
            return true;
        }

        /** Runs one line; whether the file goes on. */
        private boolean one(Lines.One line) {
            Source where = new Source(name, line.number(), line.column(), from);
            int before = session.reports();
            status = session.run(line.text(), where, scope, lines.programs());
            furthest = Math.max(furthest, line.number());
            if (session.exit().isPresent()) {
                return false;
            } else if (status == 0) {
                ran++;
                return true;
            }
            failure = failure == 0 ? status : failure;
            if (session.reports() == before && !stopped && status != INTERRUPTED) {
                session.report(ended(status, line.text()), line.text(), where);
            }
            if (session.options().keepGoing() && status != INTERRUPTED) {
                return true;
            }
            int ended = status;
            if (ended != INTERRUPTED) {
                plugged(); // all that stands before it is to have been run
            }
            stop(session, where, ended, line.number() < furthest);
            return false;
        }
    }

    /** A line that says itself what was wrong needs no more words; one that only fails does. */
    private static Problem ended(int status, String line) {
        List<Lexeme> code = Lexer.scan(line).code();
        Lexeme first = code.get(0);
        Lexeme last = code.get(code.size() - 1);
        return Problem.of("file.line", "the line ended with status " + status)
                .at(new Token(line.substring(first.start(), last.end()), first.start(), last.end(), true));
    }

    /** Says once, for the file where it happened, what was run before and stands; with {@code late}, from behind it, too. */
    private void stop(Session session, Source where, int status, boolean late) {
        if (!stopped) {
            stopped = true;
            String what = status == INTERRUPTED ? "interrupted" : "stopped";
            // rehearsed, or read as what a file wishes for
            String before = switch (session.options().dryRun() ? 0 : ran) {
                case 0 -> session.options().dryRun() ? "nothing was done" : "nothing was run before it";
                case 1 ->
                    "the line before it was run and " + (session.keeping().isAtomic() ? "is taken back" : "stands");
                default ->
                    "the " + ran + " lines before it " + (late ? "and behind it " : "") + "were run and "
                            + (session.keeping().isAtomic() ? "are taken back" : "stand");
            };
            session.output()
                    .error(Text.visible(where.name()) + ":" + where.line() + ": " + what + "; " + before + "\n");
        }
    }
}
