package netnsh.kernel;

import netnsh.model.Link;
import netnsh.netlink.Ack;
import netnsh.netlink.Attrs;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.rtnl.Links;
import netnsh.rtnl.Requests;
import netnsh.uapi.Ifla;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** Sends requests that change something. */
final class Changes {
    private final Sockets sockets;
    private final Reads reads;

    Changes(Sockets sockets, Reads reads) {
        this.sockets = sockets;
        this.reads = reads;
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
        Ack ack = sockets.with(ns, c -> c.request(Requests.encode(op)));
        if (ack.warning() != null) {
            out.accept(new Outcome.Note("kernel: " + ack.warning()));
        }
    }

    /** It was refused: sent once more if the interfaces that it was about have other numbers now; else a Problem. */
    private void again(NetlinkError e, Effect.Net net, NetOp named, Resolve first, View view, Sink out) {
        NsRef ns = net.ns();
        Sockets.forget();
        try (Resolve fresh = new Resolve(reads, ns, net.blame())) {
            NetOp op = Requests.resolve(named, fresh);
            NetlinkError last = e;
            if (first.remembered() && !first.answers().equals(fresh.answers())) {
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
