package netnsh.kernel;

import java.util.List;
import java.util.Optional;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Utf8;

/**
 * The files that stand over those of /etc for programs in a namespace: in {@code /etc/netns/NAME}, as iproute2 has them. A
 * sandbox must not write into the machine's /etc: the launcher makes it a folder under its own /run, and that one counts
 * there, in front of the other.
 */
final class EtcFiles {
    /** A sandbox's own folder for them. */
    static final String OWN = "/run/netnsh-etc";

    private EtcFiles() {}

    /** Where new ones go. */
    private static String folder() {
        return SysFiles.exists(OWN) ? OWN : MountView.ETC.substring(0, MountView.ETC.length() - 1);
    }

    /** Writes or removes one. */
    static void run(Effect.EtcFile effect) {
        String folder = folder() + "/" + effect.name();
        String file = folder + "/" + effect.file();
        try {
            if (effect.content() == null) {
                remove(folder, file);
            } else {
                write(folder, file, effect.content());
            }
        } catch (SysException e) {
            String why = "cannot write " + file + ": " + e.words();
            Problem problem = Problem.of("etc.write", why).at(effect.at()).kernel(e.errno(), null);
            throw e.is(Errno.EROFS) || e.is(Errno.EACCES) || e.is(Errno.EPERM)
                    ? problem.hint("the file system of " + folder() + " must be writable; as root")
                    : problem;
        }
    }

    /** In place, so that programs that have the file over their own see the change. */
    private static void write(String folder, String file, String content) {
        for (int slash = folder.indexOf('/', 1); slash > 0; slash = folder.indexOf('/', slash + 1)) {
            makeFolder(folder.substring(0, slash));
        }
        makeFolder(folder);
        if (SysFiles.exists(file) && !SysFiles.lstat(file).isRegular()) {
            SysFiles.unlink(file); // a link would lead into somebody else's file
        }
        if (!SysFiles.exists(file)) {
            try (Fd made = SysFiles.create(file, 0644)) {
                made.number();
            }
        }
        SysFiles.write(file, Utf8.encode(content));
    }

    private static void makeFolder(String path) {
        try {
            SysFiles.mkdir(path, 0755);
        } catch (SysException e) {
            if (!e.is(Errno.EEXIST)) {
                throw e;
            }
        }
    }

    private static void remove(String folder, String file) {
        if (SysFiles.exists(file)) {
            SysFiles.unlink(file);
        }
        try {
            SysFiles.rmdir(folder);
        } catch (SysException e) {
            if (!e.is(Errno.ENOTEMPTY) && !e.is(Errno.ENOENT)) {
                throw e;
            }
        }
    }

    /** The names of namespaces that have a folder for them where new ones go, sorted. */
    static List<String> names() {
        try {
            return SysFiles.list(folder()).stream().sorted().toList();
        } catch (SysException none) {
            return List.of();
        }
    }

    /** What one says; empty when there is none. An empty name means the machine's own /etc. */
    static Optional<String> read(String name, String file) {
        String[] places = name.isEmpty()
                ? new String[] {"/etc/" + file}
                : new String[] {OWN + "/" + name + "/" + file, MountView.ETC + name + "/" + file};
        for (String place : places) {
            try {
                return Optional.of(SysFiles.readText(place));
            } catch (SysException e) {
                if (!e.is(Errno.ENOENT) && !e.is(Errno.ENOTDIR)) {
                    throw Problem.of("etc.read", "cannot read " + place + ": " + e.words())
                            .kernel(e.errno(), null);
                }
            }
        }
        return Optional.empty();
    }
}
