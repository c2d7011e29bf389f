package netnsh.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lexeme;
import netnsh.grammar.Token;
import netnsh.kernel.Programs;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.value.Account;
import netnsh.value.Accounts;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.Commands;
import netnsh.verb.Request;
import netnsh.word.Names;

/** Runs one command in one place: a verb through its plan, a program, an assignment, with pipes and redirections. */
final class Commander {
    private static final String SHELL = "/bin/sh";
    private static final String BASH = "bash";
    private static final String PING_GROUPS = "net.ipv4.ping_group_range";

    private final Session session;
    private final Launcher launcher;
    private final Doer doer;

    Commander(Session session) {
        this.session = session;
        this.launcher = new Launcher(session);
        this.doer = new Doer(session, launcher);
    }

    void announce(Job job, Frame f) {
        launcher.announce(job, f);
    }

    /** Runs it and waits for it. */
    int run(Line.Pipeline p, Frame f) {
        stopIfInterrupted(f);
        return run(p, Understanding.of(p, f), somebody(p, f));
    }

    private void stopIfInterrupted(Frame f) {
        if (Thread.interrupted() || f.job() == null && session.interrupted()) {
            throw Problem.of(Runner.INTERRUPTED, "interrupted");
        }
    }

    private int run(Line.Pipeline p, Command c, Frame f) {
        return switch (c.kind()) {
            case ASSIGNMENT -> assign(c, f);
            case PROGRAM -> program(p, c, f);
            case HELP -> help(c, f);
            case VERB -> verb(p, c, f);
        };
    }

    /** Starts a program in the background. */
    void start(Line.Pipeline p, Frame here) {
        if (p.starting() != null) {
            run(p, here);
            return;
        }
        Command c = Understanding.of(p, here);
        if (p.compound()) {
            throw Problem.of("line.background", "netnsh has to look after a loop, so it does not run in the background")
                    .at(c.tokens().get(0))
                    .hint("the programs in it can, each with a & of its own");
        }
        Frame f = somebody(p, here);
        List<String> argv = argv(p, c, f);
        pings(f.here().ns(), f);
        launcher.background(
                f.here().ns(),
                argv,
                environment(c, f),
                f,
                f.text().substring(p.from(), p.end()),
                c.tokens().get(0));
    }

    /** The frame in which programs run as whom {@code as USER} names, or as the session's user. */
    private Frame somebody(Line.Pipeline p, Frame f) {
        Account as = session.options().as();
        if (p.as() != null) {
            Token word = Understanding.expand(List.of(p.as()), f).get(0);
            try {
                as = Names.USER.read(word.text());
            } catch (BadValue e) {
                throw Problem.of("line.as", e.getMessage()).at(word, e.offset());
            }
        }
        return as == null ? f : f.as(as);
    }

    private int help(Command c, Frame f) {
        List<String> topic = c.tokens().stream().map(Token::text).toList();
        f.out().text(session.help(topic));
        return 0;
    }

    private int assign(Command c, Frame f) {
        int status = 0;
        for (Lexeme word : c.assignments()) {
            String name = word.text().substring(0, word.text().indexOf('='));
            if (word.needsShell()) {
                try (HeldOutput held = new HeldOutput(f.kernel().programs(), f.out())) {
                    String text = word.text() + "; s=$?; printf %s \"$" + name + "\"; exit $s";
                    status = launcher.foreground(
                            f.here().ns(),
                            shell(text, f),
                            f.scope().variables(),
                            f.to(outOnly(held, f)),
                            LineParser.token(word));
                    f.scope().set(name, held.held());
                }
            } else {
                f.scope().set(name, Understanding.value(word, f));
            }
        }
        return status;
    }

    private static Output outOnly(Output held, Frame f) {
        return new FdOutput(f.kernel().programs(), f.out(), held.outFd(), -1);
    }

    private Map<String, String> environment(Command c, Frame f) {
        Map<String, String> environment = new HashMap<>();
        for (Lexeme a : c.assignments()) {
            if (!a.needsShell()) {
                environment.put(a.text().substring(0, a.text().indexOf('=')), Understanding.value(a, f));
            }
        }
        return environment;
    }

    private static boolean needsShell(Line.Pipeline p, Command c) {
        boolean words = c.words().stream().anyMatch(w -> w.needsShell() || w.isPattern());
        return words || !p.plain() || c.assignments().stream().anyMatch(Lexeme::needsShell);
    }

