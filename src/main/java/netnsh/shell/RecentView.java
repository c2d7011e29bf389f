package netnsh.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.plan.Blame;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.value.NsRef;

/**
 * A view that remembers names for a second: ten thousand interfaces are read once while somebody presses TAB. Those of the home
 * namespace are read before, and remembered longer.
 */
final class RecentView implements View, AutoCloseable {
    private static final long NANOS = 1_000_000_000;

    private final View view;
    private final Map<List<Object>, Object> known = new HashMap<>();
    private long since;
    private final HomeLinks home;

    RecentView(View view) {
        this.view = view;
        this.home = new HomeLinks(view::watch);
    }

    /** A line is about to be typed. */
    void prepare() {
        home.prepare();
    }

    @SuppressWarnings("unchecked")
    private <T> T recent(List<Object> key, Supplier<T> read) {
        long now = System.nanoTime();
        if (now - since > NANOS) {
            known.clear();
            since = now;
        }
        Object value = known.get(key);
        if (value == null) {
            value = read.get();
            known.put(key, value);
        }
        return (T) value;
    }

    @Override
    public List<NamedNs> namespaces() {
        return recent(List.of("namespaces"), view::namespaces);
    }

    @Override
    public List<NamedNs> namespacesWithoutIds() {
        return recent(List.of("names"), view::namespacesWithoutIds);
    }

    @Override
    public List<String> namespacesStarting(String prefix) {
        return recent(List.of("starting", prefix), () -> view.namespacesStarting(prefix));
    }

    @Override
    public Optional<NamedNs> namespace(String name) {
        return view.namespace(name);
    }

    @Override
    public List<Link> linkStates(NsRef ns) {
        Optional<List<Link>> known = ns instanceof NsRef.Home ? home.links() : Optional.empty();
        return known.orElseGet(() -> recent(List.of("states", ns), () -> view.linkStates(ns)));
    }

    @Override
    public void close() {
        home.close();
    }

    @Override
    public boolean taken(NsRef ns, String name) {
        return view.taken(ns, name);
    }

    @Override
    public List<Link> links(NsRef ns) {
        return recent(List.of("links", ns), () -> view.links(ns));
    }

    @Override
    public Optional<Link> link(NsRef ns, String name) {
        return view.link(ns, name);
    }

    @Override
    public Optional<Link> link(NsRef ns, int index) {
        return view.link(ns, index);
    }

    @Override
    public List<Address> addresses(NsRef ns, int family) {
        return recent(List.of("addresses", ns, family), () -> view.addresses(ns, family));
    }

    @Override
    public List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        return view.routes(ns, family, table, cached);
    }

    @Override
    public Route routeTo(NsRef ns, Route question, Blame blame) {
        return view.routeTo(ns, question, blame);
    }

    @Override
    public List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        return view.neighbours(ns, family, proxy);
    }

    @Override
    public List<Rule> rules(NsRef ns, int family) {
        return view.rules(ns, family);
    }

    @Override
    public List<Nsid> nsids(NsRef ns) {
        return view.nsids(ns);
    }

    @Override
    public List<Membership> memberships(NsRef ns) {
        return view.memberships(ns);
    }

    @Override
    public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        return view.query(ns, query, blame);
    }

    @Override
    public Names names(NsRef ns) {
        return view.names(ns);
    }

    @Override
    public List<Integer> pids(NsRef ns) {
        return view.pids(ns);
    }

    @Override
    public List<String> identify(NsRef of) {
        return view.identify(of);
    }

    @Override
    public String sysctl(NsRef ns, String key) {
        return recent(List.of("sysctl", ns, key), () -> view.sysctl(ns, key));
    }
}
