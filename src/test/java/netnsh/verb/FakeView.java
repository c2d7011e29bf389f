package netnsh.verb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Netnsa;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/** A machine made of lists: namespaces by name, each with links by name, ids and parameters. */
public final class FakeView implements View {
    private final List<NamedNs> names = new ArrayList<>();
    private final Map<NsRef, List<Link>> links = new HashMap<>();
    private final Map<NsRef, Map<Integer, String>> ids = new HashMap<>();
    private final Map<String, String> parameters = new TreeMap<>();

    /** One with lo at home. */
    public FakeView() {
        links.put(NsRef.HOME, new ArrayList<>(List.of(link(1, "lo"))));
    }

    /** A namespace with lo and these links. */
    FakeView with(String name, String... devices) {
        names.add(new NamedNs(name, NamedNs.State.OK, -1));
        List<Link> all = new ArrayList<>(List.of(link(1, "lo")));
        for (String d : devices) {
            all.add(link(all.size() + 1, d));
        }
        links.put(new NsRef.Named(name), all);
        return this;
    }

    /** One more link at home. */
    public FakeView with(Link link) {
        links.get(NsRef.HOME).add(link);
        return this;
    }

    FakeView odd(String name, NamedNs.State state) {
        names.add(new NamedNs(name, state, -1));
        return this;
    }

    FakeView id(NsRef in, int id, String name) {
        ids.computeIfAbsent(in, k -> new TreeMap<>()).put(id, name);
        return this;
    }

    FakeView parameter(String path, String value) {
        parameters.put(path, value);
        return this;
    }

    private static Link link(int index, String name) {
        return new Link(Dev.of(index, name), 0, 1, 0, 0, Attrs.NONE);
    }

    @Override
    public List<NamedNs> namespaces() {
        return List.copyOf(names);
    }

    @Override
    public List<Link> links(NsRef ns) {
        if (!links.containsKey(ns)) {
            throw Problem.of("netns.absent", "there is no namespace " + ns);
        }
        return links.get(ns);
    }

    @Override
    public Optional<Link> link(NsRef ns, String name) {
        return links(ns).stream().filter(l -> l.name().equals(name)).findFirst();
    }

    @Override
    public Optional<Link> link(NsRef ns, int index) {
        return links(ns).stream().filter(l -> l.index() == index).findFirst();
    }

    @Override
    public List<Address> addresses(NsRef ns, int family) {
        return List.of();
    }

    @Override
    public List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        return List.of();
    }

    @Override
    public Route routeTo(NsRef ns, Route question, Blame blame) {
        throw Problem.of("route.none", "no route").at(blame.whole());
    }

    @Override
    public List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        return List.of();
    }

    @Override
    public List<Rule> rules(NsRef ns, int family) {
        return List.of();
    }

    @Override
    public List<Nsid> nsids(NsRef ns) {
        return ids.getOrDefault(ns, Map.of()).keySet().stream()
                .map(id -> new Nsid(Attrs.NONE.with(Netnsa.NETNSA_NSID, id)))
                .toList();
    }

    @Override
    public List<Membership> memberships(NsRef ns) {
        return List.of();
    }

    @Override
    public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        return List.of();
    }

    @Override
    public Names names(NsRef ns) {
        return new Names() {
            @Override
            public String link(int index) {
                return FakeView.this.link(ns, index).map(Link::name).orElse("if" + index);
            }

            @Override
            public Optional<String> namespace(int nsid) {
                return Optional.ofNullable(ids.getOrDefault(ns, Map.of()).get(nsid));
            }
        };
    }

    @Override
    public List<Integer> pids(NsRef ns) {
        return List.of(11, 12);
    }

    @Override
    public List<String> identify(NsRef of) {
        return of instanceof NsRef.Named named ? List.of(named.name()) : List.of();
    }

    @Override
    public String sysctl(NsRef ns, String key) {
        if (parameters.containsKey(key)) {
            return parameters.get(key);
        }
        List<String> lines = new ArrayList<>();
        parameters.forEach((path, value) -> {
            if (path.startsWith(key + "/")) {
                lines.add(path.replace('/', '.') + " = " + value);
            }
        });
        if (lines.isEmpty()) {
            throw Problem.of("sysctl.absent", "there is no parameter " + key);
        }
        return String.join("\n", lines);
    }
}
