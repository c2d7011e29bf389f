package netnsh.kind;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.grammar.ValueType;
import netnsh.uapi.IflaIpoib;
import netnsh.uapi.Named;
import netnsh.word.Links;

/** {@code type ipoib}: IP over InfiniBand (linux/if_link.h, IFLA_IPOIB_*). */
final class Ipoib extends LinkKind {
    Ipoib() {
        super("ipoib", "IP over InfiniBand", "ib_ipoib");
    }

    @Override
    public boolean onLink() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of(
                Rows.value(
                                Syntax.word("pkey", "the partition"),
                                PKEY,
                                IflaIpoib.IFLA_IPOIB_PKEY,
                                (out, key, format, v, names) -> out.string(key, format, String.format("0x%04x", v)))
                        .key("key")
                        .text("pkey %s "),
                Rows.value(
                        Syntax.word("mode", "datagrams or connections"),
                        Links.choice(IflaIpoib.MODES),
                        IflaIpoib.IFLA_IPOIB_MODE,
                        (out, key, format, v, names) ->
                                out.string(key, format, v > 1 ? "unknown" : Named.nameOf(IflaIpoib.MODES, v))),
                Rows.value(
                        Syntax.word("umcast", "multicast joined by programs"),
                        Links.U16,
                        IflaIpoib.IFLA_IPOIB_UMCAST,
                        (out, key, format, v, names) -> out.string(key, format, String.format("%04x", v))));
    }

    private static final ValueType<Integer> PKEY = ValueType.of(
            "PKEY",
            "number",
            w -> Links.hex("PKEY", 0xffff).read(w).intValue(),
            v -> "0x" + Integer.toHexString(v),
            "0x8001");
}
