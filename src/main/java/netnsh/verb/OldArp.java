package netnsh.verb;

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
import netnsh.model.Neighbour;
import netnsh.plan.Outcome;
import netnsh.plan.Outcome.Classic.Program;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Nud;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.value.Ip;
import netnsh.value.Mac;
import netnsh.value.Prefix;
import netnsh.word.Addresses;
import netnsh.word.Names;

/** {@code arp} of net-tools. */
final class OldArp {
    private OldArp() {}

    private static final Syntax.Slot<InetAddress> HOST = slot("host", Addresses.ADDRESS, "the neighbour's address");
    private static final Syntax.Slot<Mac> MAC = slot("mac", Addresses.LLADDR, "its hardware address");
    private static final Syntax.Slot<Dev> DEV = slot("if", Names.DEV, "the interface that it is reached by");
    private static final Syntax.Word NUMERIC = exactly("-n", "addresses as numbers");
    private static final Syntax.Word BSD = exactly("-a", "one sentence an entry");
    private static final Syntax.Word BSD_NUMERIC = exactly("-an", BSD.help());
    private static final Syntax.Word ON = exactly("-i", DEV.help());
    private static final Syntax.Word TEMPORARY = exactly("temp", "it may be forgotten");

    static List<Form> forms() {
        String[] lab = {"link add v0 type veth peer name v1", "up v0 v1", "addr add 10.0.0.1/24 dev v0"};
        String entry = "neigh add 10.0.0.9 lladdr 02:00:00:00:00:09 dev v0";
        return List.of(
                Form.of(
                                "arp",
                                "show neighbours",
                                seq(Syntax.many(oneOf(NUMERIC, BSD, BSD_NUMERIC, seq(ON, DEV))), maybe(HOST)),
                                OldArp::show)
                        .example("arp -n", "the table")
                        .example("arp -an", "one sentence an entry"),
                Form.of(
                                "arp -s",
                                "add a neighbour",
                                seq(exactly("-s", "add a neighbour"), HOST, MAC, maybe(TEMPORARY), maybe(ON, DEV)),
                                OldArp::add)
                        .example("arp -s 10.0.0.9 02:00:00:00:00:09", "ip neigh replace … nud permanent", lab),
                Form.of(
                                "arp -d",
                                "remove a neighbour",
                                seq(exactly("-d", "remove a neighbour"), HOST, maybe(ON, DEV)),
                                OldArp::delete)
                        .example("arp -d 10.0.0.9", "ip neigh del …", lab[0], lab[1], lab[2], entry));
    }

    private static Plan show(Request r, View view) {
        Args args = r.args();
        InetAddress host = args.get(HOST).orElse(null);
        List<String> words = new ArrayList<>(List.of("-4", "neigh", "show"));
        args.get(DEV).ifPresent(dev -> words.addAll(List.of("dev", dev.name())));
        if (host != null) {
            words.addAll(List.of("to", Ip.text(host)));
        }
        boolean bsd = args.has(BSD) || args.has(BSD_NUMERIC);
        return Old.show(r, words, v -> {
            View.Names names = v.names(r.ns());
            List<Neighbour> all = new ArrayList<>(v.neighbours(r.ns(), Rtm.AF_INET, false));
            all.addAll(v.neighbours(r.ns(), Rtm.AF_INET, true));
            all.removeIf(n -> (n.state() & Nud.NUD_NOARP) != 0
                    || host != null && !n.address().equals(args.get(HOST))
                    || args.get(DEV).isPresent()
                            && !names.link(n.dev().index())
                                    .equals(args.need(DEV).name()));
            return new Outcome.Classic(
                    bsd ? Program.ARP_BSD : Program.ARP, List.of(), List.of(), List.of(), all, names);
        });
    }

    private static Plan add(Request r, View view) {
        Args args = r.args();
        InetAddress host = args.need(HOST);
        String state = args.has(TEMPORARY) ? "reachable" : "permanent";
        return plan(
                r,
                view,
                List.of(
                        "neigh",
                        "replace",
                        Ip.text(host),
                        "lladdr",
                        MAC.type().write(args.need(MAC)),
                        "nud",
                        state,
                        "dev",
                        args.get(DEV).map(Dev::name).orElseGet(() -> connected(r, view, host))));
    }

    private static Plan delete(Request r, View view) {
        Args args = r.args();
        InetAddress host = args.need(HOST);
        String dev = args.get(DEV)
                .map(Dev::name)
                .orElseGet(() -> view.neighbours(r.ns(), Rtm.AF_INET, false).stream()
                        .filter(n -> n.address().equals(args.get(HOST)))
                        .map(n -> view.names(r.ns()).link(n.dev().index()))
                        .findFirst()
                        .orElseThrow(() -> Problem.of("neigh.absent", "there is no entry for " + Ip.text(host))
                                .at(args.token(HOST))));
        return plan(r, view, List.of("neigh", "del", Ip.text(host), "dev", dev));
    }

    private static Plan plan(Request r, View view, List<String> line) {
        return Old.plan(r, view, r.args().token(HOST), List.of(line));
    }

    /** The interface whose prefix the neighbour is in. */
    private static String connected(Request r, View view, InetAddress host) {
        return view.addresses(r.ns(), Rtm.AF_INET).stream()
                .filter(a -> a.peer()
                        .map(p -> new Prefix(p, a.prefixLength(), true).contains(host))
                        .orElse(false))
                .map(a -> view.names(r.ns()).link(a.dev().index()))
                .findFirst()
                .orElseThrow(() -> Problem.of("neigh.dev", "no interface here is connected to " + Ip.text(host))
                        .at(r.args().token(HOST))
                        .hint("name it: -i IF"));
    }
}
