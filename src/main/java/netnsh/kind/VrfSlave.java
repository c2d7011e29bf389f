package netnsh.kind;

import java.util.List;
import netnsh.uapi.IflaVrfPort;

/** {@code type vrf_slave}: a link in a VRF (linux/if_link.h, IFLA_VRF_PORT_*); nothing can be set. */
final class VrfSlave extends LinkKind {
    VrfSlave() {
        super("vrf_slave", "a link in a VRF", "vrf");
    }

    @Override
    protected List<Row> make() {
        return List.of(Rows.told(IflaVrfPort.IFLA_VRF_PORT_TABLE, "table", "table %u "));
    }
}
