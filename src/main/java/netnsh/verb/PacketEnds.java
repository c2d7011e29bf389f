package netnsh.verb;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.model.Address;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.model.Route;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Near;
import netnsh.value.NsRef;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** What words of {@link PacketVerbs} mean on this machine. */
final class PacketEnds {
    private PacketEnds() {}

    private static final int RT_SCOPE_UNIVERSE = 0;

    /** A namespace or network. */
    static final ValueType<Net> NET = ValueType.of(
            "NS|CIDR", "name", w -> net(w, false), Net::toString, Lookup.What.NAMESPACE, "left", "10.0.1.0/24");
    /** A namespace, network or interface. */
    static final ValueType<Net> SIDE = ValueType.of(
            "SIDE", "name", w -> net(w, true), Net::toString, Lookup.What.NAMESPACE, "left", "10.0.1.0/24");
    /** A namespace or address, and a port. */
    static final ValueType<Target> TARGET = ValueType.of(
            "NS:PORT",
            "name",
            PacketEnds::readTarget,
            Target::toString,
            Lookup.What.NAMESPACE,
            "left:8080",
            "10.0.1.2:80");

    /**
     * A network, or a namespace that stands for its own ones, or an interface.
     *
     * @param word as it was typed, where it may be a namespace or an interface
     */
    record Net(Prefix prefix, NsRef ns, String word) {
        @Override
        public String toString() {
            return prefix != null ? prefix.toString() : word;
        }

        /** The networks that are meant: of a namespace those of its addresses. */
        List<Prefix> nets(View view, Token at) {
            if (prefix != null) {
                return List.of(prefix.network());
            }
            List<Prefix> nets = new ArrayList<>();
            for (Address a : addresses(ns, view, at)) {
                Prefix net = new Prefix(a.local().orElseThrow(), a.prefixLength(), true).network();
                if (a.family() == Rtm.AF_INET && !nets.contains(net)) {
                    nets.add(net);
                }
            }
            if (nets.isEmpty()) {
                throw noAddress(ns, at, "IPv4 address");
            }
            return nets;
        }

        /** The sides that are meant: of a namespace its addresses. */
        List<PacketRule.Side> sides(NsRef here, View view, Token at) {
            if (prefix != null) {
                return List.of(new PacketRule.Side(prefix.network(), null));
            } else if (view.namespaces().stream().noneMatch(n -> n.name().equals(word))
                    && view.link(here, word).isPresent()) {
                return List.of(new PacketRule.Side(null, word));
            }
            List<PacketRule.Side> sides = new ArrayList<>();
            for (Address a : ofSide(here, view, at)) {
                sides.add(new PacketRule.Side(Prefix.of(a.local().orElseThrow()), null));
            }
            if (sides.isEmpty()) {
                throw noAddress(ns, at, "address");
            }
            return sides;
        }

        private List<Address> ofSide(NsRef here, View view, Token at) {
            try {
                return addresses(ns, view, at);
            } catch (Problem p) {
                throw p.id().equals("netns.absent") ? noSide(here, view).at(at) : p;
            }
        }

        private Problem noSide(NsRef here, View view) {
            List<String> names = new ArrayList<>();
            view.namespaces().forEach(n -> names.add(n.name()));
            view.links(here).forEach(l -> names.add(l.name()));
            List<String> near = Near.of(word, names);
            return Problem.of(
                            "side.absent", "there is no namespace \"" + word + "\", and no interface of that name here")
                    .hint(near.isEmpty() ? null : Near.question(near));
        }
    }

    /**
     * A server.
     *
     * @param ns the namespace that it is in, or null
     * @param address its address, or null
     */
    record Target(NsRef ns, InetAddress address, int port) {
        @Override
        public String toString() {
            String host = ns != null
                    ? Names.NS.write(ns)
                    : address.getAddress().length == 16 ? "[" + Ip.text(address) + "]" : Ip.text(address);
            return host + ":" + port;
        }

        /** The rule that leads to it from a port of the machine where the line runs. */
        PacketRule.PortForward forward(String protocol, int from, NsRef here, View view, Token at) {
            InetAddress to = address != null ? address : best(ns, here, view, at);
            Prefix net = networks(here, view).stream()
                    .filter(n -> n.contains(to))
                    .max(Comparator.comparingInt(Prefix::length))
                    .map(Prefix::network)
                    .orElse(Prefix.of(to));
            return new PacketRule.PortForward(protocol, from, to, port, net);
        }
    }

    private static Net net(String word, boolean side) throws BadValue {
        if (word.indexOf('/') > 0 && !word.startsWith("path:") || word.matches("[0-9.]+\\.[0-9]+")) {
            return new Net(Addresses.PREFIX.read(word), null, word);
        } else if (word.indexOf(':') > 0 && word.matches("[0-9a-fA-F:]+")) {
            return new Net(Addresses.PREFIX.read(word), null, word);
        }
        return new Net(null, Names.NS.read(word), word);
    }

