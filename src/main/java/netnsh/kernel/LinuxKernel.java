package netnsh.kernel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import netnsh.model.Address;
import netnsh.model.HeldNs;
import netnsh.model.Link;
import netnsh.model.Listener;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.PacketState;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.NetlinkError;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.Sink;
import netnsh.rtnl.Requests;
import netnsh.rtnl.Routes;
import netnsh.sys.Fd;
import netnsh.sys.SysException;
import netnsh.sys.SysFiles;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;

/** The running kernel, through rtnetlink, /run/netns and /proc. */
public final class LinuxKernel implements Kernel {
    /** What came out may have holes: the tables changed during every attempt to read them. */
    public static final int STATUS_INCOMPLETE = 3;

    private final Sockets sockets;
    private final Reads reads;
    private final NamespaceOps namespaces;
    private final NamespaceNames names;
    private final Changes changes;
    private Map<String, String> fresh;
    private final LinuxPrograms programs = new LinuxPrograms();
    private final Outside outside = Outside.ofThisProcess();

    LinuxKernel(Sockets sockets) {
        this.sockets = sockets;
        this.reads = new Reads(sockets);
        this.namespaces = new NamespaceOps(sockets, reads);
        this.names = new NamespaceNames(sockets, reads);
        this.changes = new Changes(sockets, reads);
    }

    /** The kernel that runs us; opens nothing yet. */
    public static LinuxKernel open() {
        return new LinuxKernel(new Sockets());
    }

    @Override
    public int run(Effect.OnKernel effect, Sink out) {
        reads.tornSince();
        if (effect instanceof Effect.Net net) {
            changes.make(net, this, out);
        } else if (effect instanceof Effect.NewNs make) {
            namespaces.create(make);
        } else if (effect instanceof Effect.AttachNs attach) {
            namespaces.attach(attach);
        } else if (effect instanceof Effect.DropNs drop) {
            outside.forget(drop.name());
            namespaces.drop(drop, out);
        } else if (effect instanceof Effect.Packets packets) {
            Firewall.run(packets, this);
        } else if (effect instanceof Effect.EtcFile file) {
            EtcFiles.run(file);
        } else if (effect instanceof Effect.LeadOut lead) {
            outside.run(lead);
        } else if (effect instanceof Effect.Kept kept) {
            KeptServers.run(kept, programs);
        } else if (effect instanceof Effect.Show show) {
            return show(show, out);
        } else if (effect instanceof Effect.Sysctl sysctl) {
            try {
                Sysctls.run(sysctl.ns(), sysctl.key(), sysctl.value(), sysctl.quiet(), out);
            } catch (Problem e) {
                throw e.at(sysctl.at());
            }
        } else if (effect instanceof Effect.Tap tap) {
            Taps.run(tap, reads, out);
        } else if (effect instanceof Effect.Join join) {
            Memberships.change(join, reads);
        } else if (effect instanceof Effect.Monitor monitor) {
            return Monitor.run(monitor, this, out);
        } else if (effect instanceof Effect.Ping ping) {
            PingTarget target = PingTarget.of(ping.spec(), ping.ns(), this, this::programs);
            return Pinger.run(ping.ns(), ping.spec(), target, out);
        } else if (effect instanceof Effect.PingEach each) {
            return PingRound.run(each.asked(), out);
        } else {
            throw new IllegalArgumentException(
                    "nothing does " + effect.getClass().getSimpleName());
        }
        return 0;
    }

    @Override
    public void drop(List<Effect.DropNs> names, Sink out, BiConsumer<Effect.DropNs, Problem> ended) {
        names.forEach(name -> outside.forget(name.name()));
        new Farewell(sockets, reads, namespaces).drop(names, out, ended);
    }

    private int show(Effect.Show show, Sink out) {
        out.accept(show.read().apply(this));
        if (reads.tornSince()) {
            out.accept(new Outcome.Note("may be incomplete: the kernel's tables kept changing while they were read"));
            return STATUS_INCOMPLETE;
        }
        return 0;
    }

    @Override
    public List<NamedNs> namespaces() {
        return names.all(true);
    }

    @Override
    public List<NamedNs> namespacesWithoutIds() {
        return names.all(false);
    }

    @Override
    public List<String> namespacesStarting(String prefix) {
        return names.starting(prefix);
    }

    @Override
    public Optional<NamedNs> namespace(String name) {
        return names.one(name);
    }

    @Override
    public List<Link> links(NsRef ns) {
        return reads.links(ns);
    }

    @Override
    public List<Link> linkStates(NsRef ns) {
        return reads.names(ns);
    }

    @Override
    public Watch watch() {
        return LinkWatch.here();
    }

    @Override
    public Optional<Link> link(NsRef ns, String name) {
        Optional<Link> link = reads.link(ns, name, true);
        link.ifPresent(l -> sockets.learn(ns, name, l.index()));
        return link;
    }

    @Override
    public Optional<Link> link(NsRef ns, int index) {
        return reads.link(ns, index, true);
    }

    @Override
    public List<Address> addresses(NsRef ns, int family) {
        return reads.addresses(ns, family);
    }

