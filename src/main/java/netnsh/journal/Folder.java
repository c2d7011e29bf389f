package netnsh.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Pause;
import netnsh.sys.Processes;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;

/**
 * Where journals are: {@code /run/netnsh} for root, {@code $XDG_RUNTIME_DIR/netnsh} for others. It must be the user's own
 * and nobody else's, or it is not used. A journal is called {@code 3.journal}; one of single lines has the terminal's
 * session in its name too: {@code 3.4242.81516.journal}.
 */
final class Folder implements AutoCloseable {
    private static final String ROOTS = "/run/netnsh";
    private static final String SUFFIX = ".journal";
    private static final int OTHERS = 077;
    private static final int PERMISSIONS = 07777;
    private static final int LOOKS = 5;
    private static final long LOOK_MILLIS = 2;

    private final String path;
    private final Fd fd;

    private Folder(String path, Fd fd) {
        this.path = path;
        this.fd = fd;
    }

    /** A number, and for single lines what joins them: a terminal's leader and when it began, or a name that was given. */
    private static final Pattern FILE =
            Pattern.compile("([0-9]{1,9})(?:\\.([0-9]+\\.[0-9]+|@" + LineGroup.NAME + "))?\\" + SUFFIX);

    /** A journal's file. {@code group} is the session of single lines, or empty. */
    record Name(int number, String group) {
        String file() {
            return number + (group.isEmpty() ? "" : "." + group) + SUFFIX;
        }

        /** What a person calls it. */
        String id() {
            return "session:" + number;
        }
    }

    /** Which start of the machine this is: journals of an earlier one tell of nothing that is there. */
    static String bootId() {
        return SysFiles.readText("/proc/sys/kernel/random/boot_id").strip();
    }

