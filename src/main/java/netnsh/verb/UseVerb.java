package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.option;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.List;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.NsRef;
import netnsh.word.Names;

/** {@code use}: where the following lines run. */
final class UseVerb {
    private UseVerb() {}

    private static final ValueType<NsRef> TYPE = ValueType.of(
            Names.PLACE.label(),
            Names.PLACE.role(),
            Names.PLACE::read,
            Names.PLACE::write,
            Lookup.What.NAMESPACE,
            "left",
            "pid:1",
            "/proc/1/ns/net",
            "/");
    private static final Syntax.Slot<NsRef> NS =
            slot("ns", TYPE, "a namespace: name, pid:N, docker:NAME, podman:NAME, systemd:UNIT, file, or / for home");
    private static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface that lines mean without dev");

    static List<Form> forms() {
        return List.of(
                Form.of("use NS", "go to a namespace", seq(NS, option("dev", DEV)), UseVerb::go)
                        .example("use left", "the following lines run in left", "netns add left")
                        .example("use left dev lo", "and mean lo where they leave out dev", "netns add left")
                        .example("use pid:$$", "to the namespace of a process, here netnsh's own")
                        .example("use /proc/self/ns/net", "to the namespace that a file stands for"),
                Form.of("use -", "go back", exactly("-", "back to where the session was before"), UseVerb::back)
                        .example("use -", "back to where the session was before", "netns add left", "use left"),
                Form.of("use", "go home", Syntax.EMPTY, UseVerb::home)
                        .example("use", "to the namespace that netnsh started in"));
    }

    private static Plan go(Request r, View view) {
        NsRef ns = r.args().need(NS);
        Token at = r.args().token(NS);
        Dev dev = r.args().get(DEV).orElse(null);
        if (dev != null) {
            dev = interfaceOf(ns, at, dev, r.args().token(DEV), view);
        }
        return Plan.of(new Effect.Move(new Context(ns, dev), at, r.words()));
    }

    private static Dev interfaceOf(NsRef ns, Token at, Dev dev, Token devAt, View view) {
        try {
            return view.link(ns, dev.name())
                    .map(link -> Dev.named(link.name()))
                    .orElseThrow(() -> Problem.of("link.absent", "there is no interface " + dev.name() + " in " + ns)
                            .at(devAt));
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    private static Plan back(Request r, View view) {
        return Plan.of(new Effect.Move(null, r.at(), r.words()));
    }

    private static Plan home(Request r, View view) {
        return Plan.of(new Effect.Move(Context.HOME, r.at(), r.words()));
    }
}
