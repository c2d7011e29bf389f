package netnsh.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.grammar.Token;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.model.Membership;
import netnsh.model.NamedNs;
import netnsh.model.Neighbour;
import netnsh.model.Nsid;
import netnsh.model.PacketState;
import netnsh.model.Route;
import netnsh.model.Rule;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Problem;
import netnsh.plan.Query;
import netnsh.plan.Sink;
import netnsh.plan.View;
import netnsh.rtnl.Neighbours;
import netnsh.rtnl.Requests;
import netnsh.value.NsRef;

/**
 * A kernel in memory: keeps book of what would be there, so that a file can be planned to its end, and changes nothing.
 * It starts empty, or from another view, of which it reads a namespace when a line first speaks of it. It raises the plain
 * problems (absent, existing); everything else only the real kernel knows.
 */
public final class Rehearsal implements Wishes {
    private final View real;
    private final boolean wishes;
    private final Map<NsRef, RehearsedNs> rooms = new LinkedHashMap<>();
    private final Map<String, NamedNs> names = new LinkedHashMap<>();
    private final Map<String, Optional<String>> etc = new HashMap<>();
    private final RehearsedPackets packets = new RehearsedPackets();
    private final RehearsedUplinks uplinks = new RehearsedUplinks();
    private final Set<RehearsedNs> made = new HashSet<>();
    private final RehearsedLinks links;

    private Rehearsal(View real, boolean wishes) {
        this.real = real;
        this.wishes = wishes;
        this.links = new RehearsedLinks(this::room, wishes);
        if (wishes) {
            return;
        } else if (real == null) {
            rooms.put(NsRef.HOME, RehearsedNs.fresh(NsRef.HOME, true));
        } else {
            real.namespaces().forEach(name -> names.put(name.name(), name));
        }
    }

    /** One with a home namespace that has nothing but lo, and no other namespaces. */
    public static Rehearsal empty() {
        return new Rehearsal(null, false);
    }

    /** One that starts from what is there now. */
    public static Rehearsal of(View real) {
        return new Rehearsal(real, false);
    }

    /**
     * One that holds what lines ask for, and nothing that only follows from it: no addresses that the kernel makes up, no
     * defaults. What a line speaks of without making it is looked up in what is there now, and then it is known by its
     * name and kind only. See {@link netnsh.state.Snapshot#wanted}.
     */
    public static Wishes wishes(View real) {
        return new Rehearsal(real, true);
    }

    @Override
    public List<NsRef> places() {
        return List.copyOf(rooms.keySet());
    }

    @Override
    public Set<NsRef> made() {
        Set<NsRef> all = new LinkedHashSet<>();
        rooms.forEach((ns, room) -> {
            if (made.contains(room)) {
                all.add(ns);
            }
        });
        return all;
    }

    private RehearsedNs room(NsRef ns) {
        RehearsedNs room = rooms.get(ns);
        if (room != null) {
            return room;
        }
        if (wishes) {
            return rooms.computeIfAbsent(ns, there -> RehearsedNs.bare(real, there));
        }
        if (real == null && !(ns instanceof NsRef.Named)) {
            // nothing is known of other processes: theirs is taken for one that has nothing but lo
            return rooms.computeIfAbsent(ns, unknown -> RehearsedNs.fresh(unknown, true));
        }
        boolean gone = ns instanceof NsRef.Named named && !names.containsKey(named.name());
        if (real == null || gone) {
            throw ns instanceof NsRef.Named named
                    ? Places.absent(named.name(), names.keySet())
                    : Problem.of("netns.absent", "there is no namespace " + ns);
        }
        RehearsedNs read = RehearsedNs.of(real, ns);
        rooms.put(ns, read);
        return read;
    }

