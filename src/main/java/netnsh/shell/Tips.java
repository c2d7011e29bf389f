package netnsh.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import netnsh.grammar.Reading;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.verb.Commands;

/** Says, right of the cursor, what is expected next. Reads the grammar only, so it costs nothing while one types. */
final class Tips {
    private static final int MOST = 7;

    private Tips() {}

    /**
     * A tip.
     *
     * @param rest what is missing of the word at the cursor, possibly empty; can be taken over
     * @param text what else to say
     */
    record Tip(String rest, String text) {
        static final Tip NONE = new Tip("", "");
    }

    /** The tip for a line with the cursor at its end. */
    static Tip at(LineWords.Words words) {
        if (words.comment() || words.piped() || words.target() || !words.raw().equals(words.word())) {
            return Tip.NONE;
        }
        List<Token> all = words.before();
        List<Token> before = all.subList(Command.prefixes(all), all.size());
        if (before.isEmpty() && words.word().isEmpty()) {
            return Tip.NONE;
        }
        Reading reading = Commands.read(before);
        if (reading.taken() < before.size()) {
            return Tip.NONE;
        }
        if (words.word().isEmpty()) {
            return new Tip("", expected(reading));
        }
        return word(before, reading, words.word());
    }

    /** The rest of the keyword that the word could become; where it is one already, what it means. */
    private static Tip word(List<Token> before, Reading reading, String partial) {
        Syntax.Word meant = null;
        for (Syntax s : reading.expected()) {
            if (s instanceof Syntax.Word w && w.spellings().contains(partial)) {
                return new Tip("", before.isEmpty() ? "  " + w.help() : "");
            } else if (s instanceof Syntax.Word w && meant == null && w.text().startsWith(partial)) {
                meant = w;
            }
        }
        boolean value = reading.expected().stream().anyMatch(s -> s instanceof Syntax.Slot<?>);
        if (meant == null || value && partial.length() < 2) {
            return Tip.NONE;
        }
        return new Tip(meant.text().substring(partial.length()), "");
    }

    private static String expected(Reading reading) {
        Set<String> values = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        for (Syntax s : reading.expected()) {
            if (s instanceof Syntax.Slot<?> slot) {
                values.add(slot.type().label());
            } else if (s instanceof Syntax.Rest rest) {
                values.add(rest.name().toUpperCase(java.util.Locale.ROOT) + "...");
            } else if (s instanceof Syntax.Word w && !w.text().startsWith("-")) {
                words.add(w.text());
            }
        }
        List<String> shown = new ArrayList<>(values);
        shown.addAll(words);
        if (shown.isEmpty()) {
            return "";
        }
        boolean cut = shown.size() > MOST;
        String text = String.join(" | ", cut ? shown.subList(0, MOST) : shown) + (cut ? " | …" : "");
        return reading.complete() ? "[ " + text + " ]" : text;
    }
}
