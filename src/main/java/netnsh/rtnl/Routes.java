package netnsh.rtnl;

import netnsh.model.Route;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.RouteFlag;
import netnsh.uapi.RtMsg;
import netnsh.uapi.Rta;
import netnsh.uapi.Rtm;

/** RTM_*ROUTE: struct rtmsg and RTA_*. */
public final class Routes {
    /** The length of the fixed header. */
    public static final int HEADER = RtMsg.LENGTH;

    private Routes() {}

    static Message add(Route route, Mode mode) {
        return Message.of(Rtm.RTM_NEWROUTE, mode.flags(), header(route), route.attrs());
    }

    static Message delete(Route route) {
        return Message.of(Rtm.RTM_DELROUTE, 0, header(route), route.attrs());
    }

    /** Asks which way a packet would go. */
    public static Message get(Route question) {
        return Message.of(Rtm.RTM_GETROUTE, 0, header(question), question.attrs());
    }

    private static byte[] header(Route r) {
        return new RtMsg(
                        r.family(),
                        r.dstLength(),
                        r.srcLength(),
                        r.tos(),
                        r.table(),
                        r.protocol(),
                        r.scope(),
                        r.type(),
                        Integer.toUnsignedLong(r.flags()))
                .bytes();
    }

    /**
     * Reads an RTM_NEWROUTE (or DELROUTE).
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Route decode(Message message) {
        RtMsg h = RtMsg.parse(message.payload());
        return new Route(
                h.family(),
                h.dstLength(),
                h.srcLength(),
                h.tos(),
                h.table(),
                h.protocol(),
                h.scope(),
                h.type(),
                (int) h.flags(),
                message.attrs(HEADER));
    }

    /**
     * Asks for routes.
     *
     * @param table 0 for all tables
     * @param cached for cloned entries only
     */
    public static Message dump(int family, int table, boolean cached) {
        int flags = cached ? RouteFlag.RTM_F_CLONED : 0;
        Attrs attrs = table == 0 ? Attrs.NONE : Attrs.NONE.with(Rta.RTA_TABLE, Integer.toUnsignedLong(table));
        return Message.of(
                Rtm.RTM_GETROUTE, 0, header(new Route(family, 0, 0, 0, 0, 0, 0, 0, flags, Attrs.NONE)), attrs);
    }
}
