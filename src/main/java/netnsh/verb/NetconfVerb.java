package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.word;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.model.Netconf;
import netnsh.plan.Blame;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Query;
import netnsh.plan.View;
import netnsh.uapi.Netconfa;
import netnsh.value.Dev;
import netnsh.word.Names;

/** {@code netconf}: ip-netconf(8). */
final class NetconfVerb {
    private NetconfVerb() {}

    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "of this interface");

    static List<Form> forms() {
        return List.of(Form.of(
                        "netconf show",
                        "show settings of IPv4, IPv6 and MPLS",
                        maybe(
                                word(List.of("show", "lst", "list"), "the settings"),
                                maybe(exactly("dev", DEV.help()), DEV)),
                        NetconfVerb::show)
                .example("netconf", "of all interfaces")
                .example("ip -4 -j netconf show dev lo", "of one, IPv4 only, as JSON"));
    }

    private static Plan show(Request r, View view) {
        int family = r.display().family();
        return Plan.of(new Effect.Show(r.words(), v -> {
            int index = BridgeWords.index(r, v, DEV);
            List<Netconf> all = v.query(r.ns(), new Query.Netconfs(family), new Blame(r.at())).stream()
                    .filter(c -> family == 0 || c.family() == family)
                    .filter(c -> index == 0 || c.attrs().get(Netconfa.NETCONFA_IFINDEX, 0) == index)
                    .toList();
            return new Outcome.Netconfs(all, v.names(r.ns()));
        }));
    }
}
