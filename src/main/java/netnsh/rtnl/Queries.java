package netnsh.rtnl;

import java.util.function.Function;
import netnsh.netlink.Message;
import netnsh.plan.Query;
import netnsh.uapi.Rtm;

/** A {@link Query} as the message that asks the kernel, and how its answers are read. */
public final class Queries {
    private Queries() {}

    /**
     * What to send and what to take.
     *
     * @param message the question; its numbers are the conversation's
     * @param answer the type of the messages that count
     * @param decode reads one of them
     */
    public record Question<T>(Message message, int answer, Function<Message, T> decode) {}

    /** The question as a message. */
    @SuppressWarnings("unchecked") // each branch gives what its query says that it asks for
    public static <T> Question<T> of(Query<T> query) {
        return (Question<T>) question(query);
    }

    private static Question<?> question(Query<?> query) {
        if (query instanceof Query.BridgeLinks q) {
            return new Question<>(Bridges.links(q.mask()), Rtm.RTM_NEWLINK, Links::decode);
        } else if (query instanceof Query.Forwarding q) {
            return new Question<>(Bridges.forwarding(q.dev(), q.bridge()), Rtm.RTM_NEWNEIGH, Neighbours::decode);
        } else if (query instanceof Query.NeighbourEntry q) {
            return new Question<>(Bridges.forwarding(q.question()), Rtm.RTM_NEWNEIGH, Neighbours::decode);
        } else if (query instanceof Query.BridgeVlans q) {
            return new Question<>(Bridges.vlans(q.flags()), Rtm.RTM_NEWVLAN, Bridges::vlan);
        } else if (query instanceof Query.VlanCounters q) {
            return new Question<>(Bridges.counters(q.ports()), Rtm.RTM_NEWSTATS, Bridges::stats);
        } else if (query instanceof Query.MulticastGroups) {
            return new Question<>(Bridges.groups(), Rtm.RTM_GETMDB, Bridges::mdb);
        } else if (query instanceof Query.Nexthops q) {
            return new Question<>(Nexthops.get(q.filter()), Rtm.RTM_NEWNEXTHOP, Nexthops::decode);
        } else if (query instanceof Query.NexthopById q) {
            return new Question<>(Nexthops.get(q.question()), Rtm.RTM_NEWNEXTHOP, Nexthops::decode);
        } else if (query instanceof Query.Buckets q) {
            return new Question<>(Nexthops.buckets(q.filter()), Rtm.RTM_NEWNEXTHOPBUCKET, Nexthops::decode);
        } else if (query instanceof Query.OneBucket q) {
            return new Question<>(Nexthops.buckets(q.question()), Rtm.RTM_NEWNEXTHOPBUCKET, Nexthops::decode);
        } else if (query instanceof Query.Disciplines) {
            return new Question<>(Disciplines.dump(), Rtm.RTM_NEWQDISC, Disciplines::decode);
        } else if (query instanceof Query.Netconfs q) {
            return new Question<>(Nexthops.netconf(q.family()), Rtm.RTM_NEWNETCONF, Nexthops::netconf);
        }
        throw new IllegalArgumentException("no message for " + query.getClass().getSimpleName());
    }
}
