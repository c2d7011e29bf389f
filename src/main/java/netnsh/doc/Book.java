package netnsh.doc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netnsh.grammar.Outline;
import netnsh.grammar.Usage;
import netnsh.kind.Kinds;
import netnsh.kind.LinkKind;
import netnsh.verb.Form;
import netnsh.verb.Verb;
import netnsh.verb.Verbs;

/** The declarations in the order of a book, for the man page and the reference: no list of options comes twice. */
final class Book {
    private Book() {}

    /**
     * A list of options.
     *
     * @param like the form that has the same list and came before, or null
     */
    record Part(String name, List<Usage.Clause> clauses, String like) {}

    /** A form: how it is written and what its words mean. */
    record Entry(Form form, String line, List<Usage.Clause> words, List<Part> parts) {}

    /** Lines with what they do beside them. */
    static List<String> examples(Form form) {
        int column = 0;
        for (Form.Example e : form.examples()) {
            column = Math.max(column, Math.min(WIDEST, e.line().length()));
        }
        List<String> lines = new ArrayList<>();
        for (Form.Example e : form.examples()) {
            lines.add(e.line() + " ".repeat(Math.max(0, column - e.line().length())) + "  # " + e.help());
        }
        return lines;
    }

    private static final int WIDEST = 60;

    /** A verb with its forms. */
    record Chapter(Verb verb, List<Entry> entries) {}

    /**
     * A link kind: how it is written behind {@code link add} and what its options mean.
     *
     * @param like sentences that say which lists stand elsewhere
     */
    record Kind(LinkKind kind, String line, List<Usage.Clause> words, List<String> like) {}

    /** All verbs. */
    static List<Chapter> chapters() {
        Map<List<Usage.Clause>, String> known = new HashMap<>();
        List<Chapter> chapters = new ArrayList<>();
        for (Verb verb : Verbs.all()) {
            List<Entry> entries = new ArrayList<>();
            for (Form form : verb.forms()) {
                entries.add(entry(verb, form, known));
            }
            chapters.add(new Chapter(verb, entries));
        }
        return chapters;
    }

    /** One form on its own, with all its lists. */
    static Entry entry(Verb verb, Form form) {
        return entry(verb, form, new HashMap<>());
    }

    private static Entry entry(Verb verb, Form form, Map<List<Usage.Clause>, String> known) {
        Outline outline = Outline.of(form.syntax());
        if (form.examples().isEmpty()) { // refused by name: what would stand there does not matter
            return new Entry(form, form.name() + " ...", List.of(), List.of());
        }
        List<Part> parts = new ArrayList<>();
        for (Outline.Part p : outline.parts()) {
            String like = known.putIfAbsent(p.clauses(), form.name());
            parts.add(new Part(p.name(), p.clauses(), like));
        }
        return new Entry(form, (verb.name() + " " + outline.line()).trim(), outline.words(), parts);
    }

    /** All link kinds. */
    static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (LinkKind kind : Kinds.all()) {
            kinds.add(kind(kind));
        }
        return kinds;
    }

    /** One link kind. */
    static Kind kind(LinkKind kind) {
        boolean create = !kind.slave();
        String verb = create ? "link add [ NAME ] [ OPTION ]..." : "link set IF";
        Outline outline = Outline.of(kind.syntax(create));
        List<Usage.Clause> words = new ArrayList<>(outline.words());
        List<String> like = new ArrayList<>();
        Map<List<Usage.Clause>, String> known = ofLinks();
        for (Outline.Part p : outline.parts()) {
            if (known.containsKey(p.clauses())) {
                like.add(p.name() + " is as in " + known.get(p.clauses()) + ".");
            } else {
                words.addAll(p.clauses());
            }
        }
        return new Kind(kind, (verb + " type " + kind.name() + " " + outline.line()).trim(), words, like);
    }

    private static Map<List<Usage.Clause>, String> ofLinks() {
        Map<List<Usage.Clause>, String> known = new HashMap<>();
        for (Verb verb : Verbs.all()) {
            if (verb.name().equals("link")) {
                verb.forms().forEach(f -> entry(verb, f, known));
            }
        }
        return known;
    }
}
