package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.slot;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.model.Link;
import netnsh.plan.Effect;
import netnsh.plan.Outcome;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.Dev;
import netnsh.value.Text;
import netnsh.word.Bridging;
import netnsh.word.Names;

/** Words that several objects of {@code bridge} have in common, and its options. */
final class BridgeWords {
    private BridgeWords() {}

    static final Syntax.Slot<Dev> DEV = slot("dev", Names.DEV, "the interface");
    static final Syntax.Slot<Integer> VLAN = slot("vlan", Bridging.VID, "of this VLAN");
    static final Syntax.Word SELF = exactly("self", "the device itself");
    static final Syntax.Word MASTER = exactly("master", "the bridge that it is a port of");
    static final Syntax.Word COMPRESS =
            new Syntax.Word(List.of("-compressvlans", "--compressvlans"), "neighbouring VLANs as ranges", false);

    /**
     * The options of bridge(8) in the order in which the program compares them; {@code -c} is {@code -color} there, whatever
     * its manual says.
     */
    static final Syntax OPTIONS = Syntax.many(Syntax.oneOf(
            Options.STATS,
            Options.DETAILS,
            Options.ONELINE,
            Options.TIMESTAMP,
            Options.FAMILY_CLAUSE,
            Options.V4,
            Options.V6,
            Syntax.seq(Options.NETNS_WORD, Options.NETNS),
            Options.COLOR,
            COMPRESS,
            Options.FORCE,
            Options.JSON,
            Options.PRETTY));

    static final Syntax DEV_CLAUSE = maybe(exactly("dev", DEV.help()), DEV);

    /** The interface that a change is about: the line's or the session's. */
    static Dev dev(Request r, View view) {
        Dev dev = r.args().get(DEV).orElse(r.context().dev());
        if (dev != null) {
            return dev;
        }
        List<String> names = view.links(r.ns()).stream()
                .map(Link::name)
                .filter(n -> !n.equals("lo"))
                .limit(12)
                .toList();
        Problem missing = Problem.of("bridge.dev", "dev is missing: which interface is meant?")
                .at(r.at());
        throw names.isEmpty() ? missing : missing.hint("there are " + String.join(", ", names));
    }

    /** The words, with the interface that the session supplied. */
    static String words(Request r, Dev dev) {
        boolean given = r.args().token(DEV) != null;
        return given ? r.words() : r.words() + " " + Text.words(List.of("dev", dev.name()));
    }

    /** The word to blame for the interface. */
    static Token at(Request r) {
        Token at = r.args().token(DEV);
        return at == null ? r.at() : at;
    }

    /** The index of an interface that a question names, 0 when it names none. */
    static int index(Request r, View view, Syntax.Slot<Dev> slot) {
        Dev dev = r.args().get(slot).orElse(null);
        return dev == null
                ? 0
                : RouteShow.index(r, view, dev, r.args().token(slot)).index();
    }

    /** A plan that shows something. */
    static Plan show(Request r, java.util.function.Function<View, Outcome> read) {
        return Plan.of(new Effect.Show(r.words(), read));
    }

    /** What must be named and is not. */
    static Problem missing(Request r, String what) {
        return Problem.of("line.short", what + " is missing").at(r.at());
    }
}
