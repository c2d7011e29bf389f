package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.List;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Effect.Record.What;
import netnsh.plan.Plan;
import netnsh.value.Text;

/** {@code record}: a command file, or notes, out of what is typed at the prompt. */
final class RecordVerb {
    private RecordVerb() {}

    private static final ValueType<String> FILE_TYPE =
            ValueType.of("FILE", "value", RecordVerb::file, w -> w, Lookup.What.FILE, "lab.nsh", "lab.md");
    private static final Syntax.Slot<String> FILE =
            slot("file", FILE_TYPE, "a command file (.nsh), or notes with what the lines print (.md)");
    private static final Syntax.Word STOP = exactly("stop", "end the file");
    private static final Syntax.Word FORCE = exactly("--force", "replace a file that is there");

    static List<Form> forms() {
        return List.of(
                Form.of("record stop", "end the recording", STOP, (r, view) -> what(What.STOP, r))
                        .example("record stop", "the file is complete", "record lab.nsh"),
                Form.of("record FILE", "keep what is done from now on", seq(maybe(FORCE), FILE), RecordVerb::start)
                        .example("record lab.md", "notes that \"netnsh test lab.md\" accepts at once")
                        .example("record --force lab.nsh", "the lines alone, as a command file"),
                Form.of("record", "say whether something is recorded", Syntax.EMPTY, (r, view) -> what(What.STATE, r))
                        .example("record", "what is recorded"));
    }

    private static Plan what(What what, Request r) {
        return Plan.of(new Effect.Record(what, null, false, r.at(), String.join(" ", r.commandWords())));
    }

    private static Plan start(Request r, netnsh.plan.View view) {
        return Plan.of(new Effect.Record(
                What.START,
                r.args().need(FILE),
                r.args().has(FORCE),
                r.args().token(FILE),
                Text.words(r.commandWords())));
    }

    private static String file(String word) throws BadValue {
        if (word.endsWith(".nsh") || word.endsWith(".md")) {
            return word;
        }
        throw new BadValue("a recording is a command file (.nsh) or notes (.md)");
    }
}
