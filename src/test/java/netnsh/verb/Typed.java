package netnsh.verb;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Reading;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;

/** Lines as somebody types them, words parted by single blanks. */
final class Typed {
    private Typed() {}

    static List<Token> tokens(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        for (String w : line.split(" ", -1)) {
            tokens.add(new Token(w, at, at + w.length(), false));
            at += w.length() + 1;
        }
        return tokens;
    }

    static Context in(String ns) {
        return new Context(new NsRef.Named(ns), null);
    }

    static Request request(Context here, String line) {
        Reading reading = Commands.read(tokens(line));
        assertTrue(reading.complete(), () -> line + " -> " + reading.mistake());
        return Commands.request(reading, here);
    }

    static Plan plan(View view, Context here, String line) {
        Request r = request(here, line);
        return r.form().planner().plan(r, view);
    }

    static List<Effect> effects(View view, String line) {
        return plan(view, Context.HOME, line).effects();
    }

    /** What each step stands for. */
    static List<String> words(View view, Context here, String line) {
        return plan(view, here, line).effects().stream().map(Effect::words).toList();
    }

    static List<String> words(View view, String line) {
        return words(view, Context.HOME, line);
    }

    /** What the only step shows. */
    static Outcome shown(View view, Context here, String line) {
        List<Effect> effects = plan(view, here, line).effects();
        return ((Effect.Show) effects.get(effects.size() - 1)).read().apply(view);
    }

    static Problem refusal(View view, String line) {
        return assertThrows(Problem.class, () -> plan(view, Context.HOME, line));
    }

    /** The reason why the words are not understood at all. */
    static String mistake(String line) {
        Reading reading = Commands.read(tokens(line));
        assertTrue(reading.mistake().isPresent(), () -> line + " is understood");
        return reading.mistake().get().reason();
    }
}
