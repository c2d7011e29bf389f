package netnsh.session;

import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.plan.Context;

/**
 * What a line is run with.
 *
 * @param kernel the machine
 * @param place where the session (or the background job) stands
 * @param scope the variables it sees
 * @param where where it stands
 * @param text the line as typed
 * @param out where its text goes
 * @param job the background job that it belongs to, or null
 * @param over the place that {@code @NS} names, or null
 * @param programs whether a word that is no verb may be a program; not so in notes
 */
record Frame(
        Kernel kernel,
        Place place,
        Scope scope,
        Source where,
        String text,
        Output out,
        Job job,
        Context over,
        boolean programs) {
    /** Where the line runs. */
    Context here() {
        return over != null ? over : place.now();
    }

    Frame to(Output other) {
        return new Frame(kernel, place, scope, where, text, other, job, over, programs);
    }

    Frame at(Context other) {
        return new Frame(kernel, place, scope, where, text, out, job, other, programs);
    }

    Frame inBackground(Job other, Kernel own) {
        return new Frame(own, place.copy(), scope.copy(), where, text, out, other, over, programs);
    }
}
