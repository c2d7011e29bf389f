package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.option;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Listener;
import netnsh.model.PacketRule;
import netnsh.model.PacketState;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.value.Prefix;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** What a machine does with the packets of others: {@code nat}, {@code forward}, {@code block} and {@code allow}. */
final class PacketVerbs {
    private PacketVerbs() {}

    private static final Syntax.Slot<PacketEnds.Net> NET =
            slot("net", PacketEnds.NET, "a namespace, or a network such as 10.0.1.0/24");
    private static final Syntax.Slot<Dev> VIA =
            slot("via", Names.DEV, "the interface they leave by; that of the default route when left out");
    private static final Syntax.Word TCP = exactly("tcp", "TCP, also when nothing is said");
    private static final Syntax.Word UDP = exactly("udp", "UDP");
    private static final Syntax.Slot<Long> PORT =
            slot("port", Numbers.range("PORT", 1, 65535), "a port of the machine where the line runs");
    private static final Syntax.Slot<PacketEnds.Target> TARGET =
            slot("target", PacketEnds.TARGET, "where it goes on to: left:8080, 10.0.1.2:8080, [fd00::2]:8080");
    private static final Syntax.Word ARROW = exactly("->", "goes on to");
    private static final Syntax.Word TO = exactly("to", "goes on to");
    private static final Syntax.Slot<PacketEnds.Net> ONE =
            slot("one", PacketEnds.SIDE, "one side: a namespace, a network, or an interface here");
    private static final Syntax.Slot<PacketEnds.Net> OTHER = slot("other", PacketEnds.SIDE, "the other side");
    private static final Syntax.Word LIST =
            exactly("list", "those that are there, with how many packets they were about");
    private static final Syntax.Word DEL = exactly("del", "take it away");

    private static final String[] BOX = {
        "netns add left", "cable veth0 left:eth0", "addr add 10.0.1.1/24 dev veth0",
                "@left addr add 10.0.1.2/24 dev eth0",
        "netns add outside", "cable up0 outside:eth0", "addr add 192.0.2.1/24 dev up0", "gw 192.0.2.2"
    };

