package netnsh.journal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import netnsh.kernel.Kernel;
import netnsh.kernel.Programs;
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
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.Sink;
import netnsh.value.NsRef;

/** Hands everything on to another kernel; for kernels that do one thing differently. */
abstract class PassingKernel implements Kernel {
    /** The one that does the work. */
    protected final Kernel kernel;

    /** One in front of another. */
    protected PassingKernel(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public int run(Effect.OnKernel effect, Sink out) {
        return kernel.run(effect, out);
    }

    @Override
    public Programs programs() {
        return kernel.programs();
    }

    @Override
    public long cookie(NsRef ns) {
        return kernel.cookie(ns);
    }

    @Override
    public Optional<Standing> standing(String name) {
        return kernel.standing(name);
    }

    /** One by one, through {@link #run}: whoever stands in front of a kernel sees each of them. */
    @Override
    public void drop(List<Effect.DropNs> names, Sink out, BiConsumer<Effect.DropNs, Problem> ended) {
        Kernel.super.drop(names, out, ended);
    }

    @Override
    public void forget() {
        kernel.forget();
    }

    @Override
    public void reach(NsRef ns) {
        kernel.reach(ns);
    }

    @Override
    public OptionalInt index(NsRef ns, String name) {
        return kernel.index(ns, name);
    }

    @Override
    public void expect(int namespaces) {
        kernel.expect(namespaces);
    }

    @Override
    public Kernel rehearsal() {
        return kernel.rehearsal();
    }

    @Override
    public void births(Births port) {
        kernel.births(port);
    }

    @Override
    public List<NamedNs> namespaces() {
        return kernel.namespaces();
    }

    @Override
    public List<NamedNs> namespacesWithoutIds() {
        return kernel.namespacesWithoutIds();
    }

    @Override
    public List<String> namespacesStarting(String prefix) {
        return kernel.namespacesStarting(prefix);
    }

    @Override
    public List<Link> linkStates(NsRef ns) {
        return kernel.linkStates(ns);
    }

    @Override
    public Watch watch() {
        return kernel.watch();
    }

    @Override
    public Optional<NamedNs> namespace(String name) {
        return kernel.namespace(name);
    }

    @Override
    public List<Link> links(NsRef ns) {
        return kernel.links(ns);
    }

    @Override
    public Optional<Link> link(NsRef ns, String name) {
        return kernel.link(ns, name);
    }

    @Override
    public Optional<Link> link(NsRef ns, int index) {
        return kernel.link(ns, index);
    }

    @Override
    public List<Address> addresses(NsRef ns, int family) {
        return kernel.addresses(ns, family);
    }

    @Override
    public List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        return kernel.routes(ns, family, table, cached);
    }

    @Override
    public boolean routesLabels() {
        return kernel.routesLabels();
    }

    @Override
    public Route routeTo(NsRef ns, Route question, Blame blame) {
        return kernel.routeTo(ns, question, blame);
    }

    @Override
    public List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        return kernel.neighbours(ns, family, proxy);
    }

    @Override
    public List<Rule> rules(NsRef ns, int family) {
        return kernel.rules(ns, family);
    }

    @Override
    public List<Nsid> nsids(NsRef ns) {
        return kernel.nsids(ns);
    }

    @Override
    public List<Membership> memberships(NsRef ns) {
        return kernel.memberships(ns);
    }

    @Override
    public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        return kernel.query(ns, query, blame);
    }

    @Override
    public Names names(NsRef ns) {
        return kernel.names(ns);
    }

    @Override
    public List<Integer> pids(NsRef ns) {
        return kernel.pids(ns);
    }

    @Override
    public List<String> identify(NsRef of) {
        return kernel.identify(of);
    }

    @Override
    public List<Attached> attached(String tun) {
        return kernel.attached(tun);
    }

    @Override
    public List<Listener> listeners(NsRef ns) {
        return kernel.listeners(ns);
    }

    @Override
    public Map<Long, Attached> socketHolders() {
        return kernel.socketHolders();
    }

    @Override
    public Map<NsRef, Map<String, String>> sysctls(Collection<? extends NsRef> of, Map<NsRef, Set<String>> devices) {
        return kernel.sysctls(of, devices);
    }

    @Override
    public Map<String, String> freshSysctls() {
        return kernel.freshSysctls();
    }

    @Override
    public boolean taken(NsRef ns, String name) {
        return kernel.taken(ns, name);
    }

    @Override
    public List<String> packetTables(NsRef ns) {
        return kernel.packetTables(ns);
    }

    @Override
    public List<NsRef> inhabited(Collection<NsRef> of) {
        return kernel.inhabited(of);
    }

    @Override
    public boolean filtersPackets(NsRef ns) {
        return kernel.filtersPackets(ns);
    }

    @Override
    public PacketState packets(NsRef ns) {
        return kernel.packets(ns);
    }

    @Override
    public List<HeldNs> everyNamespace() {
        return kernel.everyNamespace();
    }

    @Override
    public Optional<String> etcFile(String name, String file) {
        return kernel.etcFile(name, file);
    }

    @Override
    public List<String> etcNames() {
        return kernel.etcNames();
    }

    @Override
    public Optional<String> leadsOut(NsRef ns) {
        return kernel.leadsOut(ns);
    }

    @Override
    public String sysctl(NsRef ns, String key) {
        return kernel.sysctl(ns, key);
    }

    @Override
    public void close() {
        kernel.close();
    }
}
