package netnsh.script;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import netnsh.grammar.Source;
import netnsh.notes.Block;
import netnsh.notes.Directives;
import netnsh.notes.Notes;
import netnsh.notes.Step;
import netnsh.plan.Context;
import netnsh.session.Scope;
import netnsh.session.Session;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Numbers;

/** Runs the commands of notes, each in the namespace that the notes had it in. */
final class NotesReplay {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int INTERRUPTED = 130;
    private static final long SETTLING_NANOS = 2_500_000_000L;
    private static final long PAUSE_MILLIS = 150;
    private static final Pattern LOOKS = Pattern.compile(
            "(?:ip netns exec \\S+ )?(?:ip|bridge)(?: -\\S+| -n \\S+)* [a-z0-9]+(?: (?:show|list|ls|lst)\\b.*| dev"
                    + " \\S+| \\S+)?");

    private final Session session;
    private final Notes notes;
    private final Scope scope;
    private final Source from;
    private final Context home;
    private final Checking checking;
    private final List<String> unwritten;
    private final Restated restated;
    private int ran;
    private int failed;

    /**
     * With a check, nothing is printed but its report, and a command that fails does not stop the others.
     *
     * @param unwritten files that the notes show and nobody has written
     */
    NotesReplay(Session session, Notes notes, Scope scope, Source from, Checking checking, List<String> unwritten) {
        this.unwritten = unwritten;
        this.restated = new Restated(notes.steps());
        this.checking = checking;
        this.session = session;
        this.notes = notes;
        this.scope = scope;
        this.from = from;
        this.home = session.context();
    }

    /** How many commands were run and went as the notes say. */
    int ran() {
        return ran;
    }

    /** Runs the commands of a block; its status. Stops at the first that fails unless the session goes on. */
    int block(Block block) {
        if (block.says().skip() && checking == null) {
            note(block.line(), "the block says skip");
            return 0;
        }
        int status = 0;
        for (Step s : block.steps()) {
            int one = step(s, block);
            if (one != 0) {
                failed++;
                status = status == 0 ? one : status;
            }
            if (session.exit().isPresent()
                    || one != 0 && checking == null && !session.options().keepGoing()) {
                break;
            }
        }
        session.stand(home);
        return status;
    }

    private int step(Step s, Block block) {
        Directives says = block.says(s);
        if (says.skip()) {
            skipped(s, block.says().skip() ? "the block says skip" : "its comment says skip");
            return 0;
        }
        for (String file : s.kind() == Step.Kind.RUN ? unwritten : List.<String>of()) {
            if (s.command().matches("(?s).*(?<![\\w.>/-])(?:\\./)?" + Pattern.quote(file) + "(?![\\w.-]).*")) {
                skipped(s, "the file " + file + " is shown in the notes, and --files FOLDER writes it");
                return 0;
            }
        }
        Duration limit = says.timeout() == null ? PATIENCE : says.timeout();
        Source where = new Source(notes.name(), s.line(), s.column(), from);
        return switch (s.kind()) {
            case INCOMPLETE, UNCLEAR -> {
                skipped(s, s.why());
                yield checking != null && s.kind() == Step.Kind.INCOMPLETE ? 1 : 0;
            }
            case LEAVE -> 0;
            case ENTER -> {
                session.stand(home);
                int status = s.command().isEmpty() ? 0 : session.run("use " + Text.word(s.command()), where);
                if (checking != null && status != 0) {
                    checking.done(s.line(), "a shell in " + s.command(), status, 0);
                }
                yield status;
            }
            case RUN -> run(s, block, limit, where);
        };
    }

    private void skipped(Step s, String why) {
        if (checking != null) {
            checking.skipped(s, why);
        } else {
            note(s.line(), "not run: " + s.inShort() + " (" + why + ")");
        }
    }

    /** Where a command runs. */
    private Context place(Step s) {
        if (s.place() == null) {
            return home;
        } else if (!s.own()) {
            return new Context(new NsRef.Named(s.place()), null);
        }
        return OwnPlace.of(s.place(), notes.name() + ":" + s.line());
    }

    private int run(Step s, Block block, Duration limit, Source where) {
        session.stand(place(s));
        if (session.options().dryRun()) {
            return session.run(
                    NoteLine.of(s, session.runsBash() && !session.options().dryRun()), where, scope, true);
        }
        if (checking != null) {
            return checked(s, block, limit, where);
        }
        String prompt = session.context().ns() + "> ";
        session.output().text(Text.visible(prompt + s.inShort()) + "\n");
        session.output().flush();
        int status;
        String came;
        boolean late;
        try (Capture said = new Capture(session.kernel().programs())) {
            Patience patience = new Patience(s, limit, said);
            status = session.run(
                    NoteLine.of(s, session.runsBash() && !session.options().dryRun()),
                    where,
                    scope,
                    true,
                    said,
                    patience);
            came = said.all();
            late = patience.late();
        }
        print(came);
        if (late) {
            return wrong(s, where, "it did not end within " + Numbers.DURATION.write(limit), 124);
        }
        boolean interrupted = status == INTERRUPTED && !s.stopped();
        if (status == 0) {
            restated.done(s, block);
        } else if (restated.why(s, block, came) != null) {
            note(s.line(), restated.why(s, block, came));
            return 0;
        }
        if (status == 0 || !interrupted && Excuse.holds(s, block, came)) {
            ran++;
            return 0;
        }
        return interrupted ? status : wrong(s, where, "the command ended with status " + status, status);
    }

    /** What only looks may look again: addresses and states need a moment to settle. */
    private int checked(Step s, Block block, Duration limit, Source where) {
        long start = System.nanoTime();
        while (true) {
            try (Capture said = new Capture(session.kernel().programs())) {
                Patience patience = new Patience(s, limit, said);
                int status = session.run(
                        NoteLine.of(s, session.runsBash() && !session.options().dryRun()),
                        where,
                        scope,
                        true,
                        said,
                        patience);
                long nanos = System.nanoTime() - start;
                boolean again = block.showsOutput()
                        && nanos < SETTLING_NANOS
                        && LOOKS.matcher(s.command()).matches()
                        && !checking.compare(s, said.said()).agrees();
                if (!again) {
                    if (status == 0) {
                        restated.done(s, block);
                    } else if (restated.why(s, block, said.all()) != null) {
                        status = 0;
                    }
                    return checking.ran(s, block, said.said(), status, patience.late(), nanos) ? 0 : 1;
                }
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return INTERRUPTED;
            }
        }
    }

    private int wrong(Step s, Source where, String what, int status) {
        session.output().flush();
        session.output()
                .error(Text.visible(where.name()) + ":" + s.line() + ": " + what + ": " + Text.visible(s.command())
                        + "\n");
        return status;
    }

    private void print(String came) {
        StringBuilder out = new StringBuilder();
        came.lines()
                .forEach(line -> out.append(TerminalText.line(line).replace("\t", "        "))
                        .append('\n'));
        session.output().text(out.toString());
    }

    private void note(int line, String what) {
        session.output()
                .text("note: " + Text.visible(notes.name() + ":" + line + ": " + what.replace("\n", " ")) + "\n");
    }
}
