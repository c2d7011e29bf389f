package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.netlink.Attr;
import netnsh.netlink.Attrs;
import netnsh.word.Links;

/** A row of keyword and one bit in an attribute of two numbers: the bits, and the mask of those that are meant. */
final class BitRow extends Row {
    private final Syntax.Word word;
    private final Syntax.Slot<Integer> slot;
    private final Attr<List<Long>> attr;
    private final long bit;
    private final boolean shown;

    private BitRow(Syntax.Word word, ValueType<Integer> type, Attr<List<Long>> attr, long bit, boolean shown) {
        this.word = word;
        this.slot = Syntax.slot(word.text(), type, word.help());
        this.attr = attr;
        this.bit = bit;
        this.shown = shown;
    }

    /** Typed as {@code on} and {@code off}, shown elsewhere (all bits in one list). */
    static BitRow onOff(String keyword, Attr<List<Long>> attr, long bit, String help) {
        return new BitRow(Syntax.word(keyword, help), Links.ON_OFF, attr, bit, false);
    }

    /** Typed and shown as 0 and 1. */
    static BitRow number(String keyword, Attr<List<Long>> attr, long bit, String help) {
        return new BitRow(Syntax.exactly(keyword, help), Links.U8, attr, bit, true);
    }

    @Override
    public Syntax syntax() {
        return Syntax.seq(word, slot);
    }

    @Override
    public void write(Args args, Build build) {
        args.get(slot).ifPresent(v -> {
            List<Long> old = build.get(attr, List.of(0L, 0L));
            long bits = v != 0 ? old.get(0) | bit : old.get(0) & ~bit;
            build.put(attr, List.of(bits, old.get(1) | bit), args.token(slot));
        });
    }

    @Override
    public void print(Attrs attrs, Printer out, IntFunction<String> names) {
        List<Long> pair = attrs.get(attr, List.of(0L, 0L));
        if (shown && (pair.get(1) & bit) != 0) {
            out.number(word.text(), word.text() + " %u ", (pair.get(0) & bit) != 0 ? 1 : 0);
        }
    }

    @Override
    public void words(Attrs attrs, IntFunction<String> names, List<String> words) {
        attrs.get(attr).filter(pair -> (pair.get(1) & bit) != 0).ifPresent(pair -> {
            words.add(word.text());
            words.add(slot.type().write((pair.get(0) & bit) != 0 ? 1 : 0));
        });
    }

    @Override
    String keyword() {
        return word.text();
    }
}
