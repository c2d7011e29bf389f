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
        return sample(syntax, new Evenly(random));
    }

    /** A line that the shape takes, as words, where somebody else chooses. */
    public static List<String> sample(Syntax syntax, Choices choices) {
        List<String> words = new ArrayList<>();
        sample(syntax, choices, words);
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

    /** What a sample takes where a shape leaves a choice. */
    public interface Choices {
        /** Which of several comes. */
        Syntax one(Syntax.OneOf of);

        /** In which order things come that may come in any order. */
        List<Syntax> order(List<Syntax> items);

        /** Whether something optional comes, once more where it may come often; {@code words} stand there already. */
        boolean take(Syntax optional, int words);

        /** How a keyword is written. */
        String spelled(Syntax.Word word);

        /** A value. */
        String value(Syntax.Slot<?> slot);
    }

    /** Everything is as likely as everything else; values are the examples of their types. */
    private record Evenly(Random random) implements Choices {
        @Override
        public Syntax one(Syntax.OneOf of) {
            return any(of.choices());
        }

        @Override
        public List<Syntax> order(List<Syntax> items) {
            List<Syntax> order = new ArrayList<>(items);
            Collections.shuffle(order, random);
            return order;
        }

        @Override
        public boolean take(Syntax optional, int words) {
            return words < LONG && random.nextInt(optional instanceof Syntax.Many ? 3 : 4) == 0;
        }

        @Override
        public String spelled(Syntax.Word word) {
            return any(word.spellings());
        }

        @Override
        public String value(Syntax.Slot<?> slot) {
            return any(slot.type().examples());
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }

    private static void sample(Syntax s, Choices choices, List<String> words) {
        if (s instanceof Syntax.Word w) {
            words.add(choices.spelled(w));
        } else if (s instanceof Syntax.Slot<?> slot) {
            words.add(choices.value(slot));
        } else if (s instanceof Syntax.Rest) {
            words.add("true");
        } else if (s instanceof Syntax.Seq seq) {
            seq.parts().forEach(p -> sample(p, choices, words));
        } else if (s instanceof Syntax.OneOf one) {
            sample(choices.one(one), choices, words);
        } else if (s instanceof Syntax.AnyOrder any) {
            choices.order(any.items()).forEach(i -> sample(i, choices, words));
        } else if (s instanceof Syntax.Maybe maybe) {
            if (choices.take(maybe, words.size())) {
                sample(maybe.of(), choices, words);
            }
        } else if (s instanceof Syntax.Many many) {
            while (choices.take(many, words.size())) {
                sample(many.of(), choices, words);
            }
        } else if (s instanceof Syntax.Group g) {
            sample(g.of(), choices, words);
        } else if (s instanceof Syntax.Tag t) {
            sample(t.of(), choices, words);
        } else if (s instanceof Syntax.Later l) {
            sample(l.get(), choices, words);
        }
    }
}
