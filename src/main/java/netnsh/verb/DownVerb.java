package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.slot;
import static netnsh.grammar.Syntax.some;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.value.Text;

/** {@code down}, {@code sessions} and {@code scan}: what sessions have made, and how it goes. */
final class DownVerb {
    private DownVerb() {}

    /** A session as {@code sessions} lists it; no interface can have such a name. */
    static final ValueType<String> SESSION_TYPE =
            ValueType.of("session:N", "name", DownVerb::session, w -> w, Lookup.What.SESSION, "session:1");

    static final Syntax.Slot<String> SESSION = slot("session", SESSION_TYPE, "a session that is over");
    private static final Syntax.Word ALL = exactly("--all", "all sessions that are over, and this one");

    static List<Form> forms() {
        return List.of(
                // first, because an interface may have any other name
                Form.of(
                                "down sessions",
                                "take down what sessions have made",
                                Syntax.oneOf(ALL, some(SESSION)),
                                DownVerb::those)
                        .example("down --all", "all sessions that are over, also those that were killed, and this one"),
                Form.of(
                                "down",
                                "take down what this session has made; in a namespace: switch interfaces off",
                                many(ShortForms.DEV),
                                DownVerb::down)
                        .example("down", "at home: remove all that this session has made, and only that")
                        .example("down lo", "switch lo off", "up lo")
                        .example("down v0 v1", "several", "cable v0 v1")
                        .example(
                                "@left down",
                                "switch off the only interface that is not lo",
                                "netns add left",
                                "cable v0 left:eth0"));
    }

    static List<Form> sessions() {
        return List.of(Form.of(
                        "sessions",
                        "list the sessions of which something stands",
                        Syntax.EMPTY,
                        (r, view) -> Plan.of(new Effect.Sessions(r.words())))
                .example("sessions", "who, since when, whether it still runs, and what stands"));
    }

    static List<Form> scan() {
        return List.of(Form.of(
                        "scan",
                        "list what carries a mark of netnsh's and no journal tells of, with the lines that take it away",
                        Syntax.EMPTY,
                        (r, view) -> Plan.of(new Effect.Scan(r.words())))
                .example("scan", "after a journal was damaged: lines to be read, and run when they are right"));
    }

    private static String session(String word) throws BadValue {
        if (!word.matches("session:[0-9]{1,9}")) {
            throw new BadValue("a session is written session:3, as sessions lists it", 0);
        }
        return word;
    }

    private static Plan down(Request r, View view) {
        boolean home = r.context().ns() instanceof NsRef.Home && r.context().dev() == null;
        boolean named = r.args().bindings().stream().anyMatch(b -> b.node().equals(ShortForms.DEV));
        return home && !named
                ? Plan.of(new Effect.Down(List.of(), false, r.at(), r.words()))
                : ShortForms.down(r, view);
    }

    private static Plan those(Request r, View view) {
        List<String> words = new ArrayList<>(List.of("down"));
        List<String> ids = new ArrayList<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(SESSION)) {
                ids.add((String) b.value());
            }
        }
        words.addAll(ids.isEmpty() ? List.of("--all") : ids);
        return Plan.of(new Effect.Down(ids, r.args().has(ALL), r.at(), Text.words(words)));
    }
}
