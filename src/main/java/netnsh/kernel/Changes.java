package netnsh.kernel;

import netnsh.model.Link;
import netnsh.netlink.Ack;
import netnsh.netlink.Attrs;
import netnsh.netlink.Conversation;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.rtnl.Links;
import netnsh.rtnl.Nsids;
import netnsh.rtnl.Requests;
import netnsh.sys.Pause;
import netnsh.uapi.Ifla;
import netnsh.uapi.Netnsa;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** Sends requests that change something. */
final class Changes {
    /** So long a namespace that has ended may keep its id until the kernel has come to it; a thousand at once take seconds. */
    private static final long ENDING_NANOS = 20_000_000_000L;

    /** So long one may live on without a name: the kernel lets go of closed sockets a little later. */
    private static final long LINGERING_NANOS = 500_000_000L;

    private static final long LOOK_MILLIS = 2;

    private final Sockets sockets;
    private final Reads reads;
    private Kernel.Births births;

    Changes(Sockets sockets, Reads reads) {
        this.sockets = sockets;
        this.reads = reads;
    }

    void births(Kernel.Births port) {
        births = port;
    }

    /**
     * Has one change made.
     *
     * @param view what names are read from when something is to be told
     * @throws netnsh.plan.Problem when the kernel refuses
     */
    void make(Effect.Net net, View view, Sink out) {
        NsRef ns = net.ns();
        if (!keepsNames(net.op())) {
            Sockets.forget();
        }
        NetOp named = net.echo() ? net.op() : byName(net.op());
        try (Resolve resolve = new Resolve(reads, ns, net.blame())) {
            NetOp op = Requests.resolve(named, resolve);
            try {
                if (net.echo()) {
                    Echo.request(ns, op, sockets, view, out);
                } else {
                    send(ns, op, out);
                }
            } catch (NetlinkError e) {
                again(e, net, named, resolve, view, out);
            }
        }
    }

    private void send(NsRef ns, NetOp op, Sink out) {
        Ack ack;
        if (op instanceof NetOp.AddLink && births != null && births.wantsLink()) {
            Conversation.Echoed echoed = sockets.with(ns, c -> c.echo(Requests.encode(op)));
            echoed.parts().stream()
                    .filter(part -> part.type() == Rtm.RTM_NEWLINK)
                    .forEach(part -> births.link(Links.decode(part)));
            ack = echoed.ack();
        } else {
            ack = sockets.with(ns, c -> c.request(Requests.encode(op)));
        }
        if (ack.warning() != null) {
            out.accept(new Outcome.Note("kernel: " + ack.warning()));
        }
    }

    /** It was refused: sent once more if the interfaces it was about have other numbers now, or an id is free; else a Problem. */
    private void again(NetlinkError e, Effect.Net net, NetOp named, Resolve first, View view, Sink out) {
        NsRef ns = net.ns();
        Sockets.forget();
        try (Resolve fresh = new Resolve(reads, ns, net.blame())) {
            NetOp op = Requests.resolve(named, fresh);
            NetlinkError last = e;
            boolean renumbered = first.remembered() && !first.answers().equals(fresh.answers());
            boolean freed = op instanceof NetOp.SetNsid set
                    && e.errno() == Errno.EEXIST
                    && frees(ns, set.nsid().attrs().get(Netnsa.NETNSA_NSID, -1));
            if (renumbered || freed) {
                try {
                    send(ns, op, out);
                    return;
                } catch (NetlinkError still) {
                    last = still;
                }
            }
            NetOp whole = Requests.resolve(net.op(), fresh); // a name that means nothing is a Problem here
            throw Refusals.of(last, whole, ns, net.blame(), new Hints(reads, view.names(ns), ns));
        }
    }

    /**
     * Waits until no namespace that has ended has this id any more; false when a living one has it. The kernel looks for
     * living ones alone when it is asked about an id (get_net_ns_by_id of net/core/net_namespace.c).
     */
    private boolean frees(NsRef ns, int id) {
        if (new KernelNames(reads, sockets, ns).place(id).isPresent()) {
            return false;
        }
        long now = System.nanoTime();
        long until = now + ENDING_NANOS;
        long lingers = now + LINGERING_NANOS;
        for (; now < until && !(now > lingers && lives(ns, id)); now = System.nanoTime()) {
            if (reads.nsids(ns).stream().noneMatch(known -> known.attrs().get(Netnsa.NETNSA_NSID, -1) == id)) {
                return true;
            }
            if (!Pause.millis(LOOK_MILLIS)) {
                return false;
            }
        }
        return false;
    }

    private boolean lives(NsRef ns, int id) {
        try {
            sockets.with(ns, c -> c.one(Nsids.get(id)));
            return true;
        } catch (NetlinkError none) {
            return none.errno() != Errno.ENOENT;
        }
    }

    /** Whether every interface has the name afterwards that it had before. */
    private static boolean keepsNames(NetOp op) {
        if (op instanceof NetOp.SetLink set) {
            Attrs attrs = set.link().attrs();
            return !attrs.has(Ifla.IFLA_IFNAME) && !attrs.has(Ifla.IFLA_NET_NS_FD) && !attrs.has(Ifla.IFLA_NET_NS_PID);
        }
        return !(op instanceof NetOp.DelLink || op instanceof NetOp.LinkProperty);
    }

    /**
     * The kernel finds the interface that is set by its name itself (RTM_NEWLINK without an index, __rtnl_newlink of
     * net/core/rtnetlink.c), where that name cannot be taken for the one that it is to get.
     */
    private static NetOp byName(NetOp op) {
        if (!(op instanceof NetOp.SetLink set) || !set.link().dev().symbolic() || !keepsNames(op)) {
            return op;
        }
        Link link = set.link();
        String name = link.dev().name();
        boolean group = link.attrs().has(Ifla.IFLA_GROUP); // old kernels set the whole group when there is no such name
        if (link.family() != Rtm.AF_UNSPEC || group || !Links.isShort(name)) {
            return op;
        }
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, name).plus(link.attrs());
        return new NetOp.SetLink(new Link(Dev.NONE, link.family(), link.type(), link.flags(), link.change(), attrs));
    }
}
