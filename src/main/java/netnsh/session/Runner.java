package netnsh.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Token;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs.Status;
import netnsh.model.NamedNs;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import netnsh.verb.Commands;
import netnsh.verb.Request;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** Runs the parts of a line one after the other: lists, {@code !}, {@code retry}, {@code @NS}, {@code &}. */
final class Runner {
    /** The id of the Problem that Ctrl-C makes. */
    static final String INTERRUPTED = "run.interrupted";
    /** The id of the Problem that a reader who has gone away makes. */
    static final String CLOSED = "run.closed";

    /** What Ctrl-Z is answered. */
    static final String STAYS =
            "netnsh does this itself and cannot stop it: Ctrl-C ends it, & behind it runs it beside";

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Session session;
    private final Commander commander;

    Runner(Session session) {
        this.session = session;
        this.commander = new Commander(session);
    }

    /** Runs a line; what is not understood in any part of it is a Problem before anything is run. */
    int run(Line line, Frame f) {
        boolean several = line.items().size() > 1
                || line.items().stream().anyMatch(i -> i.steps().size() > 1);
        if (several) {
            check(line, f);
        }
        int status = 0;
        for (Line.Item item : line.items()) {
            if (session.exit().isPresent()) {
                break;
            }
            if (!item.background()) {
                status = steps(item, f);
            } else {
                status = session.options().dryRun() ? rehearse(item, f) : background(item, f);
            }
            f.scope().status(status);
        }
        return status;
    }

    private int rehearse(Line.Item item, Frame f) {
        try (HeldOutput held = new HeldOutput(null, f.out())) {
            int status = steps(item, f.to(held));
            f.out().text(held.held().stripTrailing() + " &\n");
            return status;
        }
    }

    /** Does what a request asks for that was read elsewhere. */
    int perform(Request request, Frame f) {
        return commander.plan(request, f);
    }

    void check(Line line, Frame f) {
        line.items().forEach(i -> i.steps().forEach(s -> check(s.pipeline(), f)));
    }

    /** Words with variables can only be understood when it is their turn. */
    private static void check(Line.Pipeline p, Frame f) {
        if (p.words().stream().noneMatch(Lexeme::varies)) {
            Understanding.of(p, f);
        }
    }

    private int steps(Line.Item item, Frame f) {
        int status = 0;
        for (Line.Step step : item.steps()) {
            boolean go = step.when() == null || step.when().equals("&&") == (status == 0);
            if (go && session.exit().isEmpty()) {
                status = pipeline(step.pipeline(), f);
                f.scope().status(status);
            }
        }
        return status;
    }

    private int pipeline(Line.Pipeline p, Frame f) {
        try {
            int status = p.retry() != null && !session.options().dryRun() ? retry(p, f) : everywhere(p, f);
            boolean invert = p.invert() && !session.options().dryRun();
            return invert ? status == 0 ? 1 : 0 : status;
        } catch (Problem problem) {
            if (problem.id().equals(INTERRUPTED)) {
                throw problem;
            } else if (p.invert() && !Mistakes.isMisunderstood(problem)) {
                return 0;
            }
            return session.report(problem, f);
        }
    }

