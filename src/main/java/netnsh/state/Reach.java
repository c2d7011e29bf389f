package netnsh.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;

/**
 * Which namespaces are looked into before a link or a namespace goes: with it go other ends of cables and what is stacked on
 * it, wherever they are. Few namespaces are looked into without asking; among many only the links are gone through.
 */
final class Reach {
    /** So many are looked into. */
    private static final int FEW = 32;

    /** Of more than so many only those are gone through that the other ends of its own cables are in. */
    private static final int MANY = 256;

    private final View view;
    private final Map<NsRef, Collection<Link>> links = new LinkedHashMap<>();
    private final Map<NsRef, View.Names> names = new HashMap<>();
    /** The numbers of what goes. */
    private final Map<NsRef, Set<Integer>> going = new LinkedHashMap<>();

    private Reach(View view) {
        this.view = view;
    }

    /** The namespaces in which something may change when a namespace goes. */
    static Set<NsRef> of(View view, NsRef ns) {
        return of(view, ns, null);
    }

    /** The namespaces in which something may change when a link of this name goes, or goes elsewhere. */
    static Set<NsRef> of(View view, NsRef ns, String link) {
        List<NamedNs> named = view.namespacesWithoutIds();
        List<NsRef> others = new ArrayList<>(List.of(NsRef.HOME));
        for (NamedNs name : named) {
            if (name.state() == NamedNs.State.OK) {
                others.add(new NsRef.Named(name.name()));
            }
        }
        if (named.size() <= FEW) {
            return different(view, ns, others);
        }
        Reach reach = new Reach(view);
        reach.begin(ns, link);
        if (named.size() <= MANY) {
            others.removeIf(other -> other.equals(ns));
            others.forEach(reach::read);
        } else {
            reach.ends(ns).forEach(reach::read);
        }
        reach.spread();
        Set<NsRef> all = new LinkedHashSet<>(reach.going.keySet());
        reach.going.keySet().forEach(there -> all.addAll(reach.ends(there))); // what stays has a name to be known
        return all;
    }

    /** Those that are not the same under another name. */
    private static Set<NsRef> different(View view, NsRef ns, List<NsRef> others) {
        Set<NsRef> all = new LinkedHashSet<>(List.of(ns));
        Set<String> known = new HashSet<>(view.identify(ns)); // all names of those that are among them
        List<String> home = view.identify(NsRef.HOME);
        if (Collections.disjoint(known, home) && all.add(NsRef.HOME)) {
            known.addAll(home);
        }
        for (NsRef other : others) {
            if (other instanceof NsRef.Named there && !known.contains(there.name()) && all.add(there)) {
                known.addAll(view.identify(there));
            }
        }
        return all;
    }

    private void read(NsRef ns) {
        links.computeIfAbsent(ns, view::linkStates);
    }

    private void begin(NsRef ns, String link) {
        read(ns);
        going.put(ns, new HashSet<>());
        for (Link l : links.get(ns)) {
            if (link == null || l.name().equals(link)) {
                going.get(ns).add(l.index());
            }
        }
    }

    /** Where other ends are of what goes there, and what it stands on. */
    private Set<NsRef> ends(NsRef ns) {
        Set<NsRef> ends = new LinkedHashSet<>();
        for (Link l : links.get(ns)) {
            int id = l.attrs().get(Ifla.IFLA_LINK_NETNSID, -1);
            if (id >= 0 && going.get(ns).contains(l.index())) {
                names(ns).place(id).ifPresent(ends::add);
            }
        }
        return ends;
    }

    /** What stands on something that goes, goes, too: on a vlan's lower link, or as the other end of a cable. */
    private void spread() {
        boolean more = true;
        while (more) {
            more = false;
            for (NsRef ns : links.keySet()) {
                for (Link l : links.get(ns)) {
                    int below = l.attrs().get(Ifla.IFLA_LINK, Dev.NONE).index();
                    boolean known = going.getOrDefault(ns, Set.of()).contains(l.index());
                    if (!known && below != 0 && goes(ns, l, below)) {
                        going.computeIfAbsent(ns, n -> new HashSet<>()).add(l.index());
                        more = true;
                    }
                }
            }
        }
    }

    private boolean goes(NsRef ns, Link link, int below) {
        int id = link.attrs().get(Ifla.IFLA_LINK_NETNSID, -1);
        if (id < 0) {
            return going.getOrDefault(ns, Set.of()).contains(below);
        }
        for (Map.Entry<NsRef, Set<Integer>> there : going.entrySet()) {
            boolean likely = there.getValue().contains(below);
            if (likely
                    && names(ns)
                            .place(id, List.of(there.getKey()))
                            .filter(there.getKey()::equals)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private View.Names names(NsRef ns) {
        return names.computeIfAbsent(ns, view::names);
    }
}
