package netnsh.session;

import java.util.List;
import netnsh.grammar.Source;
import netnsh.kernel.Kernel;
import netnsh.plan.Context;
import netnsh.value.Account;
import netnsh.value.NsRef;

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
 * @param together the places that are watched at once ({@code @all monitor}); empty for every other line
 * @param programs whether a word that is no verb may be a program; not so in notes
 * @param as who its programs run as; null for netnsh's own user
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
        List<NsRef> together,
        boolean programs,
        Account as) {
    Frame(
            Kernel kernel,
            Place place,
            Scope scope,
            Source where,
            String text,
            Output out,
            Job job,
            Context over,
            List<NsRef> together,
            boolean programs) {
        this(kernel, place, scope, where, text, out, job, over, together, programs, null);
    }

    /** Where the line runs. */
    Context here() {
        return over != null ? over : place.now();
    }

    Frame to(Output other) {
        return new Frame(kernel, place, scope, where, text, other, job, over, together, programs, as);
    }

    Frame at(Context other) {
        return new Frame(kernel, place, scope, where, text, out, job, other, together, programs, as);
    }

    /** In all these places at once. */
    Frame together(List<NsRef> places) {
        return new Frame(
                kernel, place, scope, where, text, out, job, new Context(places.get(0), null), places, programs, as);
    }

    /** With its programs run as somebody else. */
    Frame as(Account user) {
        return new Frame(kernel, place, scope, where, text, out, job, over, together, programs, user);
    }

    Frame inBackground(Job other, Kernel own) {
        return new Frame(own, place.copy(), scope.copy(), where, text, out, other, over, together, programs, as);
    }
}