    @Override
    public List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        return reads.routes(ns, family, table, cached);
    }

    @Override
    public boolean routesLabels() {
        return SysFiles.exists("/proc/sys/net/mpls");
    }

    @Override
    public Route routeTo(NsRef ns, Route question, Blame blame) {
        try (Resolve resolve = new Resolve(reads, ns, blame)) {
            Route resolved = Requests.resolve(question, resolve);
            return sockets.with(ns, c -> c.get(Routes.get(resolved))).stream()
                    .filter(answer -> answer.type() == Rtm.RTM_NEWROUTE)
                    .findFirst()
                    .map(Routes::decode)
                    .orElseThrow(() -> Problem.of("kernel.silent", "the kernel answers with no route"));
        } catch (NetlinkError e) {
            throw Refusals.ofQuestion(e, blame, new Hints(reads, names(ns), ns));
        }
    }

    @Override
    public List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        return reads.neighbours(ns, family, proxy);
    }

    @Override
    public List<Rule> rules(NsRef ns, int family) {
        return reads.rules(ns, family);
    }

    @Override
    public List<Nsid> nsids(NsRef ns) {
        return reads.nsids(ns);
    }

    @Override
    public List<Membership> memberships(NsRef ns) {
        try {
            return Memberships.read(ns);
        } catch (SysException e) {
            throw Problem.of("maddr.read", "cannot read /proc/net: " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    @Override
    public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        return reads.query(ns, query, blame);
    }

    @Override
    public Names names(NsRef ns) {
        return new KernelNames(reads, sockets, ns);
    }

    @Override
    public List<Integer> pids(NsRef ns) {
        try (Fd namespace = Places.open(ns)) {
            return NetnsDir.pids(namespace);
        } catch (SysException e) {
            throw Problem.of("netns.pids", "cannot read /proc: " + e.words()).kernel(e.errno(), null);
        }
    }

    @Override
    public List<String> identify(NsRef of) {
        try (Fd namespace = Places.open(of)) {
            return NetnsDir.namesOf(namespace.stat());
        } catch (SysException e) {
            throw Problem.of("netns.list", "cannot read " + NetnsDir.PATH + ": " + e.words())
                    .kernel(e.errno(), null);
        }
    }

    @Override
    public String sysctl(NsRef ns, String key) {
        return Sysctls.value(ns, key);
    }

    @Override
    public List<Listener> listeners(NsRef ns) {
        return SocketDiag.read(ns);
    }

    @Override
    public Optional<String> etcFile(String name, String file) {
        return EtcFiles.read(name, file);
    }

    @Override
    public List<String> etcNames() {
        return EtcFiles.names();
    }

    @Override
    public Optional<String> leadsOut(NsRef ns) {
        return outside.program(ns);
    }

    @Override
    public boolean filtersPackets(NsRef ns) {
        return NftTables.names(ns).contains(netnsh.nft.Transaction.TABLE);
    }

    @Override
    public List<String> packetTables(NsRef ns) {
        return NftTables.names(ns);
    }

    @Override
    public List<NsRef> inhabited(Collection<NsRef> of) {
        Set<String> keys = NetnsDir.inhabited();
        return of.stream()
                .filter(ns -> !(ns instanceof NsRef.Home) && keys.contains(NetnsDir.key(Places.identity(ns))))
                .toList();
    }

    @Override
    public PacketState packets(NsRef ns) {
        return Firewall.read(ns);
    }

    @Override
    public List<HeldNs> everyNamespace() {
        return EveryNamespace.read(this);
    }

    /** The id by which {@code ns} knows another namespace, or -1. */
    int nsid(NsRef ns, Fd other) {
        return KernelNames.nsid(sockets, ns, other);
    }

    @Override
    public Map<Long, Attached> socketHolders() {
        return SocketDiag.holders();
    }

    @Override
    public Map<NsRef, Map<String, String>> sysctls(Collection<? extends NsRef> of, Map<NsRef, Set<String>> devices) {
        return SysctlTree.of(of, devices, freshSysctls());
    }

    @Override
    public Map<String, String> freshSysctls() {
        if (fresh == null) {
            fresh = SysctlTree.fresh();
        }
        return fresh;
    }

    @Override
    public List<Attached> attached(String tun) {
        return Taps.attached(tun);
    }

    @Override
    public long cookie(NsRef ns) {
        return sockets.cookie(ns);
    }

    @Override
    public Optional<Standing> standing(String name) {
        try {
            return NetnsDir.find(name)
                    .map(e -> new Standing(
                            e.state(), NetnsDir.key(e.identity()), e.identity().changed()));
        } catch (SysException e) {
            throw Places.unusable(name, e);
        }
    }

    @Override
    public void births(Births port) {
        namespaces.births(port);
        changes.births(port);
    }

    @Override
    public void forget() {
        Sockets.forget();
    }

    @Override
    public void reach(NsRef ns) {
        sockets.reach(ns);
    }

    @Override
    public boolean taken(NsRef ns, String name) {
        return reads.link(ns, name, false).isPresent();
    }

    @Override
    public OptionalInt index(NsRef ns, String name) {
        return reads.index(ns, name);
    }

    @Override
    public void expect(int count) {
        namespaces.expect(count);
    }

    @Override
    public Programs programs() {
        Sockets.forget(); // nobody knows what they do
        return programs;
    }

    @Override
    public void close() {
        namespaces.expect(0);
        sockets.close();
    }
}
