package netnsh.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import netnsh.grammar.Token;
import netnsh.model.PacketRule;
import netnsh.model.Resolver;
import netnsh.value.Account;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** One thing that a plan does. */
public sealed interface Effect {
    /** The iproute2 line (or the netnsh line where iproute2 has none) that it stands for, spelled out. */
    String words();

    /** An effect that knows itself what takes it back. */
    interface Reversible {
        /**
         * The lines of netnsh's that make things as they are now, in the order in which they must be run; asked before the
         * effect is done. Empty when nothing can.
         */
        List<String> back(View view);
    }

    /** Done by the kernel's port. */
    sealed interface OnKernel extends Effect {}

    /** Done by the session. */
    sealed interface OnSession extends Effect {}

    /**
     * One rtnetlink request in a namespace.
     *
     * @param blame which word each attribute came from, so that a refusal is drawn under it
     * @param echo whether what the kernel made of it is shown: NLM_F_ECHO of linux/netlink.h
     */
    record Net(NsRef ns, NetOp op, Blame blame, String words, boolean echo) implements OnKernel {
        /** A request that ends in silence. */
        public Net(NsRef ns, NetOp op, Blame blame, String words) {
            this(ns, op, blame, words, false);
        }
    }

    /** Makes a named namespace. */
    record NewNs(String name, Token at, String words) implements OnKernel {}

    /** Gives a name to the namespace of a process or of a path. */
    record AttachNs(String name, NsRef of, Token at, String words) implements OnKernel {}

    /** Takes a name away; the namespace goes when nothing else holds it. */
    record DropNs(String name, Token at, String words) implements OnKernel {}

    /**
     * Writes or removes a file that programs in a namespace see over the one of that name in /etc.
     *
     * @param name the namespace's name
     * @param content null removes it
     */
    record EtcFile(String name, String file, String content, Token at, String words) implements OnKernel, Reversible {
        @Override
        public List<String> back(View view) {
            String now = view.etcFile(name, file).orElse(null);
            return Resolver.lines(Text.word(name), file, now).orElse(List.of());
        }
    }

    /**
     * Puts a rule into netnsh's own tables of the packet filter, or takes it out, in one transaction.
     *
     * @param ns the machine whose packets are meant
     */
    record Packets(NsRef ns, boolean add, PacketRule rule, Token at, String words) implements OnKernel, Reversible {
        /** A line of a rule, with the place where it is to be run. */
        public static String words(NsRef ns, String line) {
            String place = ns instanceof NsRef.Path ? "path:" + ns : ns.toString();
            boolean said = ns instanceof NsRef.Home
                    || line.startsWith("dns ")
                    || line.startsWith("hosts ")
                    || line.startsWith("uplink ");
            return said ? line : "-n " + Text.word(place) + " " + line;
        }

        @Override
        public List<String> back(View view) {
            return List.of(words(ns, add ? rule.lineAway() : rule.line()));
        }
    }

    /**
     * Leads a program that carries packets for an ordinary user into a namespace, or ends it.
     *
     * @param program {@code pasta} or {@code slirp}
     */
    record LeadOut(NsRef ns, String program, boolean start, Token at, String words) implements OnKernel, Reversible {
        /** What a way to the outside is called inside; scripts/outside tells the programs so. */
        public static final String DEVICE = "uplink0";

        @Override
        public List<String> back(View view) {
            return List.of("uplink " + Text.word(ns.toString()) + " " + (start ? "off" : program));
        }
    }

    /**
     * A server that outlives its session: remembers it, or ends it and what it started.
     *
     * @param mark what its processes have in their environment, as {@code NETNSH_JOB=} says it
     * @param remember it has been started; else it is to be ended
     */
    record Kept(String mark, boolean remember, Token at, String words) implements OnKernel, Reversible {
        /** The environment variable that marks a server and what it starts. */
        public static final String VARIABLE = "NETNSH_JOB";

