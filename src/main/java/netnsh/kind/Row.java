package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;

/**
 * One fact about a link: a clause of {@code link add} and {@code link set} with its help, the attribute on the wire,
 * the field of {@code link show -d}, the JSON key, and the words that would set it again.
 */
public abstract class Row {
    private String before;
    private boolean required;

    /** The clause; {@link Syntax#EMPTY} for what the kernel tells and nobody sets. */
    public abstract Syntax syntax();

    /** Puts into the request what the words say; nothing when they are not there. */
    public abstract void write(Args args, Build build);

    /** Prints the field when it is there. */
    public abstract void print(Attrs attrs, Printer out, IntFunction<String> names);

    /** Adds iproute2's words that set this again; nothing when the attribute is not there. */
    public abstract void words(Attrs attrs, IntFunction<String> names, List<String> words);

    /** Tries abbreviations before that row's, where iproute2 prints in another order than it reads. */
    public Row before(String keyword) {
        before = keyword;
        return this;
    }

    /** A new link must have it. */
    public Row required() {
        required = true;
        return this;
    }

    /** The keyword of the row that this one is read before, or null. */
    final String readBefore() {
        return before;
    }

    /** Whether a new link, or a tunnel, must have it. */
    public final boolean isRequired() {
        return required;
    }

    /** The canonical keyword, or null. */
    String keyword() {
        return null;
    }
}
