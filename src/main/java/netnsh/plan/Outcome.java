package netnsh.plan;

import java.util.List;
import netnsh.model.Address;
import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.LinkStats;
import netnsh.model.Mdb;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.model.Route;
import netnsh.model.Rule;

/** What came out, as data; {@code render} makes text of it. */
public sealed interface Outcome {
    /** Links as {@code ip link show} has them. */
    record Links(List<Link> links, View.Names names) implements Outcome {}

    /**
     * Links with their addresses as {@code ip addr show} has them; addresses are those of the links listed.
     *
     * @param family the family asked for (also by a prefix): 0, AF_INET 2, AF_INET6 10, AF_PACKET 17
     * @param alone whether the lines of the links are left out
     */
    record Addresses(List<Link> links, List<Address> addresses, View.Names names, int family, boolean alone)
            implements Outcome {}

    /** What a flush is about to take away, told with {@code -s -s}: addresses, routes or neighbours; always as text. */
    record Flushed(Outcome entries) implements Outcome {}

    /**
     * Routes as {@code ip route show} has them.
     *
     * @param filter what the request has fixed, so that it is not repeated in the output; null prints all
     */
    record Routes(List<Route> routes, RouteFilter filter, View.Names names) implements Outcome {}

    /** Neighbours as {@code ip neigh show} has them; {@code dev} was asked for when {@code devGiven}. */
    record Neighbours(List<Neighbour> neighbours, boolean devGiven, View.Names names) implements Outcome {}

    /** Rules as {@code ip rule show} has them. */
    record Rules(List<Rule> rules, View.Names names) implements Outcome {}

    /** Ports as {@code bridge link show} has them. */
    record BridgePorts(List<Link> ports, View.Names names) implements Outcome {}

    /** Entries as {@code bridge fdb show} has them; {@code devGiven} when one interface was asked for. */
    record Forwarding(List<Neighbour> entries, boolean devGiven, View.Names names) implements Outcome {}

    /**
     * VLANs as {@code bridge vlan show} has them.
     *
     * @param vid the one asked for, 0 for all
     * @param tunnels the tunnels that they are mapped to instead
     */
    record PortVlans(List<Link> ports, int vid, boolean tunnels, View.Names names) implements Outcome {}

    /** VLANs as {@code bridge -d vlan show} and {@code bridge vlan global show} have them; {@code vid} 0 for all. */
    record VlanEntries(List<BridgeVlan> entries, int vid, boolean global, View.Names names) implements Outcome {}

    /** VLANs as {@code bridge -s vlan show} has them; {@code vid} 0 for all. */
    record VlanCounters(List<LinkStats> counters, int vid, View.Names names) implements Outcome {}

    /** Groups as {@code bridge mdb show} has them; {@code vid} 0 for all. */
    record MulticastGroups(List<Mdb> groups, int vid, View.Names names) implements Outcome {}

    /** Nexthops as {@code ip nexthop list} has them. */
    record Nexthops(List<Nexthop> nexthops, View.Names names) implements Outcome {}

    /** Parts of resilient groups as {@code ip nexthop bucket list} has them. */
    record NexthopBuckets(List<Nexthop> buckets, View.Names names) implements Outcome {}

    /** Multicast addresses as {@code ip maddr show} has them. */
    record Memberships(List<Membership> memberships) implements Outcome {}

    /** Settings as {@code ip netconf show} has them. */
    record Netconfs(List<Netconf> settings, View.Names names) implements Outcome {}

    /** Tables as the programs before iproute2 print them: ifconfig(8), route(8), arp(8), brctl(8). */
    record Classic(
            Program program,
            List<Link> links,
            List<Address> addresses,
            List<Route> routes,
            List<Neighbour> neighbours,
            View.Names names)
            implements Outcome {
        /** Which table. */
        public enum Program {
            IFCONFIG,
            IFCONFIG_SHORT,
            ROUTE,
            ROUTE6,
            ARP,
            ARP_BSD,
            BRCTL
        }
    }

    /** Names of namespaces as {@code ip netns list} has them. */
    record Namespaces(List<NamedNs> namespaces) implements Outcome {}

    /** Ids of namespaces as {@code ip netns list-id} has them. */
    record Nsids(List<netnsh.model.Nsid> ids, View.Names names) implements Outcome {}

    /** Tuns and taps as {@code ip tuntap show} has them, with the programs at each where they were asked for. */
    record Taps(List<Link> links, List<List<View.Attached>> programs) implements Outcome {}

    /**
     * A table of netnsh's own.
     *
     * @param columns their names, which are the keys of the same as JSON
     * @param rows a text, a number or null for each column
     */
    record Table(List<String> columns, List<List<Object>> rows) implements Outcome {}

    /**
     * Tunnels as {@code ip tunnel show} has them.
     *
     * @param one the only one that was asked for, which iproute2 prints in text only
     */
    record Tunnels(List<Link> links, boolean one, View.Names names) implements Outcome {}

    /** Lines that are printed as they are (after escaping). */
    record Lines(List<String> lines) implements Outcome {}

    /** Something the user should know; printed as a note, never on standard error. */
    record Note(String text) implements Outcome {}

    /** Something that happened in a watched namespace, printed as it comes. */
    record Monitored(MonitorEvent event) implements Outcome {}

    /** Who reached whom. */
    record PingMatrix(PingAll.Answer answer) implements Outcome {}

    /** How far something is that takes a while; only a terminal shows it, and only until the next output. */
    record Progress(int done, int of) implements Outcome {}

    /** Something that happened during a ping, printed as it comes. */
    record Ping(PingEvent event) implements Outcome {}
}
