package netnsh.kernel;

import java.util.List;
import java.util.Map;
import netnsh.kernel.Programs.Status;
import netnsh.value.NsRef;

/** A small shell on a terminal of its own, for {@link HandOverIT}; it prints what it finds. */
final class HandOverProbe {
    private static final Programs PROGRAMS = new LinuxPrograms();

    private HandOverProbe() {}

    /** Runs programs that spoil the terminal, in the namespace "handover". */
    public static void main(String[] args) {
        foreground("stty raw -echo; kill -KILL $$");
        foreground("stty raw -echo; exit 4");
        echo("after raw programs");
        int pid = foreground("stty -echo; kill -STOP $$; stty -a | grep -o -e '-echo ' | sed 's/^/* program sees /'");
        echo("while it is stopped");
        PROGRAMS.giveTerminal(pid);
        PROGRAMS.signal(pid, 18);
        wait(pid);
        echo("after it has gone on");
        // The terminal is not its standard input, it has it all the same.
        int[] pipe = PROGRAMS.pipe();
        int reader = start("read x < /dev/tty && echo \"* got $x\"", pipe[0]);
        System.out.println("* reader has it=" + (netnsh.sys.Terminal.foreground(0) == reader));
        PROGRAMS.signal(reader, 9);
        wait(reader);
    }

    private static int foreground(String line) {
        int pid = start(line, 0);
        wait(pid);
        return pid;
    }

    private static int start(String line, int in) {
        List<String> argv = List.of("sh", "-c", line);
        return PROGRAMS.start(new Programs.Start(new NsRef.Named("handover"), argv, Map.of(), in, 1, 2, 0, true));
    }

    private static void wait(int pid) {
        Status status = PROGRAMS.waitFor(pid, true);
        while (status.state() == Status.State.RUNNING) {
            status = PROGRAMS.waitFor(pid, true);
        }
        PROGRAMS.reclaimTerminal();
        System.out.println("* " + status.exit());
    }

    private static void echo(String when) {
        int pid = PROGRAMS.start(new Programs.Start(
                NsRef.HOME,
                List.of("sh", "-c", "stty -a | grep -o -e '.echo ' | sed 's/^/* " + when + ":/'"),
                Map.of(),
                0,
                1,
                2,
                -1,
                false));
        PROGRAMS.waitFor(pid, true);
    }
}
