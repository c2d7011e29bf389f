package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.oneOf;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.time.Duration;
import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.plan.Effect;
import netnsh.plan.Effect.Transaction.Kind;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.word.Numbers;

/** {@code transaction}, {@code commit}, {@code rollback}, {@code confirm}: changes that stand or go together. */
final class TransactionVerbs {
    private TransactionVerbs() {}

    private static final Syntax.Slot<Duration> TIME =
            slot("time", Numbers.DURATION, "how long; when left out, what was done is confirmed");
    private static final Syntax.Slot<String> WAITING =
            slot("session", DownVerb.SESSION_TYPE, "another session, whose changes wait for it");
    private static final Syntax.Word UNCONFIRMED =
            exactly("unconfirmed", "also when that session does not move any more: its watcher asks so");

    static List<Form> begin() {
        return List.of(Form.of("transaction", "begin a transaction", Syntax.EMPTY, plan(Kind.BEGIN))
                .example("transaction", "from here on: commit, or rollback"));
    }

    static List<Form> commit() {
        return List.of(Form.of("commit", "let the transaction's changes stand", Syntax.EMPTY, plan(Kind.COMMIT))
                .example("commit", "what was changed since transaction stands", "transaction", "netns add left"));
    }

    static List<Form> rollback() {
        return List.of(Form.of(
                        "rollback",
                        "take back what was changed since the transaction began, by all single lines that share its journal too",
                        maybe(seq(DownVerb.SESSION, maybe(UNCONFIRMED))),
                        plan(Kind.ROLLBACK))
                .example("rollback", "as if nothing had been done since transaction", "transaction", "netns add left"));
    }

    static List<Form> confirm() {
        return List.of(Form.of(
                        "confirm",
                        "take the transaction's changes back, or those from here on, unless confirm is typed in time",
                        maybe(oneOf(TIME, WAITING)),
                        plan(Kind.CONFIRM))
                .example("confirm 30s", "also when the terminal hangs up, or the shell is killed")
                .example("confirm", "let them stand, also from another shell: netnsh confirm", "confirm 30s"));
    }

    private static Form.Planner plan(Kind kind) {
        return (r, view) -> plan(kind, r, view);
    }

    private static Plan plan(Kind kind, Request r, View view) {
        String session =
                r.args().get(DownVerb.SESSION).or(() -> r.args().get(WAITING)).orElse(null);
        Duration time = r.args().get(TIME).orElse(null);
        boolean unconfirmed = r.args().has(UNCONFIRMED);
        return Plan.of(new Effect.Transaction(kind, session, time, unconfirmed, r.at(), r.words()));
    }
}
