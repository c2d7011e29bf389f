package netnsh.session;

import java.util.List;
import netnsh.grammar.Lexeme;

/**
 * A line taken apart: lists of pipelines. What stands in it was only looked at, nothing of it has been filled in or
 * looked up yet.
 *
 * @param text the line as typed
 * @param items its parts between {@code ;} and {@code &}
 */
record Line(String text, List<Item> items) {
    /**
     * Pipelines joined by {@code &&} and {@code ||}.
     *
     * @param steps the pipelines in order
     * @param background whether {@code &} stands behind
     */
    record Item(List<Step> steps, boolean background) {}

    /**
     * One pipeline of an item.
     *
     * @param when {@code null} for the first one, else {@code &&} or {@code ||}
     */
    record Step(String when, Pipeline pipeline) {}

    /**
     * {@code [!] [retry TIME] [@NS] [start …] [as USER] COMMAND [| …]}.
     *
     * @param invert an odd number of {@code !} stands in front
     * @param retry the time behind {@code retry}, or null
     * @param at the word {@code @NS}, or null
     * @param starting how it is to be started as a server, or null
     * @param as the user behind {@code as}, or null
     * @param words the first command's words, redirections taken out
     * @param redirects the first command's redirections
     * @param pipe what stands behind the first {@code |}, as typed; null when there is none
     * @param raw the whole pipeline behind its prefixes, as typed
     * @param start column of {@code raw}
     * @param from column of the first prefix, or {@code start}
     * @param grouped whether brackets or a compound command stand in it, which only a shell understands
     * @param compound whether it is a loop or another compound command of the shell's
     */
    record Pipeline(
            boolean invert,
            Lexeme retry,
            Lexeme at,
            Starting starting,
            Lexeme as,
            List<Lexeme> words,
            List<Redirect> redirects,
            String pipe,
            String raw,
            int start,
            int from,
            boolean grouped,
            boolean compound) {
        /** Column behind the last one. */
        int end() {
            return start + raw.length();
        }

        /** Whether operators stand in it. */
        boolean plain() {
            return redirects.isEmpty() && pipe == null && !grouped;
        }
    }

    /**
     * {@code start [--name NAME] [--restart] [--keep]}.
     *
     * @param name the word behind {@code --name}, or null
     */
    record Starting(Lexeme name, boolean restart, boolean keep) {}

    /**
     * A redirection.
     *
     * @param operator {@code >}, {@code >>}, {@code 2>}, {@code 2>&} …
     * @param target the word behind it
     */
    record Redirect(Lexeme operator, Lexeme target) {}
}
