package netnsh.encap;

import static netnsh.uapi.MplsIptunnel.MPLS_IPTUNNEL_DST;
import static netnsh.uapi.MplsIptunnel.MPLS_IPTUNNEL_TTL;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.kind.Opt;
import netnsh.kind.Row;
import netnsh.kind.Rows;
import netnsh.uapi.Mpls;
import netnsh.word.LightTunnels;
import netnsh.word.Links;

/** {@code encap mpls}: labels in front of packets. */
final class MplsEncap extends Encap {
    private static final Syntax.Slot<Mpls> LABELS = Syntax.slot("labels", LightTunnels.LABELS, "the labels to push");

    MplsEncap() {
        super(1, "mpls", "MPLS labels in front", "mpls_iptunnel");
    }

    @Override
    List<Row> make() {
        return List.of(
                Opt.of(
                                LABELS,
                                (args, build) -> args.get(LABELS)
                                        .ifPresent(v -> build.put(MPLS_IPTUNNEL_DST, v, args.token(LABELS))))
                        .show((attrs, out, names) ->
                                attrs.get(MPLS_IPTUNNEL_DST).ifPresent(v -> out.string("dst", " %s ", v.text())))
                        .words((attrs, names, words) ->
                                attrs.get(MPLS_IPTUNNEL_DST).ifPresent(v -> words.add(v.text()))),
                Rows.value(
                        Syntax.exactly("ttl", "time to live in the label"),
                        Links.U8,
                        MPLS_IPTUNNEL_TTL,
                        Encap::decimal));
    }

    @Override
    Syntax shape(List<Row> all) {
        return Syntax.seq(all.get(0).syntax(), Syntax.maybe(all.get(1).syntax()));
    }
}
