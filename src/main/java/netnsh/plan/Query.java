package netnsh.plan;

import netnsh.model.BridgeVlan;
import netnsh.model.Discipline;
import netnsh.model.Link;
import netnsh.model.LinkStats;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.value.Dev;

/**
 * One question to rtnetlink, in our words, for the tables that only one or two commands read. Interfaces in it are known
 * by their index.
 *
 * @param <T> what the answer consists of
 */
public sealed interface Query<T> {
    /** Whether it asks for a whole table, not for one thing. */
    default boolean table() {
        return true;
    }

    /** RTM_GETLINK of AF_BRIDGE: ports and bridges; {@code mask} says what is told beside (RTEXT_FILTER_*). */
    record BridgeLinks(long mask) implements Query<Link> {}

    /** RTM_GETNEIGH of AF_BRIDGE: the forwarding database, of one interface or bridge unless they are {@link Dev#NONE}. */
    record Forwarding(Dev dev, Dev bridge) implements Query<Neighbour> {}

    /** RTM_GETNEIGH for one entry; of the forwarding database where the family is AF_BRIDGE. */
    record NeighbourEntry(Neighbour question) implements Query<Neighbour> {
        @Override
        public boolean table() {
            return false;
        }
    }

    /** RTM_GETVLAN; {@code flags} are BRIDGE_VLANDB_DUMPF_*. */
    record BridgeVlans(long flags) implements Query<BridgeVlan> {}

    /** RTM_GETSTATS of bridges, or of their ports. */
    record VlanCounters(boolean ports) implements Query<LinkStats> {}

    /** RTM_GETMDB. */
    record MulticastGroups() implements Query<Mdb> {}

    /** RTM_GETNEXTHOP; the attributes select. */
    record Nexthops(Nexthop filter) implements Query<Nexthop> {}

    /** RTM_GETNEXTHOP of one. */
    record NexthopById(Nexthop question) implements Query<Nexthop> {
        @Override
        public boolean table() {
            return false;
        }
    }

    /** RTM_GETNEXTHOPBUCKET; the attributes select. */
    record Buckets(Nexthop filter) implements Query<Nexthop> {}

    /** RTM_GETNEXTHOPBUCKET of one. */
    record OneBucket(Nexthop question) implements Query<Nexthop> {
        @Override
        public boolean table() {
            return false;
        }
    }

    /** RTM_GETQDISC: queueing disciplines of all interfaces. */
    record Disciplines() implements Query<Discipline> {}

    /** RTM_GETNETCONF of a family; 0 for all. */
    record Netconfs(int family) implements Query<Netconf> {}
}
