package netnsh.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Mdb;
import netnsh.model.Membership;
import netnsh.model.Neighbour;
import netnsh.model.Nexthop;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Fra;
import netnsh.uapi.Iff;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaInfo;
import netnsh.uapi.OperState;
import netnsh.uapi.RtProt;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanInfo;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** One namespace of a {@link Rehearsal}: what would be in it. */
final class RehearsedNs {
    private static final int ARPHRD_LOOPBACK = 772;

    /** What the namespace is called in messages. */
    final NsRef name;

    final Map<Integer, Link> links = new TreeMap<>();
    final List<Address> addresses = new ArrayList<>();
    final List<Route> routes = new ArrayList<>();
    final List<Rule> rules = new ArrayList<>();
    final List<Neighbour> neighbours = new ArrayList<>();
    final List<Neighbour> forwarding = new ArrayList<>();
    final List<Mdb> groups = new ArrayList<>();
    final List<Nexthop> nexthops = new ArrayList<>();
    final Map<String, String> sysctls = new LinkedHashMap<>();
    /** For each port the flags of its VLANs, BRIDGE_VLAN_INFO_*; {@link VlanInfo#ONLY_OPTS} for one that was taken away. */
    final Map<Integer, Map<Integer, Integer>> vlans = new TreeMap<>();
    /** For each port the ids of the tunnels that its VLANs are mapped to. */
    final Map<Integer, Map<Integer, Long>> tunnels = new TreeMap<>();
    /** For each port or bridge the options of its VLANs, {@link netnsh.uapi.VlanDb}'s. */
    final Map<Integer, Map<Integer, Attrs>> vlanOptions = new TreeMap<>();
    /** For each bridge the options that its VLANs have everywhere. */
    final Map<Integer, Map<Integer, Attrs>> globalOptions = new TreeMap<>();
    /** Multicast addresses of the link layer that were added by hand. */
    final List<Membership> memberships = new ArrayList<>();

    /** By which every other namespace knows it. */
    final int id = IDS.getAndIncrement();

    private static final AtomicInteger IDS = new AtomicInteger();

    private RehearsedNs(NsRef name) {
        this.name = name;
    }

