package netnsh.verb;

import static netnsh.grammar.Syntax.exactly;
import static netnsh.grammar.Syntax.many;
import static netnsh.grammar.Syntax.maybe;
import static netnsh.grammar.Syntax.rest;
import static netnsh.grammar.Syntax.seq;
import static netnsh.grammar.Syntax.slot;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.BadValue;
import netnsh.grammar.Lookup;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.grammar.ValueType;
import netnsh.plan.Effect;
import netnsh.plan.Plan;
import netnsh.plan.Problem;
import netnsh.plan.View;
import netnsh.value.NsRef;
import netnsh.value.Text;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** What deals with the state as a whole: save, diff, apply, undo, redo, history -p. */
final class StateVerbs {
    private StateVerbs() {}

    private static final ValueType<String> FILE_TYPE =
            ValueType.of("FILE", "value", StateVerbs::file, w -> w, Lookup.What.FILE, "lab.nsh");
    private static final Syntax.Slot<String> FILE = slot("file", FILE_TYPE, "the file; - is standard output");
    private static final Syntax.Slot<String> LAB = slot("file", FILE_TYPE, "a command file, or notes in Markdown");
    private static final Syntax.Slot<NsRef> PLACE = slot("namespace", Names.PLACE, "a namespace; / is home");
    private static final Syntax.Word AS = exactly("--as", "another kind of file");
    private static final Syntax.Word AS_IP = exactly("ip", "a script of iproute2's lines, for sh");
    private static final Syntax.Word PRUNE =
            exactly("--prune", "what the file does not mention goes, in the namespaces that it makes");
    private static final Syntax.Rest ARGUMENTS = rest("arguments", "$1, $2 and so on in the file");
    private static final Syntax.Word END = exactly("--", "arguments of the file follow");
    private static final Syntax.Rest PROGRAM = rest("program", "anything else: the program diff is run");
    private static final Syntax.Slot<Long> COUNT =
            slot("count", Numbers.range("N", 1, 1_000_000), "how many lines; 1 when left out");
    private static final Syntax.Word PLANS = exactly("-p", "with the plans that take them back");

    private static final Syntax.Word SHOW = exactly("--dry-run", "print the lines, and do nothing");

    private static final String SCREEN = "-";

    private static final String[] LAB_LINES = {"netns add left right", "cable left:eth0 right:eth0"};

    static List<Form> save() {
        Syntax as = seq(AS, AS_IP);
        return List.of(Form.of(
                        "save",
                        "write what is there to a file that rebuilds it",
                        seq(maybe(as), maybe(SHOW), FILE, maybe(SHOW), many(PLACE), maybe(as), maybe(SHOW)),
                        StateVerbs::save)
                .example("save -", "on the screen: all named namespaces, and what is cabled to them at home", LAB_LINES)
                .example("save - left --as ip", "one namespace, as a script of iproute2's lines", LAB_LINES));
    }

    static List<Form> diff() {
        return List.of(
                Form.of(
                                "diff",
                                "say what differs from what a file makes",
                                seq(maybe(PRUNE), LAB, maybe(PRUNE), maybe(END, ARGUMENTS)),
                                (r, view) -> reach(r, false))
                        .example("diff /dev/null", "the lines that would make it so (here: none)"),
                Form.of("diff FILES", "compare files", PROGRAM, StateVerbs::program)
                        .example("diff -q /dev/null /dev/null", "the program diff"));
    }

    static List<Form> apply() {
        return List.of(Form.of(
                        "apply",
                        "make it what a file makes, and touch nothing else",
                        seq(maybe(PRUNE), maybe(SHOW), LAB, maybe(PRUNE), maybe(SHOW), ARGUMENTS),
                        (r, view) -> reach(r, !r.args().has(SHOW)))
                .example("apply /dev/null", "nothing is sent where nothing differs")
                .example("apply /dev/null --dry-run", "the lines that it would do, as diff")
                .example("apply --prune /dev/null", "what it does not mention goes, in namespaces that it makes"));
    }

    static List<Form> undo() {
        return List.of(Form.of(
                        "undo",
                        "take back what the last line changed",
                        seq(maybe(SHOW), maybe(COUNT)),
                        (r, view) -> undo(r, false))
                .example("undo", "the last line that changed something", "netns add left")
                .example("undo --dry-run", "what undo would do", "netns add left")
                .example("undo 2", "the last two", "netns add left", "netns add right"));
    }

    static List<Form> redo() {
        return List.of(Form.of(
                        "redo",
                        "do again what was taken back",
                        seq(maybe(SHOW), maybe(COUNT)),
                        (r, view) -> undo(r, true))
                .example("redo", "as if undo had not been", "netns add left", "undo"));
    }

    static List<Form> history() {
        return List.of(Form.of(
                        "history -p",
                        "list what can be taken back, with the lines that do it",
                        PLANS,
                        (r, view) -> Plan.of(new Effect.Recent("history -p")))
                .example("history -p", "the lines that changed something, and what undo would do", "netns add left"));
    }

    private static Plan save(Request r, View view) {
        List<NsRef> places = new ArrayList<>();
        for (Args.Binding b : r.args().bindings()) {
            if (b.node().equals(PLACE) && !places.contains((NsRef) b.value())) {
                places.add(there((NsRef) b.value(), b.token(), view));
            }
        }
        Token at = r.args().token(FILE);
        String file = r.args().has(SHOW) ? SCREEN : r.args().need(FILE);
        return Plan.of(new Effect.Save(file, places, r.args().has(AS), at, words(r)));
    }

    private static NsRef there(NsRef ns, Token at, View view) {
        try {
            view.link(ns, "lo");
            return ns;
        } catch (Problem p) {
            throw p.at(at);
        }
    }

    private static Plan reach(Request r, boolean change) {
        Token at = r.args().token(LAB);
        return Plan.of(new Effect.Reach(
                r.args().need(LAB), r.args().rest(ARGUMENTS), change, r.args().has(PRUNE), at, words(r)));
    }

    private static Plan program(Request r, View view) {
        List<String> argv = new ArrayList<>(List.of("diff"));
        argv.addAll(r.args().rest(PROGRAM));
        return Plan.of(new Effect.Exec(r.ns(), argv, r.at(), Text.words(argv)));
    }

    private static Plan undo(Request r, boolean again) {
        int count = r.args().get(COUNT).orElse(1L).intValue();
        Token at = r.args().token(COUNT) == null ? r.at() : r.args().token(COUNT);
        return Plan.of(new Effect.Undo(count, again, r.args().has(SHOW), at, words(r)));
    }

    private static String words(Request r) {
        return Text.words(r.commandWords());
    }

    private static String file(String word) throws BadValue {
        if (word.isEmpty()) {
            throw new BadValue("the file's name is empty");
        } else if (word.indexOf(0) >= 0) {
            throw new BadValue("NUL byte in a file's name", word.indexOf(0));
        } else if (word.startsWith("--")) {
            throw new BadValue("no option of that name; a file is meant with ./" + word);
        }
        return word;
    }
}
