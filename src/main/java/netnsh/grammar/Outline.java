package netnsh.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shape as documentation shows it: a line that fits on a page, what its words mean, and lists of what the line only
 * names ({@code OPTION}, {@code KIND}).
 *
 * @param line the shape in ip(8)'s notation, long lists replaced by their names
 * @param words the line's own keywords and values, each with its help
 * @param parts what the names stand for
 */
public record Outline(String line, List<Usage.Clause> words, List<Part> parts) {
    /**
     * A list of clauses that the line names.
     *
     * @param name in capitals, as it stands in the line
     */
    public record Part(String name, List<Usage.Clause> clauses) {}

    /** Any-order lists with more optional items than this, and choices of more shapes, are only named in the line. */
    private static final int MANY = 5;

    /** Nor does the line show an any-order list, or the table a clause, that is longer than this. */
    private static final int WIDE = 100;

    private static final int WIDE_CLAUSE = 84;

    /** The outline of a shape. */
    public static Outline of(Syntax syntax) {
        Maker maker = new Maker();
        String line = maker.text(syntax, false).trim();
        Set<Usage.Clause> words = new LinkedHashSet<>();
        maker.clauses(withoutItsName(syntax), words);
        List<Part> parts = new ArrayList<>();
        maker.parts.forEach((clauses, name) -> parts.add(new Part(name, clauses)));
        return new Outline(line, List.copyOf(words), List.copyOf(parts));
    }

    /** All clauses of a shape, in the order declared, each once. */
    public static List<Usage.Clause> all(Syntax syntax) {
        Set<Usage.Clause> all = new LinkedHashSet<>();
        new Maker().flat(syntax, all);
        return List.copyOf(all);
    }

    /** What stands behind a form's own keyword; that is explained by the form's summary, unless it has more spellings. */
    private static Syntax withoutItsName(Syntax s) {
        Syntax inner = s instanceof Syntax.Maybe maybe ? maybe.of() : s;
        boolean named = inner instanceof Syntax.Seq seq
                && seq.parts().size() > 1
                && seq.parts().get(0) instanceof Syntax.Word;
        if (!named) {
            return s;
        }
        List<Syntax> parts = ((Syntax.Seq) inner).parts();
        boolean once = ((Syntax.Word) parts.get(0)).spellings().size() == 1;
        // one in another, so that keyword and value are not taken for one clause
        Syntax rest = new Syntax.Maybe(new Syntax.Seq(parts.subList(1, parts.size())));
        return once ? rest : new Syntax.Seq(List.of(new Syntax.Seq(parts.subList(0, 1)), rest));
    }

    private static final class Maker {
        private final Map<List<Usage.Clause>, String> parts = new LinkedHashMap<>();

        private String text(Syntax s, boolean inside) {
            if (s instanceof Syntax.Seq seq) {
                return join(seq.parts());
            } else if (s instanceof Syntax.Maybe maybe) {
                return optional(maybe.of(), "");
            } else if (s instanceof Syntax.Many many) {
                return optional(many.of(), "...");
            } else if (s instanceof Syntax.AnyOrder any) {
                return anyOrder(any);
            } else if (s instanceof Syntax.OneOf one) {
                return named(one) ? name(one) + " ..." : choice(one, inside);
            } else if (s instanceof Syntax.Group group) {
                return text(group.of(), inside);
            } else if (s instanceof Syntax.Tag tag) {
                return text(tag.of(), inside);
            } else if (s instanceof Syntax.Later later) {
                return text(later.get(), inside);
            }
            return Usage.of(s);
        }

        private String optional(Syntax of, String end) {
            Syntax inner = of instanceof Syntax.Later later ? later.get() : of;
            if (inner instanceof Syntax.OneOf one && one.choices().size() > MANY && !positional(one)) {
                boolean words = one.choices().stream().allMatch(Syntax.Word.class::isInstance);
                return "[ " + part(words ? "TYPE" : "OPTION", clausesOf(one)) + " ]" + end;
            }
            String text = text(inner, true);
            return text.isEmpty() ? "" : "[ " + text + " ]" + end;
        }