    @Override
    public int run(Effect.OnKernel effect, Sink out) {
        if (effect instanceof Effect.Net net) {
            change(net);
        } else if (effect instanceof Effect.NewNs make) {
            NsRef ns = new NsRef.Named(make.name());
            RehearsedNs room = wishes ? RehearsedNs.wished(ns) : RehearsedNs.fresh(ns, false);
            made.add(room);
            name(make.name(), room, make.at());
        } else if (effect instanceof Effect.AttachNs attach) {
            name(attach.name(), blamed(attach.at(), attach.of()), attach.at());
        } else if (effect instanceof Effect.DropNs drop) {
            drop(drop);
        } else if (effect instanceof Effect.Show show) {
            out.accept(show.read().apply(this));
        } else if (effect instanceof Effect.Sysctl sysctl) {
            sysctl(sysctl, out);
        } else if (effect instanceof Effect.Tap tap) {
            links.tap(room(tap.ns()), tap);
        } else if (effect instanceof Effect.Join join) {
            room(join.ns()).join(join);
        } else if (effect instanceof Effect.Packets change) {
            packets.run(change, packets(change.ns()));
        } else if (effect instanceof Effect.EtcFile file) {
            etc.put(file.name() + "/" + file.file(), Optional.ofNullable(file.content()));
        } else if (effect instanceof Effect.LeadOut lead) {
            room(lead.ns());
            uplinks.run(lead);
        } else if (effect instanceof Effect.Ping ping) {
            room(ping.ns());
        }
        return 0;
    }

    private RehearsedNs blamed(Token at, NsRef ns) {
        try {
            return room(ns);
        } catch (Problem e) {
            throw e.at(at);
        }
    }

    private void name(String name, RehearsedNs room, Token at) {
        if (names.containsKey(name)) {
            throw Problem.of("netns.exists", "the namespace " + name + " exists already")
                    .at(at);
        }
        names.put(name, new NamedNs(name, NamedNs.State.OK, -1));
        rooms.put(new NsRef.Named(name), room);
    }

    private void drop(Effect.DropNs drop) {
        if (names.remove(drop.name()) == null) {
            throw Places.absent(drop.name(), names.keySet()).at(drop.at());
        }
        RehearsedNs room = rooms.remove(new NsRef.Named(drop.name()));
        if (room != null && !rooms.containsValue(room)) {
            links.removeAll(room);
        }
    }

    private void sysctl(Effect.Sysctl sysctl, Sink out) {
        RehearsedNs room = blamed(sysctl.at(), sysctl.ns());
        String key = Sysctls.slashed(sysctl.key());
        if (sysctl.value() != null) {
            room.sysctls.put(key, sysctl.value());
        }
        if (!sysctl.quiet()) {
            String dotted = Sysctls.dotted(key);
            out.accept(new Outcome.Lines(List.of(dotted + " = " + sysctl(sysctl.ns(), key))));
        }
    }

    private void change(Effect.Net net) {
        RehearsedNs here = room(net.ns());
        Blame blame = net.blame();
        try {
            apply(here, Requests.resolve(net.op(), new RehearsedResolve(here, blame, this::blamed)));
        } catch (Problem e) {
            throw e.at(blame.find(e.id().equals("link.absent") ? List.of(0) : ObjectSubjects.path(net.op())));
        }
    }

    private void apply(RehearsedNs here, NetOp op) {
        if (RehearsedObjects.apply(here, op) || RehearsedRoutes.apply(here, op)) {
            return;
        }
        if (op instanceof NetOp.AddLink o) {
            links.add(here, o.link());
        } else if (op instanceof NetOp.SetLink o) {
            links.set(here, o.link());
        } else if (op instanceof NetOp.DelLink o) {
            links.delete(here, o.link());
        } else if (op instanceof NetOp.LinkProperty o) {
            links.property(here, o.link(), o.add());
        }
        // an id for a namespace changes nothing that a later line could depend on
    }

    @Override
    public List<NamedNs> namespaces() {
        return List.copyOf(names.values());
    }

    @Override
    public List<Link> links(NsRef ns) {
        return List.copyOf(room(ns).links.values());
    }

    @Override
    public Optional<Link> link(NsRef ns, String name) {
        return room(ns).link(name);
    }

    @Override
    public boolean taken(NsRef ns, String name) {
        return link(ns, name)
                .filter(link -> !wishes || (link.change() & RehearsedLinks.MADE) != 0)
                .isPresent();
    }

    @Override
    public Optional<Link> link(NsRef ns, int index) {
        return Optional.ofNullable(room(ns).links.get(index));
    }

    @Override
    public List<Address> addresses(NsRef ns, int family) {
        return room(ns).addresses.stream()
                .filter(a -> family == 0 || a.family() == family)
                .toList();
    }

    @Override
    public List<Route> routes(NsRef ns, int family, int table, boolean cached) {
        return cached
                ? List.of()
                : room(ns).routes.stream()
                        .filter(r -> r.family() == (family == 0 ? 2 : family))
                        .filter(r -> table == 0 || (int) r.tableId() == table)
                        .toList();
    }

