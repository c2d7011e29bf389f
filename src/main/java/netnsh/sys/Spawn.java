package netnsh.sys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * A program to be started with posix_spawn(3): it gets the calling thread's namespaces and mounts, only the descriptors
 * named here, default signal dispositions and no blocked signals. Texts are bytes by way of {@link Utf8}.
 */
public final class Spawn {
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;
    private static final int SETPGROUP = 2;
    private static final int SETSIGDEF = 4;
    private static final int SETSIGMASK = 8;
    private static final int SETSID = 0x80;

    /** Signals whose disposition the JVM or a shell's own needs change: INT, QUIT, PIPE, CHLD, TSTP, TTIN, TTOU... */
    private static final int[] DEFAULTED = {2, 3, 4, 5, 7, 8, 10, 11, 12, 13, 14, 15, 17, 20, 21, 22, 25, 28};

    private final String path;
    private final List<String> argv;
    private final TreeMap<Integer, Integer> descriptors = new TreeMap<>(Map.of(0, 0, 1, 1, 2, 2));
    private Map<String, String> environment;
    private String directory;
    private int group = -1;
    private int terminal = -1;
    private String session;

    private Spawn(String path, List<String> argv) {
        this.path = path;
        this.argv = List.copyOf(argv);
    }

    private static final class Native {
        static final SpawnCalls IT = new SpawnCalls();
    }

    /** The program at a path; {@code argv} starts with the program's name. */
    public static Spawn of(String path, List<String> argv) {
        return new Spawn(path, argv);
    }

    /**
     * The file that a shell would run for a word: the word itself when it has a slash, else the first executable plain
     * file on the search path (an empty part is the current directory).
     *
     * @throws SysException ENOENT when there is none, EACCES when what is there may not be executed, EISDIR
     */
    public static String find(String word, String searchPath) {
        if (word.indexOf('/') >= 0) {
            return executable(word);
        }
        int why = Errno.ENOENT;
        for (String folder : word.isEmpty() ? new String[0] : searchPath.split(":", -1)) {
            String file = (folder.isEmpty() ? "." : folder) + "/" + word;
            try {
                if (SysFiles.stat(file).isRegular()) {
                    if (SysFiles.isExecutable(file)) {
                        return file;
                    }
                    why = Errno.EACCES;
                }
            } catch (SysException e) {
                // Not in this folder.
                continue;
            }
        }
        throw new SysException("exec", why, word);
    }

    private static String executable(String file) {
        try {
            if (SysFiles.stat(file).isDirectory()) {
                throw new SysException("exec", Errno.EISDIR, file);
            }
        } catch (SysException e) {
            throw new SysException("exec", e.errno(), file);
        }
        if (!SysFiles.isExecutable(file)) {
            throw new SysException("exec", Errno.EACCES, file);
        }
        return file;
    }

