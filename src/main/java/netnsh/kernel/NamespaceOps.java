package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.netlink.Attrs;
import netnsh.netlink.Conversation;
import netnsh.netlink.Message;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.rtnl.Requests;
import netnsh.sys.Fd;
import netnsh.sys.Processes;
import netnsh.sys.SysException;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** Makes, names and drops namespaces under {@link NetnsDir}. */
final class NamespaceOps {
    /** How coarse the start time of a process is told, with room for rounding. */
    private static final int CLOCK_TICK_MILLIS = 30;

    /** How many processes a note lists. */
    private static final int LISTED = 10;

    private final Sockets sockets;
    private final Reads reads;
    private final Nursery nursery = new Nursery();
    private Kernel.Births births;

    NamespaceOps(Sockets sockets, Reads reads) {
        this.sockets = sockets;
        this.reads = reads;
    }

    void births(Kernel.Births port) {
        births = port;
    }

    /** So many namespaces will be made by the next lines. */
    void expect(int count) {
        nursery.expect(count);
    }

    void create(Effect.NewNs effect) {
        try (Newborn made = NetnsDir.create(effect.name(), births, nursery::next)) {
            sockets.adopt(new NsRef.Named(effect.name()), made);
        } catch (SysException e) {
            throw problem("make the namespace", effect.name(), e).at(effect.at());
        }
    }

    void attach(Effect.AttachNs effect) {
        try (Fd namespace = Places.open(effect.of())) {
            NetnsDir.attach(effect.name(), namespace, births);
        } catch (SysException e) {
            throw problem("name the namespace", effect.name(), e).at(effect.at());
        } catch (Problem e) {
            throw e.at(effect.at());
        }
    }

    private static Problem problem(String toDo, String name, SysException e) {
        if (e.is(Errno.EEXIST)) {
            return exists(name);
        } else if (e.is(Errno.EPERM) || e.is(Errno.EACCES)) {
            // with the capabilities of --drop a folder of root's is only a question of CAP_DAC_OVERRIDE
            String missing = e.is(Errno.EACCES) ? "CAP_DAC_OVERRIDE" : "CAP_SYS_ADMIN";
            return Refusals.privilege(toDo + " " + name, missing).kernel(e.errno(), null);
        } else if (e.is(Errno.ENOSPC)) {
            return Problem.of("netns.refused", "cannot " + toDo + " " + name + ": the limit of namespaces is reached")
                    .kernel(e.errno(), e.words())
                    .hint("/proc/sys/user/max_net_namespaces and max_mnt_namespaces set it");
        }
        String what = e.what().isEmpty() ? name : e.what();
        return Problem.of(
                        "netns.refused",
                        "cannot " + toDo + " " + name + ": " + e.call() + " " + what + ": " + e.words())
                .kernel(e.errno(), null);
    }

    private static Problem exists(String name) {
        Optional<NetnsDir.Entry> entry = NetnsDir.find(name);
        if (entry.isPresent() && entry.get().state() != NamedNs.State.OK) {
            Problem problem = Places.unusable(name, new SysException("open", Errno.EINVAL, name));
            return Problem.of("netns.exists", "the name " + name + " is taken: " + problem.getMessage())
                    .hint(problem.hint());
        }
        return Problem.of("netns.exists", "the namespace " + name + " exists already");
    }

    /**
     * Takes a name away. When nothing else holds the namespace it ends, and what it shares with others is deleted before
     * that: the kernel takes a namespace down some time later, and until then the far ends of its veth pairs would linger,
     * and what stands on a link elsewhere (macvlan, vlan, vxlan) would keep its number there taken.
     */
    void drop(Effect.DropNs effect, Sink out) {
        String name = effect.name();
        try {
            NetnsDir.Entry entry = NetnsDir.find(name).orElseThrow(() -> Places.absent(name));
            switch (entry.state()) {
                case OK -> dropNamespace(entry, out);
                case STALE -> {
                    NetnsDir.remove(name);
                    out.accept(new Outcome.Note("removed the stale file " + NetnsDir.PATH + "/" + name));
                }
                case OTHER_KIND -> NetnsDir.remove(name);
                default ->
                    throw Places.unusable(name, new SysException("unlink", Errno.EINVAL, NetnsDir.path(name)))
                            .hint("it is left alone: remove it by hand if it is not wanted");
            }
        } catch (SysException e) {
            throw problem("remove the namespace", name, e).at(effect.at());
        } catch (Problem e) {
            boolean mayNot = e.id().equals("privilege");
            throw (mayNot ? problem("remove the namespace", name, new SysException("setns", Errno.EPERM, name)) : e)
                    .at(effect.at());
        }
    }

