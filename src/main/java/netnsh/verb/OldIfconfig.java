package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.model.Address;
import netnsh.model.Link;
import netnsh.plan.Outcome;
import netnsh.plan.Outcome.Classic.Program;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Iff;
import netnsh.uapi.Rtm;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code ifconfig} of net-tools: an address there is the first one, and a new one takes its place. */
final class OldIfconfig {
    private OldIfconfig() {}

    /** {@code eth0}, or {@code eth0:1} for the address with that label. */
    private static final Syntax.Slot<String> DEV = slot(
            "if",
            ValueType.of(
                    "IF[:ALIAS]", "name", OldIfconfig::device, w -> w, netnsh.grammar.Lookup.What.LINK, "eth0", "lo"),
            "an interface");

    private static final Syntax.Slot<String> ADDRESS = slot("address", Old.ADDRESS, "its address");
    private static final Syntax.Slot<Integer> NETMASK = slot("netmask", Old.NETMASK, "the netmask of its address");
    private static final Syntax.Slot<InetAddress> BROADCAST =
            slot("broadcast", Addresses.ADDRESS, "the broadcast address");
    private static final Syntax.Slot<InetAddress> FAR = slot("far", Addresses.ADDRESS, "the address at the far end");
    private static final Syntax.Slot<Long> MTU = slot("mtu", Numbers.U32, "largest packet in bytes");
    private static final Syntax.Slot<Long> QUEUE = slot("txqueuelen", Numbers.U32, "packets that may wait");
    private static final Syntax.Slot<Mac> MAC = slot("mac", Addresses.LLADDR, "hardware address");
    private static final Syntax.Slot<String> MORE = slot("add", Old.ADDRESS, "one more address");
    private static final Syntax.Slot<String> LESS = slot("del", Old.ADDRESS, "an address that goes");
    private static final Syntax.Word ALL = exactly("-a", "also interfaces that are down");
    private static final Syntax.Word SHORT = exactly("-s", "a table");
    private static final Syntax.Word NONE = exactly("0", "no address");
    /** Words that are switched off by a {@code -} in front, with iproute2's name. */
    private static final List<String> FLAGS = List.of("arp", "promisc", "allmulti", "multicast");

    static List<Form> forms() {
        String pair = "link add v0 type veth peer name v1";
        return List.of(
                Form.of(
                                "ifconfig",
                                "show interfaces",
                                seq(Syntax.many(oneOf(ALL, SHORT)), maybe(DEV)),
                                OldIfconfig::show)
                        .example("ifconfig", "those that are up")
                        .example("ifconfig -a", "all")
                        .example("ifconfig -s lo", "one, as a table"),
                Form.of("ifconfig IF", "change an interface", Syntax.later(OldIfconfig::changing), OldIfconfig::change)
                        .example(
                                "ifconfig v0 10.0.0.1 netmask 255.255.255.0 up",
                                "ip addr add 10.0.0.1/24 broadcast + dev v0; ip link set dev v0 up",
                                pair)
                        .example("ifconfig v0 hw ether 02:00:00:00:00:01", "ip link set dev v0 address …", pair)
                        .example("ifconfig v0 mtu 1400 -multicast promisc", "packets and flags", pair)
                        .example("ifconfig v0 inet6 add fd00::1/64", "ip addr add fd00::1/64 dev v0", pair)
                        .example("ifconfig v0 down", "ip link set dev v0 down", pair));
    }

    private static String device(String word) throws BadValue {
        int colon = word.indexOf(':');
        Names.DEV.read(colon < 0 ? word : word.substring(0, colon));
        if (word.length() > Names.LINK_MAX) {
            throw new BadValue("longer than " + Names.LINK_MAX + " bytes");
        }
        return word;
    }

    private static Syntax changing() {
        List<Syntax> items = new ArrayList<>();
        items.add(maybe(oneOf(exactly("inet", "IPv4"), exactly("inet6", "IPv6"))));
        items.add(maybe(oneOf(exactly("up", "switch it on"), exactly("down", "switch it off"))));
        items.add(maybe(exactly("netmask", NETMASK.help()), NETMASK));
        items.add(maybe(exactly("broadcast", BROADCAST.help()), BROADCAST));
        items.add(maybe(oneOf(exactly("pointopoint", FAR.help()), exactly("dstaddr", FAR.help())), FAR));
        items.add(maybe(exactly("mtu", MTU.help()), MTU));
        items.add(maybe(exactly("txqueuelen", QUEUE.help()), QUEUE));
        items.add(maybe(exactly("hw", MAC.help()), exactly("ether", "Ethernet"), MAC));
        items.add(Syntax.many(seq(exactly("add", MORE.help()), MORE)));
        items.add(Syntax.many(seq(exactly("del", LESS.help()), LESS)));
        for (String flag : FLAGS) {
            items.add(maybe(oneOf(exactly(flag, "switch it on"), exactly("-" + flag, "switch it off"))));
        }
        items.add(maybe(oneOf(ADDRESS, NONE)));
        return seq(DEV, anyOrder(items));
    }

    private static Plan show(Request r, View view) {
        boolean table = r.args().has(SHORT);
        String name = r.args().get(DEV).orElse(null);
        Token at = r.args().token(DEV);
        boolean all = r.args().has(ALL) || name != null;
        List<String> words = new ArrayList<>(List.of("addr", "show"));
        if (name != null) {
            words.addAll(List.of("dev", bare(name)));
        } else if (!all) {
            words.add("up");
        }
        return Old.show(r, words, v -> {
            List<Link> links = new ArrayList<>();
            for (Link link : name == null ? v.links(r.ns()) : List.of(link(r, v, name, at))) {
                if (all || link.up()) {
                    links.add(link);
                }
            }
            Program program = table ? Program.IFCONFIG_SHORT : Program.IFCONFIG;
            List<Address> addresses = new ArrayList<>(v.addresses(r.ns(), 0));
            if (name != null) { // one label is one interface here
                addresses.removeIf(a -> a.family() == Rtm.AF_INET && !a.label().equals(Optional.of(name)));
            }
            return new Outcome.Classic(program, links, addresses, List.of(), List.of(), v.names(r.ns()));
        });
    }

