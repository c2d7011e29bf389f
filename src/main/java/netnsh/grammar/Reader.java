package netnsh.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads words by a shape. For each way the words so far can be understood it keeps what remains of the shape. A keyword
 * spelled out beats a value, a value beats an abbreviated keyword if the line can be read so, and of several keywords that an abbreviation fits
 * the first declared one is meant, as in iproute2. Never throws on account of what is read.
 */
public final class Reader {
    private Reader() {}

    /** What is still to come: a linked list, so that states can share their tails. */
    private record Chain(Syntax head, Chain tail) {}

    /** What has been bound, newest first. */
    private record Trail(Syntax node, Object value, Token token, Trail before) {}

    /** One way to understand the words so far: a chain to go (null at the end) and the trail behind. */
    private record State(Chain todo, Trail trail) {}

    /** A terminal that can take the next word, and the state's remainder behind it. */
    private record Step(Syntax terminal, Chain after, Trail trail) {
        /** A keyword that may not come again: it takes no word, but what is short for it is short for no other. */
        boolean spent() {
            return trail == SPENT;
        }
    }

    private static final Trail SPENT = new Trail(null, null, null, null);

    /** Reads all words; answers how far it came. */
    public static Reading read(Syntax syntax, List<Token> words) {
        List<State> states = List.of(new State(new Chain(syntax, null), null));
        List<String> roles = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            List<Step> steps = steps(states);
            List<State> next = take(steps, words.get(i), roles);
            if (next.isEmpty()) {
                return stuck(i, words, steps, states, roles);
            }
            states = next;
        }
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
                expected(steps(states)),
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
            states = take(steps(states), word, new ArrayList<>());
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

    private static boolean fits(Syntax.Word w, String text) {
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

    private static List<Step> steps(List<State> states) {
        List<Step> out = new ArrayList<>();
        for (State s : states) {
            expand(s.todo(), s.trail(), out);
        }
        return out;
    }

    private static void expand(Chain todo, Trail trail, List<Step> out) {
        if (todo == null) {
            return;
        }
        Syntax head = todo.head();
        Chain tail = todo.tail();
        if (head instanceof Syntax.Word || head instanceof Syntax.Slot) {
            out.add(new Step(head, tail, trail));
        } else if (head instanceof Syntax.Rest) {
            out.add(new Step(head, todo, trail));
            expand(tail, trail, out);
        } else if (head instanceof Syntax.Seq seq) {
            expand(chain(seq.parts(), tail), trail, out);
        } else if (head instanceof Syntax.OneOf one) {
            for (Syntax choice : one.choices()) {
                expand(new Chain(choice, tail), trail, out);
            }
        } else if (head instanceof Syntax.Maybe maybe) {
            expand(new Chain(maybe.of(), tail), trail, out);
            expand(tail, trail, out);
        } else if (head instanceof Syntax.Many many) {
            expand(new Chain(many.of(), todo), trail, out);
            expand(tail, trail, out);
        } else if (head instanceof Syntax.AnyOrder any) {
            expand(new Chain(new Syntax.Partly(any, 0), tail), trail, out);
        } else if (head instanceof Syntax.Partly partly) {
            expandPartly(partly, tail, trail, out);
        } else if (head instanceof Syntax.Group group) {
            expand(new Chain(group.of(), new Chain(new Syntax.End(), tail)), new Trail(group, null, null, trail), out);
        } else if (head instanceof Syntax.Tag tag) {
            expand(new Chain(tag.of(), tail), new Trail(tag, tag.tag(), null, trail), out);
        } else if (head instanceof Syntax.End) {
            expand(tail, new Trail(head, null, null, trail), out);
        } else if (head instanceof Syntax.Later later) {
            expand(new Chain(later.get(), tail), trail, out);
        }
    }

    private static void expandPartly(Syntax.Partly partly, Chain tail, Trail trail, List<Step> out) {
        List<Syntax> items = partly.of().items();
        boolean rest = true;
        for (int i = 0; i < items.size(); i++) {
            Syntax item = items.get(i);
            if ((partly.used() >> i & 1) != 0) {
                spent(item, out);
                continue;
            }
            boolean many = item instanceof Syntax.Many;
            Syntax.Partly left = many ? partly : new Syntax.Partly(partly.of(), partly.used() | 1L << i);
            Syntax inner = many ? ((Syntax.Many) item).of() : item instanceof Syntax.Maybe m ? m.of() : item;
            expand(new Chain(inner, new Chain(left, tail)), trail, out);
            rest &= nullable(item);
        }
        if (rest) {
            expand(tail, trail, out);
        }
    }

    /** The keywords that an item, which the line has already, starts with. */
    private static void spent(Syntax item, List<Step> out) {
        if (item instanceof Syntax.Word) {
            out.add(new Step(item, null, SPENT));
        } else if (item instanceof Syntax.Maybe maybe) {
            spent(maybe.of(), out);
        } else if (item instanceof Syntax.OneOf one) {
            one.choices().forEach(choice -> spent(choice, out));
        } else if (item instanceof Syntax.Seq seq && !seq.parts().isEmpty()) {
            spent(seq.parts().get(0), out);
        }
    }

    private static Chain chain(List<Syntax> parts, Chain tail) {
        Chain c = tail;
        for (int i = parts.size() - 1; i >= 0; i--) {
            c = new Chain(parts.get(i), c);
        }
        return c;
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
            return finish(chain(seq.parts(), todo.tail()), trail);
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
