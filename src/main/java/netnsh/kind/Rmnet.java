package netnsh.kind;

import java.util.List;
import netnsh.uapi.IflaSmall;

/** {@code type rmnet}: channels of a modem (linux/if_link.h). */
final class Rmnet extends LinkKind {
    Rmnet() {
        super("rmnet", "a channel of a modem");
    }

    @Override
    public boolean onLink() {
        return true;
    }

    @Override
    protected List<Row> make() {
        return List.of(Rows.u16("mux_id", IflaSmall.IFLA_RMNET_MUX_ID, "the number of the channel"));
    }
}