    private int retry(Line.Pipeline p, Frame f) {
        Token word = Understanding.expand(List.of(p.retry()), f).get(0);
        Duration time;
        try {
            time = Numbers.DURATION.read(word.text());
        } catch (BadValue e) {
            throw Problem.of("line.retry", "\"" + word.text() + "\": " + e.getMessage())
                    .at(word, e.offset());
        }
        session.patient();
        long deadline = System.nanoTime() + time.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            try (HeldOutput held = new HeldOutput(f.kernel().programs(), f.out())) {
                int status = 1;
                Problem problem = null;
                try {
                    status = everywhere(p, f.to(held));
                } catch (Problem failed) {
                    problem = failed;
                    if (failed.id().equals(INTERRUPTED) || Mistakes.isMisunderstood(failed)) {
                        throw failed;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (status == 0 || left <= 0) {
                    held.release();
                    if (problem != null) {
                        throw problem;
                    }
                    return status;
                }
                pause(Math.min(pause, left));
                pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            }
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw Problem.of(INTERRUPTED, "interrupted");
        }
    }

    private int everywhere(Line.Pipeline p, Frame f) {
        if (p.at() == null) {
            return commander.run(p, f);
        }
        List<Context> places = places(p.at(), f);
        if (places.size() == 1) {
            return commander.run(p, f.at(places.get(0)));
        }
        check(p, f);
        if (!places.isEmpty() && watches(p, f)) {
            return commander.run(p, f.together(places.stream().map(Context::ns).toList()));
        }
        int status = 0;
        Problem first = null;
        List<String> where = new ArrayList<>();
        for (Context place : places) {
            int one = 1;
            try {
                Output out = session.options().dryRun() ? f.out() : new Labelled(f.out(), place.ns());
                one = commander.run(p, f.at(place).to(out));
            } catch (Problem problem) {
                if (Mistakes.isMisunderstood(problem) || problem.id().equals(INTERRUPTED)) {
                    throw problem;
                }
                first = first == null ? problem : first;
                where.add(place.ns().toString());
            }
            status = status == 0 ? one : status;
        }
        if (first != null) {
            String hint = "this is about " + String.join(", ", where);
            throw first.hint(first.hint() == null ? hint : first.hint() + "; " + hint);
        }
        return status;
    }

    /** Whether it never ends by itself, so that one place cannot come after the other. */
    private static boolean watches(Line.Pipeline p, Frame f) {
        Command c = Understanding.of(p, f);
        return c.kind() == Command.Kind.VERB
                && Commands.request(c.reading(), f.here()).verb().name().equals("monitor");
    }

    /** The namespaces that {@code @left}, {@code @left,right} or {@code @all} mean. */
    private static List<Context> places(Lexeme at, Frame f) {
        List<Token> words = Understanding.expand(List.of(at), f);
        if (words.size() != 1 || words.get(0).text().length() < 2) {
            throw Problem.of("line.place", "a namespace is missing behind @").at(LineParser.token(at));
        }
        Token word = words.get(0);
        String names = word.text().substring(1);
        List<Context> places = new ArrayList<>();
        if (names.equals("all")) {
            for (NamedNs ns : f.kernel().namespacesWithoutIds()) {
                if (ns.state() == NamedNs.State.OK) {
                    places.add(new Context(new NsRef.Named(ns.name()), null));
                }
            }
            return places;
        }
        int offset = 1;
        for (String name : names.split(",", -1)) {
            try {
                NsRef ns = Names.PLACE.read(name);
                enterable(ns, f.kernel(), word);
                places.add(new Context(ns, null));
            } catch (BadValue e) {
                throw Problem.of("line.place", "\"" + name + "\": " + e.getMessage())
                        .at(word, offset + e.offset());
            }
            offset += name.length() + 1;
        }
        return places;
    }

    /** A namespace that is not there, or cannot be entered, is a Problem under the word that names it. */
    static void enterable(NsRef ns, Kernel kernel, Token word) {
        if (!(ns instanceof NsRef.Home)) {
            try {
                kernel.reach(ns);
            } catch (Problem p) {
                throw p.at(word);
            }
        }
    }

    private int background(Line.Item item, Frame f) {
        Line.Pipeline first = item.steps().get(0).pipeline();
        boolean single = item.steps().size() == 1 && !first.invert() && first.retry() == null;
        try {
            if (single && Understanding.of(first, f).kind() == Command.Kind.PROGRAM) {
                List<Context> places = first.at() == null ? List.of(f.here()) : places(first.at(), f);
                for (Context place : places) {
                    commander.start(first, f.at(place));
                }
                return 0;
            }
            item.steps().forEach(s -> check(s.pipeline(), f));
        } catch (Problem p) {
            return session.report(p, f);
        }
        Line.Pipeline last = item.steps().get(item.steps().size() - 1).pipeline();
        Job job = session.jobs().add(f.text().substring(first.from(), last.end()));
        Kernel own = session.anotherKernel();
        Frame frame = f.inBackground(job, own);
        Thread thread = new Thread(() -> beside(item, frame, job, own), "job-" + job.number());
        thread.setDaemon(true);
        job.thread(thread);
        thread.start();
        commander.announce(job, f);
        return 0;
    }

    private void beside(Line.Item item, Frame f, Job job, Kernel own) {
        int status = 1;
        try (own) {
            status = steps(item, f);
        } catch (Problem | Output.Closed p) {
            status = p instanceof Problem problem ? Mistakes.status(problem) : 1;
        } finally {
            job.status(new Status(Status.State.EXITED, status));
            f.out().flush();
        }
    }
}
