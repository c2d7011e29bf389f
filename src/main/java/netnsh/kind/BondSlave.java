package netnsh.kind;

import java.util.List;
import java.util.function.IntFunction;
import netnsh.grammar.Syntax;
import netnsh.netlink.Attr;
import netnsh.uapi.IflaBondSlave;
import netnsh.uapi.Named;
import netnsh.word.Links;

/** {@code type bond_slave}: a port of a bond (linux/if_link.h, IFLA_BOND_SLAVE_*). */
final class BondSlave extends LinkKind {
    /** BOND_STATE_* and BOND_LINK_* of linux/if_bonding.h. */
    private static final List<String> STATES = List.of("ACTIVE", "BACKUP");

    private static final List<String> MII = List.of("UP", "GOING_DOWN", "DOWN", "GOING_BACK");

    BondSlave() {
        super("bond_slave", "a port of a bond", "bonding");
    }

    @Override
    public List<String> usual() {
        return List.of("queue_id 0", "prio 0");
    }

    @Override
    protected List<Row> make() {
        return List.of(
                word(IflaBondSlave.IFLA_BOND_SLAVE_STATE, "state", STATES),
                word(IflaBondSlave.IFLA_BOND_SLAVE_MII_STATUS, "mii_status", MII),
                Rows.told(
                        IflaBondSlave.IFLA_BOND_SLAVE_LINK_FAILURE_COUNT,
                        "link_failure_count",
                        "link_failure_count %d ",
                        (out, key, format, v, names) -> out.number(key, format, v.intValue())),
                Rows.told(
                        IflaBondSlave.IFLA_BOND_SLAVE_PERM_HWADDR,
                        "perm_hwaddr",
                        "perm_hwaddr %s ",
                        (out, key, format, v, names) -> out.string(key, format, v.toString())),
                Rows.value(
                                Syntax.word("queue_id", "the queue that is sent from here"),
                                Links.U16,
                                IflaBondSlave.IFLA_BOND_SLAVE_QUEUE_ID,
                                Rows::decimal)
                        .text("queue_id %d "),
                Rows.value(
                                Syntax.exactly("prio", "higher takes over first"),
                                Links.range("PRIORITY", Integer.MIN_VALUE, Integer.MAX_VALUE),
                                IflaBondSlave.IFLA_BOND_SLAVE_PRIO,
                                Rows::decimal)
                        .text("prio %d "),
                Rows.told(IflaBondSlave.IFLA_BOND_SLAVE_AD_AGGREGATOR_ID, "ad_aggregator_id", "ad_aggregator_id %d "),
                Rows.told(
                        IflaBondSlave.IFLA_BOND_SLAVE_AD_ACTOR_OPER_PORT_STATE,
                        "ad_actor_oper_port_state",
                        "ad_actor_oper_port_state %d ",
                        BondSlave::lacp),
                Rows.told(
                        IflaBondSlave.IFLA_BOND_SLAVE_AD_PARTNER_OPER_PORT_STATE,
                        "ad_partner_oper_port_state",
                        "ad_partner_oper_port_state %d ",
                        BondSlave::lacp));
    }

    private static Row word(Attr<Integer> attr, String key, List<String> words) {
        return Rows.told(attr, key, key + " %s ", (out, k, format, v, names) -> {
            if (v < words.size()) {
                out.string(k, format, words.get(v));
            } else {
                out.number(k + "_index", k + " %d ", v);
            }
        });
    }

    private static void lacp(Printer out, String key, String format, int state, IntFunction<String> names) {
        int left = state & 0xff;
        out.number(key, format, left);
        // iproute2 prints the key in front
        out.openArray(key + "_str", key + "_str <");
        for (Named bit : IflaBondSlave.LACP_STATES) {
            if ((left & bit.value()) != 0) {
                left &= (int) ~bit.value();
                out.element(Printer.Role.NONE, left != 0 ? "%s," : "%s", bit.name());
            }
        }
        out.closeArray("> ");
    }
}
