package netnsh.kind;

import java.util.List;
import java.util.Set;
import netnsh.grammar.Syntax;
import netnsh.uapi.IflaVrf;
import netnsh.word.Ids;

/** {@code type vrf}: a routing table for its ports (linux/if_link.h, IFLA_VRF_*). */
final class Vrf extends LinkKind {
    Vrf() {
        super("vrf", "a routing table of their own for the links in it");
    }

    @Override
    public List<String> usualOfLink() {
        return List.of("arp off", "multicast off", "mtu 65575");
    }

    @Override
    public Set<String> fixed() {
        return Set.of("table");
    }

    @Override
    protected List<Row> make() {
        Syntax.Word table = Syntax.word("table", "the routing table");
        return List.of(Rows.value(table, Ids.TABLE, IflaVrf.IFLA_VRF_TABLE, Rows::decimal)
                .text("table %u ")
                .required());
    }
}
