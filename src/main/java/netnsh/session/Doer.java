package netnsh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import netnsh.kernel.Programs;
import netnsh.plan.Context;
import netnsh.plan.Display;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.PingSpec;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.render.Renderer;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.LeftOut;

/** Does what plans say: hands the kernel's effects to the kernel and does the session's own. */
final class Doer {
    private static final int FILE_ECHOES = 4;

    private final Session session;
    private final Launcher launcher;
    private final Servers servers;

    Doer(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
        this.servers = new Servers(session, launcher);
    }

    /** Does a plan step by step; stops at the first step that fails. */
    int apply(Plan plan, Display display, Frame f) {
        if (!display.json()) {
            plan.warnings().forEach(w -> note(w, f));
        }
        boolean coloured =
                display.color() == 2 || display.color() == 1 && f.out().terminal();
        ProgressLine progress = new ProgressLine(f.out());
        Sink sink = outcome -> {
            if (progress.takes(outcome)) {
                return;
            }
            if (outcome instanceof Outcome.Note note && session.notes() != null) {
                session.notes().accept(note.text());
                return;
            }
            f.out().text(Renderer.render(outcome, display, coloured));
            if (outcome instanceof Outcome.Ping || outcome instanceof Outcome.Monitored) {
                f.out().flush();
            }
        };
        List<String> done = new ArrayList<>();
        if (!session.options().dryRun()) {
            for (Effect e : plan.effects()) {
                if (e instanceof Effect.Spawn spawn) {
                    Servers.startable(spawn);
                }
            }
        }
        OpenTransaction confirming = null;
        for (Effect planned : plan.effects()) {
            Effect e = together(planned, f);
            int status;
            try {
                if (e instanceof Effect.Transaction) {
                    confirming = session.keeping().transaction().begunBy(plan.effects());
                }
                status = step(e, f, sink);
            } catch (Problem p) {
                throw confirming == null ? explained(p, done) : confirming.failed(p, f);
            }
            boolean passed = e instanceof Effect.Exec exec && exec.oneOfMany();
            if (status != 0 && !passed || session.exit().isPresent()) {
                return status;
            }
            if (!(e instanceof Effect.Show)) {
                done.add(e.words());
            }
        }
        return 0;
    }

    private void note(String text, Frame f) {
        if (session.notes() != null) {
            session.notes().accept(text);
        } else {
            f.out().aside("note: " + Text.visible(text) + "\n");
        }
    }

    /** Does one effect of the kernel's that has nothing to show. */
    int write(Effect.OnKernel effect, Frame f) {
        return apply(Plan.of(effect), Display.PLAIN, f.to(new Silent(f.out(), session.options())));
    }

    /** Everything up to the first refusal has happened; the person must know it. */
    private static Problem explained(Problem p, List<String> done) {
        String hint = p.hint();
        if (!done.isEmpty()) {
            String before = "done before it, and it stands: " + String.join("; ", done);
            hint = hint == null ? before : hint + "; " + before;
        }
        return hint == null ? p : p.hint(hint);
    }

    private int step(Effect e, Frame f, Sink sink) {
        boolean spoken = e instanceof Effect.OnKernel || e instanceof Effect.Exec;
        if (session.options().dryRun()) {
            return rehearse(e, f);
        } else if (session.options().verbose() && spoken) {
            f.out().aside("+ " + Text.visible(e.words()) + "\n");
        }
        if (e instanceof Effect.Ping || e instanceof Effect.PingEach || e instanceof Effect.Monitor) {
            session.patient();
        }
        if (e instanceof Effect.OnKernel k) {
            return f.job() == null
                    ? session.ports().undoing().run(counted(k, f), f.kernel(), sink, lost -> note(lost, f))
                    : f.kernel().run(counted(k, f), sink);
        }
        return own((Effect.OnSession) e, f);
    }

