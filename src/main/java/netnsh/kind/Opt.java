package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attrs;

/** A row put together from its four parts; any of them may be left out. */
public final class Opt extends Row {
    /** What words put into the request. */
    @FunctionalInterface
    public interface Write {
        /** Writes them. */
        void to(Args args, Build build);
    }

    /** How the field is printed. */
    @FunctionalInterface
    public interface Show {
        /** Prints it. */
        void on(Attrs attrs, Printer out, IntFunction<String> names);
    }

    /** The words that set it again. */
    @FunctionalInterface
    public interface Words {
        /** Adds them. */
        void of(Attrs attrs, IntFunction<String> names, List<String> words);
    }

    private final Syntax syntax;
    private final Write write;
    private Show show = (attrs, out, names) -> {};
    private Words words = (attrs, names, into) -> {};

    private Opt(Syntax syntax, Write write) {
        this.syntax = syntax;
        this.write = write;
    }

    /** A clause and what it does. */
    public static Opt of(Syntax syntax, Write write) {
        return new Opt(syntax, write);
    }

    /** A clause whose words another row looks at. */
    public static Opt of(Syntax syntax) {
        return new Opt(syntax, (args, build) -> {});
    }

    /** No clause, but something that follows from the words of others. */
    public static Opt of(Write write) {
        return new Opt(Syntax.EMPTY, write);
    }

    /** No clause: something that is only printed. */
    public static Opt shown(Show show) {
        return of(Syntax.EMPTY).show(show);
    }

    /** The same, printed so. */
    public Opt show(Show how) {
        show = how;
        return this;
    }

    /** The same, set again by these words. */
    public Opt words(Words how) {
        words = how;
        return this;
    }

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public void write(Args args, Build build) {
        write.to(args, build);
    }

    @Override
    public void print(Attrs attrs, Printer out, IntFunction<String> names) {
        show.on(attrs, out, names);
    }

    @Override
    public void words(Attrs attrs, IntFunction<String> names, List<String> into) {
        words.of(attrs, names, into);
    }

    @Override
    String keyword() {
        Syntax first = syntax instanceof Syntax.Seq seq && !seq.parts().isEmpty()
                ? seq.parts().get(0)
                : syntax;
        return first instanceof Syntax.Word word ? word.text() : null;
    }
}
