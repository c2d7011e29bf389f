package netnsh.kind;

import java.util.List;
import netnsh.uapi.IflaSmall;

/** {@code type wwan}: channels of a modem (linux/wwan.h). */
final class Wwan extends LinkKind {
    Wwan() {
        super("wwan", "a channel of a modem");
    }

    @Override
    protected List<Row> make() {
        return List.of(Rows.u32("linkid", IflaSmall.IFLA_WWAN_LINK_ID, "the number of the channel"));
    }
}
