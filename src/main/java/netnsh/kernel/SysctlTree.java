package netnsh.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import netnsh.plan.Problem;
import netnsh.sys.Fd;
import netnsh.sys.Mounts;
import netnsh.sys.Namespaces;
import netnsh.sys.Stat;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;

/** Reads all parameters of namespaces, one after the other. */
final class SysctlTree implements AutoCloseable {
    private static final String PROC = "/proc";
    private static final String SYS = "sys/";
    private static final String ROOT = PROC + "/" + SYS;
    /** Other names of the same, for which the kernel warns. */
    private static final Set<String> DEPRECATED = Set.of("base_reachable_time", "retrans_time");
    /** What a file that can be read and set allows its owner. */
    private static final int BOTH = 0600;
    /** The folder of the interface that every namespace has. */
    private static final String LO = "/lo/";

    /**
     * So many namespaces are looked at through one /proc. The kernel remembers each file that was opened there, of all
     * namespaces under the same name, and goes through them at each opening: among a thousand that is half of the time.
     */
    private static final int MOST = 32;

    /** Among many namespaces so many threads read, where there are as many processors: nearly all is the kernel's work. */
    private static final int HANDS = 4;

    /** What every namespace has once, and what each of its interfaces has, by the folder of the interfaces' folders. */
    private final SysFiles.Names plain;

    private final Map<String, SysFiles.Names> ofDevices = new TreeMap<>();
    /** Each text once: most parameters of most namespaces have the same few. */
    private final Map<String, String> texts = new HashMap<>();

    private Fd proc = Fd.open(PROC, Fd.O_PATH | Fd.O_DIRECTORY);
    private int seen;

    /**
     * A reader that looks for no parameters, but only for interfaces.
     *
     * @param fresh what {@link #fresh} has found
     */
    private SysctlTree(Map<String, String> fresh) {
        List<String> paths = new ArrayList<>();
        Map<String, List<String>> leaves = new TreeMap<>();
        for (String path : fresh.keySet()) {
            int lo = path.indexOf(LO);
            if (lo < 0) {
                paths.add(path);
            } else {
                leaves.computeIfAbsent(path.substring(0, lo), folder -> new ArrayList<>())
                        .add(path.substring(lo + LO.length()));
            }
        }
        plain = SysFiles.Names.of(paths);
        leaves.forEach((folder, names) -> ofDevices.put(folder, SysFiles.Names.of(names)));
    }

    /**
     * Those of each namespace that can be read and set, by path below /proc/sys.
     *
     * @param devices of a namespace that stands here, interfaces whose own are wanted
     * @param fresh what {@link #fresh} has found
     */
    static Map<NsRef, Map<String, String>> of(
            Collection<? extends NsRef> namespaces, Map<NsRef, Set<String>> devices, Map<String, String> fresh) {
        int hands = namespaces.size() < MOST ? 1 : Math.min(Runtime.getRuntime().availableProcessors(), HANDS);
        List<NsThread.Work<Map<NsRef, Map<String, String>>>> works = new ArrayList<>();
        for (int hand = 0; hand < hands; hand++) {
            List<NsRef> some = new ArrayList<>();
            int place = 0;
            for (NsRef ns : namespaces) {
                if (place++ % hands == hand) {
                    some.add(ns);
                }
            }
            works.add(NsThread.begin(() -> inTurn(some, devices, fresh)));
        }
        Map<NsRef, Map<String, String>> all = new HashMap<>();
        works.forEach(work -> all.putAll(work.result()));
        return all;
    }

    private static Map<NsRef, Map<String, String>> inTurn(
            List<NsRef> namespaces, Map<NsRef, Set<String>> devices, Map<String, String> fresh) {
        Map<NsRef, Map<String, String>> all = new HashMap<>();
        try (SysctlTree tree = new SysctlTree(fresh)) {
            namespaces.forEach(ns -> all.put(ns, tree.of(ns, devices.get(ns))));
        }
        return all;
    }

    private Map<String, String> of(NsRef ns, Set<String> devices) {
        boolean more = ns instanceof NsRef.Home; // the machine's first namespace may have others
        if (++seen % MOST == 0) {
            anew();
        }
        return in(ns, () -> {
            Map<String, String> all = new HashMap<>();
            if (more) {
                folder("net", all, ofDevices.keySet());
            }
            try (Fd root = proc.openAt(SYS, Fd.O_PATH | Fd.O_DIRECTORY)) {
                if (!more) {
                    SysFiles.readEach(root, plain, (path, text) -> all.put(path, once(text)));
                }
                ofDevices.forEach((folder, leaves) -> ofDevices(root, folder, leaves, devices, all));
            }
            return all;
        });
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, String::stripTrailing);
    }

    /** Of these interfaces, or, where that is null, of all. */
    private void ofDevices(
            Fd root, String folder, SysFiles.Names leaves, Set<String> devices, Map<String, String> all) {
        try (Fd inside = root.openAt(folder, Fd.O_RDONLY | Fd.O_DIRECTORY)) {
            for (String device : SysFiles.list(inside)) {
                boolean common = device.equals("all") || device.equals("default"); // the same in every namespace
                if (common || devices != null && !devices.contains(device)) {
                    continue;
                }
                try (Fd its = inside.openAt(device, Fd.O_PATH | Fd.O_DIRECTORY)) {
                    String start = folder + "/" + device + "/";
                    SysFiles.readEach(its, leaves, (leaf, text) -> all.put(start + leaf, once(text)));
                }
            }
        } catch (SysException gone) {
            return; // an interface that was renamed or has left meanwhile
        }
    }

    /** Looks through another /proc from now on, where that is allowed: it is not without the rights of the machine's root. */
    private void anew() {
        try {
            Fd other = Mounts.detached("proc");
            proc.close();
            proc = other;
        } catch (SysException refused) {
            return;
        }
    }

    @Override
    public void close() {
        proc.close();
    }

    private static Map<String, String> in(NsRef ns, Supplier<Map<String, String>> work) {
        try (Fd namespace = Places.open(ns)) {
            return NsThread.call(namespace, work);
        } catch (SysException e) {
            throw problem(e);
        }
    }

    /** Those of a namespace that is made for this and goes at once. */
    static Map<String, String> fresh() {
        try {
            return NsThread.apart(() -> {
                Namespaces.unshare(Namespaces.CLONE_NEWNET);
                Map<String, String> all = new TreeMap<>();
                folder("net", all, Set.of());
                return all;
            });
        } catch (SysException e) {
            throw problem(e);
        }
    }

    private static Problem problem(SysException e) {
        return Problem.of("sysctl.read", "cannot read the parameters of a namespace: " + e.words())
                .kernel(e.errno(), null);
    }

    /** All of a folder; of those in {@code but} only what no interface has. */
    private static void folder(String name, Map<String, String> all, Set<String> but) {
        for (String one : but.contains(name) ? List.of("all", "default") : SysFiles.list(ROOT + name)) {
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
