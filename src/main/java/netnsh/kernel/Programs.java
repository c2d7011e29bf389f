package netnsh.kernel;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import netnsh.plan.Problem;
import netnsh.sys.Pause;
import netnsh.sys.Processes;
import netnsh.value.Account;
import netnsh.value.NsRef;

/** Starts programs in namespaces, as {@code ip netns exec} would run them, and waits for them. */
public interface Programs {
    /**
     * What to start.
     *
     * @param ns where
     * @param argv program (looked up on the caller's PATH) and arguments
     * @param environment what differs from netnsh's own environment
     * @param in/out/err file descriptors that become 0, 1 and 2
     * @param group process group to join, 0 for a group of its own, -1 to stay in netnsh's
     * @param foreground whether the terminal (file descriptor 0) is handed to its group
     * @param as who it runs as; null for netnsh's own user
     * @param terminal the file of the terminal of a session of its own; null: it stays in netnsh's session
     */
    record Start(
            NsRef ns,
            List<String> argv,
            Map<String, String> environment,
            int in,
            int out,
            int err,
            int group,
            boolean foreground,
            Account as,
            String terminal) {
        /** One in netnsh's session. */
        public Start(
                NsRef ns,
                List<String> argv,
                Map<String, String> environment,
                int in,
                int out,
                int err,
                int group,
                boolean foreground,
                Account as) {
            this(ns, argv, environment, in, out, err, group, foreground, as, null);
        }

        /** One that runs as netnsh does. */
        public Start(
                NsRef ns,
                List<String> argv,
                Map<String, String> environment,
                int in,
                int out,
                int err,
                int group,
                boolean foreground) {
            this(ns, argv, environment, in, out, err, group, foreground, null, null);
        }

        /** The same with other words, as somebody else. */
        public Start by(List<String> words, Account other) {
            return new Start(ns, words, environment, in, out, err, group, foreground, other, terminal);
        }

        /** The same with other words. */
        public Start with(List<String> words) {
            return new Start(ns, words, environment, in, out, err, group, foreground, as, terminal);
        }
    }

    /**
     * How a process is.
     *
     * @param state running, stopped, exited or killed
     * @param code exit status, or the signal's number
     */
    record Status(State state, int code) {
        /** What a process does. */
        public enum State {
            RUNNING,
            STOPPED,
            EXITED,
            KILLED
        }

        /** The status as a shell has it: 128 + signal for killed and stopped ones. */
        public int exit() {
            return state == State.EXITED ? code : state == State.RUNNING ? 0 : 128 + code;
        }
    }

    /** Starts a program; answers its process id. Not found, not executable, no such namespace: a Problem. */
    int start(Start what);

    /** Becomes a program: this process is then that one. It comes back with a Problem only. */
    Problem become(Start what);

    /** A program whose text is seen on its way to the terminal. */
    interface Relay {
        /** Its process id. */
        int pid();

        /** Hands keys and text on until it ends or stops; again when it goes on. */
        Status await();

        /** Whether somebody typed what it was to read. */
        boolean typed();
    }

    /**
     * Starts a program on a terminal of its own between it and the one that netnsh stands at; of its descriptors those
     * that would be the latter are the former.
     *
     * @param seen gets all bytes that it writes there, as they come, on another thread
     * @return null where no such terminal can be made
     */
    default Relay relay(Start what, Consumer<byte[]> seen) {
        return null;
    }

    /**
     * The words in front of a program that make it somebody's, where another program with netnsh's own rights starts it; none
     * for null.
     */
    default List<String> becoming(Account as) {
        return List.of();
    }

    /**
     * Makes sure that the mounts of a host of its own can be entered.
     *
     * @throws Problem where the right to do so is missing
     */
    default void reachMounts(String host) {}

    /** Waits until the process ends or stops; with {@code block} false answers at once. */
    Status waitFor(int pid, boolean block);

    /** Sends a signal to a process group. */
    void signal(int group, int signal);

    /** Sends a signal to every process whose environment has this entry ({@code NAME=value}); answers how many there are. */
    default int signalMarked(String entry, int signal) {
        return 0;
    }

    /**
     * Kills every process whose environment has this entry, also one that another of them has started while they were looked
     * for: it asks again until there is none, or for a second.
     */
    default void killMarked(String entry) {
        for (int i = 0; i < 200 && signalMarked(entry, Processes.SIGKILL) > 0; i++) {
            if (!Pause.millis(5)) {
                return; // whoever wants it to end now has sent the signal
            }
        }
    }

    /** The processes whose environment has a variable, by number, with its value; of those that may be looked at. */
    default Map<Integer, String> marked(String variable) {
        return Map.of();
    }

    /** Hands the terminal to a process group, with its settings kept and restored by {@link #reclaimTerminal}. */
    void giveTerminal(int group);

    /** Takes the terminal back and restores the settings that it had before a program was given it. */
    void reclaimTerminal();

    /** A pipe, close-on-exec: read end, write end. */
    int[] pipe();

    /** Writes all bytes to a file descriptor; false when the reader has gone away. */
    boolean write(int fd, byte[] bytes);

    /** Opens a file for output (created, truncated unless {@code append}); answers its file descriptor. */
    int openForWriting(String path, boolean append);

    /** Closes a file descriptor. */
    void close(int fd);

    /** Goes to another folder, with every program that is started from now on; answers its real path. */
    String changeFolder(String path);

    /** Whether a file descriptor is a terminal. */
    boolean isTerminal(int fd);
}