        private String anyOrder(Syntax.AnyOrder any) {
            List<Syntax> own = new ArrayList<>();
            List<Syntax> options = new ArrayList<>();
            for (Syntax item : any.items()) {
                (Reader.nullable(item) && !positional(item) ? options : own).add(item);
            }
            boolean many = options.size() > MANY || new Maker().join(options).length() > WIDE;
            String rest = many ? "[ " + part("OPTION", clausesOf(new Syntax.Seq(options))) + " ]..." : join(options);
            String first = join(own);
            return first.isEmpty() || rest.isEmpty() ? first + rest : first + " " + rest;
        }

        /** Whether its value may stand without a keyword. */
        private static boolean positional(Syntax s) {
            Syntax inner = s instanceof Syntax.Maybe m ? m.of() : s;
            return inner instanceof Syntax.Slot
                    || inner instanceof Syntax.OneOf one
                            && one.choices().stream().anyMatch(c -> c instanceof Syntax.Slot);
        }

        /** A choice among words that each have a shape of their own behind them, such as the kinds of links. */
        private static boolean named(Syntax.OneOf one) {
            long shapes = one.choices().stream()
                    .filter(c -> c instanceof Syntax.Seq seq
                            && seq.parts().get(seq.parts().size() - 1) instanceof Syntax.Later)
                    .count();
            return shapes > MANY;
        }

        private String name(Syntax.OneOf one) {
            Set<Usage.Clause> clauses = new LinkedHashSet<>();
            String name = "KIND";
            for (Syntax c : one.choices()) {
                if (c instanceof Syntax.Seq seq && seq.parts().get(0) instanceof Syntax.Word w) {
                    clauses.add(new Usage.Clause(w.text(), w.help()));
                } else if (c instanceof Syntax.Slot<?> slot) {
                    name = slot.type().label();
                    clauses.add(new Usage.Clause(name, slot.help()));
                }
            }
            return part(name, List.copyOf(clauses));
        }

        private String part(String name, List<Usage.Clause> clauses) {
            String free = name;
            for (int n = 2; parts.containsValue(free) && !parts.containsKey(clauses); n++) {
                free = name + n;
            }
            parts.putIfAbsent(clauses, free);
            return parts.get(clauses);
        }

        private String choice(Syntax.OneOf one, boolean inside) {
            String shared = sharedValue(one);
            if (shared != null) {
                return shared;
            }
            Set<String> texts = new LinkedHashSet<>();
            boolean empty = false;
            for (Syntax c : one.choices()) {
                String t = text(c, true);
                empty |= t.isEmpty();
                texts.add(t);
            }
            texts.remove("");
            String all = String.join(" | ", texts);
            if (empty) {
                return all.isEmpty() ? "" : "[ " + all + " ]";
            }
            return inside || texts.size() < 2 ? all : "{ " + all + " }";
        }

        /** {@code [ name | dev ] NAME}: keywords that may be left out in front of the same value. */
        private static String sharedValue(Syntax.OneOf one) {
            List<String> keywords = new ArrayList<>();
            Syntax.Slot<?> bare = null;
            for (Syntax c : one.choices()) {
                if (c instanceof Syntax.Slot<?> slot) {
                    bare = slot;
                }
            }
            for (Syntax c : one.choices()) {
                if (c instanceof Syntax.Seq seq
                        && seq.parts().size() == 2
                        && seq.parts().get(0) instanceof Syntax.Word w
                        && seq.parts().get(1).equals(bare)) {
                    keywords.add(w.text());
                } else if (!c.equals(bare)) {
                    return null;
                }
            }
            return bare == null || keywords.isEmpty()
                    ? null
                    : "[ " + String.join(" | ", keywords) + " ] " + bare.type().label();
        }

        private String join(List<Syntax> list) {
            List<String> texts = new ArrayList<>();
            for (Syntax p : list) {
                String t = text(p, false);
                if (!t.isEmpty()) {
                    texts.add(t);
                }
            }
            return String.join(" ", texts);
        }

        private List<Usage.Clause> clausesOf(Syntax s) {
            Set<Usage.Clause> found = new LinkedHashSet<>();
            flat(s, found);
            return List.copyOf(found);
        }

        /** The clauses of the line itself: all but what a part lists. */
        private void clauses(Syntax s, Set<Usage.Clause> found) {
            Set<Usage.Clause> all = new LinkedHashSet<>();
            flat(s, all);
            for (Usage.Clause c : all) {
                if (parts.keySet().stream().noneMatch(p -> p.contains(c))) {
                    found.add(c);
                }
            }
        }