    private static Link link(Request r, View view, String name, Token at) {
        return view.link(r.ns(), bare(name))
                .orElseThrow(() -> Problem.of("link.absent", "there is no interface " + bare(name))
                        .at(at));
    }

    private static String bare(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    private static Plan change(Request r, View view) {
        Args args = r.args();
        String name = args.need(DEV);
        String dev = bare(name);
        List<List<String>> lines = new ArrayList<>();
        boolean addressed = false;
        for (Args.Binding b : args.bindings()) {
            boolean word = b.node() instanceof Syntax.Word;
            String text = word ? (String) b.value() : "";
            String flag = text.startsWith("-") ? text.substring(1) : text;
            if (text.equals("up") || text.equals("down") && name.equals(dev)) {
                lines.add(List.of("link", "set", "dev", dev, text));
            } else if (text.equals("down")) {
                old(r, view, name).ifPresent(a -> lines.add(delete(a, dev)));
            } else if (word && FLAGS.contains(flag)) {
                String key = flag.equals("allmulti") ? "allmulticast" : flag;
                lines.add(List.of("link", "set", "dev", dev, key, text.equals(flag) ? "on" : "off"));
            } else if (b.node().equals(MTU) || b.node().equals(QUEUE)) {
                String key = b.node().equals(MTU) ? "mtu" : "txqueuelen";
                lines.add(List.of("link", "set", "dev", dev, key, b.value().toString()));
            } else if (b.node().equals(MAC)) {
                lines.add(
                        List.of("link", "set", "dev", dev, "address", MAC.type().write((Mac) b.value())));
            } else if (b.node().equals(MORE) || b.node().equals(LESS)) {
                String how = b.node().equals(MORE) ? "add" : "del";
                lines.add(List.of("addr", how, (String) b.value(), "dev", dev));
            } else if (!addressed && isAddress(b.node())) {
                addressed = true;
                lines.addAll(address(r, view, name));
            }
        }
        Token at = args.token(DEV);
        return Old.plan(r, view, at, lines);
    }

    private static boolean isAddress(Syntax node) {
        return node.equals(ADDRESS)
                || node.equals(NONE)
                || node.equals(NETMASK)
                || node.equals(BROADCAST)
                || node.equals(FAR);
    }

    /** The address that has a label, which is the interface's name unless it is an alias's. */
    private static Optional<Address> old(Request r, View view, String label) {
        return view.addresses(r.ns(), Rtm.AF_INET).stream()
                .filter(a -> a.label().equals(Optional.of(label)))
                .findFirst();
    }

    private static List<String> delete(Address address, String dev) {
        String local = Ip.text(address.local().orElseThrow());
        return List.of("addr", "del", local + "/" + address.prefixLength(), "dev", dev);
    }

    private static List<List<String>> address(Request r, View view, String name) {
        Args args = r.args();
        String dev = bare(name);
        List<List<String>> lines = new ArrayList<>();
        Prefix given = args.get(ADDRESS).map(OldIfconfig::prefix).orElse(null);
        if (given != null && given.family() == Rtm.AF_INET6) {
            return List.of(List.of("addr", "add", given.toString(), "dev", dev));
        }
        Optional<Address> old = old(r, view, name);
        old.ifPresent(a -> lines.add(delete(a, dev)));
        boolean none =
                args.has(NONE) || given != null && Ip.text(given.address()).equals("0.0.0.0");
        if (!none) {
            InetAddress local = given != null
                    ? given.address()
                    : old.flatMap(Address::local)
                            .orElseThrow(() -> Problem.of("addr.none", name + " has no address")
                                    .at(args.token(DEV)));
            int before = given == null ? old.get().prefixLength() : Old.classful(local);
            int length = args.get(NETMASK).orElse(given != null && given.given() ? given.length() : before);
            lines.add(add(r, view, name, Ip.text(local), length));
        }
        if (given != null || none) { // an address switches the interface on
            lines.add(List.of("link", "set", "dev", dev, "up"));
        }
        return lines;
    }

    private static List<String> add(Request r, View view, String name, String local, int length) {
        Args args = r.args();
        String dev = bare(name);
        List<String> line = new ArrayList<>(List.of("addr", "add"));
        InetAddress far = args.get(FAR).orElse(null);
        if (far != null) {
            line.addAll(List.of(local, "peer", Ip.text(far) + "/" + length));
        } else {
            line.add(local + "/" + length);
        }
        boolean broadcasts = view.link(r.ns(), dev)
                .map(l -> (l.flags() & Iff.IFF_BROADCAST) != 0)
                .orElse(true);
        if (args.get(BROADCAST).isPresent()) {
            line.addAll(List.of("broadcast", Ip.text(args.need(BROADCAST))));
        } else if (broadcasts && length < 31 && far == null) {
            line.addAll(List.of("broadcast", "+"));
        }
        line.addAll(List.of("dev", dev));
        if (!name.equals(dev)) {
            line.addAll(List.of("label", name));
        }
        return line;
    }

    private static Prefix prefix(String word) {
        try {
            return Addresses.PREFIX.read(word);
        } catch (BadValue e) {
            throw new IllegalStateException(word + " was read before", e);
        }
    }
}
