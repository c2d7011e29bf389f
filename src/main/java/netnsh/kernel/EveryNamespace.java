package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import netnsh.model.HeldNs;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.sys.Fd;
import netnsh.sys.ForeignSockets;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * Every network namespace that can be found: by names, processes and their threads, bind mounts in any mount namespace, open
 * descriptors, and sockets of processes that sit in another one.
 */
final class EveryNamespace {
    /** What is known of one. */
    private static final class Found {
        final List<String> names = new ArrayList<>();
        final List<HeldNs.Holder> processes = new ArrayList<>();
        final Set<String> holders = new LinkedHashSet<>();
        /** How it is entered; null when only a socket holds it. */
        NsRef ref;

        String written() {
            return !names.isEmpty() ? names.get(0) : ref == null ? "?" : ref.toString();
        }
    }

    private final View view;
    private final Map<Long, Found> all = new TreeMap<>();
    private final Set<Long> mountTables = new HashSet<>();

    private EveryNamespace(View view) {
        this.view = view;
    }

    static List<HeldNs> read(View view) {
        return new EveryNamespace(view).look();
    }

    private Found found(long inode) {
        return all.computeIfAbsent(inode, i -> new Found());
    }

    private List<HeldNs> look() {
        found(SysFiles.stat("/proc/self/ns/net").ino()).ref = NsRef.HOME;
        for (NetnsDir.Entry entry : NetnsDir.list()) {
            if (entry.state() == NamedNs.State.OK) {
                Found found = found(entry.identity().ino());
                found.names.add(entry.name());
                found.ref = found.ref == null ? new NsRef.Named(entry.name()) : found.ref;
            }
        }
        mounts("self");
        for (String pid : SysFiles.list("/proc")) {
            if (pid.chars().allMatch(c -> c >= '0' && c <= '9')) {
                process(pid);
            }
        }
        List<HeldNs> list = new ArrayList<>();
        Map<Long, List<HeldNs.Cable>> cables = cables();
        all.forEach((inode, f) -> list.add(new HeldNs(
                f.ref instanceof NsRef.Home && f.names.isEmpty() ? List.of("/") : List.copyOf(f.names),
                inode,
                List.copyOf(f.processes),
                List.copyOf(f.holders),
                cables.getOrDefault(inode, List.of()))));
        return list;
    }

    private void process(String pid) {
        try {
            long own = SysFiles.stat("/proc/" + pid + "/ns/net").ino();
            String program = SocketDiag.program(pid);
            Found here = found(own);
            here.processes.add(new HeldNs.Holder(program, Integer.parseInt(pid)));
            here.ref = here.ref == null ? new NsRef.Pid(Integer.parseInt(pid)) : here.ref;
            for (String thread : SysFiles.list("/proc/" + pid + "/task")) {
                thread("/proc/" + pid + "/task/" + thread + "/ns/net", own, program + " " + pid);
            }
            mounts(pid);
            if (Integer.parseInt(pid) != Processes.ownPid()) { // our own are there because we look
                descriptors(pid, own, program);
            }
        } catch (SysException goneOrNotOurs) {
            return;
        }
    }

    private void thread(String path, long own, String process) {
        try {
            long other = SysFiles.stat(path).ino();
            if (other != own) {
                Found there = found(other);
                there.holders.add("a thread of " + process);
                there.ref = there.ref == null ? new NsRef.Path(path) : there.ref;
            }
        } catch (SysException ended) {
            return;
        }
    }

    private void descriptors(String pid, long own, String program) {
        List<Integer> sockets = new ArrayList<>();
        for (String fd : SysFiles.list("/proc/" + pid + "/fd")) {
            String target = target("/proc/" + pid + "/fd/" + fd);
            if (target.startsWith("net:[")) {
                Found there = found(Long.parseLong(target.substring(5, target.length() - 1)));
                there.holders.add("a descriptor of " + program + " " + pid);
                there.ref = there.ref == null ? new NsRef.Path("/proc/" + pid + "/fd/" + fd) : there.ref;
            } else if (target.startsWith("socket:[")) {
                sockets.add(Integer.valueOf(fd));
            }
        }
        for (long other : ForeignSockets.namespaces(Integer.parseInt(pid), sockets)) {
            if (other != own) {
                found(other).holders.add("a socket of " + program + " " + pid);
            }
        }
    }

    /** What a descriptor leads to; empty when it was closed meanwhile, as those of a busy process are. */
    static String target(String fd) {
        try {
            return SysFiles.readlink(fd);
        } catch (SysException closed) {
            return "";
        }
    }

    /** The namespace files that are mounted somewhere in a process's mount namespace; each such namespace is read once. */
    private void mounts(String pid) {
        if (!mountTables.add(SysFiles.stat("/proc/" + pid + "/ns/mnt").ino())) {
            return;
        }
        // 3391 23 0:4 net:[4026532204] /run/netns/left rw shared:1 - nsfs nsfs rw
        for (String line : SysFiles.readText("/proc/" + pid + "/mountinfo").split("\n")) {
            String[] parts = line.split(" ");
            if (parts.length > 4 && parts[3].startsWith("net:[")) {
                Found there = found(Long.parseLong(parts[3].substring(5, parts[3].length() - 1)));
                boolean named = parts[4].startsWith(NetnsDir.PATH + "/") && !there.names.isEmpty();
                if (!named && !parts[4].startsWith("/var" + NetnsDir.PATH + "/")) {
                    there.holders.add("mounted on " + parts[4]);
                    String path = "/proc/" + pid + "/root" + parts[4];
                    there.ref = there.ref == null ? new NsRef.Path(path) : there.ref;
                }
            }
        }
    }

    /** An end of a veth pair. */
    private record End(long inode, Link link, int peer) {}

    private Map<Long, List<HeldNs.Cable>> cables() {
        List<End> ends = new ArrayList<>();
        all.forEach((inode, f) -> {
            try {
                for (Link link : f.ref == null ? List.<Link>of() : view.links(f.ref)) {
                    int peer = link.attrs().get(Ifla.IFLA_LINK).map(Dev::index).orElse(0);
                    if (link.kind().orElse("").equals("veth") && peer != 0) {
                        ends.add(new End(inode, link, peer));
                    }
                }
            } catch (Problem goneOrNotOurs) {
                return;
            }
        });
        Map<Long, List<HeldNs.Cable>> cables = new TreeMap<>();
        for (End end : ends) {
            List<End> others = ends.stream()
                    .filter(o -> o != end
                            && o.link().index() == end.peer()
                            && o.peer() == end.link().index())
                    .toList();
            End other = others.size() == 1
                    ? others.get(0)
                    : others.stream().filter(o -> leads(end, o)).findFirst().orElse(null);
            String there = other == null ? "?" : all.get(other.inode()).written();
            String peer = other == null ? "if" + end.peer() : other.link().name();
            cables.computeIfAbsent(end.inode(), i -> new ArrayList<>())
                    .add(new HeldNs.Cable(end.link().name(), there, peer));
        }
        return cables;
    }

    /** Where several pairs have the same numbers, the id by which the near end knows the far namespace decides. */
    private boolean leads(End end, End other) {
        Integer id = end.link().attrs().get(Ifla.IFLA_LINK_NETNSID).orElse(null);
        if (id == null) {
            return end.inode() == other.inode();
        }
        Found near = all.get(end.inode());
        Found far = all.get(other.inode());
        try (Fd namespace = Places.open(far.ref)) {
            return view instanceof LinuxKernel kernel && kernel.nsid(near.ref, namespace) == id;
        } catch (SysException | Problem gone) {
            return false;
        }
    }
}