    private void dropNamespace(NetnsDir.Entry entry, Sink out) {
        boolean kept = NetnsDir.namesOf(entry.identity()).size() > 1
                || Places.identity(NsRef.HOME).sameFile(entry.identity());
        try (Fd namespace = NetnsDir.open(entry.name())) {
            List<Integer> pids = kept ? List.of() : NetnsDir.pids(namespace);
            NsRef held = new NsRef.FdRef(namespace.number());
            // read while nothing has changed yet: a right that is missing shows now
            boolean ours = !kept && youngerThan(namespace.stat().changed(), pids);
            List<Message> pairs = ours ? deletions(held) : List.of();
            NetnsDir.remove(entry.name());
            if (!pairs.isEmpty()) {
                sockets.with(held, (Conversation c) -> c.batch(pairs));
            }
            if (!pids.isEmpty()) {
                String cut = pairs.isEmpty() ? "" : "; its veth pairs are deleted";
                out.accept(new Outcome.Note("the name " + entry.name() + " is gone, the namespace lives on: used by "
                        + (pids.size() == 1 ? "process " : "processes ") + list(pids) + cut));
            }
        } finally {
            sockets.drop(entry.identity());
        }
    }

    /**
     * Whether all these processes came after the namespace had got its name: then it was made to be a named one, and what
     * sits in it was started there. An older process brought the namespace along (a container that was given a name):
     * its links are its own.
     */
    private static boolean youngerThan(long named, List<Integer> pids) {
        for (int pid : pids) {
            long started = Processes.startedAt(pid);
            if (started != 0 && started < named - CLOCK_TICK_MILLIS) { // 0: it has just ended, and holds nothing
                return false;
            }
        }
        return true;
    }

    private static String list(List<Integer> pids) {
        List<String> some = new ArrayList<>();
        for (int pid : pids.subList(0, Math.min(pids.size(), LISTED))) {
            some.add(Integer.toString(pid));
        }
        return String.join(", ", some) + (pids.size() > LISTED ? " and " + (pids.size() - LISTED) + " more" : "");
    }

    /**
     * The requests that delete the near ends of all pairs and what stands on other namespaces' links; what is gone meanwhile
     * is no trouble. Each deletion costs the kernel some 16 ms, that of a whole group no more than one: several links are
     * put into a group of their own first.
     */
    private List<Message> deletions(NsRef ns) {
        List<Message> requests = new ArrayList<>();
        Set<Long> groups = new HashSet<>();
        List<Dev> ends = new ArrayList<>();
        for (Link link : reads.names(ns)) {
            groups.add(link.group());
            boolean pair = link.kind().filter("veth"::equals).isPresent();
            if (pair || link.kind().isPresent() && link.attrs().has(Ifla.IFLA_LINK_NETNSID)) {
                ends.add(Dev.index(link.index()));
            }
        }
        if (ends.size() < 2) {
            ends.forEach(end -> requests.add(Requests.encode(new NetOp.DelLink(link(end, Attrs.NONE)))));
            return requests;
        }
        long group = 1;
        while (groups.contains(group)) {
            group++;
        }
        Attrs grouped = Attrs.NONE.with(Ifla.IFLA_GROUP, group);
        ends.forEach(end -> requests.add(Requests.encode(new NetOp.SetLink(link(end, grouped)))));
        requests.add(Requests.encode(new NetOp.DelLink(link(Dev.NONE, grouped))));
        return requests;
    }

    private static Link link(Dev dev, Attrs attrs) {
        return new Link(dev, 0, 0, 0, 0, attrs);
    }
}
