package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.model.NamedNs.State;
import netnsh.sys.Fd;
import netnsh.sys.Mounts;
import netnsh.sys.Namespaces;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * The named namespaces: files in a shared mount under {@code /run/netns}, each with a namespace mounted over it, as
 * iproute2 keeps them (ip-netns(8)). Nothing that stands there is ever followed, and only namespaces are ever opened: a
 * FIFO there would hang the reader. Names are text as of {@link Utf8}. All failures are {@link SysException}s.
 */
public final class NetnsDir {
    /** Where iproute2 keeps them too. */
    public static final String PATH = "/run/netns";

    private static final int NAME_MAX = 255;
    private static final int STACKED_MOUNTS = 64;

    private NetnsDir() {}

    /**
     * What stands under a name.
     *
     * @param name the file's name
     * @param state what the file is
     * @param identity device and inode of the namespace when {@code state} is OK, else of the file
     */
    public record Entry(String name, State state, Stat identity) {}

    /** The file of a name; EINVAL when it cannot be one: empty, "." or "..", with a slash or NUL, over 255 bytes. */
    public static String path(String name) {
        boolean bad = name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || name.indexOf('/') >= 0
                || name.indexOf('\0') >= 0
                || Utf8.encode(name).length > NAME_MAX;
        if (bad) {
            throw new SysException("netns name", Errno.EINVAL, name);
        }
        return PATH + "/" + name;
    }

    /** All names in directory order; none when the directory is not there. What vanishes meanwhile is left out. */
    public static List<Entry> list() {
        List<Entry> entries = new ArrayList<>();
        each((entry, namespace) -> entries.add(entry));
        return entries;
    }

    /** Hears of what stands in the directory. */
    interface Visitor {
        /**
         * One name.
         *
         * @param namespace open for as long as this lasts; null unless the state is OK
         */
        void visit(Entry entry, Fd namespace);
    }

    /** Shows all that {@link #list} has, each opened once. */
    static void each(Visitor visitor) {
        files().forEach(name -> look(name, visitor));
    }

    /** All names, whatever stands under them; none when the directory is not there. */
    private static List<String> files() {
        try {
            return SysFiles.list(PATH);
        } catch (SysException e) {
            if (e.is(Errno.ENOENT)) {
                return List.of();
            }
            throw e;
        }
    }

