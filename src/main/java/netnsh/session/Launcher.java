package netnsh.session;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import netnsh.grammar.Token;
import netnsh.journal.JobFolder;
import netnsh.kernel.Programs;
import netnsh.kernel.Programs.Status;
import netnsh.kernel.Programs.Status.State;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.value.NsRef;

/**
 * Starts programs and waits for them. At the prompt each gets a process group of its own and, in the foreground, the
 * terminal; elsewhere programs stay in netnsh's group, so that Ctrl-C reaches all.
 */
final class Launcher {
    private static final int SIGINT = 2;
    private static final int SIGPIPE = 13;
    private static final long WATCH_MILLIS = 10;

    private final Session session;
    private File logFolder;

    Launcher(Session session) {
        this.session = session;
    }

    /** Programs that are seen, or were when they stopped, by their process ids. */
    private final Map<Integer, Programs.Relay> relays = new HashMap<>();

    /** A program that was started. */
    record Running(int pid, boolean terminal, String text) {}

    /** Runs a program in the foreground; its exit status, 128 + signal when it was killed or stopped. */
    int foreground(NsRef ns, List<String> argv, Map<String, String> environment, Frame f, Token at) {
        return await(begin(ns, argv, environment, 0, f, at), f);
    }

    /**
     * Runs a host of its own in the foreground.
     *
     * @param begun is told its process
     * @param ended is done when it is over, also when it was stopped before
     */
    int host(NsRef ns, List<String> argv, Frame f, Token at, IntConsumer begun, Runnable ended) {
        Running running;
        try {
            running = begin(ns, argv, Map.of(), 0, f, at);
            begun.accept(running.pid());
        } catch (Problem p) {
            ended.run();
            throw p;
        }
        try {
            return await(running, f);
        } finally {
            if (!session.jobs().whenEnded(running.pid(), ended)) {
                ended.run();
            }
        }
    }

    /** Starts the program at the end of a pipe. */
    Running reader(NsRef ns, List<String> argv, int in, Frame f, Token at) {
        return begin(ns, argv, Map.of(), in, f, at);
    }

    private Running begin(NsRef ns, List<String> argv, Map<String, String> environment, int in, Frame f, Token at) {
        Programs programs = f.kernel().programs();
        boolean watched = session.watch() != null && f.job() == null;
        boolean terminal = session.options().interactive() && f.job() == null && !watched && programs.isTerminal(0);
        int group = terminal || watched || f.job() != null ? 0 : -1;
        int out = f.out().outFd();
        int error = f.out().errorFd();
        f.out().flush();
        Map<String, String> all = new HashMap<>(f.scope().exported());
        all.putAll(environment);
        int[] empty = watched && in == 0 ? programs.pipe() : null;
        int pid;
        try {
            int from = empty == null ? in : empty[0];
            Programs.Start start = Hosts.inside(
                    new Programs.Start(ns, argv, all, from, out, error, group, terminal, f.as()), programs);
            Programs.Relay relay = terminal ? relayed(programs, start, at) : null;
            pid = relay == null ? started(programs, start, at) : relay.pid();
            if (relay != null) {
                relays.put(pid, relay);
            }
        } finally {
            if (empty != null) {
                programs.close(empty[0]);
                programs.close(empty[1]);
            }
        }
        if (f.job() != null) {
            f.job().child(pid);
        }
        return new Running(pid, terminal, f.text().strip());
    }

