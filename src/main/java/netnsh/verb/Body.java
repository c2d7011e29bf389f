package netnsh.verb;

import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.Token;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.plan.Blame;

/** The attributes of a request as a planner collects them, with the word that each came from. */
final class Body {
    private final Blame blame;
    private Attrs attrs = Attrs.NONE;

    /** An empty one; what is blamed on no other word is blamed on {@code whole}. */
    Body(Token whole) {
        this.blame = new Blame(whole);
    }

    /** Adds an attribute that came from a word, which may be null. */
    <T> void put(Attr<T> attr, T value, Token at) {
        attrs = attrs.with(attr, value);
        blame.put(at, attr.id());
    }

    /** Adds an attribute when its value was given. */
    <T> void put(Attr<T> attr, Args args, Syntax.Slot<T> slot) {
        args.get(slot).ifPresent(value -> put(attr, value, args.token(slot)));
    }

    /** Adds an attribute of one or two bytes when its value was given. */
    void putSmall(Attr<Integer> attr, Args args, Syntax.Slot<Long> slot) {
        args.get(slot).ifPresent(value -> put(attr, value.intValue(), args.token(slot)));
    }

    Attrs attrs() {
        return attrs;
    }

    Blame blame() {
        return blame;
    }
}