    /**
     * The names of namespaces that begin so, sorted. Nothing is opened, so that namespaces of other kinds are among them:
     * thousands are asked for while somebody types.
     */
    static List<String> starting(String prefix) {
        long namespaces = Namespaces.ownNet().dev();
        List<String> names = new ArrayList<>();
        for (String name : files()) {
            if (name.startsWith(prefix) && device(name) == namespaces) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    private static long device(String name) {
        try {
            return SysFiles.lstat(path(name)).dev();
        } catch (SysException gone) {
            return -1;
        }
    }

    /** What stands under one name; empty when nothing does. */
    public static Optional<Entry> find(String name) {
        List<Entry> found = new ArrayList<>();
        look(name, (entry, namespace) -> found.add(entry));
        return found.stream().findFirst();
    }

    private static void look(String name, Visitor visitor) {
        try (Fd place = Fd.place(path(name))) {
            look(name, place, visitor);
        } catch (SysException e) {
            if (!e.is(Errno.ENOENT)) {
                throw e;
            }
        }
    }

    private static void look(String name, Fd place, Visitor visitor) {
        Stat stat = place.stat();
        if (Namespaces.isNamespace(place)) {
            try (Fd open = place.reopen(Fd.O_RDONLY)) {
                boolean net = Namespaces.kind(open) == Namespaces.CLONE_NEWNET;
                visitor.visit(new Entry(name, net ? State.OK : State.OTHER_KIND, stat), net ? open : null);
            }
            return;
        }
        State state = stat.isRegular()
                ? State.STALE
                : stat.isSymlink() ? State.SYMLINK : stat.isDirectory() ? State.DIRECTORY : State.FOREIGN;
        visitor.visit(new Entry(name, state, stat), null);
    }

    /** The namespace of a name: ENOENT when there is none, EINVAL when what is there is no network namespace. */
    public static Fd open(String name) {
        return open(path(name), true);
    }

    /** The namespace of a process: ENOENT when there is none, EACCES when the caller may not look. */
    public static Fd openProcess(int pid) {
        return openPath("/proc/" + pid + "/ns/net");
    }

    /** The network namespace that a file shows, symbolic links followed; EINVAL when it is anything else. */
    public static Fd openPath(String path) {
        return open(path, false);
    }

    private static Fd open(String path, boolean nofollow) {
        try (Fd place = Fd.open(path, nofollow ? Fd.O_PATH | Fd.O_NOFOLLOW : Fd.O_PATH)) {
            if (!Namespaces.isNamespace(place)) {
                throw new SysException("open", Errno.EINVAL, path);
            }
            Fd open = place.reopen(Fd.O_RDONLY);
            if (Namespaces.kind(open) != Namespaces.CLONE_NEWNET) {
                open.close();
                throw new SysException("open", Errno.EINVAL, path);
            }
            return open;
        }
    }

    /** Makes a namespace with a name: EEXIST when the name is taken; nothing is left behind on failure. */
    public static void create(String name) {
        create(name, null, () -> NsThread.apart(Newborn::here)).close();
    }

    /**
     * The same.
     *
     * @param births is told before anybody can see it; null: nobody is told
     * @param nursery makes it
     * @return it, still held; the caller closes it
     */
    static Newborn create(String name, Kernel.Births births, Supplier<Newborn> nursery) {
        String path = path(name);
        mountPoint(path, name, births);
        return fill(path, () -> {
            Newborn made = nursery.get();
            try {
                if (births != null) {
                    births.namespace(name, made.cookie());
                }
                Mounts.bind(made.namespace().magicLink(), path);
                return made;
            } catch (RuntimeException | Error e) {
                made.close();
                throw e;
            }
        });
    }

    /** Gives a namespace a (further) name: EEXIST when the name is taken; nothing is left behind on failure. */
    public static void attach(String name, Fd namespace) {
        attach(name, namespace, null);
    }

    /** The same; {@code births}, which may be null, is told of the file before it is there. */
    static void attach(String name, Fd namespace, Kernel.Births births) {
        String path = path(name);
        mountPoint(path, name, births);
        fill(path, () -> {
            Mounts.bind(namespace.magicLink(), path);
            return null;
        });
    }

    private static void mountPoint(String path, String name, Kernel.Births births) {
        ready();
        if (births == null) {
            SysFiles.create(path, 0).close();
            return;
        }
        try (Fd nameless = Fd.open(PATH, Fd.O_TMPFILE | Fd.O_RDWR, 0)) {
            Stat file = nameless.stat();
            births.file(name, file.dev(), file.ino());
            nameless.link(path);
        } catch (SysException e) {
            if (e.is(Errno.EEXIST)) {
                throw e;
            } else if (SysFiles.exists(path)) {
                throw new SysException("open", Errno.EEXIST, path);
            }
            // a file system without nameless files: the file is told of as soon as it is there
            try (Fd file = SysFiles.create(path, 0)) {
                births.file(name, file.stat().dev(), file.stat().ino());
            }
        }
    }

    private static <T> T fill(String path, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            try {
                SysFiles.unlink(path);
            } catch (SysException left) {
                e.addSuppressed(left);
            }
            throw e;
        }
    }

    /** The mount that was made ready; 0 as long as there is none. Each time costs as much as there are namespaces. */
    private static volatile long ready;

    /** Makes the directory and the shared mount over it, so that names made in one mount namespace show in the others. */
    private static void ready() {
        long mount = SysFiles.mountId(PATH);
        if (mount != 0 && mount == ready) {
            return;
        }
        try {
            SysFiles.mkdir(PATH, 0755);
        } catch (SysException e) {
            if (!e.is(Errno.EEXIST)) {
                throw e;
            }
        }
        // The lock that iproute2 takes too: two at once would stack two mounts.
        try (Fd directory = Fd.open(PATH, Fd.O_RDONLY | Fd.O_DIRECTORY)) {
            SysFiles.lock(directory);
            try {
                Mounts.propagation(PATH, Mounts.MS_SHARED | Mounts.MS_REC);
            } catch (SysException e) {
                if (!e.is(Errno.EINVAL)) {
                    throw e;
                }
                // Not a mount point yet.
                Mounts.mount(PATH, PATH, null, Mounts.MS_BIND | Mounts.MS_REC, null);
                Mounts.propagation(PATH, Mounts.MS_SHARED | Mounts.MS_REC);
            }
            ready = SysFiles.mountId(PATH);
        }
    }

    /**
     * Takes a name away, a stale file too. The namespace ends when nothing else holds it.
     *
     * @throws SysException ENOENT; ELOOP, EISDIR or EINVAL when there stands what never was a namespace's name (a symbolic
     *     link, a directory, a FIFO...), which is left alone
     */
    public static void remove(String name) {
        String path = path(name);
        try (Fd place = Fd.place(path)) {
            Stat stat = place.stat();
            if (!Namespaces.isNamespace(place) && !stat.isRegular()) {
                int why = stat.isSymlink() ? Errno.ELOOP : stat.isDirectory() ? Errno.EISDIR : Errno.EINVAL;
                throw new SysException("unlink", why, path);
            }
        }
        for (int i = 0; i < STACKED_MOUNTS; i++) {
            try {
                Mounts.unmount(path, Mounts.MNT_DETACH | Mounts.UMOUNT_NOFOLLOW);
            } catch (SysException e) {
                if (e.is(Errno.EINVAL) || e.is(Errno.ENOENT)) {
                    break;
                }
                throw e;
            }
        }
        SysFiles.unlink(path);
    }

    /** The names of a namespace, sorted; {@code identity} as of {@link Namespaces#ownNet} or {@link Fd#stat}. */
    public static List<String> namesOf(Stat identity) {
        List<String> names = new ArrayList<>();
        for (String name : files()) {
            if (isFile(name, identity)) {
                names.add(name);
            }
        }
        names.sort(null);
        return names;
    }

    /** Whether a name stands for this file now, without opening anything. */
    static boolean isFile(String name, Stat identity) {
        try {
            return SysFiles.lstat(path(name)).sameFile(identity);
        } catch (SysException gone) {
            return false;
        }
    }

    /** The names of the namespace that a process is in; ENOENT when there is no such process, EACCES without the right. */
    public static List<String> identify(int pid) {
        return namesOf(SysFiles.stat("/proc/" + pid + "/ns/net"));
    }

    /** The namespaces (device and inode) that processes are in; of processes that the caller may not look at nothing is known. */
    static Set<String> inhabited() {
        Set<String> found = new HashSet<>();
        for (String name : SysFiles.list("/proc")) {
            if (Character.isDigit(name.charAt(0))) {
                try {
                    found.add(key(SysFiles.stat("/proc/" + name + "/ns/net")));
                } catch (SysException e) {
                    continue; // gone meanwhile, a zombie, or not ours to see
                }
            }
        }
        return found;
    }

    /** A namespace's identity while it lives. */
    static String key(Stat identity) {
        return identity.dev() + ":" + identity.ino();
    }

    /** The processes in a namespace, in ascending order; those that the caller may not look at are left out. */
    public static List<Integer> pids(Fd namespace) {
        Stat wanted = namespace.stat();
        List<Integer> pids = new ArrayList<>();
        for (String name : SysFiles.list("/proc")) {
            if (!name.chars().allMatch(c -> c >= '0' && c <= '9')) {
                continue;
            }
            try {
                if (SysFiles.stat("/proc/" + name + "/ns/net").sameFile(wanted)) {
                    pids.add(Integer.valueOf(name));
                }
            } catch (SysException e) {
                // Gone meanwhile, a zombie, or not ours to see.
                continue;
            }
        }
        pids.sort(null);
        return pids;
    }
}
