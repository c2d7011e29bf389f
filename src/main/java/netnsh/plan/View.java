package netnsh.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.model.Address;
import netnsh.model.HeldNs;
import netnsh.model.Link;
import netnsh.model.Listener;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Nsid;
import netnsh.model.PacketState;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.value.NsRef;

/** The machine as planners may read it. A namespace that is not there is a {@link Problem}. */
public interface View {
    /** The names under {@code /run/netns} in directory order sorted by name, with what they are. */
    List<NamedNs> namespaces();

    /** The same without the ids, each of which is a question to the kernel. */
    default List<NamedNs> namespacesWithoutIds() {
        return namespaces();
    }

    /** The names of those that begin so, sorted; of what other kinds of namespaces have, too. Quickly said. */
    default List<String> namespacesStarting(String prefix) {
        return namespacesWithoutIds().stream()
                .filter(ns -> ns.state() == NamedNs.State.OK)
                .map(NamedNs::name)
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** What stands under one name; empty when nothing does. Cheap: it does not look at the others, nor for an id. */
    default Optional<NamedNs> namespace(String name) {
        return namespaces().stream().filter(ns -> ns.name().equals(name)).findFirst();
    }

    /** All links, in the kernel's order (by ifindex), with everything the kernel tells (statistics too). */
    List<Link> links(NsRef ns);

    /** The same without statistics, for whoever wants names and states only: the kernel has less to tell. */
    default List<Link> linkStates(NsRef ns) {
        return links(ns);
    }

    /** Reads the links of the home namespace, and looks after them: through a door of its own, so on whatever thread. */
    default Watch watch() {
        return Watch.BLIND;
    }

    /** The links of the home namespace, and whether something has changed since they were read. */
    interface Watch extends AutoCloseable {
        /** One that knows none, and is never sure. */
        Watch BLIND = new Watch() {
            @Override
            public List<Link> links() {
                return List.of();
            }

            @Override
            public boolean quiet() {
                return false;
            }
        };

        /** Their names and flags, without attributes. */
        List<Link> links();

        /** Whether nothing has changed. */
        boolean quiet();

        @Override
        default void close() {}
    }

    /** One link by name, alternative name or {@code index}; empty when there is none. Cheap: does not dump. */
    Optional<Link> link(NsRef ns, String name);

    /** Whether no new link can have that name. */
    default boolean taken(NsRef ns, String name) {
        return link(ns, name).isPresent();
    }

    /** One link by index. */
    Optional<Link> link(NsRef ns, int index);

    /** All addresses of a family (0: IPv4 and IPv6), in the kernel's order. */
    List<Address> addresses(NsRef ns, int family);

    /**
     * Routes of a family, in the kernel's order.
     *
     * @param family AF_INET 2, AF_INET6 10, others as the kernel has them; 0 means IPv4
     * @param table only that table; 0 for all tables
     * @param cached true for cached (cloned) entries
     */
    List<Route> routes(NsRef ns, int family, int table, boolean cached);

    /** Whether the kernel has routes of AF_MPLS; one that has not answers a question for them with all others. */
    default boolean routesLabels() {
        return false;
    }

    /** What the kernel answers to RTM_GETROUTE with this question; a refusal is a {@link Problem} with blame. */
    Route routeTo(NsRef ns, Route question, Blame blame);

    /** Neighbour entries of a family (0: all), proxy entries instead when {@code proxy}. */
    List<Neighbour> neighbours(NsRef ns, int family, boolean proxy);

    /** Policy rules of a family. */
    List<Rule> rules(NsRef ns, int family);

    /** The ids by which a namespace knows others. */
    List<Nsid> nsids(NsRef ns);

    /** The multicast addresses that interfaces listen to, by interface. */
    List<Membership> memberships(NsRef ns);

    /** The answers to a question; a refusal is a {@link Problem} with blame. */
    <T> List<T> query(NsRef ns, Query<T> query, Blame blame);

    /** Every network namespace of the machine that can be found, named or not, by number. */
    default List<HeldNs> everyNamespace() {
        return List.of();
    }

    /** Whether the packet filter of a namespace holds something of netnsh's; quickly said, and no when it cannot be asked. */
    default boolean filtersPackets(NsRef ns) {
        return false;
    }

    /** The names of all tables of a namespace's packet filter; none when it cannot be asked. */
    default List<String> packetTables(NsRef ns) {
        return List.of();
    }

    /** Those in which programs run, home aside. */
    default List<NsRef> inhabited(Collection<NsRef> of) {
        return List.of();
    }

    /** What the packet filter of a namespace holds, as far as it concerns netnsh. */
    default PacketState packets(NsRef ns) {
        return PacketState.NOTHING;
    }

    /** Names by which a namespace's things are printed. */
    Names names(NsRef ns);

    /** Process ids in a namespace. */
    List<Integer> pids(NsRef ns);

    /** Names of the namespace that a process is in. */
    List<String> identify(NsRef of);

    /** The programs that read and write a tun or tap of that name (in whatever namespace). */
    default List<Attached> attached(String tun) {
        return List.of();
    }

    /** A program at a tun or tap. */
    record Attached(String program, int pid) {}

    /** The sockets on which programs in a namespace wait for others, TCP's first. */
    default List<Listener> listeners(NsRef ns) {
        return List.of();
    }

    /** Which program holds which socket, by the socket's inode; of those that may be looked at. */
    default Map<Long, Attached> socketHolders() {
        return Map.of();
    }

    /**
     * A file that programs in a namespace see over the one of that name in /etc; empty when they see the machine's own.
     *
     * @param name the namespace's name; empty for the machine's own /etc
     */
    default Optional<String> etcFile(String name, String file) {
        return Optional.empty();
    }

    /** The names of namespaces, also of such that are no more, for which there are such files. */
    default List<String> etcNames() {
        return List.of();
    }

    /** The program that carries a namespace's packets out of a sandbox, {@code pasta} or {@code slirp}; empty for none. */
    default Optional<String> leadsOut(NsRef ns) {
        return Optional.empty();
    }

    /**
     * All parameters of each of these namespaces that can be read and set: the path below {@code /proc/sys} and its text,
     * lines and tabs as they are.
     *
     * @param devices of a namespace that stands here, interfaces whose own parameters are wanted; of all others those of
     *     all interfaces are
     */
    default Map<NsRef, Map<String, String>> sysctls(Collection<? extends NsRef> of, Map<NsRef, Set<String>> devices) {
        Map<NsRef, Map<String, String>> none = new HashMap<>();
        of.forEach(ns -> none.put(ns, Map.of()));
        return none;
    }

    /** The same of a namespace that was just made: what nobody has changed. */
    default Map<String, String> freshSysctls() {
        return Map.of();
    }

    /** A kernel parameter's text with no final newline; keys end in {@code *} or a folder for many in {@code sysctl -a}. */
    String sysctl(NsRef ns, String key);

    /** The interface indices and namespace ids of one namespace as names. */
    interface Names {
        /** An interface's name; {@code if7} when there is none with index 7. */
        String link(int index);

        /** These were just read in the same namespace: their names need not be asked for. Answers with itself. */
        default Names know(List<Link> links) {
            return this;
        }

        /** Whether an interface is there and switched off; links above it are shown with {@code M-DOWN}. */
        default boolean down(int index) {
            return false;
        }

        /** What the kernel tells of a nexthop object; empty when there is none of that number. */
        default Optional<Nexthop> nexthop(long id) {
            return Optional.empty();
        }

        /** The name under /run/netns of the namespace that this one knows by {@code nsid}; empty when it has none. */
        Optional<String> namespace(int nsid);

        /** The namespace that this one knows by {@code nsid}: a named one, or home; empty when it is neither. */
        default Optional<NsRef> place(int nsid) {
            return namespace(nsid).map(NsRef.Named::new);
        }

        /** The same, where somebody knows which ones it may be: these are asked for first. */
        default Optional<NsRef> place(int nsid, Collection<NsRef> likely) {
            return place(nsid);
        }
    }
}
