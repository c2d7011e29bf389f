package netnsh.verb;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.Display;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.value.NsRef;

/**
 * A line that was understood.
 *
 * @param verb the command
 * @param form which of its forms
 * @param args what the words were bound to (options in front included)
 * @param context where it runs: the session's place, or what {@code @NS} or {@code -n NS} say
 * @param display how results are to be printed
 * @param all {@code -all} was given
 * @param at the verb's word
 * @param place the word that names the namespace ({@code -n NS}, {@code netns exec NS}); null when the session does
 */
public record Request(
        Verb verb, Form form, Args args, Context context, Display display, boolean all, Token at, Token place) {
    /** The namespace it is about. */
    public NsRef ns() {
        return context.ns();
    }

    /**
     * What it means, given what the machine looks like.
     *
     * @throws netnsh.plan.Problem for a user's mistake
     */
    public Plan plan(View view) {
        Plan plan = form.planner().plan(this, view);
        boolean one = !form.name().endsWith("flush"); // of many at once iproute2 echoes none
        return one && args.has(Options.ECHO) ? plan.echoing() : plan;
    }

    /** The iproute2 line it stands for, spelled out: {@code ip -n left addr add 10.0.1.1/24 dev eth0}. */
    public String words() {
        return Commands.spellOut(this);
    }

    /** The words of the command itself (from the verb on), spelled out. */
    public List<String> commandWords() {
        int at = 0;
        // each binding in front of the verb is one word, which may be spelled like the verb (-n link link show)
        while (at < args.bindings().size() - 1
                && !args.bindings().get(at).node().equals(verb.word())) {
            at++;
        }
        List<String> words = args.words();
        return words.subList(at, words.size());
    }
}
