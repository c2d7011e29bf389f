package netnsh.plan;

import netnsh.model.Address;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;

/**
 * One request to rtnetlink, in our words. Interfaces and namespaces in it may be symbolic ({@code Dev.named},
 * {@code NsRef.Named}); they are resolved right before the request is sent, so that a plan can speak of what an earlier
 * step makes.
 */
public sealed interface NetOp {
    /** RTM_NEWLINK that creates ({@link Mode#ADD}, {@link Mode#REPLACE}). */
    record AddLink(Link link, Mode mode) implements NetOp {}

    /** RTM_NEWLINK (or RTM_SETLINK) that changes; {@code link.dev()} says which, attributes and flags what. */
    record SetLink(Link link) implements NetOp {}

    /** RTM_DELLINK. */
    record DelLink(Link link) implements NetOp {}

    /** RTM_NEWLINKPROP or RTM_DELLINKPROP: alternative names. */
    record LinkProperty(Link link, boolean add) implements NetOp {}

    /** RTM_NEWADDR. */
    record AddAddress(Address address, Mode mode) implements NetOp {}

    /** RTM_DELADDR. */
    record DelAddress(Address address) implements NetOp {}

    /** RTM_NEWROUTE. */
    record AddRoute(Route route, Mode mode) implements NetOp {}

    /** RTM_DELROUTE. */
    record DelRoute(Route route) implements NetOp {}

    /** RTM_NEWNEIGH. */
    record AddNeighbour(Neighbour neighbour, Mode mode) implements NetOp {}

    /** RTM_DELNEIGH. */
    record DelNeighbour(Neighbour neighbour) implements NetOp {}

    /** RTM_DELNEIGH of everything that fits: the forwarding database's flush. */
    record FlushNeighbours(Neighbour filter) implements NetOp {}

    /** RTM_SETLINK of AF_BRIDGE: VLANs for a port, in IFLA_AF_SPEC. */
    record AddVlan(Link port) implements NetOp {}

    /** RTM_DELLINK of AF_BRIDGE. */
    record DelVlan(Link port) implements NetOp {}

    /** RTM_NEWVLAN: options of VLANs that are there. */
    record SetVlan(BridgeVlan vlan) implements NetOp {}

    /** RTM_NEWMDB: a multicast group at a port. */
    record AddMdb(Mdb mdb, Mode mode) implements NetOp {}

    /** RTM_DELMDB. */
    record DelMdb(Mdb mdb) implements NetOp {}

    /** RTM_NEWNEXTHOP. */
    record AddNexthop(Nexthop nexthop, Mode mode) implements NetOp {}

    /** RTM_DELNEXTHOP. */
    record DelNexthop(Nexthop nexthop) implements NetOp {}

    /** RTM_NEWRULE. */
    record AddRule(Rule rule) implements NetOp {}

    /** RTM_DELRULE. */
    record DelRule(Rule rule) implements NetOp {}

    /** RTM_NEWNSID. */
    record SetNsid(Nsid nsid) implements NetOp {}
}