    @Override
    public Route routeTo(NsRef ns, Route question, Blame blame) {
        try {
            RehearsedNs here = room(ns);
            return RehearsedRoutes.to(
                    here, Requests.resolve(question, new RehearsedResolve(here, blame, this::blamed)));
        } catch (Problem e) {
            throw e.at(blame.find(List.of(Subjects.RTA_DST)));
        }
    }

    @Override
    public List<Neighbour> neighbours(NsRef ns, int family, boolean proxy) {
        return room(ns).neighbours.stream()
                .filter(n -> (family == 0 || n.family() == family) && Neighbours.proxy(n) == proxy)
                .toList();
    }

    @Override
    public List<Rule> rules(NsRef ns, int family) {
        return room(ns).rules.stream()
                .filter(r -> r.family() == (family == 0 ? 2 : family))
                .toList();
    }

    @Override
    public List<Nsid> nsids(NsRef ns) {
        return real != null && !made.contains(room(ns)) ? real.nsids(ns) : List.of();
    }

    @Override
    public List<Membership> memberships(NsRef ns) {
        List<Membership> all = new ArrayList<>(room(ns).memberships);
        all.addAll(fresh(ns) ? List.of() : real.memberships(ns));
        return all;
    }

    @Override
    @SuppressWarnings("unchecked") // what is kept of a table has the type that its query says
    public <T> List<T> query(NsRef ns, Query<T> query, Blame blame) {
        try {
            List<T> kept = (List<T>) RehearsedObjects.query(room(ns), query);
            boolean unknown = real == null || wishes && query instanceof Query.BridgeVlans;
            return kept != null ? kept : unknown || made.contains(room(ns)) ? List.of() : real.query(ns, query, blame);
        } catch (Problem e) {
            throw e.at(blame.whole());
        }
    }

    @Override
    public Names names(NsRef ns) {
        return new RehearsedNames(room(ns), rooms);
    }

    @Override
    public List<Integer> pids(NsRef ns) {
        return real == null || made.contains(room(ns)) ? List.of() : real.pids(ns);
    }

    @Override
    public List<String> identify(NsRef of) {
        if (real != null && !wishes && !rooms.containsKey(of)) { // no line has spoken of it yet
            return real.identify(of).stream().filter(names::containsKey).toList();
        }
        RehearsedNs room = room(of);
        return names.keySet().stream()
                .filter(name -> rooms.get(new NsRef.Named(name)) == room)
                .sorted()
                .toList();
    }

    @Override
    public String sysctl(NsRef ns, String key) {
        String known = room(ns).sysctls.get(Sysctls.slashed(key));
        if (known != null) {
            return known;
        } else if (real != null && !made.contains(room(ns))) {
            return real.sysctl(ns, key);
        }
        throw Problem.of("sysctl.absent", "the value of " + key + " is not known before it is set");
    }

    @Override
    public boolean filtersPackets(NsRef ns) {
        return packets.any(ns) || !fresh(ns) && real.filtersPackets(ns);
    }

    @Override
    public List<String> packetTables(NsRef ns) {
        return fresh(ns) ? List.of() : real.packetTables(ns);
    }

    @Override
    public PacketState packets(NsRef ns) {
        return packets.of(ns, fresh(ns) ? PacketState.NOTHING : real.packets(ns));
    }

    /** Whether its packet filter holds only what lines have put there; a wish is none the less one when it is fulfilled. */
    private boolean fresh(NsRef ns) {
        return real == null || wishes || made.contains(room(ns));
    }

    @Override
    public Optional<String> etcFile(String name, String file) {
        Optional<String> known = etc.get(name + "/" + file);
        return known != null ? known : real == null ? Optional.empty() : real.etcFile(name, file);
    }

    @Override
    public Optional<String> leadsOut(NsRef ns) {
        boolean fresh = real == null || made.contains(room(ns));
        return uplinks.of(ns, fresh ? Optional.empty() : real.leadsOut(ns));
    }

    @Override
    public Map<NsRef, Map<String, String>> sysctls(
            java.util.Collection<? extends NsRef> of, Map<NsRef, Set<String>> devices) {
        return of.stream().collect(java.util.stream.Collectors.toMap(ns -> ns, ns -> room(ns).sysctls));
    }

    @Override
    public Programs programs() {
        throw Problem.of("rehearsal", "a rehearsal runs no programs");
    }

    @Override
    public void close() {
        rooms.clear();
    }
}