        /** How the name of the folder begins in which a session keeps what its servers say. */
        public static final String FOLDER = "netnsh-jobs-";

        @Override
        public List<String> back(View view) {
            return remember ? List.of("stop kept:" + mark) : List.of(); // who has ended is not started again
        }
    }

    /**
     * Reads and shows; changes nothing.
     *
     * @param read what is to be shown, from the view it is given
     */
    record Show(String words, Function<View, Outcome> read) implements OnKernel {}

    /**
     * Reads ({@code value} null) or writes a kernel parameter in a namespace.
     *
     * @param key dotted or slashed
     * @param quiet writes without a word ({@code sysctl -q})
     */
    record Sysctl(NsRef ns, String key, String value, Token at, String words, boolean quiet) implements OnKernel {
        /** One that says what it did. */
        public Sysctl(NsRef ns, String key, String value, Token at, String words) {
            this(ns, key, value, at, words, false);
        }
    }

    /**
     * Makes or removes a link that a program reads and writes, through /dev/net/tun.
     *
     * @param name its name; empty lets the kernel choose one
     * @param flags IFF_* of linux/if_tun.h
     * @param owner a user's number, or -1
     * @param group a group's number, or -1
     * @param blame the words of name (path 0), owner (1) and group (2)
     */
    record Tap(NsRef ns, boolean make, String name, int flags, long owner, long group, Blame blame, String words)
            implements OnKernel {}

    /**
     * Makes an interface listen to a link-layer multicast address, or no longer.
     *
     * @param blame the words of the interface (path 0) and of the address (1)
     */
    record Join(NsRef ns, Dev dev, Mac address, boolean add, Blame blame, String words) implements OnKernel {}

    /**
     * Shows what happens until it is interrupted.
     *
     * @param namespaces where; of several, each event says which one it is from
     */
    record Monitor(List<NsRef> namespaces, MonitorSpec spec, String words) implements OnKernel {}

    /** Sends echo requests from a namespace. */
    record Ping(NsRef ns, PingSpec spec, String words) implements OnKernel {}

    /** Sends echo requests between all pairs of several namespaces. */
    record PingEach(PingAll asked, String words) implements OnKernel {}

    /**
     * Runs a program in a namespace, the way {@code ip netns exec} does.
     *
     * @param argv program and arguments
     * @param at the program's word
     * @param oneOfMany the next step is done whatever its status is ({@code ip -all netns exec})
     * @param as who it runs as; null for whoever the session's programs run as
     */
    record Exec(NsRef ns, List<String> argv, Token at, String words, boolean oneOfMany, Account as)
            implements OnSession {
        /** One that runs as the session's programs do. */
        public Exec(NsRef ns, List<String> argv, Token at, String words, boolean oneOfMany) {
            this(ns, argv, at, words, oneOfMany, null);
        }

        /** One whose status is that of the line. */
        public Exec(NsRef ns, List<String> argv, Token at, String words) {
            this(ns, argv, at, words, false);
        }
    }

    /**
     * Starts a server: a program in the background with its output kept in a file.
     *
     * @param name what it is called; null for its program's name
     * @param restart whether it is started again when it ends
     * @param keep whether it goes on when the session ends
     */
    record Start(NsRef ns, List<String> argv, String name, boolean restart, boolean keep, Token at, String words)
            implements OnSession {}

    /**
     * Starts a host of its own: a program as a server in a namespace that was made for it and goes with it.
     *
     * @param name what the namespace, the host and the server are called
     * @param kinds what else it has to itself: {@code uts}, {@code pid}, {@code mount}, {@code ipc}
     * @param terminal whether it gets the terminal, and the session waits for it
     */
    record Spawn(String name, List<String> argv, List<String> kinds, boolean terminal, Token at, String words)
            implements OnSession {}

    /**
     * Waits until somebody listens.
     *
     * @param protocol {@code tcp} or {@code udp}
     * @param time at most this long
     */
    record WaitPort(NsRef ns, String protocol, int port, Duration time, Token at, String words) implements OnSession {}

