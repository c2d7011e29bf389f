package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.value.Dev;

/** A row of keyword, value and one attribute. */
public final class Field<T> extends Row {
    /** How a value is printed. */
    @FunctionalInterface
    public interface Show<T> {
        /** Prints a value; {@code key} and {@code format} are the row's. */
        void print(Printer out, String key, String format, T value, IntFunction<String> names);
    }

    private final Syntax.Word word;
    private final Syntax.Slot<T> slot;
    private final Attr<T> attr;
    private final Show<T> show;
    private String key;
    private String format;

    Field(Syntax.Word word, ValueType<T> type, Attr<T> attr, Show<T> show) {
        this.word = word;
        this.slot = Syntax.slot(word.text(), type, word.help());
        this.attr = attr;
        this.show = show;
        this.key = word.text();
        this.format = word.text() + " %s ";
    }

    /** Another JSON key than the keyword. */
    public Field<T> key(String other) {
        key = other;
        return this;
    }

    /** Another text than {@code keyword %s }. */
    public Field<T> text(String other) {
        format = other;
        return this;
    }

    @Override
    public Syntax syntax() {
        return Syntax.seq(word, slot);
    }

    @Override
    public void write(Args args, Build build) {
        args.get(slot).ifPresent(value -> build.put(attr, value, args.token(slot)));
    }

    @Override
    public void print(Attrs attrs, Printer out, IntFunction<String> names) {
        if (show != null) {
            attrs.get(attr).ifPresent(value -> show.print(out, key, format, value, names));
        }
    }

    @Override
    public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
        T value = attrs.get(attr).orElse(null);
        if (value instanceof Dev dev) {
            if (!dev.equals(Dev.NONE)) {
                words.add(word.text());
                words.add(dev.name().isEmpty() ? names.apply(dev.index()) : dev.name());
            }
        } else if (value != null) {
            words.add(word.text());
            words.add(slot.type().write(value));
        }
    }

    @Override
    String keyword() {
        return word.text();
    }
}
