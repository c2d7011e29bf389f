package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
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
    /** The folder of the interface that every namespace has. */
    private static final String LO = "/lo/";

    private SysctlTree() {}

    /** Those that can be read and set, by path below /proc/sys. */
    static Map<String, String> of(NsRef ns) {
        return in(ns, SysctlTree::read);
    }

    /**
     * The same, where it is known which there are: nothing is looked for but interfaces.
     *
     * @param fresh what {@link #fresh} has found
     * @param more there may be others: in the machine's first namespace
     */
    static Map<String, String> of(NsRef ns, Map<String, String> fresh, boolean more) {
        List<String> plain = new ArrayList<>();
        Map<String, List<String>> ofDevices = new TreeMap<>();
        for (String path : fresh.keySet()) {
            int lo = path.indexOf(LO);
            if (lo < 0) {
                plain.add(path);
            } else {
                ofDevices
                        .computeIfAbsent(path.substring(0, lo + 1), folder -> new ArrayList<>())
                        .add(path.substring(lo + LO.length()));
            }
        }
        return in(ns, () -> {
            Map<String, String> all = new HashMap<>();
            if (more) {
                folder("net", all, ofDevices.keySet());
            } else {
                SysFiles.readEach(ROOT, plain, (path, text) -> all.put(path, text.stripTrailing()));
            }
            ofDevices.forEach((folder, leaves) -> {
                for (String device : devices(folder)) {
                    String its = folder + device + "/";
                    SysFiles.readEach(ROOT + its, leaves, (leaf, text) -> all.put(its + leaf, text.stripTrailing()));
                }
            });
            return all;
        });
    }

    /** The interfaces that have a folder here; other folders are in {@code fresh}. */
    private static List<String> devices(String folder) {
        try {
            List<String> names = SysFiles.list(ROOT + folder);
            names.removeAll(List.of("all", "default"));
            return names;
        } catch (SysException without) {
            return List.of();
        }
    }

    private static Map<String, String> in(NsRef ns, Supplier<Map<String, String>> work) {
        try (Fd namespace = Places.open(ns)) {
            return NsThread.call(namespace, work);
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
        folder("net", all, Set.of());
        return all;
    }

    /** All of a folder; of those in {@code but} only what no interface has. */
    private static void folder(String name, Map<String, String> all, Set<String> but) {
        boolean some = but.contains(name + "/");
        for (String one : some ? List.of("all", "default") : SysFiles.list(ROOT + name)) {
            String path = name + "/" + one;
            try {
                Stat stat = SysFiles.stat(ROOT + path);
                if (stat.isDirectory()) {
                    folder(path, all, but);
                } else if ((stat.mode() & BOTH) == BOTH && !DEPRECATED.contains(one)) {
                    all.put(path, SysFiles.readText(ROOT + path).stripTrailing());
                }
            } catch (SysException unreadable) {
                continue; // it went away, or has no value yet (stable_secret)
            }
        }
    }
}