    /** A new namespace of which only what is said is known: lo, which is down. */
    static RehearsedNs wished(NsRef name) {
        RehearsedNs ns = new RehearsedNs(name);
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, "lo");
        // that it is down at first is known, that somebody wants it so is not
        ns.links.put(1, new Link(Dev.of(1, "lo"), 0, ARPHRD_LOOPBACK, Iff.IFF_LOOPBACK, 0, attrs));
        ns.defaultRules();
        return ns;
    }

    /** What is there now, as far as a line may speak of it: links by name, kind and what they stand on. */
    static RehearsedNs bare(View real, NsRef name) {
        RehearsedNs ns = new RehearsedNs(name);
        for (Link link : real.links(name)) {
            Attrs attrs = Attrs.NONE.with(Ifla.IFLA_IFNAME, link.name());
            Attrs info = Attrs.NONE;
            info = link.kind().isPresent()
                    ? info.with(IflaInfo.IFLA_INFO_KIND, link.kind().get())
                    : info;
            attrs = info.isEmpty() ? attrs : attrs.with(Ifla.IFLA_LINKINFO, info);
            attrs = link.altNames().isEmpty()
                    ? attrs
                    : attrs.with(Ifla.IFLA_PROP_LIST, link.attrs().get(Ifla.IFLA_PROP_LIST, Attrs.NONE));
            ns.links.put(link.index(), new Link(link.dev(), 0, link.type(), link.flags() & Iff.IFF_LOOPBACK, 0, attrs));
        }
        ns.defaultRules();
        return ns;
    }

    /** The rules that every namespace has from the start. */
    private void defaultRules() {
        for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6}) {
            rules.add(rule(family, 0, RtTable.RT_TABLE_LOCAL));
            rules.add(rule(family, 32766, RtTable.RT_TABLE_MAIN));
        }
        rules.add(rule(Rtm.AF_INET, 32767, RtTable.RT_TABLE_DEFAULT));
    }

    /** A new namespace: lo, which is down. */
    static RehearsedNs fresh(NsRef name, boolean up) {
        RehearsedNs ns = new RehearsedNs(name);
        int flags = up ? Iff.IFF_UP | Iff.IFF_RUNNING | Iff.IFF_LOWER_UP : 0;
        Attrs attrs = Attrs.NONE
                .with(Ifla.IFLA_IFNAME, "lo")
                .with(Ifla.IFLA_TXQLEN, 1000L)
                .with(Ifla.IFLA_OPERSTATE, up ? OperState.IF_OPER_UNKNOWN : OperState.IF_OPER_DOWN)
                .with(Ifla.IFLA_MTU, 65536L)
                .with(Ifla.IFLA_GROUP, 0L)
                .with(Ifla.IFLA_QDISC, "noqueue");
        ns.links.put(1, new Link(Dev.of(1, "lo"), 0, ARPHRD_LOOPBACK, Iff.IFF_LOOPBACK | flags, 0, attrs));
        ns.defaultRules();
        return ns;
    }

    private static Rule rule(int family, long priority, int table) {
        Attrs attrs = Attrs.NONE
                .with(Fra.FRA_PRIORITY, priority)
                .with(Fra.FRA_TABLE, (long) table)
                .with(Fra.FRA_PROTOCOL, RtProt.RTPROT_KERNEL);
        return new Rule(family, 0, 0, 0, table, Fra.FR_ACT_TO_TBL, 0, attrs);
    }

    /** What is there now. */
    static RehearsedNs of(View real, NsRef name) {
        RehearsedNs ns = new RehearsedNs(name);
        real.links(name).forEach(link -> ns.links.put(link.index(), link));
        ns.addresses.addAll(real.addresses(name, Rtm.AF_UNSPEC));
        for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6}) {
            ns.routes.addAll(real.routes(name, family, 0, false));
            ns.rules.addAll(real.rules(name, family));
        }
        ns.neighbours.addAll(real.neighbours(name, Rtm.AF_UNSPEC, false));
        Blame nobody = new Blame(null);
        ns.forwarding.addAll(real.query(name, new Query.Forwarding(Dev.NONE, Dev.NONE), nobody));
        ns.nexthops.addAll(real.query(name, new Query.Nexthops(new Nexthop(0, 0, 0, 0, Attrs.NONE)), nobody));
        return ns;
    }

    /** By name or alternative name. */
    Optional<Link> link(String wanted) {
        for (Link link : links.values()) {
            if (link.name().equals(wanted)) {
                return Optional.of(link);
            }
        }
        return links.values().stream()
                .filter(link -> altnames(link).contains(wanted))
                .findFirst();
    }

    static List<String> altnames(Link link) {
        return link.attrs()
                .get(Ifla.IFLA_PROP_LIST)
                .map(list -> list.all(Ifla.IFLA_ALT_IFNAME))
                .orElse(List.of());
    }

    /** The link, which must be there. */
    Link need(String wanted) {
        return link(wanted).orElseThrow(() -> {
            List<String> all = new ArrayList<>();
            links.values().forEach(link -> {
                all.add(link.name());
                all.addAll(altnames(link));
            });
            return Resolve.absent(all, name, wanted);
        });
    }

    /** A multicast address of the link layer, by hand. */
    void join(Effect.Join join) {
        Link link;
        try {
            link = need(join.dev().name());
        } catch (Problem e) {
            throw e.at(join.blame().find(List.of(0)));
        }
        byte[] address = join.address().bytes();
        memberships.removeIf(m -> m.dev().index() == link.index() && Arrays.equals(m.address(), address));
        if (join.add()) {
            memberships.add(new Membership(link.dev(), Rtm.AF_PACKET, address, 1, true));
        }
    }

    /** Refuses a name that is taken. */
    void free(String wanted) {
        if (link(wanted).isPresent()) {
            throw Problem.of("link.exists", wanted + " exists already");
        }
    }

    int nextIndex() {
        int index = 2;
        while (links.containsKey(index)) {
            index++;
        }
        return index;
    }

    /** Takes a link out with everything that hangs on it. */
    void remove(int index) {
        links.remove(index);
        vlans.remove(index);
        tunnels.remove(index);
        vlanOptions.remove(index);
        globalOptions.remove(index);
        memberships.removeIf(m -> m.dev().index() == index);
        addresses.removeIf(a -> a.dev().index() == index);
        routes.removeIf(r -> r.out().index() == index);
        neighbours.removeIf(n -> n.dev().index() == index);
        forwarding.removeIf(n -> n.dev().index() == index);
        nexthops.removeIf(n -> RehearsedObjects.oif(n.attrs()) == index);
        links.replaceAll(
                (i, link) -> link.attrs().get(Ifla.IFLA_MASTER, Dev.NONE).index() == index
                        ? link.with(link.attrs().without(Ifla.IFLA_MASTER))
                        : link);
    }

    /** The table that counts when none is named. */
    static final int MAIN = RtTable.RT_TABLE_MAIN;
}
