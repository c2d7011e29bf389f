package netnsh.shell;

import java.util.List;
import java.util.function.ToIntFunction;
import netnsh.grammar.Source;
import netnsh.plan.Problem;
import netnsh.render.ProblemText;
import netnsh.script.NotesFiles;
import netnsh.script.Wishes;

/** {@code netnsh notes}: says how notes are understood; no session is made, and nothing is run. */
public final class NoteListing {
    private static final int USAGE = 2;

    private NoteListing() {}

    /**
     * Does it; the exit status.
     *
     * @param words those behind {@code notes}
     * @param out prints a text; its exit status
     */
    public static int run(List<String> words, ToIntFunction<String> out) {
        NotesArguments asked = NotesArguments.of(words);
        if (asked.wrong() != null) {
            System.err.println("netnsh: " + asked.wrong() + "; usage: " + NotesArguments.USAGE);
            return USAGE;
        }
        try {
            Wishes wishes = wishes(asked.notes());
            StringBuilder all = new StringBuilder();
            asked.files().forEach(f -> all.append(NotesFiles.listing(f, wishes)));
            return out.applyAsInt(all.toString());
        } catch (Problem p) {
            System.err.print(ProblemText.text(p, null, Source.PROMPT, false));
            return 1;
        }
    }

    private static Wishes.Check check(Arguments.ForNotes notes) {
        if (notes.update()) {
            return notes.tap() ? Wishes.Check.TAP_UPDATE : Wishes.Check.UPDATE;
        }
        return notes.tap() ? Wishes.Check.TAP : notes.check() ? Wishes.Check.YES : Wishes.Check.NO;
    }

    /** What the options for notes ask for. */
    public static Wishes wishes(Arguments.ForNotes n) {
        return Wishes.of(n.maps(), n.uplink(), n.patch(), n.files(), n.bash()).check(check(n));
    }
}
