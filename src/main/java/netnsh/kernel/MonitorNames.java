package netnsh.kernel;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import netnsh.model.Link;
import netnsh.model.Nexthop;
import netnsh.netlink.Message;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.rtnl.Links;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;

/** The names of a watched namespace's interfaces, kept up by the events themselves: what is gone still has its name. */
final class MonitorNames implements View.Names {
    private final View view;
    private final NsRef ns;
    private final Map<Integer, Link> links = new HashMap<>();
    private View.Names others;

    MonitorNames(View view, NsRef ns) {
        this.view = view;
        this.ns = ns;
        refresh();
    }

    /** Reads all of them again. */
    void refresh() {
        others = view.names(ns);
        for (Link link : view.links(ns)) {
            links.put(link.index(), link);
        }
    }

    /** Takes over what an event of this namespace says. */
    void learn(Message message, int nsid) {
        if (nsid >= 0) {
            return;
        }
        if (message.type() == Rtm.RTM_NEWLINK || message.type() == Rtm.RTM_DELLINK) {
            Link link = Links.decode(message);
            if (!link.name().isEmpty()) {
                links.put(link.index(), link);
            }
        } else if (message.type() == Rtm.RTM_NEWNSID || message.type() == Rtm.RTM_DELNSID) {
            others = view.names(ns);
        }
    }

    /** The index of an interface, 0 when there is none of that name. */
    int index(String name) {
        return view.link(ns, name).map(Link::index).orElse(0);
    }

    @Override
    public String link(int index) {
        Link link = links.get(index);
        try {
            return link != null ? link.name() : others.link(index);
        } catch (Problem gone) {
            return "if" + index;
        }
    }

    @Override
    public boolean down(int index) {
        Link link = links.get(index);
        return link != null && !link.up();
    }

    @Override
    public Optional<Nexthop> nexthop(long id) {
        try {
            return others.nexthop(id);
        } catch (Problem gone) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> namespace(int nsid) {
        try {
            return others.namespace(nsid);
        } catch (Problem gone) {
            return Optional.empty();
        }
    }
}
