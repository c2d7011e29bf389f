package netnsh.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.netlink.Attrs;
import netnsh.netlink.Message;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Problem;
import netnsh.plan.Sink;
import netnsh.rtnl.Requests;
import netnsh.sys.Fd;
import netnsh.sys.Pause;
import netnsh.sys.SysException;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * Takes many names away. Deleting one veth pair waits for all processors to have passed by (16 ms and more), but the kernel
 * takes down all namespaces that nothing holds any more with one such wait, and the ends of cables into them with them. So
 * the names go first, and then the ends at home are waited for. Whatever is not that plain goes one by one.
 */
final class Farewell {
    /** Fewer are taken away one by one. */
    private static final int FEW = 4;

    private static final long LOOK_MILLIS = 5;
    /** So long nothing may have gone until the rest is deleted one by one: something else holds a namespace. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final Sockets sockets;
    private final Reads reads;
    private final NamespaceOps single;
    private final Deque<Integer> ends = new ArrayDeque<>();

    Farewell(Sockets sockets, Reads reads, NamespaceOps single) {
        this.sockets = sockets;
        this.reads = reads;
        this.single = single;
    }

    void drop(List<Effect.DropNs> names, Sink out, BiConsumer<Effect.DropNs, Problem> ended) {
        Map<String, Integer> known = new HashMap<>();
        Set<String> inhabited = Set.of();
        if (names.size() >= FEW) {
            for (NetnsDir.Entry entry : NetnsDir.list()) {
                known.merge(NetnsDir.key(entry.identity()), 1, Integer::sum);
            }
            inhabited = NetnsDir.inhabited();
        }
        for (Effect.DropNs name : names) {
            Problem problem = null;
            try {
                if (names.size() < FEW || !plainly(name.name(), known, inhabited)) {
                    single.drop(name, out);
                }
            } catch (SysException e) {
                problem = Problem.of("netns.refused", "cannot remove the namespace " + name.name() + ": " + e.words())
                        .kernel(e.errno(), null);
            } catch (Problem p) {
                problem = p;
            }
            ended.accept(name, problem);
        }
        await();
    }

    /** Takes a name away whose namespace has no other, no process, and only cables that lead home; false: it has more. */
    private boolean plainly(String name, Map<String, Integer> known, Set<String> inhabited) {
        Optional<NetnsDir.Entry> entry = NetnsDir.find(name);
        if (entry.isEmpty() || entry.get().state() != NamedNs.State.OK) {
            return false;
        }
        String key = NetnsDir.key(entry.get().identity());
        if (known.getOrDefault(key, 2) != 1 || inhabited.contains(key)) {
            return false;
        }
        List<Integer> far = new ArrayList<>();
        NsRef ns = new NsRef.Named(name);
        int home = Integer.MIN_VALUE;
        for (Link link : reads.names(ns)) {
            int nsid = link.attrs().get(Ifla.IFLA_LINK_NETNSID, -1);
            if (nsid < 0) {
                continue;
            } else if (!isPair(link)) {
                return false; // what it has taken elsewhere must be free again
            }
            if (home == Integer.MIN_VALUE) {
                try (Fd at = Places.open(NsRef.HOME)) {
                    home = KernelNames.nsid(sockets, ns, at);
                }
            }
            if (nsid != home) {
                return false;
            }
            far.add(link.attrs().get(Ifla.IFLA_LINK, Dev.NONE).index());
        }
        sockets.drop(entry.get().identity());
        NetnsDir.remove(name);
        ends.addAll(far);
        return true;
    }

    private static boolean isPair(Link link) {
        return link.attrs()
                .get(Ifla.IFLA_LINKINFO)
                .flatMap(info -> info.get(IflaInfo.IFLA_INFO_KIND))
                .filter(kind -> kind.equals("veth"))
                .isPresent();
    }

    private void await() {
        long since = System.nanoTime();
        while (!ends.isEmpty()) {
            if (reads.link(NsRef.HOME, ends.peek(), false).isEmpty()) {
                ends.poll();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE_NANOS) {
                List<Message> rest = new ArrayList<>();
                for (int index : ends) {
                    Link which = new Link(Dev.index(index), 0, 0, 0, 0, Attrs.NONE);
                    rest.add(Requests.encode(new NetOp.DelLink(which)));
                }
                sockets.with(NsRef.HOME, c -> c.batch(rest));
                return;
            } else if (!Pause.millis(LOOK_MILLIS)) {
                return; // the kernel goes on with it
            }
        }
    }
}