        private void flat(Syntax s, Set<Usage.Clause> found) {
            if (s instanceof Syntax.Word w) {
                found.add(new Usage.Clause(String.join("|", w.spellings()), w.help()));
            } else if (s instanceof Syntax.Slot<?> slot) {
                String label = slot.type().label();
                if (found.stream()
                        .noneMatch(c -> glued(c).equals(label) && c.help().equals(slot.help()))) {
                    found.add(new Usage.Clause(label, slot.help()));
                }
            } else if (s instanceof Syntax.Rest) {
                found.add(new Usage.Clause(Usage.of(s), ((Syntax.Rest) s).help()));
            } else if (s instanceof Syntax.Seq seq) {
                Usage.Clause whole = clause(seq);
                if (whole != null) {
                    found.add(whole);
                } else {
                    parts(seq.parts(), found);
                }
            } else if (s instanceof Syntax.OneOf one) {
                String shared = sharedValue(one);
                if (shared != null) {
                    Syntax.Slot<?> slot = (Syntax.Slot<?>) one.choices().stream()
                            .filter(Syntax.Slot.class::isInstance)
                            .findFirst()
                            .orElseThrow();
                    found.add(new Usage.Clause(shared, slot.help()));
                } else if (named(one)) {
                    name(one);
                } else {
                    one.choices().forEach(c -> flat(c, found));
                }
            } else if (s instanceof Syntax.AnyOrder any) {
                any.items().forEach(i -> flat(i, found));
            } else if (s instanceof Syntax.Maybe maybe) {
                flat(maybe.of(), found);
            } else if (s instanceof Syntax.Many many) {
                flat(many.of(), found);
            } else if (s instanceof Syntax.Group group) {
                flat(group.of(), found);
            } else if (s instanceof Syntax.Tag tag) {
                flat(tag.of(), found);
            } else if (s instanceof Syntax.Later later) {
                flat(later.get(), found);
            }
        }

        /** {@code -cCOUNT}, which means the same as {@code -c COUNT}. */
        private static String glued(Usage.Clause c) {
            return c.usage().startsWith("-") ? c.usage().replace(" ", "") : "";
        }

        private void parts(List<Syntax> list, Set<Usage.Clause> found) {
            for (int i = 0; i < list.size(); i++) {
                boolean optional = i + 1 < list.size()
                        && list.get(i) instanceof Syntax.Maybe maybe
                        && maybe.of() instanceof Syntax.Word
                        && list.get(i + 1) instanceof Syntax.Slot;
                if (optional) { // [ to ] PREFIX
                    Syntax.Slot<?> slot = (Syntax.Slot<?>) list.get(i + 1);
                    found.add(new Usage.Clause(Usage.of(new Syntax.Seq(list.subList(i, i + 2))), slot.help()));
                    i++;
                } else {
                    flat(list.get(i), found);
                }
            }
        }

        /** A keyword with its few values as one clause, or null. */
        private static Usage.Clause clause(Syntax.Seq seq) {
            if (seq.parts().size() < 2 || !simple(seq)) {
                return null;
            }
            Syntax first = seq.parts().get(0);
            List<Syntax.Word> words = new ArrayList<>();
            if (first instanceof Syntax.Word w) {
                words.add(w);
            } else if (first instanceof Syntax.OneOf one
                    && one.choices().stream().allMatch(Syntax.Word.class::isInstance)) {
                one.choices().forEach(c -> words.add((Syntax.Word) c));
            } else {
                return null;
            }
            List<String> spellings = new ArrayList<>();
            words.forEach(w -> spellings.addAll(w.spellings()));
            String rest =
                    Usage.of(new Syntax.Seq(seq.parts().subList(1, seq.parts().size())));
            String text = String.join("|", spellings) + " " + rest;
            return text.length() > WIDE_CLAUSE
                    ? null
                    : new Usage.Clause(text, words.get(0).help());
        }

        /** Keywords and values only, with choices among them. */
        private static boolean simple(Syntax s) {
            if (s instanceof Syntax.Seq seq) {
                return seq.parts().stream().allMatch(Maker::simple);
            } else if (s instanceof Syntax.OneOf one) {
                return one.choices().stream().allMatch(Maker::simple);
            } else if (s instanceof Syntax.Maybe maybe) {
                return simple(maybe.of());
            } else if (s instanceof Syntax.Many many) {
                return simple(many.of());
            }
            return s instanceof Syntax.Word || s instanceof Syntax.Slot || s instanceof Syntax.Rest;
        }
    }
}
