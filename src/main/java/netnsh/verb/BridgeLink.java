package netnsh.verb;

import static netnsh.grammar.Syntax.anyOrder;
import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.BridgePort;
import netnsh.kind.Build;
import netnsh.kind.Row;
import netnsh.model.Link;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.NetOp;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Ifla;
import netnsh.uapi.IflaBridge;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;
import netnsh.word.Links;

/** {@code bridge link}: bridge(8). */
final class BridgeLink {
    private BridgeLink() {}

    private static final Syntax.Word LINK = word("link", "ports of bridges");
    private static final Syntax.Slot<Integer> MODE =
            slot("hwmode", Links.choice(BridgePort.MODES), "how switching hardware works");

    /** A bridge with a port, for examples. */
    static final String[] LAB = {
        "link add br0 up type bridge", "link add v0 type veth peer name v1", "link set v0 master br0 up"
    };

    static List<Form> forms() {
        return List.of(
                Form.of(
                                "bridge link set",
                                "change a port",
                                seq(LINK, word(List.of("set", "change"), "change a port"), setting()),
                                BridgeLink::set)
                        .example("bridge link set dev v0 cost 10 hairpin on", "STP cost and hairpin mode", LAB),
                Form.of(
                                "bridge link show",
                                "show the ports",
                                seq(
                                        LINK,
                                        maybe(
                                                word(List.of("show", "lst", "list"), "show the ports"),
                                                BridgeWords.DEV_CLAUSE)),
                                BridgeLink::show)
                        .example("bridge link", "all ports", LAB)
                        .example("bridge -d link show dev v0", "one with everything", LAB));
    }

    private static Syntax setting() {
        List<Syntax> items = new ArrayList<>();
        items.add(BridgeWords.DEV_CLAUSE);
        for (Row row : rows()) {
            items.add(maybe(row.syntax()));
        }
        items.add(maybe(exactly("hwmode", MODE.help()), MODE));
        items.add(maybe(BridgeWords.SELF));
        items.add(maybe(BridgeWords.MASTER));
        return anyOrder(items);
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>(BridgePort.BRIEF);
        rows.addAll(BridgePort.DETAILS);
        return rows;
    }

    private static Plan set(Request r, View view) {
        Args a = r.args();
        Dev dev = BridgeWords.dev(r, view);
        Build build = new Build(false, ns -> ns);
        Build port = build.nest(Ifla.IFLA_PROTINFO);
        rows().forEach(row -> row.write(a, port));
        Attrs attrs = Attrs.NONE.with(Ifla.IFLA_PROTINFO, port.attrs());
        Integer mode = a.get(MODE).orElse(null);
        int flags = (mode != null || a.has(BridgeWords.SELF) ? IflaBridge.BRIDGE_FLAGS_SELF : 0)
                | (a.has(BridgeWords.MASTER) ? IflaBridge.BRIDGE_FLAGS_MASTER : 0);
        if (flags != 0) {
            Attrs spec = Attrs.NONE.with(IflaBridge.IFLA_BRIDGE_FLAGS, flags);
            attrs = attrs.with(Ifla.IFLA_AF_SPEC, mode == null ? spec : spec.with(IflaBridge.IFLA_BRIDGE_MODE, mode));
        }
        Blame blame = new Blame(BridgeWords.at(r)).put(BridgeWords.at(r), 0);
        build.marks().forEach((path, token) -> blame.put(token, path.toArray(new Integer[0])));
        NetOp op = new NetOp.SetLink(new Link(dev, Rtm.AF_BRIDGE, 0, 0, 0, attrs));
        return Plan.of(new Effect.Net(r.ns(), op, blame, BridgeWords.words(r, dev)));
    }

    private static Plan show(Request r, View view) {
        return BridgeWords.show(r, v -> {
            int index = BridgeWords.index(r, v, BridgeWords.DEV);
            List<Link> ports = new ArrayList<>();
            for (Link link : v.query(r.ns(), new Query.BridgeLinks(Ifla.RTEXT_FILTER_VF), new Blame(r.at()))) {
                if (index == 0 || link.index() == index) {
                    ports.add(link);
                }
            }
            return new Outcome.BridgePorts(ports, v.names(r.ns()));
        });
    }
}
