package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.flag;
import static netnsh.grammar.Syntax.rest;
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
import netnsh.value.Account;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;

/** Programs otherwise than as netnsh's children with netnsh's rights: {@code as} and {@code exec}. */
final class ProgramVerbs {
    private ProgramVerbs() {}

    private static final Syntax.Slot<Account> USER =
            slot("user", Names.USER, "a user's name or number; me: who typed sudo, or started the sandbox");
    private static final Syntax.Rest PROGRAM = rest("program", "a program and its arguments");
    private static final Syntax.Slot<NsRef> NS = slot("ns", Names.PLACE, "the namespace");
    private static final Syntax.Word DASHES = exactly("--", "the program follows");

    static List<Form> as() {
        return List.of(Form.of(
                        "as",
                        "run a program as somebody else, without any capability",
                        seq(USER, PROGRAM),
                        ProgramVerbs::as)
                .example("as root true", "a program with root's number and groups")
                .example("@left as 0 true", "the same in the namespace left", "netns add left"));
    }

    static List<Form> exec() {
        return List.of(Form.of(
                        "exec",
                        "become a program in a namespace: netnsh ends",
                        seq(NS, flag(DASHES), PROGRAM),
                        ProgramVerbs::exec)
                .example("exec left -- true", "the program true in left, in netnsh's place", "netns add left"));
    }

    private static List<String> program(Request r) {
        List<String> argv = r.args().rest(PROGRAM);
        if (argv.isEmpty()) {
            throw Problem.of(
                            "line.run",
                            "a program is missing behind " + r.verb().name())
                    .at(r.at());
        }
        return argv;
    }

    private static Plan as(Request r, View view) {
        List<String> argv = program(r);
        Token at = r.args().token(PROGRAM);
        String words = "as " + r.args().need(USER).name() + " " + Text.words(argv);
        String place = r.ns() instanceof NsRef.Home ? "" : "@" + r.ns() + " ";
        return Plan.of(
                new Effect.Exec(r.ns(), argv, at, place + words, false, r.args().need(USER)));
    }

    private static Plan exec(Request r, View view) {
        List<String> argv = new ArrayList<>(program(r));
        NsRef ns = r.args().need(NS);
        try {
            view.link(ns, "lo");
        } catch (Problem p) {
            throw p.at(r.args().token(NS));
        }
        String words = "exec " + Names.PLACE.write(ns) + " -- " + Text.words(argv);
        return Plan.of(new Effect.Become(ns, argv, r.args().token(PROGRAM), words));
    }
}
