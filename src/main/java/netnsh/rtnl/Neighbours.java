package netnsh.rtnl;

import netnsh.model.Neighbour;
import netnsh.netlink.Attrs;
import netnsh.netlink.CodecException;
import netnsh.netlink.Message;
import netnsh.plan.Mode;
import netnsh.uapi.NdMsg;
import netnsh.uapi.Nda;
import netnsh.uapi.Ntf;
import netnsh.uapi.Rtm;
import netnsh.value.Dev;

/** RTM_*NEIGH: struct ndmsg and NDA_*. */
public final class Neighbours {
    /** The length of the fixed header. */
    public static final int HEADER = NdMsg.LENGTH;

    private Neighbours() {}

    static Message add(Neighbour neighbour, Mode mode) {
        return Message.of(Rtm.RTM_NEWNEIGH, mode.flags(), header(neighbour), neighbour.attrs());
    }

    static Message delete(Neighbour neighbour) {
        return Message.of(Rtm.RTM_DELNEIGH, 0, header(neighbour), neighbour.attrs());
    }

    private static byte[] header(Neighbour n) {
        return new NdMsg(n.family(), n.dev().index(), n.state(), n.flags(), n.type()).bytes();
    }

    /**
     * Reads an RTM_NEWNEIGH (or DELNEIGH); the interface is known by its index alone.
     *
     * @throws CodecException when it is too short or malformed
     */
    public static Neighbour decode(Message message) {
        NdMsg h = NdMsg.parse(message.payload());
        return new Neighbour(
                h.family(), Dev.index(h.index()), h.state(), h.flags(), h.type(), told(message.attrs(HEADER)));
    }

    /** On an interface without link-layer addresses the kernel tells one of no bytes (neigh_fill_info of net/core). */
    private static Attrs told(Attrs attrs) {
        return attrs.entries().stream().anyMatch(e -> e.id() == Nda.NDA_LLADDR.id() && e.bytes().length == 0)
                ? attrs.without(Nda.NDA_LLADDR)
                : attrs;
    }

    /** Asks for the entries of a family (0: all), or for the proxy entries instead. */
    public static Message dump(int family, boolean proxy) {
        byte[] header = new NdMsg(family, 0, 0, proxy ? Ntf.NTF_PROXY : 0, 0).bytes();
        return Message.of(Rtm.RTM_GETNEIGH, 0, header, Attrs.NONE);
    }

    /** Whether an entry is one that we answer for others. */
    public static boolean proxy(Neighbour neighbour) {
        return (neighbour.flags() & Ntf.NTF_PROXY) != 0;
    }
}
