package netnsh.encap;

import static netnsh.uapi.Seg6Iptunnel.SEG6_IPTUNNEL_SRH;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;
import netnsh.kind.Build;
import netnsh.kind.Opt;
import netnsh.kind.Row;
import netnsh.uapi.Named;
import netnsh.uapi.Seg6Iptunnel;
import netnsh.word.Links;

/** {@code encap seg6}: the way through segments (RFC 8754). */
final class Seg6Encap extends Encap {
    private static final Syntax.Slot<Integer> MODE =
            Syntax.slot("mode", Links.choice(Seg6Iptunnel.MODES), "into the packet's header, or around it");

    Seg6Encap() {
        super(5, "seg6", "a way through segments (SRv6)", "");
    }

    @Override
    List<Row> make() {
        return List.of(Opt.of(
                        Syntax.seq(Syntax.exactly("mode", MODE.help()), MODE, Segments.segs(), Segments.hmac()),
                        Seg6Encap::put)
                .show((attrs, out, names) -> attrs.get(SEG6_IPTUNNEL_SRH).ifPresent(v -> {
                    boolean known = v.mode() >= 0 && v.mode() < Seg6Iptunnel.MODES.size();
                    out.string("mode", "mode %s ", known ? Named.nameOf(Seg6Iptunnel.MODES, v.mode()) : "<unknown>");
                    Segments.print(v.header(), out);
                }))
                .words((attrs, names, words) -> attrs.get(SEG6_IPTUNNEL_SRH).ifPresent(v -> {
                    words.addAll(List.of("mode", Named.nameOf(Seg6Iptunnel.MODES, v.mode())));
                    words.addAll(Segments.words(v.header(), v.mode() == Seg6Iptunnel.INLINE));
                }))
                .required());
    }

    private static void put(Args args, Build build) {
        int mode = args.need(MODE);
        build.put(
                SEG6_IPTUNNEL_SRH,
                new Seg6Iptunnel(mode, Segments.header(args, mode == Seg6Iptunnel.INLINE)),
                args.token(Segments.SEGS));
    }
}
