package netnsh.bash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import netnsh.grammar.Source;
import netnsh.grammar.Token;
import netnsh.kernel.Callers;
import netnsh.kernel.Callers.Mailbox;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs;
import netnsh.kernel.Programs.Status;
import netnsh.plan.Problem;
import netnsh.session.Session;
import netnsh.session.Sourcing;
import netnsh.value.Text;

/** Runs bash programs; other files are replayed as ever. */
public final class BashPrograms implements Sourcing {
    private static final int SIGTERM = 15;
    private static final String ENVIRONMENT = "BASH_ENV";
    /** What a program answers that SIGSTOP, SIGTSTP, SIGTTIN or SIGTTOU has stopped. */
    private static final List<Integer> STOPPED = List.of(128 + 19, 128 + 20, 128 + 21, 128 + 22);
    /** Options that would show the lines of the file that bash reads first, or would keep it from being read. */
    private static final List<String> LATE = List.of("-x", "-v", "-xv", "-vx", "--verbose", "--posix");

    private final Sourcing others;
    private final Supplier<Callers> ports;
    private final Supplier<Kernel> kernels;
    private final String version;
    private final boolean always;

    /**
     * A port for a session.
     *
     * @param others replays what is no bash program
     * @param callers looks at whoever calls
     * @param kernels makes the doors to the machine by which the program's lines go
     * @param version netnsh's own
     * @param always what asks for sh, and what asks for nothing, is bash's too
     */
    public BashPrograms(
            Sourcing others, Supplier<Callers> callers, Supplier<Kernel> kernels, String version, boolean always) {
        this.others = others;
        this.ports = callers;
        this.kernels = kernels;
        this.version = version;
        this.always = always;
    }

    @Override
    public int source(Session session, String file, List<String> args, Source from, Token at) {
        Asked asked = file.equals("-") || others.isNotes(file) ? null : Asked.by(file);
        if (asked == null || !isProgram(file, asked)) {
            return others.source(session, file, args, from, at);
        }
        try {
            return run(session, file, args, asked, from);
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    @Override
    public boolean runsBash() {
        return true;
    }

    private boolean isProgram(String file, Asked asked) {
        boolean named = file.endsWith(".sh") || file.endsWith(".bash");
        if (named && !asked.interpreter().isEmpty() && !asked.isShell()) {
            throw Problem.of(
                    "bash.other",
                    Text.visible(file) + " asks for " + Text.visible(asked.interpreter()) + ", not for bash");
        }
        if (asked.isSh() && !always) {
            throw Problem.of(
                            "bash.sh",
                            Text.visible(file) + " asks for " + asked.interpreter()
                                    + ", where netnsh's functions cannot be defined")
                    .hint("netnsh --bash " + Text.word(file) + " runs it with bash");
        }
        return named || always || asked.isShell();
    }

    private int run(Session session, String file, List<String> args, Asked asked, Source from) {
        if (session.options().dryRun()) {
            throw Problem.of(
                    "bash.rehearsal", "a bash program cannot be rehearsed: what it would do depends on what it sees");
        }
        List<String> late = asked.options().stream().filter(LATE::contains).toList();
        List<String> argv = new ArrayList<>(List.of(asked.isShell() && !asked.isSh() ? asked.path() : "bash"));
        asked.options().stream().filter(o -> !late.contains(o) && !asked.isSh()).forEach(argv::add);
        argv.add("--");
        argv.add(file);
        argv.addAll(args);
        boolean among = session.options().interactive() || from.isFile();
        Callers callers = ports.get();
        return served(
                session,
                callers,
                false,
                sets(late),
                functions -> among ? asLine(session, argv, functions, from) : alone(session, callers, argv, functions));
    }

    @Override
    public int compound(Session session, ToIntFunction<Map<String, String>> bash, Token at) {
        try {
            return served(
                    session,
                    ports.get(),
                    true,
                    List.of(),
                    functions -> bash.applyAsInt(Map.of(ENVIRONMENT, functions)));
        } catch (Problem p) {
            throw p.id().startsWith("bash.") ? p.at(at) : p;
        }
    }

    /** Runs bash with the file of functions that it is to read first, and serves their calls until it ends. */
    private int served(
            Session session, Callers callers, boolean own, List<String> options, ToIntFunction<String> bash) {
        if (!callers.able()) {
            throw Problem.of("bash.kernel", "bash programs need Linux 5.6 or newer (pidfd_getfd)");
        }
        Mailbox mailbox = callers.open();
        Calls calls = new Calls(callers, mailbox, () -> new Desk(kernels, version, session), own);
        int status = 0;
        try {
            String text = Functions.text(mailbox, System.getenv(ENVIRONMENT), own, options);
            String functions = mailbox.put("env", text);
            calls.start();
            status = bash.applyAsInt(functions);
        } finally {
            if (STOPPED.contains(status)) { // it is a job now, and may go on
                Runtime.getRuntime().addShutdownHook(new Thread(calls::close));
            } else {
                calls.close();
            }
        }
        return status;
    }

    /** Among other lines it is a program as all others: of the prompt's, with the terminal. */
    private static int asLine(Session session, List<String> argv, String functions, Source from) {
        return session.run(
                ENVIRONMENT + "=" + Text.word(functions) + " run " + Text.words(argv), from, session.scope(), true);
    }

    /** When this process was started for the program alone, keys of the terminal and signals are the program's affair. */
    private static int alone(Session session, Callers callers, List<String> argv, String functions) {
        callers.leaveKeys();
        Programs programs = session.kernel().programs();
        int out = session.output().outFd();
        int error = session.output().errorFd();
        session.output().flush();
        Programs.Start what = new Programs.Start(
                session.context().ns(), argv, Map.of(ENVIRONMENT, functions), 0, out, error, -1, false);
        return lastWord(programs, callers, what);
    }

    private static List<String> sets(List<String> late) {
        List<String> all = new ArrayList<>();
        for (String option : late) {
            all.add(option.equals("--posix") ? "-o posix" : option.equals("--verbose") ? "-v" : option);
        }
        return all;
    }

    /**
     * The program's own end counts: when this process is told to go, the program is told, and goes when it likes and with the
     * status that it likes, as it would without netnsh. That stands before the program runs: whoever hears its first word may
     * tell this process to go.
     */
    private static int lastWord(Programs programs, Callers callers, Programs.Start what) {
        Thread home = Thread.currentThread();
        CompletableFuture<Integer> begun = new CompletableFuture<>();
        Thread last = new Thread(() -> {
            begun.thenAccept(pid -> callers.signal(pid, SIGTERM));
            Leaving.end(home);
        });
        Leaving.delay();
        try {
            Runtime.getRuntime().addShutdownHook(last);
        } catch (IllegalStateException leaving) {
            return 128 + SIGTERM; // told before it began: nothing more is started
        }
        try {
            int pid = programs.start(what);
            begun.complete(pid);
            return ended(programs, pid).exit();
        } finally {
            forget(last);
        }
    }

    private static Status ended(Programs programs, int pid) {
        Status status;
        do {
            status = programs.waitFor(pid, true);
        } while (status.state() == Status.State.RUNNING || status.state() == Status.State.STOPPED);
        return status;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException leaving) {
            return; // the hook waits for what this process has still to do
        }
    }
}