    private static List<String> argv(Line.Pipeline p, Command c, Frame f) {
        if (p.compound()) {
            return shell(BASH, p.raw(), f);
        } else if (!needsShell(p, c)) {
            return c.tokens().stream().map(Token::text).toList();
        }
        int from = c.words().get(0).start();
        from = c.assignments().isEmpty() ? from : c.assignments().get(0).start();
        String text = p.raw().substring(from - p.start());
        int run = c.assignments().isEmpty()
                ? -1
                : text.indexOf(
                        "run", c.assignments().get(c.assignments().size() - 1).end() - from);
        boolean said = run >= 0 && run < c.words().get(0).start() - from;
        return shell(said ? text.substring(0, run) + text.substring(run + 3) : text, f);
    }

    /** A shell that sees the session's variables and the file's arguments. */
    private static List<String> shell(String text, Frame f) {
        return shell(SHELL, text, f);
    }

    private static List<String> shell(String shell, String text, Frame f) {
        StringBuilder set = new StringBuilder();
        Map<String, String> variables = new TreeMap<>(f.scope().variables());
        variables.putIfAbsent("HERE", f.scope().get("HERE").get(0));
        variables.forEach((name, value) -> {
            if (text.contains(name)) {
                set.append(name).append('=').append(Text.word(value)).append('\n');
            }
        });
        List<String> argv = new ArrayList<>(List.of(shell, "-c", set + text, "netnsh"));
        argv.addAll(f.scope().arguments());
        return argv;
    }

    private int program(Line.Pipeline p, Command c, Frame f) {
        NsRef ns = f.here().ns();
        List<String> argv = argv(p, c, f);
        if (p.starting() != null) {
            return serve(p, c, argv, f);
        }
        if (session.options().dryRun() || session.options().verbose()) {
            boolean shell = p.compound() || argv.get(0).equals(SHELL) && needsShell(p, c);
            String name = p.compound() ? BASH : "sh";
            String words = shell ? name + " -c " + Text.word(argv.get(2)) : Text.words(argv);
            String line = ns instanceof NsRef.Home ? shell ? p.raw() : words : "ip netns exec " + ns + " " + words;
            if (f.as() != null) {
                line = (ns instanceof NsRef.Home ? "" : "@" + ns + " ") + "as " + f.as().name() + " " + p.raw();
            }
            if (session.options().dryRun()) {
                f.out().text(line + "\n");
            } else {
                f.out().aside("+ " + Text.visible(line) + "\n");
            }
        }
        if (session.options().dryRun()) {
            return 0;
        }
        pings(ns, f);
        session.ports().undoing().ran(p.raw().strip());
        Token at = c.tokens().get(0);
        if (!p.compound()) {
            return launcher.foreground(ns, argv, environment(c, f), f, at);
        }
        ToIntFunction<Map<String, String>> bash = functions -> {
            stopIfInterrupted(f); // making them known took a moment
            return launcher.foreground(ns, argv, functions, f, at);
        };
        return session.ports().sourcing().compound(session, bash, at);
    }

    private int serve(Line.Pipeline p, Command c, List<String> argv, Frame f) {
        Lexeme word = p.starting().name();
        Token name =
                word == null ? null : Understanding.expand(List.of(word), f).get(0);
        if (session.options().dryRun() || session.options().verbose()) {
            String place =
                    f.here().ns() instanceof NsRef.Home ? "" : "@" + f.here().ns() + " ";
            String options = (name == null ? "" : " --name " + Text.word(name.text()))
                    + (p.starting().restart() ? " --restart" : "")
                    + (p.starting().keep() ? " --keep" : "");
            String as = f.as() == null ? " " : " as " + f.as().name() + " ";
            f.out().text(place + "start" + options + as + Text.visible(p.raw()) + "\n");
        }
        if (!session.options().dryRun()) {
            pings(f.here().ns(), f);
            String called = name == null ? null : name.text();
            Token at = name == null ? c.tokens().get(0) : name;
            try {
                called = name == null ? null : Names.SERVER.read(called);
            } catch (BadValue e) {
                throw Problem.of("line.start", e.getMessage()).at(name, e.offset());
            }
            launcher.serve(f.here().ns(), argv, environment(c, f), p.starting(), called, f, at, server -> {});
        }
        return 0;
    }

    /**
     * In a new namespace nobody but root may send echo requests, since the kernel lends that right to no group there; a
     * program that runs as somebody gets it, as it has it on the machine itself.
     */
    private void pings(NsRef ns, Frame f) {
        if (f.as() == null || ns instanceof NsRef.Home) {
            return;
        }
        try {
            String[] groups = f.kernel().sysctl(ns, PING_GROUPS).trim().split("\\s+");
            if (groups.length == 2 && Long.parseLong(groups[0]) > Long.parseLong(groups[1])) { // none
                String range = "0 " + Math.min(Accounts.highestGroup(), Integer.MAX_VALUE);
                String words = "ip netns exec " + ns + " sysctl -q -w " + PING_GROUPS + "='" + range + "'";
                doer.write(new Effect.Sysctl(ns, PING_GROUPS, range, null, words, true), f);
            }
        } catch (Problem noSuchParameter) {
            // then ping has to do with what it finds
            return;
        }
    }

