package netnsh.session;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import netnsh.grammar.Token;
import netnsh.journal.SpawnedHost;
import netnsh.kernel.Kernel;
import netnsh.plan.Effect;
import netnsh.plan.Effect.JobControl.Kind;
import netnsh.plan.Problem;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.value.Utf8;

/** Does what plans say about servers. */
final class Servers {
    private static final long FIRST_LOOK_MILLIS = 10;
    private static final long LONGEST_LOOK_MILLIS = 200;
    private static final long FOLLOW_MILLIS = 50;

    private final Session session;
    private final Launcher launcher;

    Servers(Session session, Launcher launcher) {
        this.session = session;
        this.launcher = launcher;
    }

    /** Starts one whose words a plan has; lines of the session go past here, for the sake of their pipes. */
    void start(Effect.Start e, Frame f) {
        launcher.serve(
                e.ns(),
                e.argv(),
                Map.of(),
                new Line.Starting(null, e.restart(), e.keep()),
                e.name(),
                f,
                e.at(),
                server -> {});
    }

    /** Refuses a host whose program is not there, before anything is made for it. */
    static void startable(Effect.Spawn e) {
        String program = e.argv().get(0);
        if (!PathLookup.isProgram(program)) {
            throw Problem.of("program.absent", "there is no program \"" + program + "\" on the PATH")
                    .at(e.at());
        }
    }

    /** Starts a host of its own; its status when it had the terminal. */
    int spawn(Effect.Spawn e, Frame f) {
        List<String> argv = Hosts.start(e, f.as(), f.kernel().programs());
        Frame whole = f.as(null);
        NsRef ns = new NsRef.Named(e.name());
        IntConsumer begun = pid ->
                appears(new SpawnedHost(e.name(), pid, e.kinds(), f.text().strip()), f);
        Runnable gone = () -> {
            SpawnedHost.goes(e.name());
            try (Kernel own = session.anotherKernel()) {
                own.run(new Effect.DropNs(e.name(), null, "ip netns delete " + e.name()), o -> {});
            } catch (Problem already) {
                return; // somebody was quicker
            }
        };
        if (e.terminal()) {
            return launcher.host(ns, argv, whole, e.at(), begun, gone);
        }
        Line.Starting how = new Line.Starting(null, false, false);
        try {
            launcher.serve(ns, argv, Map.of(), how, e.name(), whole, e.at(), server -> server.host(begun, gone));
        } catch (Problem p) {
            gone.run();
            throw p;
        }
        return 0;
    }

    /** Without that it runs all the same, but only its network is entered by name. */
    private static void appears(SpawnedHost host, Frame f) {
        try {
            host.appears();
        } catch (Problem p) {
            f.out().aside("note: only the network of " + host.name() + " can be entered: " + p.getMessage() + "\n");
        }
    }

    /** Lists them. */
    void spawned(Frame f) {
        for (SpawnedHost host : SpawnedHost.all()) {
            String kinds = String.join(",", host.kinds());
            f.out()
                    .text(String.format(
                            "%-16s %7d  net,%-20s %s%n",
                            host.name(), host.inner().orElse(host.pid()), kinds, Text.visible(host.text())));
        }
    }

    /** Waits until somebody listens on a port. */
    void waitPort(Effect.WaitPort e, Frame f) {
        f.out().flush();
        session.patient();
        long deadline = System.nanoTime() + e.time().toNanos();
        long pause = FIRST_LOOK_MILLIS;
        while (f.kernel().listeners(e.ns()).stream()
                .noneMatch(l -> l.port() == e.port() && l.protocol().equals(e.protocol()))) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                String where = e.ns() instanceof NsRef.Home ? "here" : "in " + e.ns();
                throw Problem.of("port.silent", "nobody listens on " + e.protocol() + " port " + e.port() + " " + where)
                        .at(e.at())
                        .hint("servers shows who listens where; logs NAME what a server said");
            }
            Runner.pause(Math.min(pause, left));
            pause = Math.min(LONGEST_LOOK_MILLIS, pause * 2);
        }
    }

    /** Ends a server and what it started. */
    void stop(Effect.JobControl e) {
        Job job;
        try {
            job = session.jobs().find(e.job(), e.at());
        } catch (Problem none) {
            throw Problem.of("job.absent", "there is no server " + e.job())
                    .at(e.at())
                    .hint("\"jobs\" lists them");
        }
        if (job.server() == null) {
            throw Problem.of("job.kind", "job " + e.job() + " is no server")
                    .at(e.at())
                    .hint("kill %" + job.number() + " ends it");
        }
        try {
            job.server().stop();
            session.jobs().remove(job);
            if (job.server().keep()) {
                String mark = job.server().mark();
                session.kernel().run(new Effect.Kept(mark, false, e.at(), "stop kept:" + mark), o -> {});
            }
        } catch (InterruptedException interrupted) {
            throw Problem.of(Runner.INTERRUPTED, "interrupted");
        }
    }

    /** Prints what a server has said, and with FOLLOW what it goes on to say, until it ends or somebody interrupts. */
    void logs(Effect.JobControl e, Frame f) {
        File log = session.jobs().log(e.job(), e.at());
        boolean follow = e.kind() == Kind.FOLLOW;
        if (follow) {
            session.patient();
        }
        try (InputStream in = new FileInputStream(log)) {
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            while (true) {
                boolean last = !follow || ended(e.job(), e.at());
                byte[] more = in.readAllBytes();
                for (byte b : more) {
                    open.write(b);
                    if (b == '\n') {
                        f.out().text(Doer.shown(Utf8.decode(open.toByteArray()), f));
                        open.reset();
                    }
                }
                f.out().flush();
                if (last) {
                    f.out().text(Doer.shown(Utf8.decode(open.toByteArray()), f));
                    return;
                }
                Runner.pause(FOLLOW_MILLIS);
            }
        } catch (IOException unreadable) {
            throw Problem.of("file.read", "cannot read " + log + ": " + unreadable.getMessage())
                    .at(e.at());
        }
    }

    private boolean ended(String name, Token at) {
        try {
            return session.jobs().find(name, at).ended();
        } catch (Problem gone) {
            return true;
        }
    }
}