    /** Becomes a program in a namespace: nothing of netnsh is left, and the session ends. */
    record Become(NsRef ns, List<String> argv, Token at, String words) implements OnSession {}

    /** Waits. */
    record Sleep(Duration time, String words) implements OnSession {}

    /** Prints a text, its line end included. */
    record Echo(String text, String words) implements OnSession {}

    /** Goes to a namespace (and interface); null goes back to where the session was before. */
    record Move(Context to, Token at, String words) implements OnSession {}

    /** Replays a file in this session. */
    record Source(String file, List<String> args, Token at, String words) implements OnSession {}

    /** Begins or ends to keep what is done in a file, or says whether that is so. */
    record Record(What what, String file, boolean replace, Token at, String words) implements OnSession {
        /** What is to be done with the recording. */
        public enum What {
            START,
            STOP,
            STATE
        }
    }

    /** Goes to another folder: null is the home folder, {@code -} the one before. */
    record ChangeFolder(String folder, Token at, String words) implements OnSession {}

    /** Hands variables on to programs; what stands here with a value is set, too. */
    record Export(Map<String, String> values, List<String> names, String words) implements OnSession {}

    /** Shows help: no topic for the overview, else the words of a command. */
    record Help(List<String> topic, String words) implements OnSession {}

    /**
     * Writes what is in some namespaces to a file that rebuilds it.
     *
     * @param file {@code -} is standard output
     * @param namespaces those that were named; none for all
     * @param script an iproute2 script instead of a command file
     */
    record Save(String file, List<NsRef> namespaces, boolean script, Token at, String words) implements OnSession {}

    /**
     * Compares what is there with what a file makes, and makes it so unless it is only to be told.
     *
     * @param args the file's arguments
     * @param change makes it so
     * @param prune takes away what the file does not mention in the namespaces that it makes
     */
    record Reach(String file, List<String> args, boolean change, boolean prune, Token at, String words)
            implements OnSession {}

    /**
     * Takes back the last lines that changed something, or does again what was taken back.
     *
     * @param count how many lines
     * @param again does again
     * @param show only prints the lines that would do it
     */
    record Undo(int count, boolean again, boolean show, Token at, String words) implements OnSession {}

    /** Lists the lines that can be taken back, with what that would do. */
    record Recent(String words) implements OnSession {}

    /** Ends the session with a status; -1 stands for that of the last line. */
    record Exit(int status, String words) implements OnSession {}

    /** Lists the sessions of which something stands. */
    record Sessions(String words) implements OnSession {}

    /** Lists what no journal tells of and carries a mark of netnsh's. */
    record Scan(String words) implements OnSession {}

    /**
     * Removes what sessions have made.
     *
     * @param sessions which ones; none: the one that asks
     * @param all all that are over, and the one that asks
     */
    record Down(List<String> sessions, boolean all, Token at, String words) implements OnSession {}

    /**
     * Something about changes that belong together.
     *
     * @param session whose transaction is taken back; null: that of the session that asks
     * @param time how long a confirmation is waited for; null: none is asked for
     * @param unconfirmed a watcher asks, because nobody has confirmed: also when the session does not move any more
     */
    record Transaction(Kind kind, String session, Duration time, boolean unconfirmed, Token at, String words)
            implements OnSession {
        /** What is to become of it. */
        public enum Kind {
            BEGIN,
            COMMIT,
            ROLLBACK,
            CONFIRM
        }
    }

    /** Something about background programs. */
    record JobControl(Kind kind, String job, String signal, Token at, String words) implements OnSession {
        /** What is to be done with jobs. */
        public enum Kind {
            LIST,
            FOREGROUND,
            BACKGROUND,
            KILL,
            WAIT,
            /** Prints the output of a server. */
            LOGS,
            /** The same, and what follows. */
            FOLLOW,
            /** Lists the hosts that were spawned. */
            SPAWNED,
            /** Ends a server and whatever it started. */
            STOP
        }
    }
}