    /** Where it is, whether it is there or not. */
    static String path() {
        if (Processes.effectiveUid() == 0) {
            return ROOTS;
        }
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime == null || !runtime.startsWith("/")) {
            throw Problem.of("journal.folder", "there is no place for the journal: XDG_RUNTIME_DIR names no folder")
                    .hint("a login by pam_systemd sets it");
        }
        return runtime + "/netnsh";
    }

    /** Opens it and makes it where it is not there yet. */
    static Folder make() {
        String path = path();
        try {
            SysFiles.mkdir(path, 0700);
        } catch (SysException e) {
            if (!e.is(Errno.EEXIST)) {
                throw cannot("make the folder of the journal " + path, e);
            }
        }
        return open(path);
    }

    /** Opens it; null when there is none, so that nothing was ever written. */
    static Folder find() {
        try {
            return open(path());
        } catch (Problem p) {
            if (p.errno() == Errno.ENOENT || System.getenv("XDG_RUNTIME_DIR") == null && p.errno() == 0) {
                return null;
            }
            throw p;
        }
    }

    private static Folder open(String path) {
        Fd fd;
        try {
            fd = Fd.open(path, Fd.O_RDONLY | Fd.O_DIRECTORY | Fd.O_NOFOLLOW);
        } catch (SysException e) {
            if (e.is(Errno.ELOOP) || e.is(Errno.ENOTDIR)) {
                throw refused(path, "it is no folder but a symbolic link or a file");
            }
            throw cannot("open the folder of the journal " + path, e);
        }
        Stat stat = fd.stat();
        int own = Processes.effectiveUid();
        int mode = stat.mode() & PERMISSIONS;
        if (stat.uid() != own || (mode & OTHERS) != 0) {
            fd.close();
            throw refused(
                    path,
                    stat.uid() != own
                            ? "it belongs to user " + stat.uid()
                            : "others may use it: its mode is " + String.format("%04o", mode));
        }
        return new Folder(path, fd);
    }

    private static Problem refused(String path, String why) {
        return Problem.of("journal.folder", "the folder of the journal " + path + " is refused: " + why)
                .hint("what stands there was not made by netnsh; remove it");
    }

    /** Something about the journal that the system refused. */
    static Problem cannot(String toDo, SysException e) {
        return Problem.of("journal.refused", "cannot " + toDo + ": " + e.words())
                .kernel(e.errno(), null)
                .hint("nothing is changed that cannot be written down first");
    }

    /** Waits until nobody else gives a number to a journal; until it is closed nobody does. */
    void lock() {
        SysFiles.lock(fd);
    }

    /** The journals, by number. */
    List<Name> names() {
        List<Name> names = new ArrayList<>();
        try {
            for (String file : SysFiles.list(fd.magicLink())) {
                Matcher read = FILE.matcher(file);
                if (read.matches()) {
                    names.add(new Name(Integer.parseInt(read.group(1)), Objects.requireNonNullElse(read.group(2), "")));
                }
            }
        } catch (SysException e) {
            throw cannot("read the folder of the journal " + path, e);
        }
        names.sort((a, b) -> Integer.compare(a.number(), b.number()));
        return names;
    }

    /** The files beside the journals whose names end so. */
    List<String> files(String suffix) {
        try {
            return SysFiles.list(fd.magicLink()).stream()
                    .filter(file -> file.endsWith(suffix))
                    .toList();
        } catch (SysException e) {
            throw cannot("read the folder of the journal " + path, e);
        }
    }

    /** Opens a file beside the journals. */
    Fd read(String file) {
        return fd.openAt(file, Fd.O_RDONLY | Fd.O_NOFOLLOW | Fd.O_NONBLOCK);
    }

    /** Makes one, empty, also where there was one. */
    Fd write(String file) {
        remove(file);
        return fd.openAt(file, Fd.O_RDWR | Fd.O_CREAT | Fd.O_EXCL | Fd.O_NOFOLLOW, 0600);
    }

    String path(Name name) {
        return path + "/" + name.file();
    }

    /** Opens one; a SysException ENOENT when it is gone. It must be a plain file of the user's. */
    Fd open(Name name) {
        Fd file = fd.openAt(name.file(), Fd.O_RDWR | Fd.O_APPEND | Fd.O_NOFOLLOW | Fd.O_NONBLOCK);
        Stat stat = file.stat();
        if (!stat.isRegular() || stat.uid() != Processes.effectiveUid()) {
            file.close();
            throw refused(path(name), "it is no file of this user's");
        }
        return file;
    }

    /**
     * Holds one as long as it is open: false when others do, or when whoever held it before has removed it. Then its name
     * may be another one's by now.
     *
     * @param shared whether others may hold it in the same way
     */
    static boolean hold(Fd file, boolean shared) {
        return file.tryLock(shared) && file.stat().nlink() > 0;
    }

    /**
     * Holds one alone. Whoever looks at a session that is over holds it for that moment, too: one that seems to be at work is
     * asked for some more times.
     */
    static boolean seize(Fd file) {
        boolean held = file.tryLock(false);
        for (int i = 0; i < LOOKS && !held; i++) {
            if (!Pause.millis(LOOK_MILLIS)) {
                return false;
            }
            held = file.tryLock(false);
        }
        return held;
    }

    /** Makes one; a SysException EEXIST when its name is taken. */
    Fd create(Name name) {
        return fd.openAt(name.file(), Fd.O_RDWR | Fd.O_APPEND | Fd.O_CREAT | Fd.O_EXCL | Fd.O_NOFOLLOW, 0600);
    }

    void remove(Name name) {
        remove(name.file());
    }

    void remove(String file) {
        try {
            fd.unlinkAt(file);
        } catch (SysException e) {
            if (!e.is(Errno.ENOENT)) {
                throw cannot("remove the journal " + path + "/" + file, e);
            }
        }
    }

    /** Puts one aside: it is of an earlier start of the machine, of which nothing stands. */
    void archive(Name name) {
        try {
            fd.renameAt(name.file(), name.number() + ".old");
        } catch (SysException e) {
            throw cannot("put the journal " + path(name) + " aside", e);
        }
    }

    /** The whole of a journal. */
    static String text(Fd file) {
        return SysFiles.readText(file.magicLink());
    }

    @Override
    public void close() {
        fd.close();
    }
}
