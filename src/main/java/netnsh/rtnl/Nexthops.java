package netnsh.rtnl;

import java.nio.ByteBuffer;
import netnsh.model.Netconf;
import netnsh.model.Nexthop;
import netnsh.netlink.Attrs;
import netnsh.netlink.Bytes;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.Rtm;

/** RTM_*NEXTHOP and RTM_*NEXTHOPBUCKET: struct nhmsg and NHA_*; RTM_*NETCONF: struct netconfmsg and NETCONFA_*. */
public final class Nexthops {
    /** sizeof(struct nhmsg). */
    public static final int HEADER = 8;

    /** sizeof(struct netconfmsg), the family. */
    public static final int NETCONF_HEADER = 1;

    private Nexthops() {}

    private static byte[] header(Nexthop n) {
        return Bytes.buffer(HEADER)
                .put(0, Bytes.u8("family", n.family()))
                .put(1, Bytes.u8("scope", n.scope()))
                .put(2, Bytes.u8("protocol", n.protocol()))
                .putInt(4, n.flags())
                .array();
    }

    static Message add(Nexthop n, Mode mode) {
        return Message.of(Rtm.RTM_NEWNEXTHOP, mode.flags(), header(n), n.attrs());
    }

    static Message delete(Nexthop n) {
        return Message.of(Rtm.RTM_DELNEXTHOP, 0, header(n), n.attrs());
    }

    static Message get(Nexthop filter) {
        return Message.of(Rtm.RTM_GETNEXTHOP, 0, header(filter), filter.attrs());
    }

    static Message buckets(Nexthop filter) {
        return Message.of(Rtm.RTM_GETNEXTHOPBUCKET, 0, header(filter), filter.attrs());
    }

    static Message netconf(int family) {
        return Message.of(Rtm.RTM_GETNETCONF, 0, new byte[] {(byte) family}, Attrs.NONE);
    }

    /**
     * Reads an RTM_NEWNEXTHOP or RTM_NEWNEXTHOPBUCKET (or their DEL).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Nexthop decode(Message m) {
        if (m.payload().length < HEADER) {
            throw new CodecException("nhmsg: " + m.payload().length + " bytes where " + HEADER + " belong");
        }
        ByteBuffer in = Bytes.wrap(m.payload());
        return new Nexthop(in.get(0) & 0xff, in.get(1) & 0xff, in.get(2) & 0xff, in.getInt(4), m.attrs(HEADER));
    }

    /**
     * Reads an RTM_NEWNETCONF (or DELNETCONF).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Netconf netconf(Message m) {
        if (m.payload().length < NETCONF_HEADER) {
            throw new CodecException("netconfmsg: no family");
        }
        return new Netconf(m.payload()[0] & 0xff, m.attrs(NETCONF_HEADER));
    }
}
