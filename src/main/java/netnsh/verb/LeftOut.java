package netnsh.verb;

import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.word;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;

/** Objects of iproute2's that netnsh does not have: refused by name, with the line that runs the program instead. */
final class LeftOut {
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

    /** The only form of an object of {@code ip}. */
    static List<Form> forms(String object) {
        return List.of(
                Form.of("ip " + object, "left to the program ip", WORDS, (r, view) -> refuse(r, view, "ip", object)));
    }

    static Plan refuse(Request r, View view, String program, String object) {
        throw Problem.of("line.elsewhere", program + " " + object + " is not built in")
                .at(r.at())
                .hint("the program has it: run " + program + " " + object + " …");
    }
}
