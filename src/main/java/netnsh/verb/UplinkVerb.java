package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.option;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.model.Route;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.UplinkNames;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.RtProt;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;
import netnsh.uapi.Rtn;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.NsRef;
import netnsh.value.Prefix;
import netnsh.value.Text;
import netnsh.word.Names;
import netnsh.word.Numbers;

/**
 * {@code uplink}: a namespace's way to the outside in one line. Each form plans the lines of iproute2's and netnsh's that it
 * stands for, and looks first whether all of them can be done.
 */
final class UplinkVerb {
    private UplinkVerb() {}

    private static final String INSIDE = UplinkNames.INSIDE;

    private static final int RT_SCOPE_UNIVERSE = 0;

    private static final Syntax.Slot<String> NS = slot("ns", Names.NS_NAME, "the namespace that gets a way out");
    private static final Syntax.Slot<Dev> IF = slot("if", Names.DEV, "an interface of the machine where the line runs");
    private static final Syntax.Slot<Dev> VIA =
            slot("via", Names.DEV, "the interface it leaves by; that of the default route when left out");
    private static final Syntax.Word NAT = exactly("nat", "a cable to this machine, which lends its address");
    private static final Syntax.Word BRIDGE =
            exactly("bridge", "a port beside an interface, on a bridge that takes over its addresses and routes");
    private static final Syntax.Word MACVLAN = exactly("macvlan", "an address of its own on an interface's network");

    private static final Syntax.Word CONFIRM = exactly("--confirm", "take it all back unless confirm is typed in time");
    private static final Syntax.Slot<Duration> TIME = slot("time", Numbers.DURATION, "how long is waited");

    static List<Form> forms() {
        String[] nic = {"netns add left lan", "cable nic0 lan:eth0", "addr add 192.0.2.7/24 dev nic0"};
        List<Form> forms = new ArrayList<>(List.of(
                Form.of(
                                "uplink nat",
                                "out with this machine's address",
                                seq(NS, NAT, option("via", VIA)),
                                UplinkVerb::nat)
                        .example("uplink left nat via nic0", "a cable with addresses, the default route, and nat", nic),
                Form.of(
                                "uplink bridge",
                                "beside an interface of this machine",
                                seq(NS, BRIDGE, IF, maybe(seq(CONFIRM, TIME))),
                                UplinkVerb::bridge)
                        .example("uplink left bridge nic0", "both are ports of the bridge br-nic0 then", nic)
                        .example(
                                "uplink left bridge nic0 --confirm 30s",
                                "all is taken back unless confirm is typed in time; the interface of the default route"
                                        + " is only moved so",
                                nic),
                Form.of("uplink macvlan", "onto an interface's network", seq(NS, MACVLAN, IF), UplinkVerb::macvlan)
                        .example("uplink left macvlan nic0", "an interface uplink0 in left that shares nic0", nic)));
        forms.addAll(UplinkOutside.forms());
        return List.copyOf(forms);
    }

    /** The lines of one uplink, all planned before the first is done. */
    private static final class Steps {
        final List<List<String>> lines = new ArrayList<>();
        final Request request;
        final String here;

        Steps(Request r) {
            request = r;
            here = Names.PLACE.write(r.ns());
        }

        /** A line of ip's in the place where the line runs. */
        void ip(String words) {
            line((request.ns() instanceof NsRef.Home ? "ip " : "ip -n " + Names.NS.write(request.ns()) + " ") + words);
        }

        /** A line of ip's in the namespace that gets the uplink. */
        void inside(String words) {
            line("ip -n " + request.args().need(NS) + " " + words);
        }

        void line(String words) {
            lines.add(List.of(words.split(" ")));
        }

        Plan plan(View view) {
            return Lines.all(lines, request.context(), view, request.args().token(NS));
        }
    }

    /** Refuses what cannot get an uplink: no such namespace, this one, one that has an uplink0 or a default route. */
    private static NsRef inside(Request r, View view, boolean routed) {
        NsRef ns = new NsRef.Named(r.args().need(NS));
        Token at = r.args().token(NS);
        if (ns.equals(r.ns())) {
            throw Problem.of("uplink.self", ns + " cannot be its own way out")
                    .at(at)
                    .hint("@NS uplink … says who is");
        }
        free(ns, at, view, routed);
        return ns;
    }

