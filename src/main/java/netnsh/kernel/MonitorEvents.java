package netnsh.kernel;

import java.util.ArrayList;
import java.util.List;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Neighbour;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Message;
import netnsh.plan.MonitorEvent;
import netnsh.plan.MonitorSpec;
import netnsh.plan.RouteFilter;
import netnsh.rtnl.Addresses;
import netnsh.rtnl.Links;
import netnsh.rtnl.Neighbours;
import netnsh.rtnl.Nexthops;
import netnsh.rtnl.Nsids;
import netnsh.rtnl.Routes;
import netnsh.rtnl.Rules;
import netnsh.uapi.Netconfa;
import netnsh.uapi.Nha;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;

/** Which groups tell of what, and which of their messages are wanted. */
final class MonitorEvents {
    private MonitorEvents() {}

    /**
     * A message that is wanted.
     *
     * @param route for routes what need not be repeated
     */
    record Heard(String label, Object thing, RouteFilter route) {}

    /** The multicast groups for a specification. */
    static List<Integer> groups(MonitorSpec spec) {
        List<Integer> groups = new ArrayList<>();
        boolean v4 = spec.family() != Rtm.AF_INET6;
        boolean v6 = spec.family() != Rtm.AF_INET;
        for (MonitorSpec.Topic topic : spec.topics()) {
            switch (topic) {
                case LINK -> groups.add(Rtm.RTNLGRP_LINK);
                case NEIGH -> groups.add(Rtm.RTNLGRP_NEIGH);
                case NSID -> groups.add(Rtm.RTNLGRP_NSID);
                case NEXTHOP -> groups.add(Rtm.RTNLGRP_NEXTHOP);
                case ADDR -> both(groups, v4, Rtm.RTNLGRP_IPV4_IFADDR, v6, Rtm.RTNLGRP_IPV6_IFADDR);
                case ROUTE -> both(groups, v4, Rtm.RTNLGRP_IPV4_ROUTE, v6, Rtm.RTNLGRP_IPV6_ROUTE);
                case RULE -> both(groups, v4, Rtm.RTNLGRP_IPV4_RULE, v6, Rtm.RTNLGRP_IPV6_RULE);
                case NETCONF -> both(groups, v4, Rtm.RTNLGRP_IPV4_NETCONF, v6, Rtm.RTNLGRP_IPV6_NETCONF);
            }
        }
        return groups;
    }

    private static void both(List<Integer> groups, boolean v4, int one, boolean v6, int other) {
        if (v4) {
            groups.add(one);
        }
        if (v6) {
            groups.add(other);
        }
    }

    /** What happened, by a message's type. */
    static MonitorEvent.Kind kind(int type) {
        return switch (type) {
            case Rtm.RTM_DELLINK,
                    Rtm.RTM_DELADDR,
                    Rtm.RTM_DELROUTE,
                    Rtm.RTM_DELNEIGH,
                    Rtm.RTM_DELRULE,
                    Rtm.RTM_DELNSID,
                    Rtm.RTM_DELNEXTHOP,
                    Rtm.RTM_DELNEXTHOPBUCKET,
                    Rtm.RTM_DELNETCONF -> MonitorEvent.Kind.DELETED;
            case Rtm.RTM_GETNEIGH -> MonitorEvent.Kind.MISS;
            default -> MonitorEvent.Kind.NEW;
        };
    }

    /** What a message tells, or null when it is not wanted; {@code index} is the interface asked for, 0 for all. */
    static Heard decode(Message m, MonitorSpec spec, int index) {
        return switch (m.type()) {
            case Rtm.RTM_NEWLINK, Rtm.RTM_DELLINK -> of(Links.decode(m), spec, index);
            case Rtm.RTM_NEWADDR, Rtm.RTM_DELADDR -> of(Addresses.decode(m), spec, index);
            case Rtm.RTM_NEWROUTE, Rtm.RTM_DELROUTE -> of(Routes.decode(m), spec, index);
            case Rtm.RTM_NEWNEIGH, Rtm.RTM_DELNEIGH, Rtm.RTM_GETNEIGH -> of(Neighbours.decode(m), spec, index);
            case Rtm.RTM_NEWRULE, Rtm.RTM_DELRULE -> of(Rules.decode(m), spec, index);
            case Rtm.RTM_NEWNETCONF, Rtm.RTM_DELNETCONF -> of(Nexthops.netconf(m), spec, index);
            case Rtm.RTM_NEWNSID, Rtm.RTM_DELNSID -> of(Nsids.decode(m), spec, index);
            case Rtm.RTM_NEWNEXTHOP, Rtm.RTM_DELNEXTHOP -> of(Nexthops.decode(m), spec, index);
            case Rtm.RTM_NEWNEXTHOPBUCKET, Rtm.RTM_DELNEXTHOPBUCKET ->
                new Heard("[NEXTHOPBUCKET]", Nexthops.decode(m), null);
            default -> null;
        };
    }

    /** The same for what was read. */
    static Heard of(Object thing, MonitorSpec spec, int index) {
        if (thing instanceof Link l) {
            return about(l.index(), index, "[LINK]", l);
        } else if (thing instanceof Address a) {
            return about(a.dev().index(), index, "[ADDR]", a);
        } else if (thing instanceof Route r) {
            RouteFilter filter = filter(index);
            boolean wanted = !r.cloned() && (spec.family() == 0 || r.family() == spec.family()) && filter.passes(r);
            return wanted ? new Heard("[ROUTE]", r, filter) : null;
        } else if (thing instanceof Neighbour n) {
            boolean other = spec.family() != 0 && n.family() != spec.family();
            return other ? null : about(n.dev().index(), index, "[NEIGH]", n);
        } else if (thing instanceof Rule r) {
            return new Heard("[RULE]", r, null);
        } else if (thing instanceof Netconf c) {
            return about(c.attrs().get(Netconfa.NETCONFA_IFINDEX, 0), index, "[NETCONF]", c);
        } else if (thing instanceof Nexthop n) {
            return about(n.attrs().get(Nha.NHA_OIF, Dev.index(index)).index(), index, "[NEXTHOP]", n);
        }
        return new Heard("[NSID]", (Nsid) thing, null);
    }

    private static Heard about(int its, int wanted, String label, Object thing) {
        return wanted == 0 || its == wanted ? new Heard(label, thing, null) : null;
    }

    private static RouteFilter filter(int index) {
        Integer oif = index == 0 ? null : index;
        return new RouteFilter(
                0, 0, null, null, 0, null, oif, null, null, null, 0, null, null, null, null, null, null, null, null);
    }
}
