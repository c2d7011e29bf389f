package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.uapi.Named;
import netnsh.value.Dev;
import netnsh.word.Links;
import netnsh.word.Names;
import netnsh.word.Numbers;

/** The usual rows. */
public final class Rows {
    private Rows() {}

    /** Any value, shown in one's own way. */
    public static <T> Field<T> value(Syntax.Word word, ValueType<T> type, Attr<T> attr, Field.Show<T> show) {
        return new Field<>(word, type, attr, show);
    }

    /** Any value, shown as its type writes it. */
    public static <T> Field<T> value(String keyword, ValueType<T> type, Attr<T> attr, String help) {
        return new Field<>(
                Syntax.word(keyword, help),
                type,
                attr,
                (out, key, format, v, names) -> out.string(key, format, type.write(v)));
    }

    /** Eight bits in decimal. */
    public static Field<Integer> u8(String keyword, Attr<Integer> attr, String help) {
        return new Field<>(Syntax.word(keyword, help), Links.U8, attr, Rows::decimal).text(keyword + " %u ");
    }

    /** Sixteen bits in decimal. */
    public static Field<Integer> u16(String keyword, Attr<Integer> attr, String help) {
        return new Field<>(Syntax.word(keyword, help), Links.U16, attr, Rows::decimal).text(keyword + " %u ");
    }

    /** Thirty-two bits in decimal. */
    public static Field<Long> u32(String keyword, Attr<Long> attr, String help) {
        return new Field<>(Syntax.word(keyword, help), Numbers.U32, attr, Rows::decimal).text(keyword + " %u ");
    }

    /** Sixty-four bits in decimal. */
    public static Field<Long> u64(String keyword, Attr<Long> attr, String help) {
        return new Field<>(Syntax.word(keyword, help), Links.U64, attr, Rows::decimal).text(keyword + " %u ");
    }

    /** Sixteen bits, written as {@code 0x1f}. */
    public static Field<Integer> hex16(String keyword, Attr<Integer> attr, String help) {
        return new Field<>(
                Syntax.word(keyword, help),
                Links.U16,
                attr,
                (out, key, format, v, names) -> out.string(key, format, hex(v)));
    }

    /** {@code on} and {@code off} in a byte. */
    public static Field<Integer> onOff(String keyword, Attr<Integer> attr, String help) {
        return new Field<>(Syntax.word(keyword, help), Links.ON_OFF, attr, Rows::onOff);
    }

    /** One of several words for a number; anything else is shown as the number. */
    public static Field<Integer> choice(String keyword, Attr<Integer> attr, List<Named> words, String help) {
        return value(keyword, Links.choice(words), attr, help);
    }

    /** An Ethernet protocol: one of several words, with {@code -N} its number in brackets. */
    static Field<Integer> protocol(String keyword, Attr<Integer> attr, List<Named> words, String help) {
        ValueType<Integer> type = Links.choice(words);
        return new Field<>(
                Syntax.word(keyword, help),
                type,
                attr,
                (out, key, format, v, names) -> out.string(key, format, out.numeric() ? "[" + v + "]" : type.write(v)));
    }

    /** Another interface. */
    public static Field<Dev> dev(String keyword, Attr<Dev> attr, String help) {
        return new Field<>(
                Syntax.word(keyword, help),
                Names.DEV,
                attr,
                (out, key, format, v, names) -> out.string(key, format, name(v, names)));
    }

    /** A word that is there or not, for an attribute that is there or not; never shown. */
    public static Row flag(String keyword, Attr<Boolean> attr, String help) {
        return new Word<>(Syntax.word(keyword, help), attr, true);
    }

    /** A word that stands for one value of an attribute; never shown. */
    public static <T> Row word(Syntax.Word word, Attr<T> attr, T value) {
        return new Word<>(word, attr, value);
    }

    /** What the kernel tells and nobody sets. */
    public static <T> Row told(Attr<T> attr, String key, String format, Field.Show<T> show) {
        return new Told<>(attr, key, format, show);
    }

    /** An unsigned number that the kernel tells and nobody sets. */
    public static <N extends Number> Row told(Attr<N> attr, String key, String format) {
        return new Told<>(attr, key, format, Rows::decimal);
    }

    static void decimal(Printer out, String key, String format, Number v, IntFunction<String> names) {
        out.number(key, format, v.longValue());
    }

    static void onOff(Printer out, String key, String format, int v, IntFunction<String> names) {
        if (out.json()) {
            out.bool(key, null, v != 0);
        } else {
            out.string(null, format, v != 0 ? "on" : "off");
        }
    }

    /** As printf(3) writes {@code %#x}. */
    static String hex(long v) {
        return v == 0 ? "0" : "0x" + Long.toHexString(v);
    }

    static String name(Dev dev, IntFunction<String> names) {
        return dev.name().isEmpty() ? names.apply(dev.index()) : dev.name();
    }

    private static final class Word<T> extends Row {
        private final Syntax.Word word;
        private final Attr<T> attr;
        private final T value;

        Word(Syntax.Word word, Attr<T> attr, T value) {
            this.word = word;
            this.attr = attr;
            this.value = value;
        }

        @Override
        public Syntax syntax() {
            return word;
        }

        @Override
        public void write(Args args, Build build) {
            if (args.has(word)) {
                build.put(attr, value, args.token(word));
            }
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            // an action, or shown by another row
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            // as above
        }

        @Override
        String keyword() {
            return word.text();
        }
    }

    private static final class Told<T> extends Row {
        private final Attr<T> attr;
        private final String key;
        private final String format;
        private final Field.Show<T> show;

        Told(Attr<T> attr, String key, String format, Field.Show<T> show) {
            this.attr = attr;
            this.key = key;
            this.format = format;
            this.show = show;
        }

        @Override
        public Syntax syntax() {
            return Syntax.EMPTY;
        }

        @Override
        public void write(Args args, Build build) {
            // nobody sets it
        }

        @Override
        public void print(Attrs attrs, Printer out, IntFunction<String> names) {
            attrs.get(attr).ifPresent(v -> show.print(out, key, format, v, names));
        }

        @Override
        public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
            // nobody sets it
        }
    }
}
