package netnsh.kernel;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import netnsh.kernel.Programs.Status;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.PseudoTerminal;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.sys.Terminal;

/**
 * Stands between a program and the terminal: what it prints goes there and to a witness, keys go to it. The program leads a
 * session of its own, so no signal of the person's terminal reaches it; those come from its own one, by the keys.
 */
final class TerminalRelay implements Programs.Relay {
    private static final int TICK_MILLIS = 20;
    private static final long DRAIN_MILLIS = 2_000;
    private static final int STOPS_MILLIS = 200;
    private static final int BUFFER = 8 << 10;
    private static final byte CTRL_C = 3;
    private static final byte CTRL_Z = 26;
    private static final byte CTRL_BACKSLASH = 28;

    private final PseudoTerminal terminal;
    private final Consumer<byte[]> seen;
    private final Fd keys = Fd.of(0);
    private final Fd screen = Fd.of(1);
    private final CountDownLatch printed = new CountDownLatch(1);
    /** How the terminal was set when a program got it. */
    private Terminal.Settings before;

    private Programs programs;
    private int pid;
    private Optional<Terminal.Size> size = Optional.empty();
    private volatile boolean ended;
    private boolean typed;

    TerminalRelay(PseudoTerminal terminal, Consumer<byte[]> seen) {
        this.terminal = terminal;
        this.seen = seen;
        take(true);
        resize();
    }

    /** Takes the terminal before the program runs, so that nothing that is typed is echoed twice. */
    private void take(boolean first) {
        try {
            before = Terminal.settings(keys.number());
            if (first) {
                Terminal.restore(terminal.master().number(), before);
            }
            Terminal.restore(keys.number(), before.raw());
        } catch (SysException gone) {
            before = null;
        }
    }

    /** Gives it back. */
    void give() {
        if (before != null) {
            Terminal.restore(keys.number(), before);
            before = null;
        }
    }

    /** The end that the program gets. */
    Fd programsEnd() {
        return Fd.open(terminal.path(), Fd.O_RDWR | Fd.O_NOCTTY);
    }

    /** The program runs. */
    void begin(int started, Programs waiting) {
        pid = started;
        programs = waiting;
        Thread pump = new Thread(this::print, "relay-" + pid);
        pump.setDaemon(true);
        pump.start();
    }

    @Override
    public int pid() {
        return pid;
    }

    @Override
    public boolean typed() {
        return typed;
    }

    /** Hands on what the program prints, until nobody can print any more. */
    private void print() {
        byte[] buffer = new byte[BUFFER];
        try {
            while (true) {
                if (SysFiles.poll(TICK_MILLIS, terminal.master())[0]) {
                    int n = terminal.master().read(buffer);
                    if (n <= 0) {
                        return;
                    }
                    byte[] bytes = Arrays.copyOf(buffer, n);
                    screen.write(bytes);
                    seen.accept(bytes);
                } else if (ended) {
                    return;
                }
            }
        } catch (SysException over) {
            return; // EIO: the last program has closed its end, or our own terminal has gone away
        } finally {
            printed.countDown();
        }
    }

    @Override
    public Status await() {
        if (before == null) {
            take(false);
        }
        try {
            Status status = programs.waitFor(pid, false);
            boolean open = before != null;
            while (status.state() == Status.State.RUNNING) {
                resize();
                open = open && type();
                if (!open) {
                    Thread.sleep(TICK_MILLIS);
                }
                status = programs.waitFor(pid, false);
            }
            if (status.state() != Status.State.STOPPED) {
                ended = true;
                printed.await(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
                terminal.close();
            }
            return status;
        } catch (InterruptedException told) {
            programs.signal(pid, Processes.SIGHUP);
            return new Status(Status.State.KILLED, Processes.SIGINT);
        } finally {
            give();
        }
    }

    /** Hands keys on; false when there will be none any more. */
    private boolean type() {
        if (!SysFiles.poll(TICK_MILLIS, keys)[0]) {
            return true;
        }
        byte[] buffer = new byte[BUFFER];
        try {
            int n = keys.read(buffer);
            if (n <= 0) {
                return false;
            }
            ByteArrayOutputStream now = new ByteArrayOutputStream();
            for (int i = 0; i < n; i++) {
                byte key = buffer[i];
                typed |= key != CTRL_C && key != CTRL_Z && key != CTRL_BACKSLASH;
                if (key == CTRL_Z && alone()) {
                    stop();
                } else {
                    now.write(key);
                }
            }
            terminal.master().write(now.toByteArray());
            return true;
        } catch (SysException gone) {
            return false;
        }
    }

    /** Whether the program itself, and nothing that it started, has its terminal, and wants keys to be signals. */
    private boolean alone() {
        int master = terminal.master().number();
        return Terminal.settings(master).signals() && Terminal.foreground(master) == pid;
    }

    /**
     * Stops the program as Ctrl-Z does. Its session has nobody else in it, and there the kernel lets SIGTSTP stop nobody;
     * a program that catches it must hear it all the same, to tidy up.
     */
    private void stop() {
        programs.signal(pid, Processes.SIGTSTP);
        try {
            Thread.sleep(STOPS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        programs.signal(pid, Processes.SIGSTOP);
    }

    private void resize() {
        Optional<Terminal.Size> now = Terminal.size(keys.number());
        if (now.isPresent() && !now.equals(size)) {
            size = now;
            terminal.size(now.get());
        }
    }
}
