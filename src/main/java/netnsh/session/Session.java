package netnsh.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import netnsh.grammar.Lookup;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs;
import netnsh.plan.Context;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.render.ProblemText;
import netnsh.value.Text;
import netnsh.verb.Request;

/** Somebody at work: stands in a namespace, has variables and jobs, runs lines. Only {@link #interrupt()} is for other threads. */
public final class Session implements AutoCloseable {

    private final Kernel kernel;
    private final Supplier<Kernel> kernels;
    private final Output out;
    private final Options options;
    private final Place place = new Place();
    private final Scope scope = new Scope();
    private final Jobs jobs;
    private final Runner runner;
    private final Keeping keeping = new Keeping(this);
    private volatile Thread running;
    private volatile boolean interrupted;
    private final Recordings recordings = new Recordings(this);
    private final Ports ports = new Ports();
    private Runnable patience;
    private Watch watch;
    private Output now;
    private Overseer overseer;
    private Consumer<String> notes;
    private int depth;
    private int reports;
    private Integer exit;
    private Programs.Start becoming;

    /**
     * A session that stands at home.
     *
     * @param kernel the machine, or a rehearsal of it when {@code options} ask for a dry run
     * @param kernels makes one more door to the machine, for a command in the background
     */
    public Session(Kernel kernel, Supplier<Kernel> kernels, Output out, Options options) {
        this.kernel = kernel;
        this.kernels = kernels;
        this.out = out;
        this.options = options;
        this.jobs = new Jobs(kernel::programs);
        this.runner = new Runner(this);
    }

    /** How {@code source} replays files. */
    public void sourcing(Sourcing port) {
        ports.sourcing(port);
    }

    /** Who keeps what is done at the prompt; asked for when {@code record} comes first. */
    public void recorder(Supplier<Recorder> port) {
        recordings.by(port);
    }

    Recordings recordings() {
        return recordings;
    }

    /** What it asks others for. */
    public Ports ports() {
        return ports;
    }

    /** Whether {@code source} runs bash programs, too. */
    public boolean runsBash() {
        return ports.sourcing().runsBash();
    }

    /** What is to be done once before the session first waits for long; elsewhere than at the prompt. */
    public void patience(Runnable port) {
        patience = port;
    }

    /** Where notes go instead of among the output. */
    public void notes(Consumer<String> port) {
        notes = port;
    }

    Consumer<String> notes() {
        return notes;
    }

    /** Does what a request asks for that was read elsewhere; its exit status. A Problem is thrown, not reported. */
    public int perform(Request request) {
        Frame frame = new Frame(kernel, place, scope, Source.PROMPT, request.words(), out, null, null, List.of(), true);
        kernel.forget();
        try {
            return runner.perform(request, frame);
        } finally {
            out.flush();
        }
    }

    /** Something that takes long is about to begin. */
    void patient() {
        Runnable once = patience;
        patience = null;
        if (once != null && !options.interactive()) {
            once.run();
        }
    }

    /** Replays a file that was given on the process's command line. */
    public int replay(String file, List<String> args) {
        return ports.sourcing().source(this, file, args, Source.PROMPT, null);
    }

    /** What is kept of its changes, and how they are taken back. */
    public Keeping keeping() {
        return keeping;
    }

    /** How {@code help} is written. */
    public void helper(Helper port) {
        ports.helper(port);
    }

    /** Runs one line of the prompt or of the process's arguments; answers its exit status. */
    public int run(String line, Source where) {
        return run(line, where, scope, true);
    }

    /**
     * Runs one line (lines joined by a backslash count as one). What goes wrong is reported, never thrown.
     *
     * @param scope the variables that the line sees
     * @param programs whether a word that is no verb may be a program
     * @return exit status, 0 when it went well
     * @throws Output.Closed when whoever reads the output has gone away
     */
    public int run(String line, Source where, Scope scope, boolean programs) {
        return run(line, where, scope, programs, output(), null);
    }

    /** The same, with all that it says sent elsewhere; {@code over} looks after it while it runs, or is null. */
    public int run(String line, Source where, Scope scope, boolean programs, Output to, Watch over) {
        boolean outermost = depth == 0 && options.interactive();
        Output heard = outermost ? recordings.begin(line, to) : to;
        Frame frame = new Frame(kernel, place, scope, where, line, heard, null, null, List.of(), programs);
        Watch before = watch;
        watch = over == null ? watch : over;
        Output outside = now;
        now = heard;
        Thread outer = running;
        running = Thread.currentThread();
        depth++;
        overseer = over == null ? overseer : new Overseer(this, over);
        try {
            lookAround(); // first: what is taken back meanwhile was done by lines before
            ports.begins(depth - 1, line);
            if (!where.isFile() || jobs.any()) {
                kernel.forget(); // only between lines of a file is nobody else of ours at work
            }
            scope.status(understood(line, frame));
            return scope.status();
        } finally {
            ports.ends(--depth);
            if (over != null) {
                overseer.close();
                overseer = null;
                interrupted = false;
            }
            watch = before;
            now = outside;
            running = outer;
            if (depth == 0 && options.interactive()) {
                interrupted = false; // one that came too late is not for the next line
                Thread.interrupted();
            }
            out.flush();
            if (outermost) {
                recordings.end(scope.status());
            }
        }
    }

