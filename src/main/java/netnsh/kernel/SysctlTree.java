package netnsh.kernel;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Namespaces;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;

/** Reads all parameters of a namespace in one go. */
final class SysctlTree {
    private static final String ROOT = "/proc/sys/";
    /** Other names of the same, for which the kernel warns. */
    private static final Set<String> DEPRECATED = Set.of("base_reachable_time", "retrans_time");
    /** What a file that can be read and set allows its owner. */
    private static final int BOTH = 0600;

    private SysctlTree() {}

    /** Those that can be read and set, by path below /proc/sys. */
    static Map<String, String> of(NsRef ns) {
        try (Fd namespace = Places.open(ns)) {
            return NsThread.call(namespace, SysctlTree::read);
        } catch (SysException e) {
            throw problem(e);
        }
    }

    /** The same of a namespace that is made for this and goes at once. */
    static Map<String, String> fresh() {
        try {
            return NsThread.apart(() -> {
                Namespaces.unshare(Namespaces.CLONE_NEWNET);
                return read();
            });
        } catch (SysException e) {
            throw problem(e);
        }
    }

    private static Problem problem(SysException e) {
        return Problem.of("sysctl.read", "cannot read the parameters of a namespace: " + e.words())
                .kernel(e.errno(), null);
    }

    private static Map<String, String> read() {
        Map<String, String> all = new TreeMap<>();
        folder("net", all);
        return all;
    }

    private static void folder(String name, Map<String, String> all) {
        for (String one : SysFiles.list(ROOT + name)) {
            String path = name + "/" + one;
            try {
                Stat stat = SysFiles.stat(ROOT + path);
                if (stat.isDirectory()) {
                    folder(path, all);
                } else if ((stat.mode() & BOTH) == BOTH && !DEPRECATED.contains(one)) {
                    all.put(path, SysFiles.readText(ROOT + path).stripTrailing());
                }
            } catch (SysException unreadable) {
                continue; // it went away, or has no value yet (stable_secret)
            }
        }
    }
}
