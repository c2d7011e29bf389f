package netnsh.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/** A shape as a person reads it, and sentences that fit it. */
public final class Usage {
    private Usage() {}

    /** A sentence of a shape is not made longer than this many words by optional parts. */
    private static final int LONG = 24;

    /** The shape in the notation of ip(8)'s help: {@code { add | del } PREFIX [ dev IF ]}. */
    public static String of(Syntax syntax) {
        return text(syntax, false).trim();
    }

    /**
     * A line that the shape takes, as words.
     *
     * @param random where choices come from; the same seed gives the same line
     */
    public static List<String> sample(Syntax syntax, Random random) {
        List<String> words = new ArrayList<>();
        sample(syntax, random, words);
        return words;
    }

    private static String text(Syntax s, boolean inside) {
        if (s instanceof Syntax.Word w) {
            return w.text();
        } else if (s instanceof Syntax.Slot<?> slot) {
            return slot.type().label();
        } else if (s instanceof Syntax.Rest rest) {
            return rest.name().toUpperCase(Locale.ROOT) + "...";
        } else if (s instanceof Syntax.Seq seq) {
            return join(seq.parts(), " ");
        } else if (s instanceof Syntax.OneOf one) {
            return choice(one, inside);
        } else if (s instanceof Syntax.AnyOrder any) {
            return join(neededFirst(any.items()), " ");
        } else if (s instanceof Syntax.Maybe maybe) {
            String of = text(maybe.of(), true);
            return of.isEmpty() ? "" : "[ " + of + " ]";
        } else if (s instanceof Syntax.Many many) {
            String of = text(many.of(), true);
            return of.isEmpty() ? "" : "[ " + of + " ]...";
        } else if (s instanceof Syntax.Group g) {
            return text(g.of(), inside);
        } else if (s instanceof Syntax.Tag t) {
            return text(t.of(), inside);
        } else if (s instanceof Syntax.Later l) {
            return recursive(l) ? "..." : within(l, () -> text(l.get(), inside));
        }
        return "";
    }

    /** Whoever reads a usage looks for what a line cannot do without; the order declared is that of abbreviations. */
    private static List<Syntax> neededFirst(List<Syntax> items) {
        List<Syntax> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(Reader::nullable));
        return sorted;
    }

    /** The deferred shapes being written now: one inside itself is written as dots. */
    private static final ThreadLocal<List<Syntax>> OPEN = ThreadLocal.withInitial(ArrayList::new);

    private static boolean recursive(Syntax.Later l) {
        return OPEN.get().contains(l);
    }

    private static <T> T within(Syntax.Later l, Supplier<T> work) {
        OPEN.get().add(l);
        try {
            return work.get();
        } finally {
            OPEN.get().remove(l);
        }
    }

    /**
     * A keyword or value of a shape with what it means.
     *
     * @param usage {@code mtu NUMBER}
     * @param help what it means, a few words
     */
    public record Clause(String usage, String help) {}

    private static String choice(Syntax.OneOf one, boolean inside) {
        List<String> texts = new ArrayList<>();
        boolean empty = false;
        for (Syntax c : one.choices()) {
            String t = text(c, true);
            empty |= t.isEmpty();
            if (!t.isEmpty() && !texts.contains(t)) {
                texts.add(t);
            }
        }
        String all = String.join(" | ", texts);
        if (empty) {
            return all.isEmpty() ? "" : "[ " + all + " ]";
        }
        return inside || texts.size() < 2 ? all : "{ " + all + " }";
    }

    private static String join(List<Syntax> parts, String with) {
        List<String> texts = new ArrayList<>();
        for (Syntax p : parts) {
            String t = text(p, false);
            if (!t.isEmpty()) {
                texts.add(t);
            }
        }
        return String.join(with, texts);
    }

    private static void sample(Syntax s, Random random, List<String> words) {
        if (s instanceof Syntax.Word w) {
            words.add(w.spellings().get(random.nextInt(w.spellings().size())));
        } else if (s instanceof Syntax.Slot<?> slot) {
            List<String> examples = slot.type().examples();
            words.add(examples.get(random.nextInt(examples.size())));
        } else if (s instanceof Syntax.Rest) {
            words.add("true");
        } else if (s instanceof Syntax.Seq seq) {
            seq.parts().forEach(p -> sample(p, random, words));
        } else if (s instanceof Syntax.OneOf one) {
            sample(one.choices().get(random.nextInt(one.choices().size())), random, words);
        } else if (s instanceof Syntax.AnyOrder any) {
            List<Syntax> items = new ArrayList<>(any.items());
            Collections.shuffle(items, random);
            items.forEach(i -> sample(i, random, words));
        } else if (s instanceof Syntax.Maybe maybe) {
            if (words.size() < LONG && random.nextInt(4) == 0) {
                sample(maybe.of(), random, words);
            }
        } else if (s instanceof Syntax.Many many) {
            while (words.size() < LONG && random.nextInt(3) == 0) {
                sample(many.of(), random, words);
            }
        } else if (s instanceof Syntax.Group g) {
            sample(g.of(), random, words);
        } else if (s instanceof Syntax.Tag t) {
            sample(t.of(), random, words);
        } else if (s instanceof Syntax.Later l) {
            sample(l.get(), random, words);
        }
    }
}