    private int understood(String line, Frame frame) {
        try {
            return runner.run(LineParser.parse(line), frame);
        } catch (Problem p) {
            return report(p, frame);
        }
    }

    /** Says so when the namespace that one stands in is no longer the same; done before each line too. */
    public void lookAround() {
        String news = options.dryRun() ? null : place.news();
        if (news != null) {
            out.text("note: " + Text.visible(news) + "\n");
        }
        String taken = keeping.news();
        if (taken != null) {
            out.text("note: " + Text.visible(taken) + "\n");
        }
    }

    /** What is wrong with the writing of a line: quotes, operators, brackets. Nothing is looked up. */
    public static Optional<Problem> check(String line) {
        try {
            LineParser.parse(line);
            return Optional.empty();
        } catch (Problem p) {
            return Optional.of(p);
        }
    }

    /** What is wrong with a line as far as that is known before it runs; words with variables are taken on trust. */
    public Optional<Problem> understands(String line, Scope with, boolean programs) {
        try {
            Frame frame = new Frame(kernel, place, with, Source.PROMPT, line, out, null, null, List.of(), programs);
            runner.check(LineParser.parse(line), frame);
            return Optional.empty();
        } catch (Problem p) {
            return Optional.of(p);
        }
    }

    /** How many problems have been reported so far. */
    public int reports() {
        return reports;
    }

    int report(Problem p, Frame frame) {
        if (!p.id().equals(Runner.INTERRUPTED)) {
            reports++;
            recordings.reported(p);
            frame.out().flush();
            frame.out()
                    .error(ProblemText.text(
                            p, frame.text(), frame.where(), frame.out().colouredErrors()));
        }
        return Mistakes.status(p);
    }

    /** Reports what went wrong outside of any line: with a file, with the process's arguments. */
    public int report(Problem p, String line, Source where) {
        reports++;
        out.flush();
        out.error(ProblemText.text(p, line, where, out.colouredErrors()));
        return Mistakes.status(p);
    }

    /** Stops what is running: Ctrl-C. Any thread may call it. */
    public void interrupt() {
        interrupted = true;
        recordings.interrupted();
        Thread t = running;
        if (t != null) {
            t.interrupt();
        }
    }

    /** Says that what is running cannot be stopped: Ctrl-Z, which a program gets itself. Any thread may call it. */
    public void stays() {
        if (running != null) {
            out.aside("\nnote: " + Runner.STAYS + "\n");
        }
    }

    /** Whether Ctrl-C came: nothing more of the line, and of the file, is to be run. */
    boolean interrupted() {
        return interrupted;
    }

    /** Where the session stands. */
    public Context context() {
        return place.now();
    }

    /** Goes to another place, which is there. */
    public void stand(Context there) {
        if (!there.equals(place.now())) {
            place.move(there);
        }
    }

    /** Looks after the program of the line that runs; null: nobody does. */
    Watch watch() {
        return watch;
    }

    /** Looks after what netnsh itself does, or null. */
    Overseer overseer() {
        return overseer;
    }

    /** Whether the namespace that the session stands in has lost its name since. */
    public boolean lost() {
        return place.gone();
    }

    /** The status of the last line. */
    public int status() {
        return scope.status();
    }

    /** The status that {@code exit} gave; empty while the session goes on. */
    public OptionalInt exit() {
        return exit == null ? OptionalInt.empty() : OptionalInt.of(exit);
    }

    /** The program that whoever made the session is to become when it is closed, or null. */
    public Programs.Start becoming() {
        return becoming;
    }

    void become(Programs.Start program) {
        becoming = program;
        exit = 0;
    }

    void exit(int status) {
        exit = status;
    }

    /** What runs in the background. */
    public Jobs jobs() {
        return jobs;
    }

    /** The session's own variables. */
    public Scope scope() {
        return scope;
    }

    /** The machine. */
    public Kernel kernel() {
        return kernel;
    }

    /** The machine as it may be read. */
    public View view() {
        return kernel;
    }

    /** Where its text goes; while a line runs, that of the line. */
    public Output output() {
        return now == null ? out : now;
    }

    /** How it works. */
    public Options options() {
        return options;
    }

    /** Jobs and variables for completion. */
    public Lookup names() {
        return (what, prefix) -> switch (what) {
            case JOB -> jobs.offers();
            case VARIABLE ->
                scope.variables().entrySet().stream()
                        .map(v -> new netnsh.grammar.Offer(v.getKey(), v.getValue()))
                        .toList();
            default -> List.of();
        };
    }

    Kernel anotherKernel() {
        return kernels.get();
    }

    int source(String file, List<String> args, Source from, Token at) {
        return ports.sourcing().source(this, file, args, from, at);
    }

    String help(List<String> topic) {
        return ports.helper().help(topic);
    }

    /** Ends what runs in the background, and waits for nothing else: for a process that is told to go. */
    public void endJobs() {
        jobs.end();
    }

    /** Ends its jobs. The kernel stays open: it belongs to whoever made it. */
    @Override
    public void close() {
        jobs.end();
        keeping.close();
        out.flush();
    }
}
