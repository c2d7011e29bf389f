package netnsh.kind;

import static netnsh.uapi.Veth.VETH_INFO_PEER;

import java.util.List;
import netnsh.grammar.Args;
import netnsh.grammar.Syntax;

/** {@code type vxcan}: a pair of CAN interfaces; VXCAN_INFO_PEER of linux/can/vxcan.h is as that of veth. */
final class Vxcan extends LinkKind {
    private static final Syntax.Word PEER = Syntax.exactly("peer", "the other end, with any option of a link");

    Vxcan() {
        super("vxcan", "a pair of CAN interfaces: what goes in at one end comes out at the other");
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    public boolean pair() {
        return true;
    }

    @Override
    public List<String> usualOfLink() {
        return List.of("mtu 72", "arp off", "multicast off");
    }

    @Override
    protected List<Row> make() {
        return List.of();
    }

    @Override
    public synchronized Syntax syntax(boolean create) {
        return Syntax.maybe(PEER, Veth.OPTIONS);
    }

    @Override
    protected void finish(Args args, Build build) {
        Veth.peer(args, build, VETH_INFO_PEER);
    }
}
