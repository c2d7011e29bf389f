package netnsh.verb;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.plan.Plan;
import netnsh.plan.View;

/**
 * One way to use a verb: {@code addr add …}.
 *
 * @param name what it is called in help and reference: {@code addr add}
 * @param summary what it does, a few words
 * @param syntax the words behind the verb
 * @param planner what it means
 * @param examples lines that work, run by a test
 * @param own iproute2 does not have it
 */
public record Form(String name, String summary, Syntax syntax, Planner planner, List<Example> examples, boolean own) {
    /** Makes a plan of a request; a user's mistake is a {@link netnsh.plan.Problem}. */
    @FunctionalInterface
    public interface Planner {
        /** What the request means, given what the machine looks like. Changes nothing. */
        Plan plan(Request request, View view);
    }

    /**
     * A line that works.
     *
     * @param line what to type
     * @param help what it does
     * @param before lines that must have been run before, for the test; not shown
     */
    public record Example(String line, String help, List<String> before) {}

    /** A form without examples yet. */
    public static Form of(String name, String summary, Syntax syntax, Planner planner) {
        return new Form(name, summary, syntax, planner, List.of(), false);
    }

    /** The same with one more example. */
    public Form example(String line, String help, String... before) {
        List<Example> more = new ArrayList<>(examples);
        more.add(new Example(line, help, List.of(before)));
        return new Form(name, summary, syntax, planner, List.copyOf(more), own);
    }

    /** The same as netnsh's own form of an object of iproute2's; unknown where netnsh behaves as ip. */
    Form asOwn() {
        return new Form(name, summary, syntax, planner, examples, true);
    }
}
