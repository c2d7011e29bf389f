package netnsh.grammar;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import netnsh.grammar.Steps.Chain;
import netnsh.grammar.Steps.Step;
import netnsh.grammar.Steps.Trail;

/**
 * Reads words by a shape. For each way the words so far can be understood it keeps what remains of the shape. A keyword
 * spelled out beats a value, a value beats an abbreviated keyword if the line can be read so, and of several keywords that an abbreviation fits
 * the first declared one is meant, as in iproute2. Never throws on account of what is read.
 */
public final class Reader {
    private Reader() {}

    /** One way to understand the words so far: a chain to go (null at the end) and the trail behind. */
    private record State(Chain todo, Trail trail) {}

    /** Reads all words; answers how far it came. */
    public static Reading read(Syntax syntax, List<Token> words) {
        List<State> states = List.of(new State(new Chain(syntax, null), null));
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<State> next = take(steps(states, words.get(i).text()), words.get(i), roles);
            if (next.isEmpty()) {
                return stuck(i, words, steps(states, null), states, roles);
            }
            states = next;
        }
        List<State> ends = states;
        Args args = null;
        for (State s : states) {
            Trail end = finish(s.todo(), s.trail());
            if (end != REFUSED) {
                args = fold(end);
                break;
            }
        }
        return new Reading(
                words.size(),
                Optional.ofNullable(args),
                args == null ? soFar(states) : args,
                new Expected(() -> expected(steps(ends, null))),
                Optional.empty(),
                roles);
    }

    /**
     * What must still come when these words, all of which fit, are too few: the terminals that the line cannot do
     * without, in the order declared; empty when it is complete.
     */
    public static List<Syntax> needed(Syntax syntax, List<Token> words) {
        List<State> states = List.of(new State(new Chain(syntax, null), null));
        for (Token word : words) {
            states = take(steps(states, word.text()), word, new ArrayList<>());
        }
        Set<Syntax> needed = new LinkedHashSet<>();
        for (State s : states) {
            Chain todo = s.todo();
            while (todo != null && nullable(todo.head())) {
                todo = todo.tail();
            }
            if (todo != null) {
                first(todo.head(), needed);
            }
        }
        return List.copyOf(needed);
    }

    /** Adds the terminals that a shape, which is not nullable, cannot do without at its start. */
    private static void first(Syntax s, Set<Syntax> into) {
        if (nullable(s) || s instanceof Syntax.Word word && word.refused()) {
            return;
        } else if (s instanceof Syntax.Word || s instanceof Syntax.Slot) {
            into.add(s);
        } else if (s instanceof Syntax.Seq seq) {
            first(seq.parts().stream().filter(p -> !nullable(p)).findFirst().orElseThrow(), into);
        } else if (s instanceof Syntax.OneOf one) {
            one.choices().forEach(choice -> first(choice, into));
        } else if (s instanceof Syntax.AnyOrder any) {
            any.items().forEach(item -> first(item, into));
        } else if (s instanceof Syntax.Partly partly) {
            for (int i = 0; i < partly.of().items().size(); i++) {
                if ((partly.used() >> i & 1) == 0) {
                    first(partly.of().items().get(i), into);
                }
            }
        } else if (s instanceof Syntax.Group group) {
            first(group.of(), into);
        } else if (s instanceof Syntax.Tag tag) {
            first(tag.of(), into);
        } else if (s instanceof Syntax.Later later) {
            first(later.get(), into);
        }
    }

    private static List<State> take(List<Step> steps, Token word, List<String> roles) {
        List<State> exact = new ArrayList<>();
        List<State> values = new ArrayList<>();
        List<State> quoted = new ArrayList<>();
        List<State> abbreviated = new ArrayList<>();
        Syntax.Word meant = null;
        String role = "rest";
        for (Step step : steps) {
            if (step.terminal() instanceof Syntax.Word w && step.spent()) {
                meant = meant == null && !word.quoted() && fits(w, word.text()) ? w : meant;
            } else if (step.terminal() instanceof Syntax.Word w) {
                if (w.spellings().contains(word.text())) {
                    (word.quoted() ? quoted : exact).add(after(step, w.text(), word));
                } else if (!word.quoted() && fits(w, word.text()) && (meant == null || meant.equals(w))) {
                    meant = w;
                    abbreviated.add(after(step, w.text(), word));
                }
            } else if (step.terminal() instanceof Syntax.Slot<?> slot) {
                try {
                    values.add(after(step, slot.type().read(word.text()), word));
                    role = values.size() == 1 ? slot.type().role() : role;
                } catch (BadValue e) {
                    continue;
                }
            } else {
                values.add(after(step, word.text(), word));
            }
        }
        boolean keyword = values.isEmpty();
        values.addAll(quoted); // "$KIND" may be a keyword too, but only where it cannot be meant as a value
        values.addAll(abbreviated); // an abbreviation is meant where the line makes no sense with a value
        List<State> best = !exact.isEmpty() ? exact : values;
        if (!best.isEmpty()) {
            roles.add(best == values && !keyword ? role : "keyword");
        }
        return best;
    }

    private static State after(Step step, Object value, Token word) {
        return new State(step.after(), new Trail(step.terminal(), value, word, step.trail()));
    }

    static boolean fits(Syntax.Word w, String text) {
        if (w.exact() || text.isEmpty()) {
            return false;
        }
        for (String s : w.spellings()) {
            if (s.startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    private static Reading stuck(int at, List<Token> words, List<Step> steps, List<State> states, List<String> roles) {
        Token word = words.get(at);
        String reason = null;
        int offset = 0;
        for (Step step : steps) {
            if (step.terminal() instanceof Syntax.Slot<?> slot) {
                try {
                    slot.type().read(word.text());
                } catch (BadValue e) {
                    if (reason == null && !e.getMessage().isEmpty()) {
                        reason = e.getMessage();
                        offset = e.offset();
                    }
                }
            }
        }
        boolean repeated = false;
        for (State s : states) {
            for (Trail t = s.trail(); t != null; t = t.before()) {
                repeated |= t.node() instanceof Syntax.Word w
                        && (w.spellings().contains(word.text()) || fits(w, word.text()));
            }
        }
        Reading.Mistake mistake = new Reading.Mistake(word, reason, offset, repeated);
        return new Reading(at, Optional.empty(), soFar(states), expected(steps), Optional.of(mistake), roles);
    }

    private static Args soFar(List<State> states) {
        return states.isEmpty() || states.get(0).trail() == null
                ? Args.NONE
                : fold(states.get(0).trail());
    }

    private static List<Syntax> expected(List<Step> steps) {
        Set<Syntax> terminals = new LinkedHashSet<>();
        for (Step s : steps) {
            if (!s.spent()) {
                terminals.add(s.terminal());
            }
        }
        return List.copyOf(terminals);
    }

    /** What may come next; with {@code word} without the keywords that this word is not, else all of it. */
    private static List<Step> steps(List<State> states, String word) {
        Steps out = new Steps(word);
        states.forEach(s -> out.expand(s.todo(), s.trail()));
        return out.all();
    }

    /** What was expected at the end of a line; seldom asked for, so it is found out when it is. */
    private static final class Expected extends AbstractList<Syntax> {
        private final Supplier<List<Syntax>> supplier;
        private List<Syntax> found;

        Expected(Supplier<List<Syntax>> supplier) {
            this.supplier = supplier;
        }

        private List<Syntax> found() {
            found = found == null ? supplier.get() : found;
            return found;
        }

        @Override
        public Syntax get(int index) {
            return found().get(index);
        }

        @Override
        public int size() {
            return found().size();
        }
    }

    static boolean nullable(Syntax s) {
        if (s instanceof Syntax.Maybe
                || s instanceof Syntax.Many
                || s instanceof Syntax.Rest
                || s instanceof Syntax.End) {
            return true;
        } else if (s instanceof Syntax.Seq seq) {
            return seq.parts().stream().allMatch(Reader::nullable);
        } else if (s instanceof Syntax.OneOf one) {
            return one.choices().stream().anyMatch(Reader::nullable);
        } else if (s instanceof Syntax.AnyOrder any) {
            return any.items().stream().allMatch(Reader::nullable);
        } else if (s instanceof Syntax.Partly p) {
            for (int i = 0; i < p.of().items().size(); i++) {
                if ((p.used() >> i & 1) == 0 && !nullable(p.of().items().get(i))) {
                    return false;
                }
            }
            return true;
        } else if (s instanceof Syntax.Group g) {
            return nullable(g.of());
        } else if (s instanceof Syntax.Tag t) {
            return nullable(t.of());
        } else if (s instanceof Syntax.Later l) {
            return nullable(l.get());
        }
        return false;
    }

    private static final Trail REFUSED = new Trail(null, null, null, null);

    /** The trail at the end when nothing more comes, with the tags and group ends on the way, or REFUSED. */
    private static Trail finish(Chain todo, Trail trail) {
        if (todo == null) {
            return trail;
        }
        Syntax head = todo.head();
        if (!nullable(head)) {
            return REFUSED;
        }
        if (head instanceof Syntax.Seq seq) {
            return finish(Steps.chain(seq.parts(), todo.tail()), trail);
        } else if (head instanceof Syntax.OneOf one) {
            for (Syntax choice : one.choices()) {
                Trail t = finish(new Chain(choice, todo.tail()), trail);
                if (t != REFUSED) {
                    return t;
                }
            }
            return REFUSED;
        } else if (head instanceof Syntax.Tag tag) {
            return finish(new Chain(tag.of(), todo.tail()), new Trail(tag, tag.tag(), null, trail));
        } else if (head instanceof Syntax.Later later) {
            return finish(new Chain(later.get(), todo.tail()), trail);
        } else if (head instanceof Syntax.End) {
            return finish(todo.tail(), new Trail(head, null, null, trail));
        }
        return finish(todo.tail(), trail);
    }

    private static Args fold(Trail trail) {
        Deque<Trail> events = new ArrayDeque<>();
        for (Trail t = trail; t != null; t = t.before()) {
            events.push(t);
        }
        return level(events, null).args();
    }

    private record Level(Args args, Token first) {}

    private static Level level(Deque<Trail> events, Object outerTag) {
        List<Args.Binding> bindings = new ArrayList<>();
        Object tag = outerTag;
        Token first = null;
        while (!events.isEmpty()) {
            Trail t = events.pop();
            if (t.node() instanceof Syntax.End) {
                break;
            } else if (t.node() instanceof Syntax.Tag) {
                tag = t.value();
            } else if (t.node() instanceof Syntax.Group) {
                Level inner = level(events, null);
                bindings.add(new Args.Binding(t.node(), inner.args(), inner.first()));
                first = first == null ? inner.first() : first;
            } else {
                bindings.add(new Args.Binding(t.node(), t.value(), t.token()));
                first = first == null ? t.token() : first;
            }
        }
        return new Level(new Args(bindings, tag), first);
    }
}
