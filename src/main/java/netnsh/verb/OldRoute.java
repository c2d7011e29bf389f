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
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.model.Route;
import netnsh.plan.Outcome;
import netnsh.plan.Outcome.Classic.Program;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.uapi.RtTable;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** {@code route} of net-tools: forms beside those of iproute2's object, told by their words. */
final class OldRoute {
    private OldRoute() {}

    private static final Syntax.Word NUMERIC = exactly("-n", "the table as route(8) has it");
    private static final Syntax.Word FAMILY = exactly("-A", "address family");
    private static final Syntax.Word INET = exactly("inet", "IPv4");
    private static final Syntax.Word INET6 = exactly("inet6", "IPv6");
    private static final Syntax.Word SIX = exactly("-6", "IPv6");
    private static final Syntax.Word ADD = exactly("add", "add a route");
    private static final Syntax.Word DEL = exactly("del", "remove a route");
    private static final Syntax.Word NET = exactly("-net", "the target is a network");
    private static final Syntax.Word HOST = exactly("-host", "the target is one host");
    private static final Syntax.Slot<Prefix> TARGET =
            slot("target", Addresses.PREFIX_OR_DEFAULT, "where the packets want to go");
    private static final Syntax.Slot<Integer> NETMASK = slot("netmask", Old.NETMASK, "the netmask of the target");
    private static final Syntax.Slot<InetAddress> GATEWAY = slot("gw", Addresses.ADDRESS, "the gateway");
    private static final Syntax.Slot<Long> METRIC = slot("metric", Numbers.U32, "lower is better");
    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface");
    private static final Syntax.Word REJECT = exactly("reject", "refuse what goes there");

    static List<Form> forms() {
        String[] lab = {"link add v0 type veth peer name v1", "up v0 v1", "addr add 10.0.0.1/24 dev v0"};
        Syntax families = oneOf(SIX, seq(FAMILY, oneOf(INET, INET6)));
        return List.of(
                Form.of(
                                "route -n",
                                "show routes, the old spelling",
                                oneOf(seq(NUMERIC, maybe(families)), seq(families, maybe(NUMERIC))),
                                OldRoute::show)
                        .example("route -n", "the routes of IPv4 as route(8) has them")
                        .example("route -n -A inet6", "those of IPv6"),
                Form.of("route add TARGET gw", "change routes, the old spelling", changing(), OldRoute::change)
                        .example("route add default gw 10.0.0.2", "ip route add default via 10.0.0.2", lab)
                        .example(
                                "route add -net 10.1.0.0 netmask 255.255.0.0 gw 10.0.0.2",
                                "ip route add 10.1.0.0/16 via 10.0.0.2",
                                lab)
                        .example(
                                "route del -net 10.1.0.0/16 gw 10.0.0.2",
                                "ip route del 10.1.0.0/16 via 10.0.0.2",
                                lab[0],
                                lab[1],
                                lab[2],
                                "route add 10.1.0.0/16 via 10.0.0.2")
                        .example(
                                "route add -host 192.0.2.9 reject",
                                "ip route add unreachable 192.0.2.9/32 scope host"));
    }

    private static Syntax changing() {
        return seq(
                maybe(oneOf(SIX, seq(FAMILY, oneOf(INET, INET6)))),
                oneOf(ADD, DEL),
                maybe(oneOf(NET, HOST)),
                TARGET,
                anyOrder(
                        maybe(exactly("netmask", NETMASK.help()), NETMASK),
                        maybe(oneOf(exactly("gw", GATEWAY.help()), exactly("gateway", GATEWAY.help())), GATEWAY),
                        maybe(exactly("metric", METRIC.help()), METRIC),
                        maybe(REJECT),
                        maybe(oneOf(seq(exactly("dev", DEV.help()), DEV), DEV))));
    }

    private static Plan show(Request r, View view) {
        boolean six = r.args().has(INET6) || r.args().has(SIX);
        int family = six ? Rtm.AF_INET6 : Rtm.AF_INET;
        List<String> words = six ? List.of("-6", "route", "show") : List.of("route", "show");
        return Old.show(r, words, v -> {
            List<Route> routes = v.routes(r.ns(), family, RtTable.RT_TABLE_MAIN, false).stream()
                    .filter(route -> route.type() != Rtn.RTN_LOCAL && route.type() != Rtn.RTN_BROADCAST)
                    .toList();
            return new Outcome.Classic(
                    six ? Program.ROUTE6 : Program.ROUTE, List.of(), List.of(), routes, List.of(), v.names(r.ns()));
        });
    }

    private static Plan change(Request r, View view) {
        Args args = r.args();
        List<String> line = new ArrayList<>();
        if (args.has(INET6) || args.has(SIX)) {
            line.add("-6");
        }
        line.addAll(List.of("route", args.has(ADD) ? "add" : "del"));
        if (args.has(REJECT)) {
            line.add("unreachable");
        }
        line.add(target(args));
        if (args.has(REJECT) && args.has(ADD)) {
            line.addAll(List.of("scope", "host")); // as the kernel makes it for route(8)
        }
        args.get(GATEWAY).ifPresent(gw -> line.addAll(List.of("via", Ip.text(gw))));
        args.get(DEV).ifPresent(dev -> line.addAll(List.of("dev", dev.name())));
        args.get(METRIC).ifPresent(metric -> line.addAll(List.of("metric", metric.toString())));
        return Old.plan(r, view, args.token(TARGET), List.of(line));
    }

    private static String target(Args args) {
        Prefix target = args.need(TARGET);
        if (target.isDefault()) {
            return "default";
        }
        String address = Ip.text(target.address());
        if (args.get(NETMASK).isPresent()) {
            return address + "/" + args.need(NETMASK);
        } else if (target.given() || target.family() == Rtm.AF_INET6) {
            return address + "/" + target.length();
        } else if (address.equals("0.0.0.0")) {
            return "default";
        }
        int network = Old.classful(target.address());
        boolean host = args.has(HOST) || !args.has(NET) && !Old.isNetwork(target.address(), network);
        return address + "/" + (host ? target.full() : network);
    }
}
