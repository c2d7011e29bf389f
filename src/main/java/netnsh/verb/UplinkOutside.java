package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Resolver;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;

/** {@code uplink NS pasta} and {@code slirp}: out of the sandbox of an ordinary user, through a program outside of it. */
final class UplinkOutside {
    private UplinkOutside() {}

    private static final Syntax.Slot<NsRef> NS =
            slot("ns", Names.PLACE, "the namespace that gets a way out, / for home");
    private static final Syntax.Word PASTA = exactly("pasta", "by pasta, with addresses like the machine's own");
    private static final Syntax.Word SLIRP = exactly("slirp", "by slirp4netns, with an address of 10.0.2.0/24");
    private static final Syntax.Word OFF = exactly("off", "no longer");

    /** Who answers questions for names: what the launcher's {@code scripts/outside} tells pasta, slirp4netns's own. */
    private static final String PASTA_SERVER = "169.254.1.1";

    private static final String SLIRP_SERVER = "10.0.2.3";

    static List<Form> forms() {
        return List.of(
                Form.of(
                                "uplink pasta",
                                "out of the sandbox of an ordinary user, through a program outside",
                                seq(NS, oneOf(PASTA, SLIRP)),
                                UplinkOutside::lead)
                        .example("uplink left pasta", "what the machine reaches, left reaches", "netns add left")
                        .example("uplink / slirp", "the same for the sandbox's home, with slirp4netns"),
                Form.of("uplink off", "end such a program", seq(NS, OFF), UplinkOutside::off)
                        .example("uplink left off", "left is alone again", "netns add left", "uplink left pasta"));
    }

    private static NsRef namespace(Request r, View view) {
        NsRef ns = r.args().need(NS);
        Token at = r.args().token(NS);
        if (!(ns instanceof NsRef.Home || ns instanceof NsRef.Named)) {
            throw Problem.of("uplink.name", ns + " has no name").at(at).hint("netns attach gives it one");
        }
        try {
            view.link(ns, "lo");
        } catch (Problem p) {
            throw p.at(at);
        }
        return ns;
    }

    private static Plan lead(Request r, View view) {
        NsRef ns = namespace(r, view);
        Token at = r.args().token(NS);
        if (view.leadsOut(ns).isPresent()) {
            throw Problem.of(
                            "uplink.exists",
                            ns + " has a way out already: " + view.leadsOut(ns).orElseThrow())
                    .at(at)
                    .hint("uplink " + Text.word(ns.toString()) + " off ends it");
        }
        UplinkVerb.free(ns, at, view, true);
        String program = r.args().has(PASTA) ? PASTA.text() : SLIRP.text();
        Token word = r.args().token(r.args().has(PASTA) ? PASTA : SLIRP);
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.LeadOut(ns, program, true, word, words(ns, program)));
        String name = ns instanceof NsRef.Named named ? named.name() : "";
        if (!name.isEmpty() && view.etcFile(name, Resolver.RESOLV).isEmpty()) {
            List<String> line = List.of("dns", name, server(program));
            effects.addAll(Lines.plan(line, r.context(), view, at).effects());
        }
        return Plan.of(effects);
    }

    private static String words(NsRef ns, String what) {
        return "uplink " + Text.word(ns.toString()) + " " + what;
    }

    private static Plan off(Request r, View view) {
        NsRef ns = namespace(r, view);
        Token at = r.args().token(NS);
        String program = view.leadsOut(ns)
                .orElseThrow(() -> Problem.of("uplink.absent", "no program leads " + ns + " outside")
                        .at(at)
                        .hint("what uplink nat, bridge and macvlan made goes with undo, or with its interfaces"));
        List<Effect> effects =
                new ArrayList<>(List.of(new Effect.LeadOut(ns, program, false, at, words(ns, OFF.text()))));
        if (ns instanceof NsRef.Named named && asks(named.name(), server(program), view)) {
            List<String> line = List.of("dns", named.name(), "clear");
            effects.addAll(Lines.plan(line, r.context(), view, at).effects());
        }
        return Plan.of(effects);
    }

    private static String server(String program) {
        return program.equals(PASTA.text()) ? PASTA_SERVER : SLIRP_SERVER;
    }

    /** Whether programs in a namespace ask this server, and no other one. */
    private static boolean asks(String name, String server, View view) {
        String now = view.etcFile(name, Resolver.RESOLV).orElse("");
        List<String> lines = Resolver.lines(name, Resolver.RESOLV, now).orElse(List.of());
        return !lines.isEmpty() && lines.get(lines.size() - 1).equals("dns " + name + " " + server);
    }
}