    /** Prints what would be done; the kernel is a rehearsal, which remembers what earlier lines would have made. */
    private int rehearse(Effect e, Frame f) {
        boolean silent = e instanceof Effect.Move
                || States.does(e)
                || e instanceof Effect.Source
                || e instanceof Effect.Exit
                || e instanceof Effect.Down
                || e instanceof Effect.Sessions
                || e instanceof Effect.Scan
                || e instanceof Effect.Transaction
                || e instanceof Effect.Help;
        if (!silent) {
            f.out().text(Text.visible(e.words()) + "\n");
            if (e instanceof Effect.Export || e instanceof Effect.ChangeFolder) {
                return own((Effect.OnSession) e, f); // the lines that follow depend on it, and it touches nothing
            }
        } else {
            return own((Effect.OnSession) e, f);
        }
        boolean reads = e instanceof Effect.Sysctl s && s.value() == null;
        boolean changes = !reads
                && !(e instanceof Effect.Show)
                && !(e instanceof Effect.Ping)
                && !(e instanceof Effect.PingEach)
                && !(e instanceof Effect.Monitor);
        return changes && e instanceof Effect.OnKernel k
                ? session.ports().undoing().rehearse(k, f.kernel(), lost -> note(lost, f))
                : 0;
    }

    /** What is watched in several places is watched in all of them at once. */
    private static Effect together(Effect e, Frame f) {
        if (!(e instanceof Effect.Monitor m) || f.together().isEmpty()) {
            return e;
        }
        List<String> names = f.together().stream().map(NsRef::toString).toList();
        String words = m.words().replaceFirst("^ip -n \\S+", "ip");
        return new Effect.Monitor(f.together(), m.spec(), "@" + String.join(",", names) + " " + words);
    }

    /** Without {@code -c}, ping goes on for ever at the prompt and four times in a file. */
    private static Effect.OnKernel counted(Effect.OnKernel e, Frame f) {
        if (!(e instanceof Effect.Ping ping) || ping.spec().count() >= 0) {
            return e;
        }
        PingSpec s = ping.spec();
        int count = f.where().isFile() ? FILE_ECHOES : 0;
        PingSpec counted = new PingSpec(
                s.host(),
                s.at(),
                count,
                s.interval(),
                s.timeout(),
                s.deadline(),
                s.size(),
                s.from(),
                s.ttl(),
                s.family(),
                s.quiet(),
                s.numeric());
        return new Effect.Ping(ping.ns(), counted, ping.words());
    }

    private int own(Effect.OnSession e, Frame f) {
        if (e instanceof Effect.Echo echo) {
            f.out().text(shown(echo.text(), f));
        } else if (e instanceof Effect.Sleep sleep) {
            f.out().flush();
            session.patient();
            Runner.pause(sleep.time().toMillis());
        } else if (e instanceof Effect.Move move) {
            return move(move, f);
        } else if (e instanceof Effect.Source source) {
            return session.source(source.file(), source.args(), f.where(), source.at());
        } else if (e instanceof Effect.Record recording) {
            return session.recordings().apply(recording, f);
        } else if (e instanceof Effect.Help help) {
            f.out().text(session.help(help.topic()));
        } else if (e instanceof Effect.Exit exit) {
            session.exit(exit.status() < 0 ? f.scope().status() : exit.status());
            return exit.status() < 0 ? f.scope().status() : exit.status();
        } else if (e instanceof Effect.Exec exec) {
            Frame as = exec.as() == null ? f : f.as(exec.as());
            try {
                return launcher.foreground(exec.ns(), exec.argv(), Map.of(), as, exec.at());
            } catch (Problem p) {
                throw p.id().equals("program.absent") ? LeftOut.absent(exec.argv(), exec.at(), p) : p;
            }
        } else if (e instanceof Effect.Start start) {
            servers.start(start, f);
        } else if (e instanceof Effect.Spawn spawn) {
            return servers.spawn(spawn, f);
        } else if (e instanceof Effect.WaitPort port) {
            servers.waitPort(port, f);
        } else if (e instanceof Effect.Become become) {
            String program = become.argv().get(0);
            if (!PathLookup.isProgram(program)) {
                throw Problem.of("line.unknown", "there is no program " + program)
                        .at(become.at());
            }
            Map<String, String> more = f.scope().exported();
            session.become(Hosts.inside(
                    new Programs.Start(become.ns(), become.argv(), more, 0, 1, 2, -1, false, f.as()),
                    f.kernel().programs()));
        } else if (e instanceof Effect.Down down) {
            return session.keeping().books().down(down, f);
        } else if (e instanceof Effect.Transaction t) {
            return session.keeping().transaction().run(t, f);
        } else if (e instanceof Effect.Sessions) {
            return session.keeping().books().list(f);
        } else if (e instanceof Effect.Scan) {
            return session.keeping().books().scan(f);
        } else if (States.does(e)) {
            return new States(session, f).run(e);
        } else if (e instanceof Effect.JobControl control) {
            return job(control, f);
        } else if (e instanceof Effect.ChangeFolder change) {
            folder(change, f);
        } else if (e instanceof Effect.Export export) {
            export.values().forEach(f.scope()::set);
            export.names().forEach(f.scope()::export);
        }
        return 0;
    }

