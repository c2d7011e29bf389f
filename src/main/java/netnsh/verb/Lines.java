package netnsh.verb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;

/**
 * Plans lines that netnsh itself writes: a short form is the iproute2 lines that it stands for, so that what {@code -v}
 * prints is what runs. Every word of such a line stands where the user's word stands.
 */
public final class Lines {
    private Lines() {}

    /** Plans a line whose words have no blanks in them: {@code ip -n left link set dev eth0 up}. */
    public static Plan plan(String ipLine, View view, Token blame) {
        return plan(Arrays.asList(ipLine.trim().split(" +")), view, blame);
    }

    /** Plans a line as seen from the namespace that netnsh started in. */
    public static Plan plan(List<String> words, View view, Token blame) {
        return plan(words, Context.HOME, view, blame);
    }

    /**
     * Plans a line that is typed in {@code here}.
     *
     * @param words the words; names may have any characters in them
     * @param blame the user's word under which everything that goes wrong is drawn
     * @throws Problem when a word is refused, drawn under {@code blame}
     */
    public static Plan plan(List<String> words, Context here, View view, Token blame) {
        List<Token> tokens = new ArrayList<>();
        for (String word : words) {
            tokens.add(blame == null ? Token.of(word) : new Token(word, blame.start(), blame.end(), false));
        }
        Reading reading = Commands.read(tokens);
        if (!reading.complete()) {
            throw refusal(reading, words, blame);
        }
        Request request = Commands.request(reading, here);
        return request.form().planner().plan(request, view);
    }

    /** Plans several lines, one after the other, as one plan. */
    static Plan all(List<List<String>> lines, Context here, View view, Token blame) {
        List<Effect> effects = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (List<String> line : lines) {
            Plan plan = plan(line, here, view, blame);
            effects.addAll(plan.effects());
            warnings.addAll(plan.warnings());
        }
        return new Plan(List.copyOf(effects), List.copyOf(warnings));
    }

    private static Problem refusal(Reading reading, List<String> words, Token blame) {
        String line = String.join(" ", words);
        String why = reading.mistake()
                .map(m -> "\"" + m.token().text() + "\": " + (m.reason() != null ? m.reason() : "not expected there"))
                .orElse("the line is too short");
        return Problem.of("line.refused", why).at(blame).hint("it stands for: " + line);
    }
}