    private static Target readTarget(String word) throws BadValue {
        int colon = word.lastIndexOf(':');
        if (colon <= 0) {
            throw new BadValue("a port is missing: NS:PORT or ADDRESS:PORT");
        }
        String host = word.substring(0, colon);
        int port;
        try {
            port = (int) Numbers.decimal(word.substring(colon + 1), 1, 65535);
        } catch (BadValue e) {
            throw new BadValue("port: " + e.getMessage(), colon + 1 + e.offset());
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            return new Target(null, Addresses.IPV6.read(host.substring(1, host.length() - 1)), port);
        } else if (host.matches("[0-9]+(\\.[0-9]*)+")) {
            return new Target(null, Addresses.IPV4.read(host), port);
        } else if (host.indexOf(':') >= 0 && host.matches("[0-9a-fA-F:]+")) {
            throw new BadValue("an IPv6 address stands in brackets: [" + host + "]:" + port);
        }
        return new Target(Names.NS.read(host), null, port);
    }

    /** The target as it stands in a rule's comment. */
    static Target target(String word) {
        try {
            return TARGET.read(word);
        } catch (BadValue e) {
            throw Problem.of("nft.answer", "a rule of netnsh's has been changed: \"" + word + "\": " + e.getMessage());
        }
    }

    private static Problem noAddress(NsRef ns, Token at, String what) {
        return Problem.of("ns.address", ns + " has no " + what)
                .at(at)
                .hint("give it one: @" + ns + " addr add ADDRESS/LENGTH dev IF");
    }

    /** The addresses of a namespace by which others reach it. */
    private static List<Address> addresses(NsRef ns, View view, Token at) {
        try {
            return view.addresses(ns, 0).stream()
                    .filter(a -> a.scope() == RT_SCOPE_UNIVERSE && a.local().isPresent())
                    .filter(a -> !a.local().orElseThrow().isLoopbackAddress())
                    .toList();
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    /** The routes of the main table; a kernel refuses to speak of a table that it has not made yet, so all are read. */
    static List<Route> mainRoutes(NsRef ns, int family, View view) {
        return view.routes(ns, family, 0, false).stream()
                .filter(route -> route.tableId() == RtTable.RT_TABLE_MAIN)
                .toList();
    }

    private static List<Prefix> networks(NsRef ns, View view) {
        return view.addresses(ns, 0).stream()
                .filter(a -> a.local().isPresent() && a.prefixLength() > 0)
                .map(a -> new Prefix(a.local().orElseThrow(), a.prefixLength(), true))
                .toList();
    }

    /** Of several addresses one that is a neighbour, IPv4 first. */
    private static InetAddress best(NsRef ns, NsRef here, View view, Token at) {
        List<Prefix> near = networks(here, view);
        List<InetAddress> all = addresses(ns, view, at).stream()
                .map(a -> a.local().orElseThrow())
                .toList();
        return all.stream()
                .min(Comparator.comparing((InetAddress a) -> near.stream().noneMatch(n -> n.contains(a)))
                        .thenComparing(a -> a.getAddress().length))
                .orElseThrow(() -> noAddress(ns, at, "address"));
    }

    /** The interface behind which an address is a neighbour. */
    static Optional<String> near(InetAddress address, NsRef here, View view) {
        return view.addresses(here, Rtm.AF_INET).stream()
                .filter(a -> a.local().isPresent()
                        && new Prefix(a.local().orElseThrow(), a.prefixLength(), true).contains(address))
                .findFirst()
                .map(Address::dev)
                .flatMap(d -> d.equals(Dev.NONE) ? Optional.empty() : view.link(here, d.index()))
                .map(l -> l.name());
    }

    /** Whether a closed chain lets a network's packets through, in both directions. */
    static boolean passes(PacketState.Closed c, Prefix net) {
        return c.open().stream().anyMatch(o -> covers(o, "saddr ", net))
                && c.open().stream().anyMatch(o -> covers(o, "daddr ", net));
    }

    private static boolean covers(String open, String side, Prefix net) {
        if (!open.startsWith(side)) {
            return false;
        }
        try {
            Prefix through = Addresses.PREFIX.read(open.substring(side.length()));
            return through.length() <= net.length() && through.contains(net.address());
        } catch (BadValue notOnePrefix) {
            return false;
        }
    }

    /** The lines that let a network's packets through a closed chain. */
    static String remedy(PacketState.Closed c, Prefix net) {
        boolean iptables = c.table().equals("filter")
                && c.chain().equals("FORWARD")
                && !c.family().equals("inet");
        if (iptables) {
            String program = (c.family().equals("ip") ? "iptables" : "ip6tables") + (c.legacy() ? "-legacy" : "");
            String chain = c.docker() ? "DOCKER-USER" : "FORWARD";
            return program + " -I " + chain + " -s " + net + " -j ACCEPT; " + program + " -I " + chain + " -d " + net
                    + " -j ACCEPT";
        }
        String family = net.family() == Rtm.AF_INET ? "ip" : "ip6";
        String insert = "nft insert rule " + c.family() + " " + c.table() + " " + c.chain() + " " + family;
        return insert + " saddr " + net + " accept; " + insert + " daddr " + net + " accept";
    }
}