    /** As {@code cd} of a shell: PWD and OLDPWD follow, and {@code cd -} says where it went. */
    private void folder(Effect.ChangeFolder change, Frame f) {
        if (f.over() != null) {
            throw Problem.of("line.place", "a line with @ cannot move the session")
                    .at(change.at());
        }
        boolean back = "-".equals(change.folder());
        String name = back ? "OLDPWD" : "HOME";
        List<String> known = f.scope().get(name);
        if ((back || change.folder() == null) && known == null) {
            throw Problem.of("line.variable", "the variable " + name + " is not set")
                    .at(change.at());
        }
        String target = back || change.folder() == null ? known.get(0) : change.folder();
        List<String> before = f.scope().get("PWD");
        String now;
        try {
            now = f.kernel().programs().changeFolder(target);
        } catch (Problem p) {
            throw p.at(change.at());
        }
        f.scope().set("OLDPWD", before == null ? "" : before.get(0));
        f.scope().set("PWD", now);
        f.scope().export("OLDPWD");
        f.scope().export("PWD");
        if (back) {
            f.out().text(Text.visible(now) + "\n");
        }
    }

    /** On a terminal nothing that was echoed may steer it. */
    static String shown(String text, Frame f) {
        if (!f.out().terminal()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\t') {
                out.append(Text.visible(text.substring(from, i)));
                if (i < text.length()) {
                    out.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return out.toString();
    }

    private int move(Effect.Move move, Frame f) {
        if (f.over() != null) {
            throw Problem.of("line.place", "a line with @ cannot move the session")
                    .at(move.at());
        }
        Context to = move.to() == null ? f.place().before() : move.to();
        Runner.enterable(to.ns(), f.kernel(), move.at());
        if (to.dev() != null && f.kernel().link(to.ns(), to.dev().name()).isEmpty()) {
            throw Problem.of("link.absent", "there is no interface " + to.dev().name() + " in " + to.ns())
                    .at(move.at());
        }
        f.place().move(to);
        return 0;
    }

    private int job(Effect.JobControl control, Frame f) {
        Jobs jobs = session.jobs();
        switch (control.kind()) {
            case LIST -> f.out().text(jobs.list());
            case FOREGROUND -> {
                return launcher.resume(jobs.find(control.job(), control.at()), f);
            }
            case BACKGROUND -> {
                Job job = jobs.find(control.job(), control.at());
                job.signal(Job.SIGCONT);
                f.out().text("[" + job.number() + "]+ " + Text.visible(job.text()) + " &\n");
            }
            case KILL -> jobs.find(control.job(), control.at()).signal(Integer.parseInt(control.signal()));
            case WAIT -> {
                return await(control, f);
            }
            case LOGS, FOLLOW -> servers.logs(control, f);
            case STOP -> servers.stop(control);
            case SPAWNED -> servers.spawned(f);
        }
        return 0;
    }

    private int await(Effect.JobControl control, Frame f) {
        f.out().flush();
        try {
            if (control.job() == null) {
                return session.jobs().awaitAll();
            }
            Job job = session.jobs().find(control.job(), control.at());
            int status = job.await().exit();
            session.jobs().remove(job);
            return status;
        } catch (InterruptedException e) {
            throw Problem.of(Runner.INTERRUPTED, "interrupted");
        }
    }

    /** What a kernel parameter says after it was written is not what somebody asked for; plans and errors are. */
    private static final class Silent extends Forwarding {
        private final Options options;

        Silent(Output base, Options options) {
            super(base);
            this.options = options;
        }

        @Override
        public void text(String text) {
            if (options.dryRun()) {
                base.text(text);
            }
        }
    }
}
