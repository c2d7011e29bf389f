package netnsh.journal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import netnsh.grammar.BadValue;
import netnsh.kernel.Kernel;
import netnsh.model.Link;
import netnsh.model.NamedNs;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.model.Resolver;
import netnsh.plan.Effect;
import netnsh.plan.Problem;
import netnsh.plan.UplinkNames;
import netnsh.uapi.Ifla;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.verb.Replan;
import netnsh.verb.UplinkHome;
import netnsh.word.Names;

/** Rules, interfaces and files that say themselves that they are netnsh's, and that no session tells of. */
final class MarkedThings {
    private final Kernel kernel;
    private final Accounts accounts;
    /** Home and the named namespaces that no session has made, with their cookies. */
    private final Map<NsRef, Long> places = new LinkedHashMap<>();

    MarkedThings(Kernel kernel, Accounts accounts) {
        this.kernel = kernel;
        this.accounts = accounts;
        place(NsRef.HOME);
        for (NamedNs ns : kernel.namespacesWithoutIds()) {
            if (ns.state() == NamedNs.State.OK) {
                place(new NsRef.Named(ns.name()));
            }
        }
    }

    private void place(NsRef ns) {
        try {
            long cookie = kernel.cookie(ns);
            if (!accounts.namespace(cookie)) {
                places.put(ns, cookie);
            }
        } catch (Problem p) {
            accounts.unseen.add(ns + ": " + p.getMessage());
        }
    }

    // --- the packet filter ----------------------------------------------------------------------------------------

    /** What stands in netnsh's own tables, with the line that made it as a comment. */
    List<Scan.Found> rules() {
        List<Scan.Found> all = new ArrayList<>();
        for (NsRef ns : places.keySet()) {
            try {
                if (kernel.filtersPackets(ns)) {
                    rules(ns, all);
                }
            } catch (Problem withoutNft) {
                accounts.unseen.add("the packet filter of " + ns + ": " + withoutNft.getMessage());
            }
        }
        return all;
    }

    private void rules(NsRef ns, List<Scan.Found> all) {
        for (PacketState.Line rule : kernel.packets(ns).lines()) {
            String away = Effect.Packets.words(ns, PacketRule.away(rule.line()));
            if (!accounts.line(away) && removes(away)) {
                all.add(new Scan.Found(
                        "rule in the tables \"" + PacketState.TABLE + "\" of the packet filter: " + rule.line(),
                        List.of(away)));
            }
        }
    }

    /** Whether a line is one of netnsh's that takes a rule away: a comment may say anything. */
    private boolean removes(String line) {
        try {
            return Replan.plan(line, kernel).effects().stream()
                    .anyMatch(e -> e instanceof Effect.Packets rule && !rule.add());
        } catch (Problem noSuchLine) {
            return false;
        }
    }

    // --- interfaces -----------------------------------------------------------------------------------------------

    /** The interfaces of {@code uplink}, known by their names and by what they are connected to. */
    List<Scan.Found> uplinks() {
        List<Scan.Found> all = new ArrayList<>();
        places.forEach((ns, cookie) -> {
            try {
                List<Link> links = kernel.linkStates(ns);
                Set<Integer> ends = new HashSet<>();
                for (Link l : links) {
                    String why = accounts.link(cookie, l.index()) ? null : why(ns, l);
                    if (why != null) {
                        ends.add(l.index());
                        all.add(new Scan.Found(why, List.of(away(ns, l))));
                    }
                }
                bridges(ns, links, ends, all);
            } catch (Problem gone) {
                accounts.unseen.add(ns + ": " + gone.getMessage());
            }
        });
        return all;
    }

    private static String away(NsRef ns, Link l) {
        return "ip " + TakeBack.place(ns) + "link delete dev " + Text.word(l.name());
    }

    /** Why a link is believed to be one of uplink's; null when it is not. */
    private String why(NsRef ns, Link l) {
        String kind = l.kind().orElse("");
        if (kind.equals("macvlan") && l.name().equals(UplinkNames.INSIDE) && ns instanceof NsRef.Named) {
            return "uplink, by its name and kind: the macvlan " + l.name() + " in " + ns;
        }
        NsRef there = kind.equals("veth")
                ? l.attrs()
                        .get(Ifla.IFLA_LINK_NETNSID)
                        .flatMap(id -> kernel.names(ns).place(id.intValue()))
                        .orElse(null)
                : null;
        boolean named = there instanceof NsRef.Named inside
                && l.name().equals(UplinkNames.near(inside.name()))
                && !accounts.namespace(kernel.cookie(there));
        Optional<Link> other = named ? kernel.link(there, lower(l)) : Optional.empty();
        return other.filter(o -> o.name().equals(UplinkNames.INSIDE)).isPresent()
                ? "uplink of " + there + ", by the names of both ends: " + l.name() + " and " + UplinkNames.INSIDE
                : null;
    }

    private static int lower(Link l) {
        return l.attrs().get(Ifla.IFLA_LINK).map(Dev::index).orElse(0);
    }

    /** Bridges with nothing but an interface and such ends as ports: the interface gets its addresses back. */
    private void bridges(NsRef ns, List<Link> links, Set<Integer> ends, List<Scan.Found> all) {
        for (Link bridge : links) {
            List<Link> ports =
                    links.stream().filter(l -> l.master() == bridge.index()).toList();
            List<Link> own = ports.stream()
                    .filter(p -> UplinkNames.bridge(p.name()).equals(bridge.name()))
                    .toList();
            boolean ours = bridge.kind().orElse("").equals("bridge")
                    && own.size() == 1
                    && ports.size() > 1
                    && ports.stream().allMatch(p -> own.contains(p) || ends.contains(p.index()))
                    && !accounts.link(places.get(ns), bridge.index());
            if (ours) {
                all.add(new Scan.Found(
                        "uplink bridge, by its name and its ports: " + bridge.name() + " in the place of "
                                + own.get(0).name(),
                        UplinkHome.lines(kernel, ns, bridge, own.get(0), away(ns, bridge))));
            }
        }
    }

    // --- files ----------------------------------------------------------------------------------------------------

    /** Files over those of /etc that begin with netnsh's mark, and entries of hosts files that end with it. */
    List<Scan.Found> files() {
        List<Scan.Found> all = new ArrayList<>();
        for (String name : kernel.etcNames()) {
            if (!isName(name)) {
                continue; // no line of netnsh's has made it, and none takes it away
            }
            for (String file : List.of(Resolver.RESOLV, Resolver.HOSTS, Resolver.GAI)) {
                String command = (file.equals(Resolver.HOSTS) ? "hosts " : "dns ") + Text.word(name);
                String content = kernel.etcFile(name, file).orElse(null);
                Resolver.away(Text.word(name), file, content)
                        .filter(away -> !accounts.files(command))
                        .ifPresent(away -> all.add(
                                new Scan.Found(file + " of " + name + ", by netnsh's mark in it", List.of(away))));
            }
        }
        return all;
    }

    private static boolean isName(String name) {
        try {
            Names.NS_NAME.read(name);
            return true;
        } catch (BadValue e) {
            return false;
        }
    }
}