    private static String[] box(String... more) {
        List<String> all = new ArrayList<>(List.of(BOX));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    static List<Form> nat() {
        return List.of(
                Form.of("nat list", "list what is masqueraded", LIST, (r, view) -> list(r, "nat "))
                        .example("nat list", "networks, by which interface they leave, packets"),
                Form.of("nat del", "no longer", seq(DEL, NET, option("via", VIA)), (r, view) -> nat(r, view, false))
                        .example("nat del left", "the packets of left keep their own addresses", box("nat left")),
                Form.of(
                                "nat",
                                "let a namespace out with the machine's address",
                                seq(NET, option("via", VIA)),
                                (r, view) -> nat(r, view, true))
                        .example("nat left", "the networks of left leave by the default route's interface", box())
                        .example("nat 10.0.1.0/24 via up0", "a network, by this interface", box()));
    }

    static List<Form> forward() {
        return List.of(
                Form.of("forward list", "list forwarded ports", LIST, (r, view) -> list(r, "forward "))
                        .example("forward list", "ports, where they go on to, packets"),
                Form.of("forward del", "no longer", seq(DEL, maybe(oneOf(TCP, UDP)), PORT), PacketVerbs::forwardDel)
                        .example(
                                "forward del 6000",
                                "the port is the machine's own again",
                                box("forward 6000 to left:8080")),
                Form.of(
                                "forward",
                                "hand a port of this machine on to a server",
                                seq(maybe(oneOf(TCP, UDP)), PORT, oneOf(ARROW, TO), TARGET),
                                PacketVerbs::forward)
                        .example("forward 6000 -> left:8080", "port 6000 here is port 8080 of left", box())
                        .example("forward udp 5353 to 10.0.1.2:53", "UDP, by address", box()));
    }

    static List<Form> block() {
        return passages("block", false, "keep packets between two sides back");
    }

    static List<Form> allow() {
        return passages("allow", true, "let packets between two sides through, in front of what is blocked");
    }

    private static List<Form> passages(String word, boolean allow, String summary) {
        return List.of(
                Form.of(word + " list", "list them", LIST, (r, view) -> list(r, word + " "))
                        .example(word + " list", "the sides, packets"),
                Form.of(word + " del", "no longer", seq(DEL, ONE, OTHER), (r, view) -> passage(r, view, allow, false))
                        .example(word + " del left up0", "as it was", box(word + " left up0")),
                Form.of(word, summary, seq(ONE, OTHER), (r, view) -> passage(r, view, allow, true))
                        .example(word + " left up0", "between left and an interface, both ways", box())
                        .example(word + " 10.0.1.0/24 10.0.2.0/24", "between two networks"));
    }

    private static Plan list(Request r, String kind) {
        return Plan.of(new Effect.Show(r.words(), now -> {
            List<List<Object>> rows = new ArrayList<>();
            for (PacketState.Line line : now.packets(r.ns()).lines()) {
                if (line.line().startsWith(kind)) {
                    rows.add(List.of(line.line(), line.packets(), line.bytes()));
                }
            }
            return new Outcome.Table(List.of("line", "packets", "bytes"), rows);
        }));
    }

    private static Effect packets(Request r, boolean add, PacketRule rule, Token at) {
        return new Effect.Packets(
                r.ns(), add, rule, at, Effect.Packets.words(r.ns(), add ? rule.line() : rule.lineAway()));
    }

    // --- nat
    // ----------------------------------------------------------------------------------------------------------------

    private static Plan nat(Request r, View view, boolean add) {
        Token at = r.args().token(NET);
        PacketEnds.Net net = r.args().need(NET);
        List<Prefix> nets = net.nets(view, at);
        List<Effect> effects = new ArrayList<>();
        for (Prefix one : nets) {
            String via = r.args().get(VIA).map(d -> there(d, r, add, view)).orElseGet(() -> uplink(r, one, add, view));
            if (via == null) { // what is to go is found by its network alone
                view.packets(r.ns()).lines().stream()
                        .filter(l -> l.line().startsWith("nat " + one + " via "))
                        .map(l -> l.line().substring(l.line().lastIndexOf(' ') + 1))
                        .forEach(v -> effects.add(packets(r, false, new PacketRule.Masquerade(one, v), at)));
                continue;
            }
            PacketRule rule = new PacketRule.Masquerade(one, via);
            if (add) {
                open(r, one, view, at);
            }
            effects.add(packets(r, add, rule, at));
        }
        if (effects.isEmpty()) {
            throw Problem.of("packets.absent", "nothing of " + at.text() + " is masqueraded here")
                    .at(at)
                    .hint("nat list shows what is");
        }
        if (add) {
            for (Prefix one : nets) {
                effects.addAll(passOn(r, one.family(), view, at));
            }
        }
        Plan plan = Plan.of(effects);
        boolean lost = add && net.ns() != null && nets.stream().anyMatch(n -> noWayOut(net.ns(), n.family(), view));
        return lost
                ? plan.warn(net.ns() + " has no default route, so that nothing of it comes here; @" + net.ns()
                        + " gw ADDRESS gives it one")
                : plan;
    }

    private static boolean noWayOut(NsRef ns, int family, View view) {
        return view.routes(ns, family, 0, false).stream().noneMatch(route -> route.dstLength() == 0);
    }

    private static String there(Dev dev, Request r, boolean add, View view) {
        return !add && named(dev.name(), r, view) ? dev.name() : linked(dev, r, view);
    }

    /** Whether a rule that stands names an interface: it may be gone, and the rule goes all the same. */
    private static boolean named(String dev, Request r, View view) {
        return view.packets(r.ns()).lines().stream()
                .anyMatch(l -> PacketRule.devices(l.line()).contains(dev));
    }

    private static String linked(Dev dev, Request r, View view) {
        return view.link(r.ns(), dev.name())
                .orElseThrow(() -> Problem.of("link.absent", "Cannot find device \"" + dev.name() + "\"")
                        .at(r.args().token(VIA)))
                .name();
    }

    /** The interface of the default route; null when there is none and none is needed. */
    private static String uplink(Request r, Prefix net, boolean needed, View view) {
        if (!needed) {
            return null;
        }
        return PacketEnds.mainRoutes(r.ns(), net.family(), view).stream()
                .filter(route -> route.dstLength() == 0 && !route.out().equals(Dev.NONE))
                .findFirst()
                .map(route -> view.link(r.ns(), route.out().index())
                        .map(l -> l.name())
                        .orElse(route.out().name()))
                .orElseThrow(() -> Problem.of("nat.route", "there is no default route here, so which way out?")
                        .at(r.args().token(NET))
                        .hint("via IF behind it names the interface, or gw ADDRESS makes such a route"));
    }

    /** Forwarding switched on, where it is not. */
    private static List<Effect> passOn(Request r, int family, View view, Token at) {
        String key = family == Rtm.AF_INET ? "net.ipv4.ip_forward" : "net.ipv6.conf.all.forwarding";
        String now;
        try {
            now = view.sysctl(r.ns(), key).trim();
        } catch (Problem unknown) {
            now = "";
        }
        return now.equals("1") ? List.of() : List.of(sysctl(r, key, at));
    }

    private static Effect sysctl(Request r, String key, Token at) {
        String words = Commands.programLine(r.ns(), List.of("sysctl", "-q", "-w", key + "=1"));
        return new Effect.Sysctl(r.ns(), key, "1", at, words, true);
    }

    /** Refuses where somebody else's chain would drop the packets all the same. */
    private static void open(Request r, Prefix net, View view, Token at) {
        for (PacketState.Closed c : view.packets(r.ns()).closed()) {
            boolean concerns =
                    c.family().equals("inet") || c.family().equals(net.family() == Rtm.AF_INET ? "ip" : "ip6");
            if (concerns && !PacketEnds.passes(c, net)) {
                String chain =
                        c.family() + " " + c.table() + " " + c.chain() + (c.legacy() ? " of iptables-legacy" : "");
                throw Problem.of(
                                "packets.closed",
                                "the chain " + chain + " drops packets of " + net + " (" + c.how() + ")")
                        .at(at)
                        .hint("let them through first: " + PacketEnds.remedy(c, net));
            }
        }
    }

    // --- forward
    // ------------------------------------------------------------------------------------------------------------

    private static String protocol(Request r) {
        return r.args().has(UDP) ? "udp" : "tcp";
    }

    private static Plan forward(Request r, View view) {
        Token at = r.args().token(TARGET);
        PacketRule.PortForward rule =
                r.args().need(TARGET).forward(protocol(r), r.args().need(PORT).intValue(), r.ns(), view, at);
        Token portAt = r.args().token(PORT);
        String taken = "forward " + rule.protocol() + " " + rule.port() + " to ";
        view.packets(r.ns()).lines().stream()
                .filter(l -> l.line().startsWith(taken))
                .findFirst()
                .ifPresent(l -> {
                    throw Problem.of("port.taken", "port " + rule.port() + " is forwarded already: " + l.line())
                            .at(portAt)
                            .hint(rule.lineAway() + " takes that away");
                });
        view.listeners(r.ns()).stream()
                .filter(l -> l.port() == rule.port() && l.protocol().equals(rule.protocol()))
                .findFirst()
                .ifPresent(l -> {
                    throw Problem.of(
                                    "port.taken",
                                    rule.protocol() + " port " + rule.port() + " is in use here" + by(l, view))
                            .at(portAt)
                            .hint("nobody would reach that one any more: choose another port, or end it");
                });
        open(r, Prefix.of(rule.to()), view, at);
        List<Effect> effects = new ArrayList<>(List.of(packets(r, true, rule, at)));
        effects.addAll(passOn(r, Prefix.of(rule.to()).family(), view, at));
        if (rule.to().getAddress().length == 4) {
            PacketEnds.near(rule.to(), r.ns(), view)
                    .ifPresent(dev ->
                            effects.add(sysctl(r, "net.ipv4.conf." + dev.replace('.', '/') + ".route_localnet", at)));
        }
        return Plan.of(effects);
    }

    private static String by(Listener l, View view) {
        View.Attached holder = view.socketHolders().get(l.inode());
        return holder == null ? "" : ": " + holder.program() + " (" + holder.pid() + ")";
    }

    private static Plan forwardDel(Request r, View view) {
        String start = "forward " + protocol(r) + " " + r.args().need(PORT) + " to ";
        Token at = r.args().token(PORT);
        for (PacketState.Line line : view.packets(r.ns()).lines()) {
            if (line.line().startsWith(start)) {
                PacketEnds.Target target = PacketEnds.target(line.line().substring(start.length()));
                PacketRule rule =
                        target.forward(protocol(r), r.args().need(PORT).intValue(), r.ns(), view, at);
                return Plan.of(packets(r, false, rule, at));
            }
        }
        throw Problem.of("packets.absent", protocol(r) + " port " + r.args().need(PORT) + " is not forwarded here")
                .at(at)
                .hint("forward list shows what is");
    }

    // --- block, allow
    // -------------------------------------------------------------------------------------------------------

    private static List<PacketRule.Side> sides(Request r, Syntax.Slot<PacketEnds.Net> slot, boolean add, View view) {
        PacketEnds.Net side = r.args().need(slot);
        boolean gone = !add
                && side.prefix() == null
                && view.link(r.ns(), side.word()).isEmpty()
                && named(side.word(), r, view);
        return gone
                ? List.of(new PacketRule.Side(null, side.word()))
                : side.sides(r.ns(), view, r.args().token(slot));
    }

    private static Plan passage(Request r, View view, boolean allow, boolean add) {
        List<PacketRule.Side> ones = sides(r, ONE, add, view);
        List<PacketRule.Side> others = sides(r, OTHER, add, view);
        List<Effect> effects = new ArrayList<>();
        for (PacketRule.Side one : ones) {
            for (PacketRule.Side other : others) {
                boolean fit = one.net() == null
                        || other.net() == null
                        || one.net().family() == other.net().family();
                if (fit) {
                    effects.add(packets(
                            r,
                            add,
                            new PacketRule.Passage(allow, one, other),
                            r.args().token(ONE)));
                }
            }
        }
        if (effects.isEmpty()) {
            throw Problem.of("packets.family", "one side is IPv4, the other IPv6")
                    .at(r.args().token(OTHER));
        }
        return Plan.of(effects);
    }
}
