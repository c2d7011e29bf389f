package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Dump;
import netnsh.netlink.Message;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Blame;
import netnsh.plan.Query;
import netnsh.rtnl.Addresses;
import netnsh.rtnl.Links;
import netnsh.rtnl.Neighbours;
import netnsh.rtnl.Nsids;
import netnsh.rtnl.Queries;
import netnsh.rtnl.Routes;
import netnsh.rtnl.Rules;
import netnsh.uapi.Rtm;
import netnsh.value.Errno;
import netnsh.value.NsRef;

/** What can be read from rtnetlink. Filters that were sent are applied again: old kernels pass over them. */
final class Reads {
    private final Sockets sockets;
    private boolean torn;

    Reads(Sockets sockets) {
        this.sockets = sockets;
    }

    /** Whether some dump since the last call kept changing under our eyes, so that entries may be missing. */
    boolean tornSince() {
        boolean was = torn;
        torn = false;
        return was;
    }

    private <T> List<T> dump(NsRef ns, Message question, int type, Function<Message, T> decode) {
        Dump dump;
        try {
            dump = sockets.with(ns, c -> c.dump(question));
        } catch (NetlinkError e) {
            throw Refusals.ofRead(ns, e);
        }
        torn |= !dump.complete();
        List<T> all = new ArrayList<>(dump.messages().size());
        for (Message message : dump.messages()) {
            if (message.type() == type) {
                all.add(decode.apply(message));
            }
        }
        return all;
    }

    List<Link> links(NsRef ns) {
        return dump(ns, Links.dump(true), Rtm.RTM_NEWLINK, Links::decode);
    }

    /** The links without their statistics, for looking up names. */
    List<Link> names(NsRef ns) {
        return dump(ns, Links.dump(false), Rtm.RTM_NEWLINK, Links::decode);
    }

    Optional<Link> link(NsRef ns, String name, boolean stats) {
        return link(ns, Links.get(name, stats));
    }

    /** The number of an interface as it was told a moment ago, or as it is now; empty when there is none of that name. */
    OptionalInt index(NsRef ns, String name) {
        OptionalInt known = remembered(ns, name);
        if (known.isPresent()) {
            return known;
        }
        Optional<Link> link = link(ns, name, false);
        link.ifPresent(l -> sockets.learn(ns, name, l.index()));
        return link.map(l -> OptionalInt.of(l.index())).orElse(OptionalInt.empty());
    }

    /** The number of an interface when it was told a moment ago. */
    OptionalInt remembered(NsRef ns, String name) {
        return sockets.remembered(ns, name);
    }

    Optional<Link> link(NsRef ns, int index, boolean stats) {
        return index <= 0 ? Optional.empty() : link(ns, Links.get(index, stats));
    }

    private Optional<Link> link(NsRef ns, Message question) {
        try {
            return sockets.with(ns, c -> c.get(question)).stream()
                    .filter(message -> message.type() == Rtm.RTM_NEWLINK)
                    .findFirst()
                    .map(Links::decode);
        } catch (NetlinkError e) {
            // a name that no link can have is refused by the policy: ERANGE when too long, EINVAL when empty
            if (e.errno() == Errno.ENODEV || e.errno() == Errno.ERANGE || e.errno() == Errno.EINVAL) {
                return Optional.empty();
            }
            throw Refusals.ofRead(ns, e);
        }
    }

    List<Address> addresses(NsRef ns, int family) {
        List<Address> all = dump(ns, Addresses.dump(family), Rtm.RTM_NEWADDR, Addresses::decode);
        all.removeIf(a -> family == 0 ? a.family() != Rtm.AF_INET && a.family() != Rtm.AF_INET6 : a.family() != family);
        return all;
    }

    List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        int wanted = family == 0 ? Rtm.AF_INET : family;
        List<Route> all = dump(ns, Routes.dump(wanted, table, cached), Rtm.RTM_NEWROUTE, Routes::decode);
        all.removeIf(r -> r.family() != wanted
                || table != 0 && (int) r.tableId() != table
                || wanted != Rtm.AF_INET && cached != r.cloned());
        return all;
    }

    List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        List<Neighbour> all = dump(ns, Neighbours.dump(family, proxy), Rtm.RTM_NEWNEIGH, Neighbours::decode);
        all.removeIf(n ->
                (family == 0 ? n.family() == Rtm.AF_BRIDGE : n.family() != family) || proxy != Neighbours.proxy(n));
        return all;
    }

    List<Rule> rules(NsRef ns, int family) {
        int wanted = family == 0 ? Rtm.AF_INET : family;
        List<Rule> all = dump(ns, Rules.dump(wanted), Rtm.RTM_NEWRULE, Rules::decode);
        all.removeIf(r -> r.family() != wanted);
        return all;
    }

    <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        Queries.Question<T> question = Queries.of(query);
        if (query.table()) {
            return dump(ns, question.message(), question.answer(), question.decode());
        }
        try {
            return sockets.with(ns, c -> c.get(question.message())).stream()
                    .filter(message -> message.type() == question.answer())
                    .map(question.decode())
                    .toList();
        } catch (NetlinkError e) {
            throw Refusals.ofRead(ns, e).at(blame.whole());
        }
    }

    List<Nsid> nsids(NsRef ns) {
        return dump(ns, Nsids.dump(), Rtm.RTM_NEWNSID, Nsids::decode);
    }
}
