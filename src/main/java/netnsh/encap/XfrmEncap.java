package netnsh.encap;

import java.util.List;
import netnsh.grammar.Syntax;
import netnsh.kind.Row;
import netnsh.kind.Rows;
import netnsh.uapi.LwtXfrm;
import netnsh.word.LightTunnels;
import netnsh.word.Names;

/** {@code encap xfrm}: policies of IPsec for an external xfrm link. */
final class XfrmEncap extends Encap {
    XfrmEncap() {
        super(10, "xfrm", "policies of IPsec, for an xfrm link that is external", "xfrm_interface");
    }

    @Override
    List<Row> make() {
        return List.of(
                Rows.value(
                                Syntax.exactly("if_id", "the number in the policies"),
                                LightTunnels.NOT_ZERO,
                                LwtXfrm.LWT_XFRM_IF_ID,
                                Encap::decimal)
                        .required(),
                Rows.value(
                        Syntax.exactly("link_dev", "the link below"),
                        Names.DEV,
                        LwtXfrm.LWT_XFRM_LINK,
                        (out, key, format, v, names) -> out.string(key, format, names.apply(v.index()))));
    }
}