    /** Refuses a namespace that has an uplink0, or (where it is to get one) a default route. */
    static void free(NsRef ns, Token at, View view, boolean routed) {
        try {
            if (view.link(ns, INSIDE).isPresent()) {
                throw Problem.of("link.exists", ns + " has an interface " + INSIDE + " already")
                        .hint("@" + Text.word(ns.toString()) + " link del " + INSIDE + " takes it away");
            }
            boolean out = routed
                    && PacketEnds.mainRoutes(ns, Rtm.AF_INET, view).stream().anyMatch(route -> route.dstLength() == 0);
            if (out) {
                throw Problem.of("uplink.route", ns + " has a default route already")
                        .hint("@" + Text.word(ns.toString()) + " route del default takes it away");
            }
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    /** The near end's name, free here. */
    private static String near(Request r, View view) {
        String name = UplinkNames.near(r.args().need(NS));
        if (view.link(r.ns(), name).isPresent()) {
            throw Problem.of("link.exists", name + " exists already")
                    .at(r.args().token(NS));
        }
        return name;
    }

    private static Link device(Request r, Syntax.Slot<Dev> slot, View view) {
        Dev dev = r.args().need(slot);
        return view.link(r.ns(), dev.name())
                .orElseThrow(() -> Problem.of("link.absent", "Cannot find device \"" + dev.name() + "\"")
                        .at(r.args().token(slot)));
    }

    private static Plan nat(Request r, View view) {
        inside(r, view, true);
        String near = near(r, view);
        String net = free(r, view);
        Steps steps = new Steps(r);
        String via = r.args()
                .get(VIA)
                .map(d -> " via " + device(r, VIA, view).name())
                .orElse("");
        // first, so that what is in its way is known before anything is made
        steps.line("nat " + net + "0/24" + via);
        steps.line("cable " + near + " " + r.args().need(NS) + ":" + INSIDE);
        steps.ip("addr add " + net + "1/24 dev " + near);
        steps.inside("link set dev lo up");
        steps.inside("addr add " + net + "2/24 dev " + INSIDE);
        steps.inside("route add default via " + net + "1 dev " + INSIDE);
        return steps.plan(view);
    }

    /** A network that nothing here knows, as its first three numbers. */
    private static String free(Request r, View view) {
        List<Prefix> known = new ArrayList<>();
        view.routes(r.ns(), Rtm.AF_INET, 0, false).stream()
                .map(Route::destination)
                .filter(p -> !p.isDefault() && p.length() > 0)
                .forEach(known::add);
        view.addresses(r.ns(), Rtm.AF_INET).stream()
                .flatMap(a -> a.local().stream())
                .map(Prefix::of)
                .forEach(known::add);
        for (int n = 0; n < 256; n++) {
            Prefix net = new Prefix(Ip.of(new byte[] {10, (byte) 213, (byte) n, 0}), 24, true);
            boolean taken = known.stream().anyMatch(k -> k.contains(net.address()) || net.contains(k.address()));
            if (!taken) {
                return "10.213." + n + ".";
            }
        }
        throw Problem.of("uplink.net", "no network of 10.213.0.0/16 is free here")
                .at(r.args().token(NS));
    }

    private static Plan macvlan(Request r, View view) {
        inside(r, view, false);
        Link link = device(r, IF, view);
        Steps steps = new Steps(r);
        steps.ip("link add link " + link.name() + " name " + INSIDE + " netns "
                + r.args().need(NS) + " type macvlan mode bridge");
        steps.inside("link set dev " + INSIDE + " up");
        return steps.plan(view);
    }

    private static Plan bridge(Request r, View view) {
        inside(r, view, false);
        Link link = device(r, IF, view);
        String near = near(r, view);
        Steps steps = new Steps(r);
        String bridge = link.name();
        if (!link.kind().orElse("").equals("bridge")) {
            bridge = newBridge(r, link, view, steps);
        }
        String pair = "link add " + near + " type veth peer name " + INSIDE + " netns "
                + r.args().need(NS);
        steps.ip(pair);
        steps.ip("link set dev " + near + " master " + bridge);
        steps.ip("link set dev " + near + " up");
        steps.inside("link set dev " + INSIDE + " up");
        return confirmed(r, steps.plan(view));
    }

    /** The plan with somebody in front who takes it back, where that was asked for. */
    private static Plan confirmed(Request r, Plan plan) {
        if (!r.args().has(CONFIRM)) {
            return plan;
        }
        Duration time = r.args().need(TIME);
        String words = "confirm " + Numbers.DURATION.write(time);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.Transaction(
                Effect.Transaction.Kind.CONFIRM, null, time, false, r.args().token(CONFIRM), words));
        effects.addAll(plan.effects());
        return new Plan(List.copyOf(effects), plan.warnings());
    }

    /** A bridge in the place of an interface: with its hardware address, its addresses and its routes. */
    private static String newBridge(Request r, Link link, View view, Steps steps) {
        Token at = r.args().token(IF);
        String bridge = UplinkNames.bridge(link.name());
        if (link.master() != 0) {
            throw Problem.of("uplink.port", link.name() + " is a port of something already")
                    .at(at);
        } else if (view.link(r.ns(), bridge).isPresent()) {
            throw Problem.of("link.exists", bridge + " exists already").at(at);
        }
        List<Route> routes = new ArrayList<>();
        for (int family : new int[] {Rtm.AF_INET, Rtm.AF_INET6}) {
            PacketEnds.mainRoutes(r.ns(), family, view).stream()
                    .filter(route -> route.out().index() == link.index())
                    .forEach(routes::add);
        }
        if (!r.args().has(CONFIRM) && routes.stream().anyMatch(route -> route.dstLength() == 0)) {
            throw Problem.of(
                            "uplink.default",
                            "the default route leaves by " + link.name() + ": the line you sit on may be cut")
                    .at(at)
                    .hint("with --confirm 30s behind it, all is taken back unless you can still type confirm; uplink "
                            + r.args().need(NS) + " nat and macvlan leave it as it is");
        }
        String mac = link.attrs().get(Ifla.IFLA_ADDRESS).map(Object::toString).orElse("");
        steps.ip("link add " + bridge + (mac.isEmpty() ? "" : " address " + mac) + " type bridge");
        steps.ip("link set dev " + bridge + " up");
        List<String> back = new ArrayList<>();
        for (Route route : routes) {
            boolean kernels = route.protocol() == RtProt.RTPROT_KERNEL;
            if (!kernels && route.type() == Rtn.RTN_UNICAST) {
                String words = words(route);
                steps.ip("route del " + words + " dev " + link.name());
                back.add("route add " + words + " dev " + bridge);
            }
        }
        for (String address : addresses(view, r.ns(), link)) {
            steps.ip("addr del " + address + " dev " + link.name());
            steps.ip("addr add " + address + " dev " + bridge);
        }
        steps.ip("link set dev " + link.name() + " master " + bridge);
        steps.ip("link set dev " + link.name() + " up");
        back.forEach(steps::ip);
        return bridge;
    }

    /** What is taken over of an interface's addresses. */
    static List<String> addresses(View view, NsRef ns, Link link) {
        return view.addresses(ns, 0).stream()
                .filter(a -> a.dev().index() == link.index()
                        && a.scope() == RT_SCOPE_UNIVERSE
                        && a.local().isPresent())
                .map(a -> Ip.text(a.local().orElseThrow()) + "/" + a.prefixLength())
                .toList();
    }

    /** A route without its interface. */
    static String words(Route route) {
        Prefix to = route.destination();
        String words = to.isDefault() || to.address() == null ? "default" : Ip.text(to.address()) + "/" + to.length();
        InetAddress gateway = route.gateway();
        String family = gateway != null && Ip.family(gateway) != route.family() ? "inet6 " : "";
        words += gateway == null ? "" : " via " + family + Ip.text(gateway);
        words += route.attrs()
                .get(Rta.RTA_PREFSRC)
                .map(a -> " src " + Ip.text(a))
                .orElse("");
        long metric = route.attrs().get(Rta.RTA_PRIORITY, 0L);
        return words + (metric == 0 || route.family() == Rtm.AF_INET6 && metric == 1024 ? "" : " metric " + metric);
    }
}
