package netnsh.kind;

import java.util.List;
import java.util.Set;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IflaHsr;
import netnsh.value.Dev;
import netnsh.value.Mac;
import netnsh.word.Links;
import netnsh.word.Names;

/** {@code type hsr}: a ring with two ways (linux/if_link.h, IFLA_HSR_*). */
final class Hsr extends LinkKind {
    private static final Syntax.Slot<Integer> SUPERVISION =
            Syntax.slot("supervision", Links.U8, "last byte of the address for supervision");

    Hsr() {
        super("hsr", "a ring: everything is sent both ways round (HSR, PRP)");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("slave1", "slave2", "interlink", "supervision", "version", "proto");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                port("slave1", IflaHsr.IFLA_HSR_SLAVE1, "the link one way round"),
                port("slave2", IflaHsr.IFLA_HSR_SLAVE2, "the link the other way round"),
                Rows.told(IflaHsr.IFLA_HSR_SEQ_NR, "seq_nr", "sequence %d "),
                Opt.of(
                                Syntax.clause("supervision", SUPERVISION),
                                (args, build) -> args.get(SUPERVISION)
                                        .ifPresent(v ->
                                                build.put(IflaHsr.IFLA_HSR_MULTICAST_SPEC, v, args.token(SUPERVISION))))
                        .show((attrs, out, names) -> attrs.get(IflaHsr.IFLA_HSR_SUPERVISION_ADDR)
                                .ifPresent(mac -> out.string("supervision_addr", "supervision %s ", mac.toString())))
                        .words((attrs, names, words) -> attrs.get(IflaHsr.IFLA_HSR_MULTICAST_SPEC)
                                .or(() -> attrs.get(IflaHsr.IFLA_HSR_SUPERVISION_ADDR)
                                        .map(Hsr::last))
                                .ifPresent(v -> words.addAll(List.of("supervision", v.toString()))))
                        .before("slave1"),
                Rows.value(Syntax.word("version", "of the protocol: 0 or 1"), Links.U8, IflaHsr.IFLA_HSR_VERSION, null),
                Rows.u8("proto", IflaHsr.IFLA_HSR_PROTOCOL, "0: HSR, 1: PRP"));
    }

    private static int last(Mac mac) {
        return mac.bytes()[mac.length() - 1] & 0xff;
    }

    private static Row port(String keyword, Attr<Dev> attr, String help) {
        Field<Dev> field = Rows.value(Syntax.word(keyword, help), Names.DEV, attr, null);
        return Opt.of(field.syntax(), field::write)
                .show((attrs, out, names) -> attrs.get(attr)
                        .ifPresentOrElse(
                                dev -> out.string(keyword, keyword + " %s ", Rows.name(dev, names)),
                                () -> out.none(keyword, keyword + " <none> ")))
                .words(field::words);
    }
}
