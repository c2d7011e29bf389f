package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.uapi.Fra;
import netnsh.uapi.Rtm;
import netnsh.value.NsRef;
import netnsh.word.Names;

/**
 * Namespaces with one protocol: {@code ipv4only} and {@code ipv6only}. The kernel refuses the other one, so that it makes no
 * difference how a program is linked and what it prefers.
 */
final class FamilyVerbs {
    private FamilyVerbs() {}

    private static final Syntax.Slot<NsRef> NS = slot("ns", Names.NS, "the namespace");
    private static final Syntax.Word OFF = exactly("off", "with both again");

    static List<Form> ipv4only() {
        return List.of(Form.of("ipv4only", "let a namespace speak IPv4 only", seq(NS, flag(OFF)), FamilyVerbs::ipv4only)
                .example(
                        "ipv4only left",
                        "IPv6 is switched off on all of its interfaces, new ones too",
                        "netns add left")
                .example("ipv4only left off", "and on again", "netns add left", "ipv4only left"));
    }

    static List<Form> ipv6only() {
        return List.of(Form.of("ipv6only", "let a namespace speak IPv6 only", seq(NS, flag(OFF)), FamilyVerbs::ipv6only)
                .example("ipv6only left", "no IPv4 address can be reached in left, not even its own", "netns add left")
                .example("ipv6only left off", "both again", "netns add left", "ipv6only left"));
    }

    private static Plan ipv4only(Request r, View view) {
        NsRef ns = r.args().need(NS);
        Token at = r.args().token(NS);
        there(ns, at, view);
        String value = r.args().has(OFF) ? "0" : "1";
        List<Effect> effects = new ArrayList<>();
        for (String which : List.of("all", "default")) {
            String key = "net.ipv6.conf." + which + ".disable_ipv6";
            String words = Commands.programLine(ns, List.of("sysctl", "-q", "-w", key + "=" + value));
            effects.add(new Effect.Sysctl(ns, key, value, at, words, true));
        }
        return Plan.of(effects);
    }

    private static void there(NsRef ns, Token at, View view) {
        try {
            view.link(ns, "lo");
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    /**
     * IPv4 has no such switch. Without the rule that looks into the table of local addresses, and with one in front that knows
     * no way, nothing is sent and nothing that comes in is taken.
     */
    private static Plan ipv6only(Request r, View view) {
        NsRef ns = r.args().need(NS);
        Token at = r.args().token(NS);
        there(ns, at, view);
        boolean now = view.rules(ns, Rtm.AF_INET).stream()
                .anyMatch(rule -> rule.priority() == 0 && rule.action() == Fra.FR_ACT_UNREACHABLE);
        boolean off = r.args().has(OFF);
        if (now == !off) {
            return Plan.NOTHING;
        }
        String no = "priority 0 unreachable";
        String local = "priority 0 lookup local";
        String rule = "ip -4 -n " + Names.NS.write(ns) + " rule ";
        List<Effect> effects = new ArrayList<>(
                Lines.plan(rule + "add " + (off ? local : no), view, at).effects());
        effects.addAll(Lines.plan(rule + "del " + (off ? no : local), view, at).effects());
        return Plan.of(effects);
    }
}
