package netnsh.encap;

import static netnsh.uapi.RplIptunnel.RPL_IPTUNNEL_SRH;

import java.util.List;
import netnsh.kind.Opt;
import netnsh.kind.Row;
import netnsh.uapi.RplIptunnel;

/** {@code encap rpl}: a source route for networks of low power (RFC 6554). */
final class RplEncap extends Encap {
    RplEncap() {
        super(8, "rpl", "a source route for networks of low power", "");
    }

    @Override
    List<Row> make() {
        return List.of(Opt.of(
                        Segments.segs(),
                        (args, build) -> build.put(
                                RPL_IPTUNNEL_SRH, new RplIptunnel(args.need(Segments.SEGS)), args.token(Segments.SEGS)))
                .show((attrs, out, names) ->
                        attrs.get(RPL_IPTUNNEL_SRH).ifPresent(v -> Segments.print(v.segments(), out)))
                .words((attrs, names, words) ->
                        attrs.get(RPL_IPTUNNEL_SRH).ifPresent(v -> words.addAll(Segments.words(v.segments()))))
                .required());
    }
}
