package netnsh.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import netnsh.model.NamedNs;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Near;
import netnsh.value.NsRef;

/** Opens what an {@link NsRef} means; whatever is wrong with it becomes a {@link Problem} that says so. */
final class Places {
    /** The process leader's namespace: no thread of ours that leads the process ever moves. */
    private static final String HOME = "/proc/self/ns/net";

    private Places() {}

    /** An open descriptor of a namespace; the caller closes it. */
    static Fd open(NsRef ns) {
        try {
            if (ns instanceof NsRef.Named named) {
                return NetnsDir.open(named.name());
            } else if (ns instanceof NsRef.Pid process) {
                return NetnsDir.openProcess(process.pid());
            } else if (ns instanceof NsRef.Held held) {
                return NetnsDir.openProcess(Engines.pid(held));
            } else if (ns instanceof NsRef.Path file) {
                return NetnsDir.openPath(file.path());
            } else if (ns instanceof NsRef.FdRef fd) {
                return NetnsDir.openPath("/proc/self/fd/" + fd.fd());
            }
            return NetnsDir.openPath(HOME);
        } catch (SysException e) {
            throw problem(ns, e);
        }
    }

    /** Device and inode of what a namespace's file shows now, without opening it: its identity while it is held open. */
    static Stat identity(NsRef ns) {
        try {
            if (ns instanceof NsRef.Named named) {
                return SysFiles.lstat(NetnsDir.path(named.name()));
            } else if (ns instanceof NsRef.Pid process) {
                return SysFiles.stat("/proc/" + process.pid() + "/ns/net");
            } else if (ns instanceof NsRef.Held held) {
                return SysFiles.stat("/proc/" + Engines.pid(held) + "/ns/net");
            } else if (ns instanceof NsRef.Path file) {
                return SysFiles.stat(file.path());
            } else if (ns instanceof NsRef.FdRef fd) {
                return SysFiles.stat("/proc/self/fd/" + fd.fd());
            }
            return SysFiles.stat(HOME);
        } catch (SysException e) {
            throw problem(ns, e);
        }
    }

    private static Problem problem(NsRef ns, SysException e) {
        if (e.is(Errno.EACCES) || e.is(Errno.EPERM)) {
            return Refusals.privilege(
                            "look into the namespace " + ns,
                            ns instanceof NsRef.Named ? "CAP_SYS_ADMIN" : "CAP_SYS_PTRACE")
                    .kernel(e.errno(), null);
        } else if (ns instanceof NsRef.Named named) {
            return e.is(Errno.ENOENT) ? absent(named.name()) : unusable(named.name(), e);
        } else if (ns instanceof NsRef.Pid process) {
            return Problem.of("netns.absent", "there is no process " + process.pid());
        } else if (e.is(Errno.EINVAL)) {
            return Problem.of("netns.unusable", ns + " is not a network namespace");
        }
        String id = e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR) ? "netns.absent" : "netns.unusable";
        return Problem.of(id, "cannot open the namespace " + ns + ": " + e.words())
                .kernel(e.errno(), null);
    }

    /** No such name, with those that look like it. */
    static Problem absent(String name) {
        return absent(name, names());
    }

    /** The same where these are all names. */
    static Problem absent(String name, Collection<String> names) {
        List<String> near = Near.of(name, names);
        Problem problem = Problem.of("netns.absent", "there is no namespace \"" + name + "\"");
        if (name.matches("[0-9]+")) {
            return problem.hint("a process's namespace is meant with pid:" + name);
        }
        return near.isEmpty() ? problem.hint("netns add " + name + " makes one") : problem.hint(Near.question(near));
    }

    private static List<String> names() {
        try {
            return SysFiles.list(NetnsDir.PATH);
        } catch (SysException e) {
            // only for a hint
            return List.of();
        }
    }

    /** A name under which no network namespace stands. */
    static Problem unusable(String name, SysException e) {
        List<NetnsDir.Entry> found = new ArrayList<>();
        try {
            NetnsDir.find(name).ifPresent(found::add);
        } catch (SysException unreadable) {
            e.addSuppressed(unreadable);
        }
        if (found.isEmpty()) {
            return e.is(Errno.EINVAL)
                    ? Problem.of("netns.name", "\"" + name + "\" cannot be the name of a namespace")
                    : Problem.of("netns.unusable", "cannot use the namespace " + name + ": " + e.words())
                            .kernel(e.errno(), null);
        }
        NamedNs.State state = found.get(0).state();
        String what = NetnsDir.PATH + "/" + name + " is " + describe(state);
        Problem problem = Problem.of("netns.unusable", what);
        return state == NamedNs.State.STALE ? problem.hint("netns del " + name + " removes it") : problem;
    }

    private static String describe(NamedNs.State state) {
        return switch (state) {
            case OK -> "a network namespace that is just going away";
            case STALE ->
                "stale: a plain file with no namespace behind it (left by a crash, or made in another mount namespace)";
            case FOREIGN -> "no namespace: a FIFO, socket or device, which is never opened";
            case SYMLINK -> "no namespace: a symbolic link, which is never followed";
            case DIRECTORY -> "no namespace: a directory";
            case OTHER_KIND -> "a namespace of another kind, not a network namespace";
        };
    }
}