    private Programs.Relay relayed(Programs programs, Programs.Start start, Token at) {
        try {
            return session.recordings().relay(programs, start);
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    private static int started(Programs programs, Programs.Start start, Token at) {
        try {
            return programs.start(start);
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    /** Waits until it ends or stops; a stopped one becomes a job. */
    int await(Running running, Frame f) {
        Programs programs = f.kernel().programs();
        if (session.watch() != null && f.job() == null) {
            session.overseer().program(true);
            try {
                return watched(running, session.watch(), programs);
            } finally {
                session.overseer().program(false);
            }
        }
        Status status;
        try {
            status = awaited(running.pid(), programs);
        } finally {
            if (running.terminal()) {
                programs.reclaimTerminal();
            }
            if (f.job() != null) {
                f.job().child(0);
            }
        }
        if (status.state() == State.STOPPED) {
            Job job = session.jobs().add(running.text());
            job.program(running.pid(), status);
            f.out().text("\n" + Jobs.line(job, List.of()));
        } else if (status.state() == State.KILLED) {
            killed(status, f);
        }
        return status.exit();
    }

    private Status awaited(int pid, Programs programs) {
        Programs.Relay relay = relays.get(pid);
        if (relay != null) {
            Status status = relay.await();
            session.recordings().done(relay);
            if (status.state() != State.STOPPED) {
                relays.remove(pid);
            }
            return status;
        }
        Status status;
        do {
            status = programs.waitFor(pid, true);
        } while (status.state() == State.RUNNING);
        return status;
    }

    /** Waits until it ends, or its watch has seen enough. */
    private int watched(Running running, Watch watch, Programs programs) {
        Status status = programs.waitFor(running.pid(), false);
        while (status.state() == State.RUNNING) {
            Watch.Verdict verdict = watch.look();
            if (verdict == Watch.Verdict.LEAVE) {
                session.jobs().add(running.text()).program(running.pid(), status);
                return 0;
            } else if (verdict != Watch.Verdict.WAIT) {
                programs.signal(running.pid(), verdict == Watch.Verdict.KILL ? Job.SIGKILL : SIGINT);
            }
            try {
                Runner.pause(WATCH_MILLIS);
            } catch (Problem interrupted) {
                programs.signal(running.pid(), SIGINT);
                throw interrupted;
            }
            status = programs.waitFor(running.pid(), false);
        }
        return status.exit();
    }

    private static void killed(Status status, Frame f) {
        if (status.code() == SIGINT) {
            throw Problem.of(Runner.INTERRUPTED, "interrupted");
        } else if (status.code() != SIGPIPE) {
            f.out().flush();
            f.out().error("netnsh: " + Jobs.signalName(status.code()) + "\n");
        }
    }

    /** Starts a program that nobody waits for; it has a process group of its own, and reads nothing without a terminal. */
    void background(NsRef ns, List<String> argv, Map<String, String> environment, Frame f, String text, Token at) {
        Programs programs = f.kernel().programs();
        int in = 0;
        if (!session.options().interactive()) {
            int[] empty = programs.pipe();
            programs.close(empty[1]);
            in = empty[0];
        }
        try {
            int out = f.out().outFd();
            int error = f.out().errorFd();
            f.out().flush();
            Programs.Start start =
                    Hosts.inside(new Programs.Start(ns, argv, environment, in, out, error, 0, false, f.as()), programs);
            Job job;
            synchronized (session.jobs()) { // whoever ends all jobs meanwhile, as a signal does, finds this one
                int pid = started(programs, start, at);
                job = session.jobs().add(text);
                job.program(pid, new Status(State.RUNNING, 0));
                f.scope().background(pid);
            }
            announce(job, f);
        } finally {
            if (in != 0) {
                programs.close(in);
            }
        }
    }

    /** Starts a server: a job whose output is kept in a file. */
    void serve(
            NsRef ns,
            List<String> argv,
            Map<String, String> environment,
            Line.Starting how,
            String name,
            Frame f,
            Token at,
            Consumer<Server> first) {
        Map<String, String> all = new HashMap<>(f.scope().exported());
        all.putAll(environment);
        String program = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
        String free = session.jobs().freeName(name == null ? program : name, name != null, at);
        Programs.Start what = Hosts.inside(
                new Programs.Start(ns, argv, all, 0, 1, 2, 0, false, f.as()),
                f.kernel().programs());
        File log = new File(logFolder(), free + ".log");
        try {
            Programs programs = f.kernel().programs();
            Server server = new Server(programs, what, free, how.restart(), how.keep(), log);
            first.accept(server);
            f.out().flush();
            Job job = session.jobs().serve(server, f.text().strip());
            f.scope().background(job.group());
            if (how.keep()) {
                Effect.Kept kept =
                        new Effect.Kept(server.mark(), true, at, f.text().strip());
                session.ports().undoing().run(kept, f.kernel(), o -> {}, lost -> {});
            }
            announce(job, f);
        } catch (Problem p) {
            if (!session.jobs().isLog(log)) {
                log.delete();
                log.getParentFile().delete(); // succeeds when no other server has said anything
            }
            throw p.at(at);
        }
    }

    /** The private folder of this session's servers, made when the first one starts. */
    private File logFolder() {
        try {
            if (logFolder == null || !logFolder.isDirectory()) {
                logFolder = Files.createTempDirectory(JobFolder.prefix()).toFile();
            }
            return logFolder;
        } catch (IOException e) {
            throw Problem.of("file.write", "no folder for the output of servers: " + e.getMessage());
        }
    }

    /** Tells the person at the prompt the number of a job. */
    void announce(Job job, Frame f) {
        if (session.options().interactive()) {
            f.out().text("[" + job.number() + "]" + (job.group() == 0 ? "" : " " + job.group()) + "\n");
        }
    }

    /** Brings a job to the foreground and waits for it. */
    int resume(Job job, Frame f) {
        Programs programs = f.kernel().programs();
        boolean terminal = session.options().interactive() && programs.isTerminal(0) && !job.onThread();
        f.out().text(job.text() + "\n");
        f.out().flush();
        boolean relayed = relays.containsKey(job.group());
        if (terminal && !relayed) {
            programs.giveTerminal(job.group());
        }
        try {
            job.signal(Job.SIGCONT);
            Status status = relayed ? awaited(job.group(), programs) : job.await();
            job.status(status);
            while (status.state() == State.RUNNING) {
                status = job.await();
            }
            if (status.state() == State.STOPPED) {
                f.out().text("\n" + Jobs.line(job, List.of()));
            } else {
                session.jobs().remove(job);
            }
            return status.exit();
        } catch (InterruptedException e) {
            job.signal(SIGINT);
            throw Problem.of(Runner.INTERRUPTED, "interrupted");
        } finally {
            if (terminal && !relayed) {
                programs.reclaimTerminal();
            }
        }
    }
}
