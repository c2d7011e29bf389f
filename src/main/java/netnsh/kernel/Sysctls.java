package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.Errno;
import netnsh.value.Near;
import netnsh.value.NsRef;
import netnsh.value.SysctlKey;

/** Kernel parameters of a namespace: the files below /proc/sys/net, which show the namespace of the thread that looks. */
final class Sysctls {
    private static final String ROOT = "/proc/sys/";

    /** Left out of lists, as sysctl(8) does without {@code --deprecated}: the kernel warns when they are read. */
    private static final Set<String> DEPRECATED = Set.of("base_reachable_time", "retrans_time");

    private static final int READABLE = 0444;
    private static final int WRITABLE = 0222;

    private Sysctls() {}

    /** Does it where the parameters are the namespace's; at home nothing is entered, which would take a right of its own. */
    private static <T> T in(NsRef ns, Supplier<T> work) {
        if (ns instanceof NsRef.Home) {
            return work.get();
        }
        try (Fd namespace = Places.open(ns)) {
            return NsThread.call(namespace, work);
        }
    }

    /** Shows or sets one, in sysctl(8)'s words. */
    static void run(NsRef ns, String key, String value, boolean quiet, Sink out) {
        String name = slashed(key);
        if (value == null) {
            out.accept(new Outcome.Lines(read(ns, key).lines().toList()));
            return;
        }
        String now = set(ns, name, value);
        if (!quiet) {
            out.accept(new Outcome.Lines(lines(name, now == null ? value : now)));
        }
        if (now != null && !squeezed(now).equals(squeezed(value))) {
            out.accept(new Outcome.Note("the kernel made \"" + now + "\" of \"" + value + "\""));
        }
    }

    /** One parameter's text, or the lines {@code key = value} of a folder and of keys with a {@code *}. */
    static String value(NsRef ns, String key) {
        String name = slashed(key);
        if (name.indexOf('*') >= 0) {
            return read(ns, key);
        }
        try {
            return in(ns, () -> {
                if (SysFiles.stat(ROOT + name).isDirectory()) {
                    return String.join("\n", folder(name));
                }
                return SysFiles.readText(ROOT + name).stripTrailing();
            });
        } catch (SysException e) {
            throw problem(ns, name, e);
        }
    }

    /** The lines that sysctl(8) prints. */
    private static String read(NsRef ns, String key) {
        String name = slashed(key);
        try {
            return in(ns, () -> {
                List<String> all = new ArrayList<>();
                boolean many = name.indexOf('*') >= 0;
                for (String one : many ? matching(name) : List.of(name)) {
                    boolean isFolder = SysFiles.stat(ROOT + one).isDirectory();
                    all.addAll(isFolder ? folder(one) : lines(one, text(one, many)));
                }
                return String.join("\n", all);
            });
        } catch (SysException e) {
            throw problem(ns, name, e);
        }
    }

    /** In the namespace: what a file says; an unreadable one among many says nothing. */
    private static String text(String name, boolean many) {
        try {
            return SysFiles.readText(ROOT + name).stripTrailing();
        } catch (SysException e) {
            if (many) {
                return "";
            }
            throw e;
        }
    }

    private static List<String> folder(String name) {
        List<String> all = new ArrayList<>();
        List<String> inside = SysFiles.list(ROOT + name);
        inside.sort(null);
        for (String one : inside) {
            if (DEPRECATED.contains(one)) {
                continue;
            }
            String path = name + "/" + one;
            try {
                all.addAll(
                        SysFiles.stat(ROOT + path).isDirectory()
                                ? folder(path)
                                : lines(path, SysFiles.readText(ROOT + path).stripTrailing()));
            } catch (SysException unreadable) {
                // write-only ones (route/flush) and those that went away are no part of a list
                continue;
            }
        }
        return all;
    }

    /** The paths that a pattern with {@code *} in some of its parts means. */
    private static List<String> matching(String pattern) {
        List<String> found = List.of("");
        for (String part : pattern.split("/")) {
            List<String> next = new ArrayList<>();
            for (String above : found) {
                if (part.indexOf('*') < 0) {
                    next.add(above + part);
                    continue;
                }
                List<String> inside = SysFiles.list(ROOT + above);
                inside.sort(null);
                for (String name : inside) {
                    if (matches(name, part)) {
                        next.add(above + name);
                    }
                }
            }
            found = next.stream()
                    .filter(path -> SysFiles.exists(ROOT + path))
                    .map(path -> path + "/")
                    .toList();
        }
        if (found.isEmpty()) {
            throw new SysException("stat", Errno.ENOENT, pattern);
        }
        return found.stream().map(path -> path.substring(0, path.length() - 1)).toList();
    }

