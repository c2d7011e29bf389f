package netnsh.encap;

import static netnsh.uapi.IlaAttr.ILA_ATTR_LOCATOR;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.kind.Opt;
import netnsh.kind.Row;
import netnsh.kind.Rows;
import netnsh.netlink.Attr;
import netnsh.uapi.IlaAttr;
import netnsh.uapi.Named;
import netnsh.word.LightTunnels;
import netnsh.word.Links;

/** {@code encap ila}: another upper half of the destination. */
final class IlaEncap extends Encap {
    private static final Syntax.Slot<Long> LOCATOR =
            Syntax.slot("locator", LightTunnels.LOCATOR, "the upper half that packets get");

    IlaEncap() {
        super(3, "ila", "another upper half of the address", "ila");
    }

    @Override
    List<Row> make() {
        return List.of(
                Opt.of(
                                LOCATOR,
                                (args, build) -> args.get(LOCATOR)
                                        .ifPresent(v -> build.put(ILA_ATTR_LOCATOR, v, args.token(LOCATOR))))
                        .show((attrs, out, names) -> attrs.get(ILA_ATTR_LOCATOR)
                                .ifPresent(v -> out.string("locator", " %s ", LightTunnels.locator(v))))
                        .words((attrs, names, words) ->
                                attrs.get(ILA_ATTR_LOCATOR).ifPresent(v -> words.add(LightTunnels.locator(v)))),
                // hooks and formats that iproute2 prints cannot all be said
                row("csum-mode", "csum_mode", IlaAttr.ILA_ATTR_CSUM_MODE, IlaAttr.CSUM_MODES, IlaAttr.CSUM_MODES),
                row(
                        "ident-type",
                        "ident_type",
                        IlaAttr.ILA_ATTR_IDENT_TYPE,
                        IlaAttr.IDENT_TYPES,
                        IlaAttr.IDENT_TYPES.stream()
                                .filter(t -> List.of("luid", "use-format").contains(t.name()))
                                .toList()),
                row("hook-type", "hook_type", IlaAttr.ILA_ATTR_HOOK_TYPE, IlaAttr.HOOK_TYPES, IlaAttr.HOOK_TYPES));
    }

    private static Row row(String keyword, String key, Attr<Integer> attr, List<Named> told, List<Named> said) {
        return Rows.value(
                        Syntax.exactly(keyword, "how the " + keyword.replace('-', ' ') + " is"),
                        Links.choice(said),
                        attr,
                        (out, k, format, v, names) -> out.string(
                                k,
                                format,
                                told.stream()
                                        .filter(t -> t.value() == v)
                                        .map(Named::name)
                                        .findFirst()
                                        .orElse("unknown")))
                .key(key)
                .text(" " + keyword + " %s ");
    }

    @Override
    Syntax shape(List<Row> all) {
        return Syntax.seq(
                LOCATOR,
                Syntax.anyOrder(all.stream()
                        .skip(1)
                        .map(row -> Syntax.maybe(row.syntax()))
                        .toList()));
    }
}
