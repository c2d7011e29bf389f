package netnsh.rtnl;

import netnsh.model.BridgeVlan;
import netnsh.model.Link;
import netnsh.model.LinkStats;
import netnsh.model.Mdb;
import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.IfInfoMsg;
import netnsh.uapi.Ifla;
import netnsh.uapi.NdMsg;
import netnsh.uapi.Nda;
import netnsh.uapi.Rtm;
import netnsh.uapi.VlanDb;
import netnsh.uapi.VlanStats;
import netnsh.value.Dev;

/** What bridge(8) says: AF_BRIDGE messages about links and neighbours, RTM_*VLAN, RTM_*MDB, RTM_GETSTATS. */
public final class Bridges {
    /** sizeof(struct br_port_msg) and sizeof(struct br_vlan_msg): the family and, four bytes on, the interface. */
    public static final int HEADER = 8;

    /** sizeof(struct if_stats_msg). */
    private static final int STATS_HEADER = 12;

    private Bridges() {}

    private static byte[] header(Dev dev) {
        return Bytes.buffer(HEADER)
                .put(0, (byte) Rtm.AF_BRIDGE)
                .putInt(4, dev.index())
                .array();
    }

    static Message vlan(Link port, boolean add) {
        byte[] header = new IfInfoMsg(Rtm.AF_BRIDGE, 0, port.index(), 0, 0).bytes();
        return Message.of(add ? Rtm.RTM_SETLINK : Rtm.RTM_DELLINK, 0, header, port.attrs());
    }

    static Message options(BridgeVlan vlan) {
        return Message.of(Rtm.RTM_NEWVLAN, 0, header(vlan.dev()), vlan.attrs());
    }

    static Message add(Mdb mdb, Mode mode) {
        return Message.of(Rtm.RTM_NEWMDB, mode.flags(), header(mdb.bridge()), mdb.attrs());
    }

    static Message delete(Mdb mdb) {
        return Message.of(Rtm.RTM_DELMDB, 0, header(mdb.bridge()), mdb.attrs());
    }

    static Message flush(Neighbour filter) {
        byte[] header =
                new NdMsg(filter.family(), filter.dev().index(), filter.state(), filter.flags(), filter.type()).bytes();
        return Message.of(Rtm.RTM_DELNEIGH, Rtm.NLM_F_BULK, header, filter.attrs());
    }

    static Message links(long mask) {
        byte[] header = new IfInfoMsg(Rtm.AF_BRIDGE, 0, 0, 0, 0).bytes();
        return Message.of(Rtm.RTM_GETLINK, 0, header, Attrs.NONE.with(Ifla.IFLA_EXT_MASK, mask));
    }

    static Message forwarding(Dev dev, Dev bridge) {
        byte[] header = new NdMsg(Rtm.AF_BRIDGE, dev.index(), 0, 0, 0).bytes();
        Attrs attrs = bridge.index() == 0 ? Attrs.NONE : Attrs.NONE.with(Nda.NDA_MASTER, bridge);
        return Message.of(Rtm.RTM_GETNEIGH, 0, header, attrs);
    }

    static Message forwarding(Neighbour question) {
        byte[] header = new NdMsg(question.family(), question.dev().index(), 0, question.flags(), 0).bytes();
        return Message.of(Rtm.RTM_GETNEIGH, 0, header, question.attrs());
    }

    static Message vlans(long flags) {
        return Message.of(
                Rtm.RTM_GETVLAN, 0, header(Dev.NONE), Attrs.NONE.with(VlanDb.BRIDGE_VLANDB_DUMP_FLAGS, flags));
    }

    static Message counters(boolean ports) {
        int bit = (ports ? VlanStats.IFLA_STATS_LINK_XSTATS_SLAVE : VlanStats.IFLA_STATS_LINK_XSTATS).id() - 1;
        byte[] header = Bytes.buffer(STATS_HEADER).putInt(8, 1 << bit).array();
        return Message.of(Rtm.RTM_GETSTATS, 0, header, Attrs.NONE);
    }

    static Message groups() {
        return Message.of(Rtm.RTM_GETMDB, 0, header(Dev.NONE), Attrs.NONE);
    }

    private static Dev dev(Message m, int length) {
        if (m.payload().length < length) {
            throw new CodecException(m.typeName() + ": " + m.payload().length + " bytes where " + length + " belong");
        }
        return Dev.index(Bytes.wrap(m.payload()).getInt(4));
    }

    /**
     * Reads an RTM_NEWVLAN (or DELVLAN).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static BridgeVlan vlan(Message m) {
        return new BridgeVlan(dev(m, HEADER), m.attrs(HEADER));
    }

    /**
     * Reads an RTM_NEWMDB (DELMDB; a dump answers with RTM_GETMDB).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Mdb mdb(Message m) {
        return new Mdb(dev(m, HEADER), m.attrs(HEADER));
    }

    static LinkStats stats(Message m) {
        return new LinkStats(dev(m, STATS_HEADER), m.attrs(STATS_HEADER));
    }
}