    private static boolean matches(String name, String pattern) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return name.equals(pattern);
        }
        String rest = pattern.substring(star + 1);
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        for (int at = star; at <= name.length(); at++) {
            if (matches(name.substring(at), rest)) {
                return true;
            }
        }
        return false;
    }

    /** Writes and reads back; null when it cannot be read. */
    private static String set(NsRef ns, String name, String value) {
        if (name.indexOf('*') >= 0) {
            throw Problem.of("sysctl.pattern", "a value needs one parameter, not the pattern " + dotted(name));
        }
        try {
            return in(ns, () -> {
                if (SysFiles.stat(ROOT + name).isDirectory()) {
                    throw new SysException("open", Errno.EISDIR, name);
                }
                SysFiles.write(ROOT + name, value + "\n");
                try {
                    return SysFiles.readText(ROOT + name).stripTrailing();
                } catch (SysException writeOnly) {
                    return null;
                }
            });
        } catch (SysException e) {
            throw problem(ns, name, e).hint(hint(ns, name, e));
        }
    }

    private static String hint(NsRef ns, String name, SysException e) {
        if (!e.is(Errno.EINVAL) && !e.is(Errno.ERANGE)) {
            return problem(ns, name, e).hint();
        }
        try {
            return "its value now is " + value(ns, name);
        } catch (Problem unreadable) {
            return null;
        }
    }

    private static Problem problem(NsRef ns, String name, SysException e) {
        String key = dotted(name);
        if (e.is(Errno.ENOENT) || e.is(Errno.ENOTDIR)) {
            Problem problem =
                    Problem.of("sysctl.absent", "there is no parameter " + key).kernel(e.errno(), null);
            List<String> near = near(ns, name);
            return near.isEmpty() ? problem : problem.hint(Near.question(near));
        } else if (e.is(Errno.EISDIR)) {
            return Problem.of("sysctl.folder", key + " is a folder of parameters, it has no value")
                    .kernel(e.errno(), null);
        } else if (e.call().equals("setns") && e.is(Errno.EPERM)) {
            return Refusals.privilege("enter the namespace " + ns, "CAP_SYS_ADMIN")
                    .kernel(e.errno(), null);
        } else if (e.is(Errno.EACCES) || e.is(Errno.EPERM)) {
            int mode = mode(ns, name);
            if ((mode & READABLE) == 0 || (mode & WRITABLE) == 0) {
                String only = (mode & WRITABLE) == 0 ? "read" : "written";
                return Problem.of("sysctl.mode", key + " can only be " + only).kernel(e.errno(), null);
            }
            return Refusals.privilege("set or read " + key, "CAP_NET_ADMIN").kernel(e.errno(), null);
        } else if (e.is(Errno.EINVAL) || e.is(Errno.ERANGE)) {
            return Problem.of("sysctl.refused", "the kernel refuses this value for " + key)
                    .kernel(e.errno(), e.words());
        }
        return Problem.of("sysctl.failed", "cannot " + e.call() + " " + key + ": " + e.words())
                .kernel(e.errno(), null);
    }

    /** The permission bits; all where they cannot be read. */
    private static int mode(NsRef ns, String name) {
        try {
            return in(ns, () -> SysFiles.stat(ROOT + name).mode());
        } catch (SysException | Problem unreadable) {
            return READABLE | WRITABLE;
        }
    }

    /** Parameters of the deepest folder that is there whose names look like it. */
    private static List<String> near(NsRef ns, String name) {
        int slash = name.length();
        while ((slash = name.lastIndexOf('/', slash - 1)) > 0) {
            String folder = name.substring(0, slash);
            String wrong = name.substring(slash + 1);
            int next = wrong.indexOf('/');
            try {
                List<String> names = in(ns, () -> SysFiles.list(ROOT + folder));
                return Near.of(next < 0 ? wrong : wrong.substring(0, next), names).stream()
                        .map(one -> dotted(folder + "/" + one + (next < 0 ? "" : wrong.substring(next))))
                        .toList();
            } catch (SysException | Problem deeper) {
                continue;
            }
        }
        return List.of();
    }

    private static List<String> lines(String name, String text) {
        String key = dotted(name);
        return text.isEmpty()
                ? List.of(key + " = ")
                : text.lines().map(line -> key + " = " + line).toList();
    }

    private static String squeezed(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }

    /** The path below /proc/sys; a {@link Problem} unless it belongs to network namespaces. */
    static String slashed(String key) {
        SysctlKey read;
        try {
            read = SysctlKey.parse(key);
        } catch (IllegalArgumentException e) {
            throw Problem.of("sysctl.key", e.getMessage()).hint("net.ipv4.ip_forward or net/ipv4/ip_forward");
        }
        if (!read.ofNetwork()) {
            throw Problem.of("sysctl.scope", "only parameters net.* belong to a network namespace, not " + read)
                    .hint("the program sysctl sets the others: run sysctl " + read);
        }
        return read.path();
    }

    /** As people write it. */
    static String dotted(String name) {
        return new SysctlKey(name).toString();
    }
}
