package netnsh.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Identity;
import netnsh.sys.Namespaces;
import netnsh.sys.Processes;
import netnsh.sys.PseudoTerminal;
import netnsh.sys.Spawn;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.sys.Terminal;
import netnsh.value.Account;
import netnsh.value.Capability;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** Programs as posix_spawn(3) starts them: from a thread that stands in the namespace, waited for from home. */
final class LinuxPrograms implements Programs {
    /** What POSIX shells answer for a program that is not there, and for one that cannot be executed. */
    private static final int NOT_FOUND = 127;

    private static final int NOT_EXECUTABLE = 126;

    /** The search path of execvp(3) when there is no PATH. */
    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private static final int TERMINAL = 0;

    /** How the terminal was set when a program was given it; null while it is ours. */
    private Terminal.Settings own;

    /** How stopped programs had set it. */
    private final Map<Integer, Terminal.Settings> theirs = new HashMap<>();

    @Override
    public Relay relay(Start what, Consumer<byte[]> seen) {
        if (what.as() != null) {
            return null; // the new terminal is ours, and another user may not open it
        }
        PseudoTerminal made;
        try {
            made = PseudoTerminal.open();
        } catch (SysException none) {
            return null;
        }
        TerminalRelay relay = new TerminalRelay(made, seen);
        try (Fd end = relay.programsEnd()) {
            int fd = end.number();
            int in = what.in() == 0 ? fd : what.in();
            int out = what.out() == 1 ? fd : what.out();
            int err = what.err() == 2 ? fd : what.err();
            int pid = start(
                    new Start(what.ns(), what.argv(), what.environment(), in, out, err, -1, false, null, made.path()));
            relay.begin(pid, this);
            return relay;
        } catch (Problem p) {
            relay.give();
            made.close();
            throw p;
        }
    }

    @Override
    public int start(Start what) {
        Map<String, String> environment = new HashMap<>(Spawn.ownEnvironment());
        environment.putAll(what.environment());
        boolean handOver = what.foreground() && keepSettings();
        try {
            return what.as() == null
                    ? inside(what, environment, handOver, () -> {})
                    : somebodys(what, environment, handOver);
        } catch (SysException | Problem e) {
            if (handOver) {
                reclaimTerminal();
            }
            throw e instanceof SysException refused ? problem(what, refused) : (Problem) e;
        }
    }

    private static int somebodys(Start what, Map<String, String> environment, boolean handOver) {
        Account as = what.as();
        AsUser.environment(as, environment);
        if (AsUser.apart(as)) {
            Spawn.find(what.argv().get(0), environment.getOrDefault("PATH", DEFAULT_PATH));
            return inside(what.with(AsUser.words(as, what.argv())), environment, handOver, () -> {});
        }
        int dumpable = Identity.dumpable();
        try {
            return inside(what, environment, handOver, () -> AsUser.become(as));
        } finally {
            Identity.dumpable(dumpable);
        }
    }

    /** Starts it in its namespace, on a thread of its own where that has to change itself first. */
    private static int inside(Start what, Map<String, String> environment, boolean handOver, Runnable first) {
        if (what.ns() instanceof NsRef.Home && what.as() == null) {
            return spawn(what, environment, handOver);
        } else if (what.ns() instanceof NsRef.Home) {
            return NsThread.apart(() -> {
                first.run();
                return spawn(what, environment, handOver);
            });
        }
        String name = what.ns() instanceof NsRef.Named named ? named.name() : null;
        try (Fd ns = Places.open(what.ns())) {
            return NsThread.call(ns, () -> {
                MountView.enter(name);
                first.run();
                return spawn(what, environment, handOver);
            });
        }
    }

    @Override
    public List<String> becoming(Account as) {
        return as == null ? List.of() : AsUser.words(as);
    }

    @Override
    public void reachMounts(String host) {
        if (!Namespaces.hasCapability(Capability.CAP_SYS_CHROOT)) { // setns(2) into a mount namespace asks for it
            throw Refusals.privilege("enter the mounts of the host " + host, "CAP_SYS_CHROOT");
        }
    }

    @Override
    public Problem become(Start what) {
        Map<String, String> environment = new HashMap<>(Spawn.ownEnvironment());
        environment.putAll(what.environment());
        try (Fd ns = Places.open(what.ns())) {
            Account as = what.as();
            String searched = environment.getOrDefault("PATH", DEFAULT_PATH);
            String path = Spawn.find(what.argv().get(0), searched);
            List<String> argv = what.argv();
            boolean apart = as != null && AsUser.apart(as);
            if (as != null) {
                AsUser.environment(as, environment);
            }
            if (apart) {
                argv = AsUser.words(as, argv);
                path = Spawn.find(argv.get(0), searched);
            }
            Spawn program = Spawn.of(path, argv).environment(environment);
            String name = what.ns() instanceof NsRef.Named named ? named.name() : null;
            NsThread.run(ns, () -> {
                if (!(what.ns() instanceof NsRef.Home)) {
                    MountView.enter(name);
                }
                if (as != null && !apart) {
                    AsUser.become(as);
                }
                program.replace();
            });
            throw new IllegalStateException("still here");
        } catch (SysException e) {
            return problem(what, e);
        } catch (Problem p) {
            return p;
        }
    }

    private static int spawn(Start what, Map<String, String> environment, boolean handOver) {
        String word = what.argv().get(0);
        String path = Spawn.find(word, environment.getOrDefault("PATH", DEFAULT_PATH));
        Spawn program = Spawn.of(path, what.argv())
                .environment(environment)
                .fd(0, what.in())
                .fd(1, what.out())
                .fd(2, what.err());
        if (what.group() >= 0) {
            program.group(what.group());
        }
        if (handOver) {
            program.foreground(TERMINAL);
        }
        if (what.terminal() != null) {
            program.session(what.terminal());
        }
        return program.start();
    }

