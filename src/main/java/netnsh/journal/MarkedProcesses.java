package netnsh.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import netnsh.kernel.Kernel;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** Programs that carry a mark of netnsh's in their environment, and that no session looks after any more. */
final class MarkedProcesses {
    private static final String SERVER = "[0-9]{1,9}-[0-9a-f]+";
    private static final String WATCHER = "[0-9]+:[0-9]+";

    private final Kernel kernel;
    private final Accounts accounts;
    /** The processes of each server, by its mark. */
    private final Map<String, List<Integer>> servers = new TreeMap<>();

    MarkedProcesses(Kernel kernel, Accounts accounts) {
        this.kernel = kernel;
        this.accounts = accounts;
        kernel.programs().marked(Effect.Kept.VARIABLE).forEach((pid, mark) -> {
            boolean ours = mark.matches(SERVER) && seesOurFolder(pid) && !isLookedAfter(pid, mark);
            if (ours && !accounts.line("stop kept:" + mark)) {
                servers.computeIfAbsent(mark, m -> new ArrayList<>()).add(pid);
            }
        });
    }

    /** Whether a process sees the journals where this one does: those of a sandbox or a container are not ours. */
    private static boolean seesOurFolder(int pid) {
        String folder = Folder.path();
        String above = folder.substring(0, folder.lastIndexOf('/'));
        try {
            return SysFiles.stat("/proc/" + pid + "/root" + above).sameFile(SysFiles.stat(above));
        } catch (SysException goneOrNotOurs) {
            return false;
        }
    }

    /** Whether the session that has started a server is still there; its number is in the mark, and may be another's by now. */
    private static boolean isLookedAfter(int pid, String mark) {
        long session = Processes.startTicks(Integer.parseInt(mark.substring(0, mark.indexOf('-'))));
        return session != 0 && session <= Processes.startTicks(pid);
    }

    /** Servers, and all that they have started. */
    List<Scan.Found> servers() {
        List<Scan.Found> all = new ArrayList<>();
        servers.forEach((mark, pids) -> all.add(new Scan.Found(
                "server, by " + Effect.Kept.VARIABLE + " in the environment of " + programs(pids),
                List.of("stop kept:" + mark))));
        return all;
    }

    /** Whoever waits for a confirmation of what is in a journal that is no more, or that cannot be read. */
    List<Scan.Found> watchers() {
        Map<String, List<Integer>> waiting = new TreeMap<>();
        kernel.programs().marked(Confirmations.VARIABLE).forEach((pid, journal) -> {
            String entry = Confirmations.VARIABLE + "=" + journal;
            if (journal.matches(WATCHER) && seesOurFolder(pid) && !accounts.watched(entry)) {
                waiting.computeIfAbsent(journal, j -> new ArrayList<>()).add(pid);
            }
        });
        return waiting.values().stream()
                .map(pids -> new Scan.Found(
                        "watcher over a journal, by " + Confirmations.VARIABLE + " in the environment of "
                                + programs(pids),
                        List.of("run kill -9 "
                                + Text.words(pids.stream()
                                        .map(pid -> Integer.toString(pid))
                                        .toList()))))
                .toList();
    }

    /** Named namespaces in which such servers run. */
    List<Scan.Found> namespaces() {
        Map<String, Set<String>> inside = new LinkedHashMap<>();
        servers.values()
                .forEach(pids -> pids.forEach(pid -> {
                    for (String name : names(pid)) {
                        inside.computeIfAbsent(name, n -> new TreeSet<>()).add(programs(List.of(pid)));
                    }
                }));
        List<Scan.Found> all = new ArrayList<>();
        inside.forEach((name, programs) -> all.add(new Scan.Found(
                "namespace, because this server of netnsh's runs in it: " + String.join(", ", programs),
                List.of("ip netns delete " + Text.word(name)))));
        return all;
    }

    /** The numbers of the servers' processes. */
    Set<Integer> marked() {
        Set<Integer> all = new TreeSet<>();
        servers.values().forEach(all::addAll);
        return all;
    }

    private List<String> names(int pid) {
        try {
            NsRef ns = new NsRef.Pid(pid);
            long cookie = kernel.cookie(ns);
            boolean home = cookie == kernel.cookie(NsRef.HOME);
            return home || accounts.namespace(cookie) ? List.of() : kernel.identify(ns);
        } catch (Problem gone) {
            return List.of();
        }
    }

    private static String programs(List<Integer> pids) {
        return String.join(", ", pids.stream().map(MarkedProcesses::program).toList());
    }

    private static String program(int pid) {
        try {
            return SysFiles.readText("/proc/" + pid + "/comm").strip() + " " + pid;
        } catch (SysException gone) {
            return Integer.toString(pid);
        }
    }
}