    private int verb(Line.Pipeline p, Command c, Frame f) {
        if (p.grouped()) {
            throw Problem.of("line.bracket", "brackets are for a shell; quote them if they belong to a word")
                    .at(LineParser.token(p.words().get(0)));
        }
        Request request = Commands.request(c.reading(), f.here());
        if (session.options().dryRun() && !Redirection.writesSysctl(p.redirects())) {
            return rehearse(p, request, f);
        }
        if (p.pipe() == null && p.redirects().isEmpty()) {
            return plan(request, f);
        }
        if (!f.programs() && p.pipe() != null) {
            throw Problem.of("line.notes", "in notes no shell is used")
                    .at(new Token(
                            p.pipe(),
                            p.start() + p.raw().indexOf(p.pipe()),
                            p.start() + p.raw().length(),
                            true));
        }
        try (Redirection to = new Redirection(p.redirects(), f)) {
            Frame inner = f.to(to.output());
            if (p.pipe() != null) {
                return to.catches() ? caught(inner, g -> piped(p, request, g)) : piped(p, request, inner);
            } else if (to.sysctl() != null) {
                return sysctl(request, to, f);
            }
            return to.catches() ? caught(inner, g -> plan(request, g)) : written(to, request, inner);
        }
    }

    /** Prints the plan, and behind it where its output would go. */
    private int rehearse(Line.Pipeline p, Request request, Frame f) {
        int end = p.words().get(p.words().size() - 1).end() - p.start();
        if (p.plain() || end >= p.raw().length()) {
            return plan(request, f);
        }
        try (HeldOutput held = new HeldOutput(null, f.out())) {
            int status = plan(request, f.to(held));
            f.out().text(held.held().stripTrailing() + p.raw().substring(end) + "\n");
            return status;
        }
    }

    /** A file that cannot be written to is named where the line names it. */
    private int written(Redirection to, Request request, Frame f) {
        try {
            return plan(request, f);
        } catch (Problem p) {
            throw p.id().equals("file.write") ? p.at(to.target()) : p;
        }
    }

    private interface Part {
        int run(Frame f);
    }

    /** Reports problems where standard error was sent to. */
    private int caught(Frame f, Part part) {
        try {
            return part.run(f);
        } catch (Problem p) {
            if (p.id().equals(Runner.INTERRUPTED)) {
                throw p;
            }
            return session.report(p, f);
        }
    }

    int plan(Request request, Frame f) {
        try {
            Plan plan = request.plan(f.kernel());
            return doer.apply(plan, request.display(), f);
        } catch (Problem p) {
            throw p.id().startsWith("netns.") ? p.at(request.place()) : p;
        }
    }

    /** {@code echo VALUE > /proc/sys/…}: that file is another one in every namespace, so it is written natively. */
    private int sysctl(Request request, Redirection to, Frame f) {
        StringBuilder said = new StringBuilder();
        for (Effect e : request.form().planner().plan(request, f.kernel()).effects()) {
            if (!(e instanceof Effect.Echo echo)) {
                throw Problem.of(
                                "line.redirect", "only echo can be sent to a kernel parameter; run the program instead")
                        .at(to.target());
            }
            said.append(echo.text());
        }
        NsRef ns = f.here().ns();
        String value = said.toString().strip();
        String words = "sysctl -w " + to.sysctl() + "=" + Text.word(value);
        words = ns instanceof NsRef.Home ? words : "ip netns exec " + ns + " " + words;
        Effect.Sysctl write = new Effect.Sysctl(ns, to.sysctl(), value, to.target(), words);
        return doer.write(write, f);
    }

    private int piped(Line.Pipeline p, Request request, Frame f) {
        Programs programs = f.kernel().programs();
        int[] pipe = programs.pipe();
        Launcher.Running reader;
        try {
            Token at = new Token(
                    p.pipe(),
                    p.start() + p.raw().lastIndexOf(p.pipe()),
                    p.start() + p.raw().length(),
                    true);
            reader = launcher.reader(f.here().ns(), shell(p.pipe(), f), pipe[0], f, at);
        } catch (Problem problem) {
            programs.close(pipe[1]);
            throw problem;
        } finally {
            programs.close(pipe[0]);
        }
        Problem failed = null;
        try {
            plan(request, f.to(new FdOutput(programs, f.out(), pipe[1], -1)));
        } catch (Output.Closed gone) {
            failed = null; // the reader has seen enough, as in "addr | head -1"
        } catch (Problem problem) {
            failed = problem;
        } finally {
            programs.close(pipe[1]);
        }
        int status = launcher.await(reader, f);
        if (failed != null) {
            throw failed;
        }
        return status;
    }
}