    private static Problem problem(Start what, SysException e) {
        String word = what.argv().get(0);
        if (!e.call().equals("exec")) {
            if (e.is(Errno.EPERM)) {
                return Refusals.privilege("run a program in the namespace " + what.ns(), "CAP_SYS_ADMIN")
                        .kernel(e.errno(), null)
                        .exit(NOT_EXECUTABLE);
            }
            String why = "cannot run " + word + " in the namespace " + what.ns() + ": " + e.words();
            return Problem.of("program.place", why + " (" + e.call() + ")")
                    .kernel(e.errno(), null)
                    .exit(NOT_EXECUTABLE);
        }
        if (e.is(Errno.ENOENT) && word.indexOf('/') < 0) {
            return Problem.of("program.absent", "there is no program \"" + word + "\" on the PATH")
                    .kernel(e.errno(), null)
                    .exit(NOT_FOUND);
        }
        return Problem.of("program.refused", "cannot execute " + word + ": " + e.words())
                .kernel(e.errno(), null)
                .exit(e.is(Errno.ENOENT) ? NOT_FOUND : NOT_EXECUTABLE);
    }

    @Override
    public Status waitFor(int pid, boolean block) {
        try {
            Processes.News news = Processes.waitFor(pid, block);
            return switch (news.change()) {
                case NONE, CONTINUED -> new Status(Status.State.RUNNING, 0);
                case EXITED -> ended(pid, new Status(Status.State.EXITED, news.code()));
                case KILLED -> ended(pid, new Status(Status.State.KILLED, news.code()));
                case STOPPED -> new Status(Status.State.STOPPED, news.code());
            };
        } catch (SysException e) {
            // ECHILD: somebody has waited for it already; bash's wait answers this too.
            return new Status(Status.State.EXITED, NOT_FOUND);
        }
    }

    private synchronized Status ended(int pid, Status status) {
        theirs.remove(pid);
        return status;
    }

    @Override
    public void signal(int group, int signal) {
        try {
            Processes.kill(-group, signal);
        } catch (SysException e) {
            if (!e.is(Errno.ESRCH)) {
                throw Problem.of("program.signal", "cannot signal process group " + group + ": " + e.words())
                        .kernel(e.errno(), null);
            }
        }
    }

    @Override
    public Map<Integer, String> marked(String variable) {
        return Marks.of(variable);
    }

    @Override
    public int signalMarked(String entry, int signal) {
        int count = 0;
        for (String pid : SysFiles.list("/proc")) {
            try {
                if (Marks.has(pid, entry)) {
                    Processes.kill(Integer.parseInt(pid), signal);
                    count++;
                }
            } catch (SysException goneOrNotOurs) {
                continue;
            }
        }
        return count;
    }

    /** Remembers how the terminal is set; false when there is none that could be handed over. */
    private synchronized boolean keepSettings() {
        try {
            Terminal.foreground(TERMINAL);
            if (own == null) {
                own = Terminal.settings(TERMINAL);
            }
            return true;
        } catch (SysException noControllingTerminal) {
            return false;
        }
    }

    @Override
    public synchronized void giveTerminal(int group) {
        if (!keepSettings()) {
            return;
        }
        try {
            Terminal.Settings before = theirs.get(group);
            if (before != null) {
                Terminal.restore(TERMINAL, before);
            }
            Terminal.foreground(TERMINAL, group);
        } catch (SysException gone) {
            // The group has ended, or the terminal was hung up: waiting for the program tells.
            return;
        }
    }

    @Override
    public synchronized void reclaimTerminal() {
        if (own == null) {
            return;
        }
        try {
            int group = Terminal.foreground(TERMINAL);
            int ours = Processes.group(0);
            if (group != ours) {
                theirs.put(group, Terminal.settings(TERMINAL));
                Terminal.foreground(TERMINAL, ours);
            }
            Terminal.restore(TERMINAL, own);
        } catch (SysException hungUp) {
            return;
        } finally {
            own = null;
        }
    }

    @Override
    public int[] pipe() {
        Fd[] ends = SysFiles.pipe();
        return new int[] {ends[0].number(), ends[1].number()};
    }

    @Override
    public boolean write(int fd, byte[] bytes) {
        try {
            // Not closed here: the descriptor stays the caller's.
            Fd.of(fd).write(bytes);
            return true;
        } catch (SysException e) {
            if (e.is(Errno.EPIPE)) {
                return false;
            }
            throw Problem.of("file.write", "cannot write: " + e.words()).kernel(e.errno(), null);
        }
    }

    @Override
    public int openForWriting(String path, boolean append) {
        try {
            int flags = Fd.O_WRONLY | Fd.O_CREAT | Fd.O_NOCTTY | (append ? Fd.O_APPEND : Fd.O_TRUNC);
            return Fd.open(path, flags, 0666).number();
        } catch (SysException e) {
            throw Problem.of("file.open", "cannot open " + path + " for writing: " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    @Override
    public String changeFolder(String path) {
        try {
            return SysFiles.chdir(path);
        } catch (SysException e) {
            throw Problem.of("file.folder", "cannot go to " + path + ": " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    @Override
    public void close(int fd) {
        Fd.of(fd).close();
    }

    @Override
    public boolean isTerminal(int fd) {
        return Terminal.isTerminal(fd);
    }
}
