package netnsh.shell;

import java.util.ArrayList;
import java.util.List;
import netnsh.grammar.Lookup;
import netnsh.grammar.Offer;
import netnsh.grammar.Usage;
import netnsh.session.LiveNames;

/**
 * What the program does beside running lines: a first word that is no command of a session.
 *
 * @param name the word
 * @param help one line
 * @param options those behind it
 */
record Tasks(String name, String help, List<Usage.Clause> options) {
    /** All of them. */
    static List<Tasks> all() {
        return List.of(
                new Tasks(
                        "notes",
                        "say how notes are understood, and run nothing",
                        Arguments.clauses(Arguments.forNotes())),
                new Tasks("test", "run notes and command files in sandboxes and check them", ofTest()));
    }

    private static List<Usage.Clause> ofTest() {
        List<Usage.Clause> all = new ArrayList<>(Arguments.clauses(TestArguments.OWN));
        all.addAll(Arguments.clauses(Arguments.forNotes()));
        return all;
    }

    /** As help and completion list them. */
    static List<Usage.Clause> clauses() {
        return all().stream().map(t -> new Usage.Clause(t.name(), t.help())).toList();
    }

    /** The one that a word names, or null. */
    static Tasks of(String word) {
        return all().stream().filter(t -> t.name().equals(word)).findFirst().orElse(null);
    }

    /**
     * What could come next behind its name.
     *
     * @param before the words behind the name
     * @param partial what is typed of the next one
     */
    List<Offer> offers(List<String> before, String partial) {
        String last = before.isEmpty() ? "" : before.get(before.size() - 1);
        String label = label(last);
        boolean file =
                label.isEmpty() || label.startsWith("FILE") || label.startsWith("FOLDER") || label.endsWith(".xml");
        List<Offer> offers = new ArrayList<>();
        if (label.isEmpty() && partial.startsWith("-")) {
            for (Usage.Clause o : options) {
                for (String name : o.usage().split("[, ]+")) {
                    if (name.startsWith("--") && name.startsWith(partial)) {
                        offers.add(new Offer(name, o.help()));
                    }
                }
            }
        } else if (file) {
            List<Offer> files = new LiveNames(null, null, List::of, List::of).names(Lookup.What.FILE, partial);
            files.stream().filter(f -> f.text().startsWith(partial)).forEach(offers::add);
        }
        return offers;
    }

    /** What an option that stands in front wants: empty when it wants nothing, or is none. */
    private String label(String word) {
        for (Usage.Clause o : options) {
            List<String> words = List.of(o.usage().split("[, ]+"));
            boolean valued = !words.get(words.size() - 1).startsWith("-");
            if (valued && words.contains(word)) {
                return words.get(words.size() - 1);
            }
        }
        return "";
    }
}