    /** The environment that this process was started with, to the byte. */
    public static Map<String, String> ownEnvironment() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String entry : SysFiles.readText("/proc/self/environ").split("\0")) {
            int equals = entry.indexOf('=', 1);
            if (equals > 0) {
                all.putIfAbsent(entry.substring(0, equals), entry.substring(equals + 1));
            }
        }
        return all;
    }

    /** The whole environment; {@link #ownEnvironment} when it is not given. */
    public Spawn environment(Map<String, String> all) {
        environment = all;
        return this;
    }

    /** The program's descriptor {@code child} is this process's {@code parent}. 0, 1 and 2 are handed on as they are. */
    public Spawn fd(int child, int parent) {
        descriptors.put(child, parent);
        return this;
    }

    /** The current directory; this process's when it is not given. */
    public Spawn directory(String path) {
        directory = path;
        return this;
    }

    /** The process group to join; 0 is a new one, led by the program. */
    public Spawn group(int processGroup) {
        group = processGroup;
        return this;
    }

    /** The program's group becomes the foreground one of the terminal behind this process's {@code fd} before it runs. */
    public Spawn foreground(int fd) {
        terminal = fd;
        return this;
    }

    /** It leads a session of its own, see setsid(2), whose terminal is this file. No {@link #group} is given then. */
    public Spawn session(String terminalPath) {
        session = terminalPath;
        return this;
    }

    /**
     * Starts it.
     *
     * @return the process id, to be waited for with {@link Processes#waitFor}
     * @throws SysException "exec" with the errno when the program cannot be executed
     */
    public int start() {
        byte[] file = LibC.path(path);
        List<byte[]> words = new ArrayList<>();
        for (String word : argv) {
            words.add(withoutNul(word));
        }
        int[] pid = new int[1];
        int errno = run(pid, file, words);
        if (errno == Errno.ENOEXEC) {
            // A script without "#!": every shell runs it with sh.
            words.set(0, file.length == 0 ? file : Arrays.copyOf(file, file.length - 1));
            words.add(0, Utf8.encode("/bin/sh"));
            errno = run(pid, LibC.path("/bin/sh"), words);
        }
        if (errno != 0) {
            throw new SysException("exec", errno, path);
        }
        return pid[0];
    }

    /**
     * This process becomes the program, with the calling thread's namespaces and user; all other threads end. Descriptors
     * from 3 on are closed; 0, 1 and 2 stay as they are, whatever {@link #fd} said.
     *
     * @throws SysException "exec" when the program cannot be executed; then this process goes on, without its signal handlers
     */
    public void replace() {
        for (String name : SysFiles.list("/proc/self/fd")) {
            int fd = Integer.parseInt(name);
            if (fd > 2) {
                LibC.files().fcntl(fd, F_SETFD, FD_CLOEXEC); // one of them was the list itself
            }
        }
        Processes.plainSignals(DEFAULTED);
        try (Arena arena = new Arena()) {
            List<byte[]> words = new ArrayList<>();
            for (String word : argv) {
                words.add(withoutNul(word));
            }
            long environ = arena.strings(environmentWords());
            NewSpawnCalls.execve(LibC.path(path), arena.strings(words), environ);
            int errno = LibC.errno();
            if (errno == Errno.ENOEXEC) {
                // as in start: a script without "#!"
                words.set(0, withoutNul(path));
                words.add(0, Utf8.encode("/bin/sh"));
                NewSpawnCalls.execve(LibC.path("/bin/sh"), arena.strings(words), environ);
            }
            throw new SysException("exec", errno, path);
        }
    }

    private int run(int[] pid, byte[] file, List<byte[]> words) {
        List<Fd> moved = new ArrayList<>();
        try (Arena arena = new Arena()) {
            // glibc: 80 and 336 bytes.
            long actions = arena.zeroed(512);
            long attributes = arena.zeroed(1024);
            ok(Native.IT.posix_spawn_file_actions_init(actions));
            ok(Native.IT.posix_spawnattr_init(attributes));
            boolean handOver = describe(actions, attributes, moved);
            int errno = Native.IT.posix_spawn(
                    pid, file, actions, attributes, arena.strings(words), arena.strings(environmentWords()));
            Native.IT.posix_spawn_file_actions_destroy(actions);
            Native.IT.posix_spawnattr_destroy(attributes);
            if (errno == 0 && handOver) {
                Terminal.foreground(terminal, group == 0 ? pid[0] : group);
            }
            return errno;
        } finally {
            moved.forEach(Fd::close);
        }
    }

    /** Says what the program gets; true when the terminal has to be handed over afterwards, from here. */
    private boolean describe(long actions, long attributes, List<Fd> moved) {
        // First, while the descriptor is still what it is here.
        boolean handOver = terminal >= 0 && !foregroundAction(actions);
        int above = descriptors.lastKey() + 1;
        for (Map.Entry<Integer, Integer> one : descriptors.entrySet()) {
            int from = one.getValue();
            if (from < above && from != one.getKey()) {
                // It could be overwritten before its turn comes.
                Fd copy = Fd.dupFrom(from, above);
                moved.add(copy);
                from = copy.number();
            }
            ok(Native.IT.posix_spawn_file_actions_adddup2(actions, from, one.getKey()));
        }
        if (directory != null) {
            ok(NewSpawnCalls.posix_spawn_file_actions_addchdir_np(actions, LibC.path(directory)));
        }
        int flags = SETSIGDEF | SETSIGMASK;
        if (session != null) {
            flags |= SETSID;
            // the first terminal that a session's leader opens becomes the session's
            ok(Native.IT.posix_spawn_file_actions_addopen(actions, above, LibC.path(session), Fd.O_RDWR, 0));
        }
        closeRest(actions, above);
        if (group >= 0) {
            flags |= SETPGROUP;
            ok(Native.IT.posix_spawnattr_setpgroup(attributes, group));
        }
        ok(Native.IT.posix_spawnattr_setsigdefault(attributes, Processes.signalSet(DEFAULTED)));
        ok(Native.IT.posix_spawnattr_setsigmask(attributes, Processes.signalSet()));
        ok(Native.IT.posix_spawnattr_setflags(attributes, flags));
        return handOver;
    }

    private boolean foregroundAction(long actions) {
        try {
            ok(NewSpawnCalls.posix_spawn_file_actions_addtcsetpgrp_np(actions, terminal));
            return true;
        } catch (UnsatisfiedLinkError beforeGlibc235) {
            return false;
        }
    }

    /** The JDK opens jars and directories without close-on-exec. */
    private static void closeRest(long actions, int lowest) {
        try {
            ok(NewSpawnCalls.posix_spawn_file_actions_addclosefrom_np(actions, lowest));
        } catch (UnsatisfiedLinkError beforeGlibc234) {
            for (String name : SysFiles.list("/proc/thread-self/fd")) {
                int fd = Integer.parseInt(name);
                if (fd >= lowest) {
                    ok(Native.IT.posix_spawn_file_actions_addclose(actions, fd));
                }
            }
        }
    }

    private List<byte[]> environmentWords() {
        List<byte[]> words = new ArrayList<>();
        (environment == null ? ownEnvironment() : environment)
                .forEach((name, value) -> words.add(withoutNul(name + "=" + value)));
        return words;
    }

    private static byte[] withoutNul(String word) {
        byte[] path = LibC.path(word);
        return Arrays.copyOf(path, path.length - 1);
    }

    /** The posix_spawn functions answer an errno. */
    private static void ok(int errno) {
        if (errno != 0) {
            throw new SysException("posix_spawn", errno, "");
        }
    }
}
