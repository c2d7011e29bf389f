package netnsh.verb;

import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.word;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;

/**
 * What iproute2 has and netnsh has not. A line about a whole object of {@code ip} is done by the program; a command of an
 * object that netnsh has is refused by name, with the line that runs the program instead.
 */
public final class LeftOut {
    private LeftOut() {}

    private static final Syntax.Rest WORDS = rest("words", "what the program would be told");

    /** A form that is refused. */
    static Form form(String program, String object, String summary) {
        return Form.of(
                program + " " + object,
                summary + " (left to the program " + program + ")",
                seq(word(object, "left to the program " + program + Syntax.REFUSED), WORDS),
                (r, view) -> refuse(r, view, program, object));
    }

    /** The only form of an object of {@code ip}: the program itself does it, inside the namespace. */
    static List<Form> forms(String object) {
        return List.of(Form.of("ip " + object, "left to the program ip", WORDS, LeftOut::program));
    }

    private static Plan program(Request r, View view) {
        List<String> argv = new ArrayList<>(List.of("ip"));
        for (Args.Binding b : r.args().without(Commands.IP).bindings()) {
            boolean place = b.node().equals(Options.NETNS_WORD) || b.node().equals(Options.NETNS);
            if (b.node().equals(r.verb().word())) {
                break;
            } else if (!place) {
                argv.add(b.token().text());
            }
        }
        argv.addAll(r.commandWords());
        return Plan.of(new Effect.Exec(r.ns(), argv, r.at(), r.words(), false));
    }

    /**
     * What to say when the program that a line is left to is not installed.
     *
     * @param argv what was to be run
     * @param at the word it came from: the object, or the program's own name
     * @param missing what is said of any other program
     */
    public static Problem absent(List<String> argv, Token at, Problem missing) {
        String program = argv.get(0);
        if (at == null || at.text().equals(program) || !program.equals(Commands.IP.text())) {
            return missing;
        }
        return Problem.of(
                        "line.elsewhere",
                        program + " " + at.text() + " is not built in, and the program " + program
                                + " is not installed")
                .at(at)
                .exit(missing.exit())
                .hint("where iproute2 is installed, run " + program + " " + at.text() + " … runs it");
    }

    static Plan refuse(Request r, View view, String program, String object) {
        throw Problem.of("line.elsewhere", program + " " + object + " is not built in")
                .at(r.at())
                .hint("the program has it: run " + program + " " + object + " …");
    }
}
