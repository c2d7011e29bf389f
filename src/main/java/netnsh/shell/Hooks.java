package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import netnsh.doc.Completions;
import netnsh.doc.Coverage;
import netnsh.doc.ManPage;
import netnsh.doc.Reference;
import netnsh.front.Front;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.grammar.Token;
import netnsh.plan.Context;
import netnsh.plan.View;
import netnsh.session.Suggest;
import netnsh.value.Text;

/**
 * What scripts call and help does not list: {@code netnsh complete WORD…} for the completion of other shells, and
 * {@code netnsh doc WHAT} for writing the generated documentation. No session is made.
 */
public final class Hooks {
    private Hooks() {}

    private static final String COMPLETE = "complete";
    private static final String DOC = "doc";

    /** Whether a first word names a hook. */
    public static boolean isOne(String word) {
        return word.equals(COMPLETE) || word.equals(DOC);
    }

    /**
     * What a hook prints; null when its words are wrong.
     *
     * @param words the hook and its arguments
     * @param version what the program calls itself
     * @param machine asked for when a first live name is wanted; a Problem or null is none
     */
    public static String text(List<String> words, String version, Supplier<? extends View> machine) {
        List<String> rest = words.subList(1, words.size());
        if (words.get(0).equals(COMPLETE)) {
            return complete(rest, machine);
        }
        return rest.size() == 1 ? generated(rest.get(0), version) : null;
    }

    /** How the hook for documentation is written. */
    public static final String USAGE = "netnsh doc bash|zsh|fish|man|reference|iproute2|coverage";

    /** A generated file's text; null when there is none of that name. */
    static String generated(String what, String version) {
        return switch (what) {
            case "bash" -> Completions.bash(Arguments.options(), Tasks.clauses());
            case "zsh" -> Completions.zsh(Arguments.options(), Tasks.clauses());
            case "fish" -> Completions.fish(Arguments.options(), Tasks.clauses());
            case "man" -> ManPage.roff(version, Arguments.options(), Arguments.clauses(TestArguments.OWN));
            case "reference" -> Reference.markdown();
            case "iproute2" -> Coverage.markdown(Front.options());
            case "coverage" -> Coverage.summary(Front.options());
            default -> null;
        };
    }

    /**
     * Candidates for the last of these words, one a line: the word, a tab, its help. Whatever goes wrong, there are just
     * fewer of them.
     */
    private static String complete(List<String> words, Supplier<? extends View> machine) {
        if (words.isEmpty()) {
            return "";
        }
        List<String> before = words.subList(0, words.size() - 1);
        if (!before.isEmpty() && before.get(0).startsWith("-")) {
            Arguments own = Arguments.of(before);
            if (own.wrong() != null || !own.lines().isEmpty()) {
                return ""; // the line behind -c is one word; behind it come arguments that only the user knows
            }
            before = own.words();
        }
        StringBuilder out = new StringBuilder();
        String partial = words.get(words.size() - 1);
        Tasks task = before.isEmpty() ? null : Tasks.of(before.get(0));
        if (task != null) {
            task.offers(before.subList(1, before.size()), partial).forEach(o -> add(out, o));
            return out.toString();
        }
        if (before.isEmpty() && words.size() == 1) {
            Tasks.clauses().stream()
                    .filter(t -> t.usage().startsWith(partial))
                    .forEach(t -> add(out, new Offer(t.usage(), t.help())));
        }
        List<Token> tokens = new ArrayList<>();
        before.forEach(word -> tokens.add(Token.of(word)));
        try {
            Suggest suggest = new Suggest(machine, Context.HOME, Lookup.NOTHING);
            suggest.at(tokens, partial).forEach(o -> add(out, o));
        } catch (RuntimeException e) {
            // Somebody presses TAB in another shell: nobody wants to read what went wrong there.
            return out.toString();
        }
        return out.toString();
    }

    private static void add(StringBuilder out, Offer o) {
        if (showable(o.text())) {
            out.append(o.text()).append('\t').append(Text.visible(o.help())).append('\n');
        }
    }

    /** A name that a terminal cannot show cannot be chosen either, and no two shells write it in the same way. */
    private static boolean showable(String text) {
        return text.codePoints().allMatch(Text::harmless);
    }
}
