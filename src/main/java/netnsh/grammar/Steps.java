package netnsh.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * The terminals with which what remains of a shape may go on. Most of a shape starts with keywords, and a word is few of
 * them: where the word is known, the others are passed over before anything is made for them.
 */
final class Steps {
    private final String word;
    private final List<Step> all = new ArrayList<>();

    /** None yet; {@code word} is the next one, or null when everything is wanted. */
    Steps(String word) {
        this.word = word;
    }

    /** Those that were found, in the order declared. */
    List<Step> all() {
        return all;
    }

    /** What is still to come: a linked list, so that states can share their tails. */
    record Chain(Syntax head, Chain tail) {}

    /** What has been bound, newest first. */
    record Trail(Syntax node, Object value, Token token, Trail before) {}

    /** A terminal that can take the next word, and the state's remainder behind it. */
    record Step(Syntax terminal, Chain after, Trail trail) {
        /** A keyword that may not come again: it takes no word, but what is short for it is short for no other. */
        boolean spent() {
            return trail == SPENT;
        }
    }

    private static final Trail SPENT = new Trail(null, null, null, null);

    /** Whether a shape starts with a keyword that the word cannot be. */
    private boolean passes(Syntax shape) {
        Syntax s = shape;
        while (word != null) {
            if (s instanceof Syntax.Word w) {
                return !w.spellings().contains(word) && !Reader.fits(w, word);
            } else if (s instanceof Syntax.Seq seq && !seq.parts().isEmpty()) {
                s = seq.parts().get(0);
            } else if (s instanceof Syntax.Tag tag) {
                s = tag.of();
            } else if (s instanceof Syntax.Group group) {
                s = group.of();
            } else {
                return false;
            }
        }
        return false;
    }

    /** Adds the terminals with which a state may go on. */
    void expand(Chain todo, Trail trail) {
        if (todo == null) {
            return;
        }
        Syntax head = todo.head();
        Chain tail = todo.tail();
        if (head instanceof Syntax.Word || head instanceof Syntax.Slot) {
            all.add(new Step(head, tail, trail));
        } else if (head instanceof Syntax.Rest) {
            all.add(new Step(head, todo, trail));
            expand(tail, trail);
        } else if (head instanceof Syntax.Seq seq) {
            expand(chain(seq.parts(), tail), trail);
        } else if (head instanceof Syntax.OneOf one) {
            for (Syntax choice : one.choices()) {
                if (!passes(choice)) {
                    expand(new Chain(choice, tail), trail);
                }
            }
        } else if (head instanceof Syntax.Maybe maybe) {
            if (!passes(maybe.of())) {
                expand(new Chain(maybe.of(), tail), trail);
            }
            expand(tail, trail);
        } else if (head instanceof Syntax.Many many) {
            expand(new Chain(many.of(), todo), trail);
            expand(tail, trail);
        } else if (head instanceof Syntax.AnyOrder any) {
            expand(new Chain(new Syntax.Partly(any, 0), tail), trail);
        } else if (head instanceof Syntax.Partly partly) {
            expandPartly(partly, tail, trail);
        } else if (head instanceof Syntax.Group group) {
            expand(new Chain(group.of(), new Chain(new Syntax.End(), tail)), new Trail(group, null, null, trail));
        } else if (head instanceof Syntax.Tag tag) {
            expand(new Chain(tag.of(), tail), new Trail(tag, tag.tag(), null, trail));
        } else if (head instanceof Syntax.End) {
            expand(tail, new Trail(head, null, null, trail));
        } else if (head instanceof Syntax.Later later) {
            expand(new Chain(later.get(), tail), trail);
        }
    }

    private void expandPartly(Syntax.Partly partly, Chain tail, Trail trail) {
        List<Syntax> items = partly.of().items();
        boolean rest = true;
        for (int i = 0; i < items.size(); i++) {
            Syntax item = items.get(i);
            if ((partly.used() >> i & 1) != 0) {
                spent(item);
                continue;
            }
            boolean many = item instanceof Syntax.Many;
            Syntax inner = many ? ((Syntax.Many) item).of() : item instanceof Syntax.Maybe m ? m.of() : item;
            if (!passes(inner)) {
                Syntax.Partly left = many ? partly : new Syntax.Partly(partly.of(), partly.used() | 1L << i);
                expand(new Chain(inner, new Chain(left, tail)), trail);
            }
            rest &= Reader.nullable(item);
        }
        if (rest) {
            expand(tail, trail);
        }
    }

    /** The keywords that an item, which the line has already, starts with. */
    private void spent(Syntax item) {
        if (item instanceof Syntax.Word) {
            if (!passes(item)) {
                all.add(new Step(item, null, SPENT));
            }
        } else if (item instanceof Syntax.Maybe maybe) {
            spent(maybe.of());
        } else if (item instanceof Syntax.OneOf one) {
            one.choices().forEach(this::spent);
        } else if (item instanceof Syntax.Seq seq && !seq.parts().isEmpty()) {
            spent(seq.parts().get(0));
        }
    }

    /** Parts in a row in front of what comes behind them. */
    static Chain chain(List<Syntax> parts, Chain tail) {
        Chain c = tail;
        for (int i = parts.size() - 1; i >= 0; i--) {
            c = new Chain(parts.get(i), c);
        }
        return c;
    }
}
